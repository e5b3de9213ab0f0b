#pragma once
//! RelayProxy: a proxy on 127.0.0.1 that opens ways (HTTP CONNECT, SOCKS 5) to this machine, whatever host is named.

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace sextant::test {

//! On its own thread, from construction to destruction.
class RelayProxy
{
public:
    enum class Kind { Http, Socks5 };
    //! With a user it lets nobody else through.
    explicit RelayProxy(Kind kind, const QByteArray &user = {}, const QByteArray &password = {});
    ~RelayProxy();
    RelayProxy(const RelayProxy &) = delete;
    RelayProxy &operator=(const RelayProxy &) = delete;

    quint16 port() const;
    QStringList asked() const; //!< "host:port" of each way that was opened

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sextant::test
