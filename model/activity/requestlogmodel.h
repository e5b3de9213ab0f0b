#pragma once
//! RequestLogModel: the latest attempts of all requests, oldest first, bounded. Holds no keys: entries come redacted.

#include "client/net/tappedtransport.h"
#include "client/types/connectionoptions.h"

#include <QAbstractTableModel>
#include <QUrl>

#include <deque>
#include <functional>

namespace sextant {

//! Whose request it was.
struct LogSource
{
    QString server; //!< the connection's name
    QUrl baseUrl; //!< invalid for the demo
    bool hasKey = false;
    bool keyAsBearer = false;
    QList<HttpHeader> headers{}; //!< the values of secret ones are empty
};

class RequestLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Server, MethodColumn, Path, Status, Duration, Bytes, Attempt, ColumnCount };
    static constexpr int capacity = 2'000;

    using QAbstractTableModel::QAbstractTableModel;

    //! How a failure without an answer is worded; without it, "failed" must do.
    void setErrorWords(std::function<QString(const ApiError &)> words);
    void append(const LogEntry &entry, const LogSource &source);
    void clear();
    const LogEntry &entry(int row) const { return m_rows[size_t(row)].entry; }
    //! One shell command that repeats the request; a key stands as `$QDRANT_API_KEY`, a secret header's
    //! value as a variable of its name, the demo's address as `$QDRANT_URL`.
    QString curl(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        LogEntry entry;
        LogSource source;
    };
    QString text(const Row &row, int column) const;
    QString statusText(const LogEntry &entry) const;

    std::deque<Row> m_rows;
    std::function<QString(const ApiError &)> m_errorWords;
};

} // namespace sextant
