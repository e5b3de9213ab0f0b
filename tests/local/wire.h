#pragma once
//! Wire: HTTP by hand, for what no client library would send.

#include "client/local/loopbackserver.h"

#include <QByteArray>
#include <QTcpSocket>

namespace sextant {

//! One connection to a loopback server, spoken by hand.
class Wire
{
public:
    explicit Wire(const LoopbackServer &server)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        m_socket.waitForConnected(patience);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
    }

    //! Head and body of one answer; what comes after it stays for the next call.
    QByteArray read(bool hasBody = true)
    {
        while (!m_buffer.contains("\r\n\r\n") && more()) { }
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n") + 4;
        if (headEnd < 4)
            return {};
        const QByteArray head = m_buffer.left(headEnd).toLower();
        const qsizetype place = head.indexOf("content-length: ");
        const qsizetype length = hasBody && place >= 0
            ? head.mid(place + 16, head.indexOf('\r', place) - place - 16).toLongLong()
            : 0;
        while (m_buffer.size() < headEnd + length && more()) { }
        const QByteArray answer = m_buffer.left(headEnd + length);
        m_buffer.remove(0, answer.size());
        return answer;
    }

    QByteArray ask(const QByteArray &line, const QByteArray &headers = {},
                   const QByteArray &body = {})
    {
        QByteArray request = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
        if (!body.isEmpty())
            request += "Content-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n";
        write(request + "\r\n" + body);
        return read();
    }

    void leave() { m_socket.abort(); }
    bool isEnded()
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState
               && m_socket.waitForReadyRead(patience))
            m_socket.readAll();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

    static constexpr int patience = 10'000; // ms

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace sextant
