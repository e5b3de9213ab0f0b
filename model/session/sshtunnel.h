#pragma once
//! SshTunnel: a forward of the system's `ssh` to a server's port, alive as long as this object. Never asks: passwords
//! and unknown host keys fail with ssh's own words (BatchMode).

#include "model/session/connectionspec.h"

#include <QObject>

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

    void start(); //!< again after Failed, too
    void stop();
    State state() const { return m_state; }
    quint16 localPort() const { return m_localPort; } //!< on 127.0.0.1; 0 until Ready
    const std::optional<ApiError> &error() const { return m_error; } //!< Failed: kind TunnelFailed

signals:
    void stateChanged();

private:
    class Private;
    State m_state = State::Idle;
    quint16 m_localPort = 0;
    std::optional<ApiError> m_error;
    std::unique_ptr<Private> d;
};

} // namespace sextant
