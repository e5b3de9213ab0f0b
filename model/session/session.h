#pragma once
//! Session: one connected server: finds it, tests the key, owns its client, its list of collections and the
//! opened collections. Owned by the Workspace.

#include "client/net/writegate.h"
#include "client/types/apierror.h"
#include "client/types/serverinfo.h"
#include "model/collections/collectionsmodel.h"
#include "model/session/collectionsession.h"
#include "model/session/connectionspec.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class ConnectionProbe;
class RequestLogModel;
class SshTunnel;
struct ApiCoreOptions;
struct LogEntry;
struct RetryNotice;

//! A wait before the next try of a request, as the person sees it.
struct RetryWait
{
    int nextAttempt = 0;
    int attempts = 0;
    QDeadlineTimer until;
};

class Session : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Tunnelling, Probing, Connecting, Ready, Failed };

    //! `log` outlives the session.
    Session(ConnectionSpec spec, TransportMaker maker, RequestLogModel &log,
            QObject *parent = nullptr);
    ~Session() override; //!< cancels everything; opened collections die first

    void
    open(); //!< probes if needed, asks for version, then lists collections (which tests the key)
    void cancel(); //!< ends opening (state Failed with kind Cancelled), or a refresh
    void refresh(); //!< of a ready session: version and collections again

    State state() const { return m_state; }
    bool isOpening() const
    {
        return m_state == State::Tunnelling || m_state == State::Probing
            || m_state == State::Connecting;
    }
    //! Of a ready session: looks once whether the server is there, and brings back a tunnel that ended. isLost() and
    //! stateChanged() tell how that went.
    void reconnect();
    bool isLooking() const { return m_lookCall.isRunning(); } //!< as reconnect() does
    const SshTunnel *tunnel() const { return m_tunnel.get(); } //!< nullptr: none is used
    void setSshProgram(const QString &program) { m_sshProgram = program; } //!< for tests
    //! Whether a request of this session runs or waits for its next try.
    bool isBusy() const;
    //! Ready, but the latest request met nobody there.
    bool isLost() const { return m_state == State::Ready && m_error; }
    //! Whether asking for `spec` would lead to the same place, whatever key and rights.
    bool isAt(const ConnectionSpec &spec) const;
    const ConnectionSpec &spec() const { return m_spec; } //!< the port filled in once found
    const std::optional<ApiError> &error() const { return m_error; } //!< Failed or lost: why
    const ServerInfo &server() const { return m_server; }
    bool isReadOnly() const { return m_spec.isReadOnly(); }
    //! The wait that ends first; nullopt while no request waits for its next try.
    std::optional<RetryWait> retryWait() const;
    void retryNow(); //!< ends all waits at once
    void cancelWaiting(); //!< no more tries: what waits ends with its last failure

    Protection protection() const { return m_spec.protection; }
    //! Writes that wait for a yes, the oldest first.
    const std::vector<PendingWrite> &pendingWrites() const { return m_pendingWrites; }
    //! false: nothing is sent. Ids that don't wait are ignored.
    void confirmWrite(quint64 requestId, bool isConfirmed);

    CollectionsModel &collections() { return m_collections; }
    //! The shared state of one collection, made on first use; nullptr before Ready.
    CollectionSession *collection(const QString &name);
    //! Forgets an opened collection (its tab was closed); pages on it must be gone.
    void releaseCollection(const QString &name);

signals:
    void stateChanged(); //!< also: lost, found again, another version
    void retryWaitChanged(); //!< and every second while one waits
    void pendingWritesChanged();

private:
    void setState(State state);
    void fail(ApiError error);
    void startTunnel();
    void onTunnel();
    void startProbe();
    Client &makeClient(std::unique_ptr<Client> &place, int attempts);
    void look();
    void connectClient();
    void listCollections();
    void onAttempt(const LogEntry &entry);
    void onRetryWait(const RetryNotice &notice);
    void onRetryEnd(quint64 requestId);
    ApiCoreOptions coreOptions(int attempts);
    bool dropPending(quint64 requestId);

    const ConnectionSpec m_asked;
    ConnectionSpec m_spec;
    TransportMaker m_maker;
    RequestLogModel &m_log;
    State m_state = State::Idle;
    std::optional<ApiError> m_error;
    ServerInfo m_server;
    std::map<quint64, RetryWait> m_waits; //!< by request
    std::vector<PendingWrite> m_pendingWrites;
    QTimer m_tick;
    QString m_sshProgram = QStringLiteral("ssh");
    std::unique_ptr<SshTunnel> m_tunnel;
    std::shared_ptr<std::atomic<quint16>> m_tunnelPort;
    // Order matters: calls and models go before the client they use.
    std::unique_ptr<Client> m_client;
    CollectionsModel m_collections;
    QHash<QString, CollectionSession *> m_opened;
    std::unique_ptr<ConnectionProbe> m_probe;
    std::unique_ptr<Client> m_looker; //!< asks once where m_client would try again
    Call m_lookCall;
    Call m_infoCall;
    Call m_listCall;
};

} // namespace sextant
