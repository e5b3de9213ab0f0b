// The other process of the benchmarks: serves canned Qdrant answers over loopback HTTP, so that making the bytes
// costs the measured process nothing. Collections are named after their content:
//   page_N_D   one scroll answer of N points with D-dimensional vectors, made once
//   rows_N_F   N points with F payload fields, paged by the request's limit and offset
//   vectors_M  one answer of M megabytes, nearly all vectors
//   texts_N_M  one answer of N points with M megabytes of payload texts
// The last two are answered after heldBack, so that a window has time to be there.
// Prints its port. Ends when its standard input closes.

#include "tests/bench/bodies.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace sextant::bench;

namespace {

constexpr std::chrono::milliseconds heldBack{ 400 };

std::mutex cacheMutex;

const QByteArray &cached(const QByteArray &key, const std::function<QByteArray()> &make)
{
    static QHash<QByteArray, std::shared_ptr<QByteArray>> cache;
    const std::lock_guard lock(cacheMutex);
    auto &entry = cache[key];
    if (!entry)
        entry = std::make_shared<QByteArray>(make());
    return *entry;
}

qint64 numberAfter(const QByteArray &body, const char *key, qint64 otherwise)
{
    const qsizetype at = body.indexOf(key);
    if (at < 0)
        return otherwise;
    return strtoll(body.constData() + at + qstrlen(key), nullptr, 10);
}

QByteArray rowsPage(qint64 total, int fields, const QByteArray &request)
{
    const qint64 limit = numberAfter(request, "\"limit\":", 10);
    const qint64 offset = numberAfter(request, "\"offset\":", 0);
    const qint64 count = qMax<qint64>(0, qMin(limit, total - offset));
    const qint64 next = offset + count < total ? offset + count : -1;
    const QByteArray key = "rows" + QByteArray::number(total) + '_' + QByteArray::number(fields)
        + '_' + QByteArray::number(offset) + '_' + QByteArray::number(limit);
    const auto make = [&] { return scrollBody(uint64_t(offset), int(count), fields, 0, next); };
    return total > 100'000 ? make() : cached(key, make); // a million rows would not fit twice
}

QByteArray collectionInfo(qint64 points)
{
    return R"({"result":{"status":"green","optimizer_status":"ok","indexed_vectors_count":0,"points_count":)"
        + QByteArray::number(points)
        + R"(,"segments_count":1,"config":{"params":{"vectors":{"size":4,"distance":"Cosine"}}},"payload_schema":{}},"status":"ok","time":0.0})";
}

QByteArray answer(const QByteArray &path, const QByteArray &request)
{
    const QByteArrayList steps = path.split('/');
    if (path == "/")
        return R"({"title":"qdrant - vector search engine","version":"1.19.0","commit":"0000000000000000000000000000000000000000"})";
    if (path == "/collections")
        return R"({"result":{"collections":[]},"status":"ok","time":0.0})";
    const QByteArrayList name = steps.value(2).split('_');
    if (steps.size() == 3)
        return collectionInfo(name.value(1).toLongLong());
    if (path.endsWith("/count"))
        return R"({"result":{"count":)" + name.value(1) + R"(},"status":"ok","time":0.0})";
    if (name.value(0) == "page")
        return cached(path, [&] {
            return scrollBody(1, name.value(1).toInt(), 20, name.value(2).toInt(), -1);
        });
    if (name.value(0) == "vectors") {
        std::this_thread::sleep_for(heldBack);
        return cached(path, [&] {
            const int dimension = 1536;
            const auto size = record(1, 20, dimension).size();
            return scrollBody(1, int(name.value(1).toLongLong() * 1'000'000 / size), 20, dimension,
                              -1);
        });
    }
    if (name.value(0) == "texts") {
        std::this_thread::sleep_for(heldBack);
        return cached(path,
                      [&] { return textsBody(name.value(1).toInt(), name.value(2).toInt()); });
    }
    return rowsPage(name.value(1).toLongLong(), name.value(2).toInt(), request);
}

bool sendAll(int socket, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const auto now
            = ::send(socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

void serve(int socket)
{
    QByteArray buffer;
    char chunk[65536];
    for (;;) {
        qsizetype end = buffer.indexOf("\r\n\r\n");
        qint64 length = 0;
        if (end >= 0)
            length = qMax<qint64>(0, numberAfter(buffer.left(end).toLower(), "content-length:", 0));
        if (end < 0 || buffer.size() < end + 4 + length) {
            const auto got = ::recv(socket, chunk, sizeof chunk, 0);
            if (got <= 0)
                break;
            buffer.append(chunk, qsizetype(got));
            continue;
        }
        const QByteArray target = buffer.left(buffer.indexOf('\r')).split(' ').value(1);
        const QByteArray body = answer(target.split('?').value(0), buffer.mid(end + 4, length));
        buffer.remove(0, end + 4 + length);
        if (!sendAll(socket,
                     "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n")
            || !sendAll(socket, body))
            break;
    }
    ::close(socket);
}

} // namespace

int main()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(listener, 64) != 0)
        return 1;
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    std::thread([] {
        char byte;
        while (::read(STDIN_FILENO, &byte, 1) > 0) { }
        std::_Exit(0);
    }).detach();
    for (;;) {
        const int client = ::accept(listener, nullptr, nullptr);
        if (client < 0)
            continue;
        const int yes = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        std::thread(serve, client).detach();
    }
}
