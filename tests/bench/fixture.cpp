#include "tests/bench/fixture.h"

#include "client/net/httptransport.h"

#include <QCoreApplication>

#include <algorithm>
#include <curl/curl.h>

namespace sextant::bench {

void startHelper(QProcess &process, const QString &name, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + name, arguments);
    if (!process.waitForStarted())
        throw Failure{ QStringLiteral("the helper program %1 can't be started (%2)")
                           .arg(name, process.errorString()) };
}

ServerProcess::ServerProcess()
{
    startHelper(m_process, QStringLiteral("sextant_bench_server"));
    if (!m_process.waitForReadyRead(10'000))
        throw Failure{ QStringLiteral("the serving process said no port") };
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_process.readLine().trimmed().toInt()));
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(5'000);
}

Connected::Connected(const QUrl &server, const QString &collection)
{
    HttpOptions options;
    options.baseUrl = server;
    client = std::make_unique<Client>(httpTransportFactory(options));
    session = std::make_unique<CollectionSession>(*client, ServerInfo{}, collection, QString());
}

struct CurlDownload::Handle
{
    CURL *curl = curl_easy_init();
    curl_slist *headers = curl_slist_append(nullptr, "Content-Type: application/json");
    std::vector<char> received;
    ~Handle()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(curl);
    }
    static size_t write(char *data, size_t size, size_t count, void *self)
    {
        auto *handle = static_cast<Handle *>(self);
        std::vector<char> &received = handle->received;
        if (received.empty()) { // as much memory as it takes, at once
            curl_off_t length = 0;
            curl_easy_getinfo(handle->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
            received.reserve(size_t(std::max<curl_off_t>(length, 0)));
        }
        received.insert(received.end(), data, data + size * count);
        return size * count;
    }
};

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

CurlDownload::CurlDownload(const QUrl &server)
    : m_handle(std::make_unique<Handle>())
    , m_base(server.toEncoded())
{
}

CurlDownload::~CurlDownload() = default;

qint64 CurlDownload::post(const QByteArray &path, const QByteArray &body)
{
    CURL *curl = m_handle->curl;
    m_handle->received = std::vector<char>(); // into new memory each time, as the other side does
    const QByteArray url = m_base + path;
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, m_handle->headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(body.size()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Handle::write);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, m_handle.get());
    if (curl_easy_perform(curl) != CURLE_OK)
        throw Failure{ QStringLiteral("libcurl could not download") };
    const auto size = qint64(m_handle->received.size());
    if (size < 1000)
        throw Failure{ QStringLiteral("libcurl got no rows but %1 bytes").arg(size) };
    return size;
}

} // namespace sextant::bench
