#include "model/session/workspace.h"

namespace sextant {

Workspace::Workspace(TransportMaker maker, QObject *parent)
    : QObject(parent)
    , m_maker(std::move(maker))
{
}

Workspace::~Workspace()
{
    // Sessions write to the log until they are gone; children would die after the member.
    qDeleteAll(m_sessions);
}

Session *Workspace::open(const ConnectionSpec &spec)
{
    for (Session *session : std::vector(m_sessions)) {
        if (!session->isAt(spec))
            continue;
        const bool hasFailed = session->state() == Session::State::Failed;
        if (session->spec().apiKey == spec.apiKey
            && session->spec().protection == spec.protection) {
            if (hasFailed)
                session->open();
            return session;
        }
        if (hasFailed)
            close(session);
    }
    auto *session = new Session(spec, m_maker, m_log, this);
    m_sessions.push_back(session);
    m_reconnector.add(session);
    emit sessionAdded(session);
    session->open();
    return session;
}

void Workspace::close(Session *session)
{
    if (std::erase(m_sessions, session) == 0)
        return;
    emit sessionAboutToClose(session);
    session->deleteLater();
}

} // namespace sextant
