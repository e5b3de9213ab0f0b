#pragma once
//! ConnectionFile: the saved connections in one JSON file, without secrets. Several programs may have it open: each
//! change is made to what the file holds by then.

#include "model/session/connectionstore.h"

#include <QSet>

namespace sextant {

class ConnectionFile : public ConnectionStore
{
    Q_OBJECT
public:
    explicit ConnectionFile(const QString &path, QObject *parent = nullptr);

    std::vector<ConnectionSpec> connections() const override { return m_connections; }
    QString save(const ConnectionSpec &spec) override;
    void remove(const QString &id) override;
    void markUsed(const QString &id, const QDateTime &when) override;

    //! What was wrong with the file at the start, technical; empty = nothing.
    QString loadProblem() const override { return m_loadProblem; }
    //! Takes these over when there has never been a file.
    void migrate(const std::vector<ConnectionSpec> &recent);

private:
    struct Content
    {
        std::vector<ConnectionSpec> specs;
        QString problem; //!< technical; empty = read whole
    };
    static Content parse(const QByteArray &text);
    void load();
    void takeOver(const QByteArray &text);
    void mergeFromDisk();
    void put(const ConnectionSpec &spec);
    void drop(const QString &id);
    void write();
    QByteArray text() const;

    const QString m_path;
    std::vector<ConnectionSpec> m_connections;
    QByteArray m_onDisk; //!< the text last read or written
    //! Changed here and not yet on disk, since a write failed.
    QSet<QString> m_unwritten;
    QString m_loadProblem;
    QString m_blocked; //!< why the file is never written over: unreadable, or a later version's
};

} // namespace sextant
