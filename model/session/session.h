#pragma once
//! Session: one connected server: finds it, tests the key, owns its client, its list of collections and the
//! opened collections. Owned by the Workspace.

#include "client/types/apierror.h"
#include "client/types/serverinfo.h"
#include "model/collections/collectionsmodel.h"
#include "model/session/collectionsession.h"
#include "model/session/connectionspec.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace sextant {

class ConnectionProbe;
class RequestLogModel;
struct RetryNotice;

//! A wait before the next try of a request, as the person sees it.
struct RetryWait
{
    quint64 requestId = 0;
    int nextAttempt = 0;
    int attempts = 0;
    std::chrono::milliseconds wait{};
    friend bool operator==(const RetryWait &, const RetryWait &) = default;
};

class Session : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Probing, Connecting, Ready, Failed };

    //! `log` outlives the session.
    Session(ConnectionSpec spec, TransportMaker maker, RequestLogModel &log,
            QObject *parent = nullptr);
    ~Session() override; //!< cancels everything; opened collections die first

    void
    open(); //!< probes if needed, asks for version, then lists collections (which tests the key)
    void cancel(); //!< ends opening; state Failed with kind Cancelled

    State state() const { return m_state; }
    const ConnectionSpec &spec() const { return m_spec; } //!< the port filled in once found
    const std::optional<ApiError> &error() const { return m_error; }
    const ServerInfo &server() const { return m_server; }
    bool isReadOnly() const { return m_spec.readOnly; }
    //! The latest wait for a retry; nullopt while none waits.
    const std::optional<RetryWait> &retryWait() const { return m_retryWait; }
    void retryNow(); //!< ends that wait at once

    CollectionsModel &collections() { return m_collections; }
    //! The shared state of one collection, made on first use; nullptr before Ready.
    CollectionSession *collection(const QString &name);
    //! Forgets an opened collection (its tab was closed); pages on it must be gone.
    void releaseCollection(const QString &name);

signals:
    void stateChanged();
    void retryWaitChanged();

private:
    void setState(State state);
    void fail(ApiError error);
    void startProbe();
    void connectClient();
    void listCollections();
    void onRetryWait(const RetryNotice &notice);
    void onRetryEnd(quint64 requestId);

    ConnectionSpec m_spec;
    TransportMaker m_maker;
    RequestLogModel &m_log;
    State m_state = State::Idle;
    std::optional<ApiError> m_error;
    ServerInfo m_server;
    std::optional<RetryWait> m_retryWait;
    // Order matters: calls and models go before the client they use.
    std::unique_ptr<Client> m_client;
    CollectionsModel m_collections;
    QHash<QString, CollectionSession *> m_opened;
    std::unique_ptr<ConnectionProbe> m_probe;
    Call m_infoCall;
    Call m_listCall;
};

} // namespace sextant
