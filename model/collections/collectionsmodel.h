#pragma once
//! CollectionsModel: the collections and aliases of one server. Names come at once; points and status are asked
//! only for the rows somebody looks at, a few at a time.

#include "client/net/call.h"
#include "client/types/apierror.h"
#include "client/types/collectioninfo.h"
#include "client/types/result.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class Client;

class CollectionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Points, Status, ColumnCount };
    enum Role {
        NameRole = Qt::UserRole + 1, //!< QString: what to open
        IsAliasRole, //!< bool
        AliasTargetRole, //!< QString: the collection behind an alias
        PointsCountRole, //!< quint64, invalid until known
        StatusRole, //!< int(CollectionInfo::Status), invalid until known
    };
    static constexpr int factsInFlight = 4;

    explicit CollectionsModel(QObject *parent = nullptr);
    ~CollectionsModel() override;

    //! The client to ask, or nullptr: cancels all. Must outlive its use here.
    void setClient(Client *client);
    void setNames(QStringList names); //!< drops facts of names that are gone
    void refresh(); //!< names, aliases and facts again; the rows stay until the answer comes
    void refreshAliases();
    bool isRefreshing() const { return m_namesCall.isRunning(); }
    void cancelRefresh(); //!< the rows stay

    void setFilterText(const QString &text); //!< case-insensitive part of the name
    //! Rows now on the screen, both included: their facts are asked for next, and only theirs.
    void setVisibleRows(int first, int last);

    qsizetype collectionCount() const { return m_names.size(); }
    const QStringList &names() const { return m_names; }
    //! Why the last refresh failed; the rows before it stay.
    const std::optional<ApiError> &lastError() const { return m_error; }
    QStringList aliasesOf(const QString &collection) const;
    QString collectionBehind(const QString &alias) const; //!< empty when it is no alias
    //! Why aliases could not be read; a key may be allowed to list collections but not these.
    const std::optional<ApiError> &aliasError() const { return m_aliasError; }
    QModelIndex indexOf(const QString &name) const; //!< invalid when absent or filtered out

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void refreshed(); //!< a refresh was answered, well or not
    void namesChanged();
    void aliasesChanged(); //!< read again, well or not
    void refreshingChanged();

private:
    struct Facts
    {
        CollectionInfo::Status status = CollectionInfo::Status::Unknown;
        QString statusText;
        std::optional<quint64> points;
        bool failed = false;
        bool isStale = false; //!< shown until it is known anew
    };
    struct Row
    {
        QString name;
        bool isAlias = false;
        QString target;
        const QString &factsName() const { return isAlias ? target : name; }
        friend bool operator==(const Row &, const Row &) = default;
    };
    void takeNames(Result<QStringList> result);
    void rebuildRows();
    void askNext();
    void takeFacts(const QString &name, Result<CollectionInfo> result);
    QString text(const Row &row, int column) const;
    QString statusWord(const Facts &facts) const;

    Client *m_client = nullptr;
    QStringList m_names;
    std::vector<AliasInfo> m_aliases;
    QString m_filter;
    std::vector<Row> m_rows;
    QHash<QString, Facts> m_facts;
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    std::optional<ApiError> m_error;
    std::optional<ApiError> m_aliasError;
    std::vector<std::pair<QString, Call>> m_running;
    Call m_namesCall;
    Call m_aliasesCall;
};

} // namespace sextant
