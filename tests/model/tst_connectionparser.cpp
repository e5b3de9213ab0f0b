// Whatever people paste as a connection is understood, or refused with the right reason; never more than that.

#include "model/session/connectionparser.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

struct Sample
{
    const char *text;
    const char *url;
    const char *collection = "";
    const char *key = ""; //!< `$NAME`: a variable; `Bearer …`: as that
    const char *headers = ""; //!< `name=value`, joined by `;`
};

const std::vector<Sample> &addresses()
{
    static const std::vector<Sample> all{
        { "localhost", "http://localhost" },
        { "localhost:6333", "http://localhost:6333" },
        { "  10.0.0.7:80/a ", "http://10.0.0.7:80", "a" },
        { "[::1]:6333/docs", "http://[::1]:6333", "docs" },
        { "::1", "http://[::1]" },
        { "\"http://h:6333\"", "http://h:6333" },
        { "<https://h/sub>", "https://h/sub" },
        { "https://x.eu.aws.cloud.qdrant.io", "https://x.eu.aws.cloud.qdrant.io" },
        { "https://x.eu.aws.cloud.qdrant.io:6333", "https://x.eu.aws.cloud.qdrant.io:6333" },
        { "x.eu.aws.cloud.qdrant.io", "https://x.eu.aws.cloud.qdrant.io" },
        { "http://h:6333/dashboard#/collections/my%20docs", "http://h:6333", "my docs" },
        { "https://h/sub/dashboard#/collections/docs", "https://h/sub", "docs" },
        { "http://h:6333/collections/docs/points", "http://h:6333", "docs" },
    };
    return all;
}

const std::vector<Sample> &curls()
{
    static const std::vector<Sample> all{
        { "curl http://h:6333", "http://h:6333" },
        { "$ curl localhost:6333/collections", "http://localhost:6333" },
        { "curl h:6333/collections/docs", "http://h:6333", "docs" },
        { "curl -X POST http://h:6333/collections/docs/points/scroll -d '{\"limit\":1}'",
          "http://h:6333", "docs" },
        { "curl -XPOST -sS 'http://h/a/b/collections/my%20docs/points/scroll?wait=true'",
          "http://h/a/b", "my docs" },
        { "curl -H 'api-key: k1' http://h:6333/", "http://h:6333", "", "k1" },
        { "curl http://h:6333/ -H \"api-key: k1\"", "http://h:6333", "", "k1" },
        { "curl http://h:6333/ -H\"Api-Key:k1\"", "http://h:6333", "", "k1" },
        { "curl --header 'API-KEY:  k1  ' --url https://h", "https://h", "", "k1" },
        { "curl --url=https://h --header='api-key: k1'", "https://h", "", "k1" },
        { "curl https://h -H 'Authorization: Bearer t.o.k'", "https://h", "", "Bearer t.o.k" },
        { "curl --oauth2-bearer tok https://h", "https://h", "", "Bearer tok" },
        { "curl https://h -H 'authorization: bearer b' -H 'api-key: k'", "https://h", "", "k",
          "Authorization=Bearer b" },
        { "curl https://h -H \"api-key: $QDRANT_API_KEY\"", "https://h", "", "$QDRANT_API_KEY" },
        { "curl https://h -H \"api-key: ${MY_KEY}\"", "https://h", "", "$MY_KEY" },
        { "curl https://h -H \"Authorization: Bearer $TOKEN\"", "https://h", "", "Bearer $TOKEN" },
        { "curl.exe https://h -H \"api-key: %QDRANT_API_KEY%\"", "https://h", "",
          "$QDRANT_API_KEY" },
        { "curl -X PUT \\\n  'http://h:6333/collections/c' \\\n  --header 'api-key: k' \\\n  "
          "--data-raw '{\n  \"vectors\": {}\n}'",
          "http://h:6333", "c", "k" },
        { "curl \\\r\n  https://h/collections/c \\  \r\n  -H 'api-key: k'", "https://h", "c", "k" },
        { "curl -X POST ^\n \"https://h/collections/c\" ^\n -H \"api-key: k\"", "https://h", "c",
          "k" },
        { "curl ^\"https://h/collections/c^\" ^\r\n  -H ^\"api-key: k^\"", "https://h", "c", "k" },
        { "curl https://h `\n -H \"api-key: k\"", "https://h", "", "k" },
        { "curl https://h -H $'api-key: it\\'s\\x21'", "https://h", "", "it's!" },
        { "curl https://h -H \"api-key: a\\\"b\\\\c\"", "https://h", "", "a\"b\\c" },
        { "curl https://h -H 'Content-Type: application/json' -H 'X-Tenant: blue' -H 'accept: */*'",
          "https://h", "", "", "X-Tenant=blue" },
        { "curl -k -m 5 -o out.json https://h/sub/collections/aliases", "https://h/sub" },
        { "curl --max-time 5 --proxy http://p:1 http://h:6333/telemetry", "http://h:6333" },
        { "curl --location --request GET https://h/aliases", "https://h" },
        { "curl https://x.cloud.qdrant.io:6333/collections -H 'api-key: k' | jq .",
          "https://x.cloud.qdrant.io:6333", "", "k" },
        { "curl x.cloud.qdrant.io/collections", "https://x.cloud.qdrant.io" },
        { "curl http://[::1]:6333/collections/c/points/1", "http://[::1]:6333", "c" },
        { "curl --data '-u' http://h", "http://h" },
        { "curl https://h -H $'X-A: b\\r\\nevil: 1' -H $'api-key: a\\nb'", "https://h" },
    };
    return all;
}

const std::vector<Sample> &calls()
{
    static const std::vector<Sample> all{
        { "QdrantClient()", "http://localhost:6333" },
        { "QdrantClient(host=\"h\", port=6334)", "http://h:6334" },
        { "QdrantClient(\"h\", port=7000)", "http://h:7000" },
        { "QdrantClient('localhost')", "http://localhost:6333" },
        { "QdrantClient(\"localhost:7000\")", "http://localhost:7000" },
        { "QdrantClient(url=\"https://x\")", "https://x:6333" },
        { "QdrantClient(url=\"https://x\", port=None)", "https://x:443" },
        { "QdrantClient(url=\"http://x\", port=None)", "http://x:80" },
        { "QdrantClient(url=\"https://x:443\", port=1)", "https://x:443" },
        { "QdrantClient(url=\"http://x:6333\", api_key=\"k\")", "http://x:6333", "", "k" },
        { "QdrantClient(host='x', api_key='k')", "https://x:6333", "", "k" },
        { "QdrantClient(host='x', api_key='k', https=False)", "http://x:6333", "", "k" },
        { "QdrantClient(host='x', https=True, prefix=\"sub\")", "https://x:6333/sub" },
        { "QdrantClient(url='https://x/a/', prefix=None)", "https://x:6333/a" },
        { "client = qdrant_client.AsyncQdrantClient(url='http://x', prefer_grpc=True, "
          "grpc_port=6334, timeout=10.5)",
          "http://x:6333" },
        { "from qdrant_client import QdrantClient\n# QdrantClient(':memory:')\nclient = "
          "QdrantClient(\n    url=\"https://x:6333\",  # the cluster's, (old)\n    "
          "api_key=os.environ[\"MY_KEY\"],\n)\nclient.scroll('c')",
          "https://x:6333", "", "$MY_KEY" },
        { "QdrantClient(url='https://x', api_key=os.getenv('K', ''))", "https://x:6333", "", "$K" },
        { "QdrantClient(url='https://x', api_key=os.environ.get(\"K\"))", "https://x:6333", "",
          "$K" },
        { "QdrantClient(None, 'http://x', 6_400, 6334, False, None, r'k\"')", "http://x:6400", "",
          "k\"" },
        { "QdrantClient(host='x', port=int(os.getenv('P', '1')))", "http://x" },
        { "new QdrantClient({ url: 'https://x', apiKey: '<k>' })", "https://x:6333", "", "<k>" },
        { "const c = new QdrantClient({host: \"x\", port: 7000, https: true,});",
          "https://x:7000" },
        { "new QdrantClient({\n  \"url\": `http://x`, // ours\n  apiKey: "
          "process.env.QDRANT_API_KEY,\n})",
          "http://x:6333", "", "$QDRANT_API_KEY" },
        { "new QdrantClient({host: 'x', apiKey: process.env['K'] })", "https://x:6333", "", "$K" },
    };
    return all;
}

const std::vector<Sample> &environments()
{
    static const std::vector<Sample> all{
        { "QDRANT_URL=http://h:6333", "http://h:6333" },
        { "# ours\nOPENAI_API_KEY=no\nQDRANT_URL=\"https://h\"\nQDRANT_API_KEY='k=1#2'\n",
          "https://h", "", "k=1#2" },
        { "export QDRANT_URL=https://h # cloud\r\nexport QDRANT_API_KEY=k # mine\r\n", "https://h",
          "", "k" },
        { "QDRANT_HOST=h\nQDRANT_PORT=7000", "http://h:7000" },
        { "$env:QDRANT_URL = \"https://h\"\n$env:QDRANT_API_KEY = \"k\"", "https://h", "", "k" },
        { "set QDRANT_URL=https://h", "https://h" },
        { "VITE_QDRANT_URL=x.cloud.qdrant.io\nVITE_QDRANT_API_KEY=${OTHER}",
          "https://x.cloud.qdrant.io", "", "$OTHER" },
        { "QDRANT_URL=http://h:6333/collections/docs", "http://h:6333", "docs" },
    };
    return all;
}

struct Fault
{
    const char *text;
    TargetError error;
};

const std::vector<Fault> &faults()
{
    static const std::vector<Fault> all{
        { "", TargetError::Empty },
        { " \n\t ", TargetError::Empty },
        { "\"\"", TargetError::BadHost },
        { "ftp://h", TargetError::UnsupportedScheme },
        { "http://", TargetError::NoHost },
        { "h:99999", TargetError::BadPort },
        { "https://user:pw@h", TargetError::HasCredentials },
        { "https://h?x=1", TargetError::HasQuery },
        { "h/a/b", TargetError::TooManySegments },
        { "curl", TargetError::Empty },
        { "curl -H 'api-key: k'", TargetError::Empty },
        { "curl -u me:pw https://h", TargetError::HasCredentials },
        { "curl https://h --user me:pw", TargetError::HasCredentials },
        { "curl https://me:pw@h", TargetError::HasCredentials },
        { "curl 'https://h", TargetError::Unfinished },
        { "curl https://h -H \"api-key: k", TargetError::Unfinished },
        { "curl $QDRANT_URL/collections", TargetError::HasVariable },
        { "curl grpc://h:6334", TargetError::UnsupportedScheme },
        { "QdrantClient(':memory:')", TargetError::NotServer },
        { "QdrantClient(location=\":memory:\")", TargetError::NotServer },
        { "QdrantClient(path=\"./db\")", TargetError::NotServer },
        { "QdrantClient(url=\"https://x\"", TargetError::Unfinished },
        { "QdrantClient(url=\"https://x)", TargetError::Unfinished },
        { "new QdrantClient({ url: 'x' )", TargetError::Unfinished },
        { "QdrantClient(url=os.environ['QDRANT_URL'])", TargetError::HasVariable },
        { "QdrantClient(url=f\"https://{host}\")", TargetError::HasVariable },
        { "QdrantClient(url=URL)", TargetError::HasVariable },
        { "new QdrantClient({ url, apiKey })", TargetError::HasVariable },
        { "QdrantClient(host='h', port=70000)", TargetError::BadPort },
        { "QdrantClient(url='tcp://h')", TargetError::UnsupportedScheme },
        { "QDRANT_API_KEY=k", TargetError::Empty },
        { "QDRANT_URL=$OTHER", TargetError::HasVariable },
    };
    return all;
}

QByteArray shortened(const char *text) { return QByteArray(text).left(120).simplified(); }

} // namespace

class TestConnectionParser : public QObject
{
    Q_OBJECT
private slots:
    void connectionsAreUnderstood_data();
    void connectionsAreUnderstood();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void nothingPastedBreaksIt();
};

void TestConnectionParser::connectionsAreUnderstood_data()
{
    QTest::addColumn<const Sample *>("sample");
    for (const auto *group : { &addresses(), &curls(), &calls(), &environments() })
        for (const Sample &sample : *group)
            QTest::addRow("%s", shortened(sample.text).constData()) << &sample;
}

void TestConnectionParser::connectionsAreUnderstood()
{
    QFETCH(const Sample *, sample);
    const auto parsed = parseConnection(QString::fromUtf8(sample->text));
    QVERIFY2(parsed, parsed ? "" : qPrintable(QString::number(int(parsed.error()))));
    QCOMPARE(parsed->target.baseUrl.toString(QUrl::FullyEncoded), QString::fromUtf8(sample->url));
    QCOMPARE(parsed->target.collection, QString::fromUtf8(sample->collection));
    QString key = parsed->keyVariable.isEmpty() ? QString::fromUtf8(parsed->apiKey)
                                                : u'$' + parsed->keyVariable;
    if (parsed->keyAsBearer)
        key.prepend(u"Bearer "_s);
    QCOMPARE(key, QString::fromUtf8(sample->key));
    QByteArrayList headers;
    for (const HttpHeader &header : parsed->headers)
        headers += header.name + '=' + header.value;
    QCOMPARE(headers.join(';'), QByteArray(sample->headers));
}

void TestConnectionParser::faultsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TargetError>("error");
    for (const Fault &fault : faults())
        QTest::addRow("%s.", shortened(fault.text).constData())
            << QString::fromUtf8(fault.text) << fault.error;
}

void TestConnectionParser::faultsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(TargetError, error);
    const auto parsed = parseConnection(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error(), error);
}

void TestConnectionParser::nothingPastedBreaksIt()
{
    QRandomGenerator random(6333);
    const QString spice = u"\"'\\$^`{}()[]=:,;#/ \n\r\t%&|@?<>aé\u0000😀"_s;
    QStringList seeds;
    for (const auto *group : { &addresses(), &curls(), &calls(), &environments() })
        for (const Sample &sample : *group)
            seeds += QString::fromUtf8(sample.text);
    for (const Fault &fault : faults())
        seeds += QString::fromUtf8(fault.text);
    for (int round = 0; round < 20'000; ++round) {
        QString text = seeds[round % seeds.size()];
        for (int change = random.bounded(1, 6); change > 0; --change) {
            const qsizetype place = random.bounded(int(text.size()) + 1);
            switch (random.bounded(4)) {
            case 0:
                text.insert(place, spice[random.bounded(int(spice.size()))]);
                break;
            case 1:
                text.remove(place, random.bounded(1, 5));
                break;
            case 2:
                text.truncate(place);
                break;
            case 3:
                text.insert(place, seeds[random.bounded(int(seeds.size()))].left(20));
                break;
            }
        }
        const auto parsed = parseConnection(text);
        if (!parsed)
            continue;
        const QUrl &url = parsed->target.baseUrl;
        QVERIFY2(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
                     && !url.hasQuery() && !url.hasFragment(),
                 qPrintable(text));
        for (const HttpHeader &header : parsed->headers)
            QVERIFY2(!header.value.contains('\n') && !header.value.contains('\r'),
                     qPrintable(text));
        QVERIFY2(!parsed->apiKey.contains('\n'), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestConnectionParser)
#include "tst_connectionparser.moc"
