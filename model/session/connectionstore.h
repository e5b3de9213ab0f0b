#pragma once
//! ConnectionStore: the saved connections, without secrets. An interface: the home on disk is the composition root's.

#include "model/session/connectionspec.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <vector>

namespace sextant {

class ConnectionStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Every spec has an id and no secrets; in the person's order.
    virtual std::vector<ConnectionSpec> connections() const = 0;
    //! Adds, or replaces the one with its id; an empty id gets a new one. Secrets are dropped. Gives the id. What goes
    //! wrong on disk is told by failed().
    virtual QString save(const ConnectionSpec &spec) = 0;
    virtual void remove(const QString &id) = 0;
    //! Why what was saved could not be read at the start, and where it lies now; empty = all well.
    virtual QString loadProblem() const { return {}; }
    virtual void markUsed(const QString &id, const QDateTime &when) = 0;

signals:
    void changed();
    void
    failed(const QString &detail); //!< the file could not be written: nothing is lost in memory
};

//! Connections as JSON text for export: no ids, no secrets, no last use.
QByteArray exportConnections(const std::vector<ConnectionSpec> &specs);
struct ImportedConnections
{
    std::vector<ConnectionSpec> specs; //!< without ids
    QString error; //!< technical; empty = all well
};
ImportedConnections importConnections(const QByteArray &json);

} // namespace sextant
