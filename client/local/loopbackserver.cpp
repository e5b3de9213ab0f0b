#include "client/local/loopbackserver.h"

#include "client/local/connectionthreads.h"
#include "client/local/engine.h"
#include "client/local/guardedstream.h"
#include "client/local/loopbackgate.h"
#include "client/local/router.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <limits>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace sextant {

namespace {

using namespace Qt::StringLiterals;

constexpr size_t maxConnections = 512; // served at once; further ones are told no
constexpr std::chrono::milliseconds answersMayTake{ 200 }; // when the server stops
constexpr qint64 drainLimit = qint64(256) << 20; // beyond it an oversized body is cut off

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

Method methodOf(const std::string &name)
{
    if (name == "POST")
        return Method::Post;
    if (name == "PUT")
        return Method::Put;
    if (name == "PATCH")
        return Method::Patch;
    if (name == "DELETE")
        return Method::Delete;
    return Method::Get; // HEAD is a GET whose body httplib keeps back
}

void fill(httplib::Response &out, const Response &answer)
{
    out.status = answer.status;
    std::string type;
    for (const auto &[name, value] : answer.headers) {
        if (name == "content-type")
            type = value.toStdString();
        else if (name != "content-length")
            out.set_header(name.toStdString(), value.toStdString());
    }
    if (!answer.body.isEmpty())
        out.set_content(answer.body.constData(), size_t(answer.body.size()),
                        type.empty() ? "application/json" : type);
}

// The host of `http://host/path`, which a client sends to a proxy; empty for a plain `/path`.
QByteArray hostOfTarget(const QByteArray &target)
{
    const qsizetype scheme = target.indexOf("://");
    if (target.startsWith('/') || scheme < 0)
        return {};
    const QByteArray rest = target.mid(scheme + 3);
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [](char each) { return each == '/' || each == '?'; });
    return rest.left(end - rest.begin());
}

// Path and query, still encoded.
std::pair<QByteArray, QByteArray> splitTarget(const httplib::Request &request)
{
    QByteArray target = bytes(request.target);
    if (const QByteArray host = hostOfTarget(target); !host.isEmpty()) {
        target.remove(0, target.indexOf("://") + 3 + host.size());
        if (!target.startsWith('/'))
            target.prepend('/');
    }
    const qsizetype question = target.indexOf('?');
    if (question < 0)
        return { target, {} };
    return { target.left(question), target.mid(question + 1) };
}

QByteArrayList valuesOf(const httplib::Request &request, const char *name)
{
    QByteArrayList values;
    for (size_t i = 0; i < request.get_header_value_count(name); ++i)
        values += bytes(request.get_header_value(name, i));
    return values;
}

Asked askedOf(const httplib::Request &request)
{
    Asked asked;
    asked.path = splitTarget(request).first;
    asked.hosts = valuesOf(request, "Host");
    asked.hosts += hostOfTarget(bytes(request.target));
    asked.origins = valuesOf(request, "Origin");
    asked.hasApiKey = request.has_header("api-key");
    asked.apiKey = bytes(request.get_header_value("api-key"));
    asked.authorization = bytes(request.get_header_value("Authorization"));
    return asked;
}

bool hasBody(const httplib::Request &request)
{
    if (request.has_header("Transfer-Encoding"))
        return true;
    return request.has_header("Content-Length")
        && request.get_header_value("Content-Length") != "0";
}

#ifdef Q_OS_UNIX
enum class Direction { Reading = SHUT_RD, Both = SHUT_RDWR };

// httplib lets a kept-alive connection wait out its timeout when it stops, and a client that doesn't read
// hold an answer for as long as it likes; it doesn't give the sockets away. They are found by their local port.
void endConnections(quint16 port, Direction direction)
{
    const int limit = int(std::min(sysconf(_SC_OPEN_MAX), 65'536L));
    for (int socket = 3; socket < limit; ++socket) {
        sockaddr_in address{};
        socklen_t length = sizeof address;
        if (getsockname(socket, reinterpret_cast<sockaddr *>(&address), &length) == 0
            && address.sin_family == AF_INET && ntohs(address.sin_port) == port) {
            length = sizeof address;
            if (getpeername(socket, reinterpret_cast<sockaddr *>(&address), &length) == 0)
                shutdown(socket, int(direction));
        }
    }
}
#else
enum class Direction { Reading, Both };
void endConnections(quint16, Direction) { }
#endif

class TaskQueue final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> job) override { m_threads.run(std::move(job)); }
    void shutdown() override { m_threads.end(); }

private:
    ConnectionThreads m_threads{ maxConnections + 32 }; // some to say no on
};

// What of httplib::Server only its heirs may touch.
class HttpServer final : public httplib::Server
{
public:
#ifdef Q_OS_UNIX
    explicit HttpServer(const LoopbackServer::Options &options)
        : m_limits{ .head = options.headLimit, .body = options.bodyLimit }
    {
        // The default lets a second server share the port without a word.
        set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
    }
    // httplib queues five; a burst of more waits a second for its second try.
    void lengthenQueue() { ::listen(svr_sock_, 512); }

private:
    bool process_and_close_socket(socket_t socket) override
    {
        GuardedStream stream(socket, m_limits);
        if (m_openCount.fetch_add(1) < maxConnections)
            serve(stream);
        else
            stream.write(std::string("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                                     "Connection: close\r\nContent-Length: 0\r\n\r\n"));
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
        --m_openCount;
        return true;
    }

    void serve(GuardedStream &stream)
    {
        bool isClosed = false;
        while (!isClosed && !stream.isBroken() && svr_sock_ != INVALID_SOCKET
               && stream.awaitRequest(std::chrono::seconds(keep_alive_timeout_sec_)))
            if (!process_request(stream, false, isClosed, nullptr))
                return;
    }

    const GuardedStream::Limits m_limits;
    std::atomic<size_t> m_openCount = 0;
#else
    explicit HttpServer(const LoopbackServer::Options &) { }
    void lengthenQueue() { }
#endif
};

} // namespace

class LoopbackServer::Private
{
public:
    Private(Engine &engine, Options options)
        : m_engine(engine)
        , m_options(std::move(options))
    {
    }

    void configure();
    void answer(const httplib::Request &request, httplib::Response &out, QByteArray body);
    void answerWithBody(const httplib::Request &request, httplib::Response &out,
                        const httplib::ContentReader &read);
    void answerForm(const httplib::Request &request, httplib::Response &out,
                    const httplib::ContentReader &read);

    Engine &m_engine;
    const Options m_options;
    std::unique_ptr<HttpServer> m_server;
    std::future<void> m_listening;
    quint16 m_port = 0;
};

void LoopbackServer::Private::configure()
{
    m_server->new_task_queue = [] { return new TaskQueue; };
    m_server->set_keep_alive_timeout(1);
    m_server->set_keep_alive_max_count(std::numeric_limits<size_t>::max());
    m_server->set_payload_max_length(std::numeric_limits<size_t>::max());
    m_server->set_tcp_nodelay(true);
    // A request without a body is answered before the routes: httplib would wait for one (it reads a
    // POST without Content-Length to the end of the connection).
    m_server->set_pre_routing_handler([this](const auto &request, auto &out) {
        if (hasBody(request))
            return httplib::Server::HandlerResponse::Unhandled;
        answer(request, out, {});
        return httplib::Server::HandlerResponse::Handled;
    });
    const httplib::Server::HandlerWithContentReader withBody
        = [this](const auto &request, auto &out, const auto &read) {
              answerWithBody(request, out, read);
          };
    m_server->Post(".*", withBody).Put(".*", withBody);
    m_server->Patch(".*", withBody).Delete(".*", withBody);
    m_server->Get(".*", [this](const auto &request, auto &out) { answer(request, out, {}); });
}

void LoopbackServer::Private::answer(const httplib::Request &request, httplib::Response &out,
                                     QByteArray body)
{
    if (const std::optional<Response> refusal = refuse(askedOf(request), m_options.apiKey)) {
        fill(out, *refusal);
        return;
    }
    Request inner;
    inner.method = methodOf(request.method);
    std::tie(inner.path, inner.query) = splitTarget(request);
    inner.body = std::move(body);
    fill(out, m_engine.handleBlocking(std::move(inner)));
}

void LoopbackServer::Private::answerWithBody(const httplib::Request &request,
                                             httplib::Response &out,
                                             const httplib::ContentReader &read)
{
    if (request.is_multipart_form_data()) {
        answerForm(request, out, read);
        return;
    }
    std::optional<qint64> announced;
    if (request.has_header("Content-Length"))
        announced = bytes(request.get_header_value("Content-Length")).toLongLong();
    const qint64 limit = m_options.maxBodyBytes;
    QByteArray body;
    if (announced && *announced <= limit)
        body.reserve(*announced);
    qint64 size = 0;
    // An oversized body is read on and thrown away, so that the client gets to see the answer.
    const bool isComplete = read([&](const char *data, size_t length) {
        size += qint64(length);
        if (size <= limit)
            body.append(data, qsizetype(length));
        return size <= drainLimit;
    });
    if (size > limit || announced.value_or(0) > limit) {
        fill(out, local::tooLargeResponse(announced, limit));
        if (!isComplete)
            out.set_header("Connection", "close");
    } else if (isComplete) {
        answer(request, out, std::move(body));
    }
}

// Uploaded files: no operation here takes any, so that they are read to be answered and thrown away.
void LoopbackServer::Private::answerForm(const httplib::Request &request, httplib::Response &out,
                                         const httplib::ContentReader &read)
{
    qint64 size = 0;
    const auto skip = [&size](const char *, size_t length) {
        size += qint64(length);
        return size <= drainLimit;
    };
    if (read([](const httplib::MultipartFormData &) { return true; }, skip))
        answer(request, out, {});
}

LoopbackServer::LoopbackServer(Engine &engine)
    : LoopbackServer(engine, Options{})
{
}

LoopbackServer::LoopbackServer(Engine &engine, Options options)
    : m_private(std::make_unique<Private>(engine, std::move(options)))
{
}

LoopbackServer::~LoopbackServer() { stop(); }

Result<quint16, QString> LoopbackServer::start(quint16 port)
{
    if (isRunning())
        return u"the server is already running"_s;
    m_private->m_server = std::make_unique<HttpServer>(m_private->m_options);
    m_private->configure();
    HttpServer &server = *m_private->m_server;
    int bound = port;
    if (port == 0)
        bound = server.bind_to_any_port("127.0.0.1");
    else if (!server.bind_to_port("127.0.0.1", port))
        bound = -1;
    if (bound <= 0) {
        m_private->m_server.reset();
        return port == 0 ? u"no free port on 127.0.0.1"_s
                         : u"port %1 is in use or not allowed"_s.arg(port);
    }
    server.lengthenQueue();
    m_private->m_listening
        = std::async(std::launch::async, [&server] { server.listen_after_bind(); });
    // Only a running server can be stopped; bound it already queues connections.
    while (!server.is_running())
        std::this_thread::yield();
    m_private->m_port = quint16(bound);
    return m_private->m_port;
}

void LoopbackServer::stop()
{
    if (!isRunning())
        return;
    m_private->m_server->stop();
    // Answers under way still go out, but nobody can make the end wait by not reading them.
    endConnections(m_private->m_port, Direction::Reading);
    if (m_private->m_listening.wait_for(answersMayTake) != std::future_status::ready)
        endConnections(m_private->m_port, Direction::Both);
    m_private->m_listening.get();
    m_private->m_server.reset();
    m_private->m_port = 0;
}

bool LoopbackServer::isRunning() const { return m_private->m_server != nullptr; }

quint16 LoopbackServer::port() const { return m_private->m_port; }

QString LoopbackServer::url() const
{
    return isRunning() ? u"http://127.0.0.1:%1"_s.arg(m_private->m_port) : QString();
}

} // namespace sextant
