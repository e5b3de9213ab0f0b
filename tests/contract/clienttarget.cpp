#include "tests/contract/clienttarget.h"

#include "client/json/parse.h"
#include "client/net/httptransport.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace sextant::contract {

using namespace Qt::StringLiterals;

void Servers::addRows()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("loopback") << u"loopback"_s;
    if (qEnvironmentVariableIsSet("SEXTANT_CONTRACT_URL"))
        QTest::newRow("server") << u"server"_s;
}

std::unique_ptr<Client> Servers::client(const QString &server) const
{
    HttpOptions options;
    options.baseUrl = QUrl(m_loopback.url());
    if (server == u"server") {
        options.baseUrl = QUrl(qEnvironmentVariable("SEXTANT_CONTRACT_URL"));
        options.apiKey = qgetenv("SEXTANT_CONTRACT_API_KEY");
    }
    auto client = std::make_unique<Client>(httpTransportFactory(options));
    answerOf<ServerInfo>([&](auto handler) { return client->service().info(handler); });
    return client;
}

ThrowAway::ThrowAway(Client &client, const QString &suffix)
    : m_client(client)
    , m_name(u"sextant_contract_"_s + QString::number(QRandomGenerator::global()->generate64(), 36)
             + suffix)
{
}

ThrowAway::~ThrowAway()
{
    answerOf<bool>([&](auto handler) { return m_client.collections().remove(m_name, handler); });
}

void ThrowAway::create(const QByteArray &config) const
{
    QVERIFY(answerOf<bool>(
        [&](auto handler) { return m_client.collections().create(m_name, config, handler); }));
}

bool isCompleted(const UpdateResult &update)
{
    return update.status == UpdateResult::Status::Completed;
}

bool isSameJson(QByteArrayView left, QByteArrayView right)
{
    const auto a = json::parse(left);
    const auto b = json::parse(right);
    const bool isSame = a && b && json::equalIgnoringOrder(a->value, b->value);
    if (!isSame)
        qWarning("%s\n  is not\n%s", left.toByteArray().constData(),
                 right.toByteArray().constData());
    return isSame;
}

QStringList idsOf(const RecordPage &page)
{
    QStringList ids;
    for (const RecordRow &row : page.rows)
        ids += row.id.toString();
    return ids;
}

QString ranking(const ScoredPage &page)
{
    std::vector<std::pair<double, PointId>> ranks;
    for (size_t i = 0; i < page.scores.size(); ++i)
        ranks.emplace_back(std::round(double(page.scores[i]) * 1000) / 1000 + 0.0,
                           page.points.rows[i].id);
    // Points of one score come in any order; a rank that is out of place stays there.
    for (auto run = ranks.begin(); run != ranks.end();) {
        const auto end = std::find_if(run, ranks.end(),
                                      [&](const auto &rank) { return rank.first != run->first; });
        std::sort(run, end);
        run = end;
    }
    QStringList texts;
    for (const auto &[score, id] : ranks)
        texts += id.toString() + u": "_s + QString::number(score);
    return texts.join(u", "_s);
}

} // namespace sextant::contract
