#pragma once
//! SshTunnel: a forward of the system's `ssh` to a server's port, alive as long as this object. Never asks: passwords
//! and unknown host keys fail with ssh's own words (BatchMode).

#include "client/types/apierror.h"
#include "model/session/connectionspec.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace sextant {

class SshTunnel : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Starting, Ready, Failed };

    //! To `spec.baseUrl`'s host and port, by `spec.ssh`. `program` is for tests.
    explicit SshTunnel(const ConnectionSpec &spec, QObject *parent = nullptr,
                       QString program = QStringLiteral("ssh"));
    ~SshTunnel() override; //!< ends ssh

    void setTimeLimit(std::chrono::milliseconds limit); //!< until Ready; before start()
    void start(); //!< again after Failed, too, and then at another port
    void stop();
    State state() const { return m_state; }
    quint16 localPort() const { return m_localPort; } //!< on 127.0.0.1; 0 until Ready
    const std::optional<ApiError> &error() const { return m_error; } //!< Failed: kind TunnelFailed

signals:
    void stateChanged();

private:
    class Private;
    void setState(State state);
    void fail(const QString &detail);
    void onPort(bool isOpen);
    State m_state = State::Idle;
    quint16 m_localPort = 0;
    std::optional<ApiError> m_error;
    std::unique_ptr<Private> d;
};

//! What ssh is started with; empty when the destination is none (nothing, or an option in disguise).
QStringList sshArguments(const ConnectionSpec &spec, quint16 localPort);

} // namespace sextant
