#pragma once
//! Workspace: the servers open in this window and their common request log. Owned by the composition root.

#include "model/activity/requestlogmodel.h"
#include "model/session/connectiontest.h"
#include "model/session/reconnector.h"
#include "model/session/session.h"

#include <QObject>

#include <vector>

namespace sextant {

class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(TransportMaker maker, QObject *parent = nullptr);
    ~Workspace() override;

    //! Opens a connection, or gives the one already open to the same place with the same key and rights. It
    //! takes the place of one that failed there.
    Session *open(const ConnectionSpec &spec);
    void close(Session *session); //!< its pages must be gone
    const std::vector<Session *> &sessions() const { return m_sessions; }
    RequestLogModel &log() { return m_log; }
    const TransportMaker &transportMaker() const { return m_maker; }
    //! For connection tests; empty: their first steps are skipped.
    const ReachabilityMaker &reachability() const { return m_reachability; }
    void setReachability(ReachabilityMaker maker) { m_reachability = std::move(maker); }

signals:
    void sessionAdded(sextant::Session *session);
    void sessionAboutToClose(sextant::Session *session);

private:
    TransportMaker m_maker;
    ReachabilityMaker m_reachability;
    RequestLogModel m_log;
    std::vector<Session *> m_sessions;
    Reconnector m_reconnector{ [] { return QDateTime::currentDateTimeUtc(); } };
};

} // namespace sextant
