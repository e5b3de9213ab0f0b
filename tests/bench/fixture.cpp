#include "tests/bench/fixture.h"

#include "client/net/httptransport.h"

#include <QCoreApplication>

#include <curl/curl.h>

namespace sextant::bench {

ServerProcess::ServerProcess()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QCoreApplication::applicationDirPath() + QStringLiteral("/sextant_bench_server"), {});
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(10'000))
        qFatal("the serving process did not start");
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
        auto &received = static_cast<Handle *>(self)->received;
        received.insert(received.end(), data, data + size * count);
        return size * count;
    }
};

CurlDownload::CurlDownload(const QUrl &server)
    : m_handle(std::make_unique<Handle>())
    , m_base(server.toEncoded())
{
}

CurlDownload::~CurlDownload() = default;

qint64 CurlDownload::post(const QByteArray &path, const QByteArray &body)
{
    CURL *curl = m_handle->curl;
    m_handle->received.clear();
    const QByteArray url = m_base + path;
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, m_handle->headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(body.size()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Handle::write);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, m_handle.get());
    if (curl_easy_perform(curl) != CURLE_OK)
        qFatal("libcurl could not download");
    return qint64(m_handle->received.size());
}

} // namespace sextant::bench
