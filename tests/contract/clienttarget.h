#pragma once
//! What the client's contract tests share: servers to talk to, collections to throw away, answers to compare.

#include "client/api/client.h"
#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/support/await.h"

#include <QTest>

namespace sextant::contract {

//! The loopback server of local mode, and the server that SEXTANT_CONTRACT_URL names.
class Servers
{
public:
    bool start() { return bool(m_loopback.start()); }
    static void addRows(); //!< one column `server`
    std::unique_ptr<Client> client(const QString &server) const;

private:
    Engine m_engine;
    LoopbackServer m_loopback{ m_engine };
};

//! A fresh name under the prefix that belongs to the suite; the collection goes with this object.
class ThrowAway
{
public:
    explicit ThrowAway(Client &client, const QString &suffix = {});
    ~ThrowAway();
    ThrowAway(const ThrowAway &) = delete;
    ThrowAway &operator=(const ThrowAway &) = delete;

    const QString &name() const { return m_name; }
    void create(const QByteArray &config) const;

private:
    Client &m_client;
    QString m_name;
};

//! The answer of a call; an error fails the test with its words.
template <typename T, typename Start> T answerOf(Start &&start)
{
    Result<T> result = test::await<T>(std::forward<Start>(start), std::chrono::seconds(60));
    if (result)
        return std::move(result).value();
    const ApiError &error = result.error();
    QTest::qFail(
        qPrintable(
            QStringLiteral("%1: %2 %3").arg(error.httpStatus).arg(error.serverText, error.detail)),
        __FILE__, __LINE__);
    return T{};
}

template <typename T, typename Start> ApiError errorOf(Start &&start)
{
    const Result<T> result = test::await<T>(std::forward<Start>(start), std::chrono::seconds(60));
    return result ? ApiError{ .kind = ApiError::Kind::Cancelled, .detail = QStringLiteral("none") }
                  : result.error();
}

bool isCompleted(const UpdateResult &update);
//! Equal as JSON, numbers in kind and digits; the order of members is the server's.
bool isSameJson(QByteArrayView left, QByteArrayView right);
QStringList idsOf(const RecordPage &page);
//! `6: 2, 2: 0.8`: ids with scores of at most three decimals, equal ones by id.
QString ranking(const ScoredPage &page);

} // namespace sextant::contract
