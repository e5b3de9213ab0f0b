#include "app/keychainsecrets.h"

#include "app/pendingsecret.h"
#include "app/secretsjson.h"
#include "client/json/parse.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr QLatin1StringView service("sextant");

SecretError errorOf(const QKeychain::Job &job)
{
    const bool isDenied
        = job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    return { isDenied ? SecretError::Kind::Denied : SecretError::Kind::Unavailable,
             job.errorString() };
}

//! Jobs can't be cancelled: one that nobody waits for any more runs on, finds its handler gone, and deletes itself.
template <typename T, typename Job>
Call run(Job *job, const QString &key, std::chrono::milliseconds limit,
         SecretStore::Handler<T> handler,
         std::function<Result<T, SecretError>(const Job &)> outcome)
{
    const auto pending = std::make_shared<PendingSecret<T>>(std::move(handler));
    const std::weak_ptr weak(pending);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [weak, job, outcome] {
        if (const auto alive = weak.lock())
            alive->finish(outcome(*job));
    });
    QTimer::singleShot(limit, QCoreApplication::instance(), [weak] {
        if (const auto alive = weak.lock())
            alive->finish(SecretError{ SecretError::Kind::TimedOut, {} });
    });
    job->start();
    return Call(pending);
}

} // namespace

Call KeychainSecrets::read(const QString &id,
                           Handler<std::optional<ConnectionSecrets>> handler) const
{
    using Kept = std::optional<ConnectionSecrets>;
    using Job = QKeychain::ReadPasswordJob;
    return run<Kept, Job>(
        new Job(service), id, m_limit, std::move(handler),
        [](const Job &job) -> Result<Kept, SecretError> {
            if (job.error() == QKeychain::EntryNotFound)
                return Kept();
            if (job.error() != QKeychain::NoError)
                return errorOf(job);
            const auto parsed = json::parse(job.textData().toUtf8());
            const Kept secrets = parsed ? secretsFromJson(parsed->value) : Kept();
            if (!secrets)
                return SecretError{ SecretError::Kind::Unavailable, u"the entry can't be read"_s };
            return secrets;
        });
}

Call KeychainSecrets::write(const QString &id, const ConnectionSecrets &secrets,
                            Handler<Done> handler) const
{
    using Job = QKeychain::WritePasswordJob;
    auto *job = new Job(service);
    job->setTextData(QString::fromUtf8(secretsToJson(secrets).toJson()));
    return run<Done, Job>(job, id, m_limit, std::move(handler),
                          [](const Job &ended) -> Result<Done, SecretError> {
                              if (ended.error() != QKeychain::NoError)
                                  return errorOf(ended);
                              return Done{};
                          });
}

Call KeychainSecrets::forget(const QString &id, Handler<Done> handler) const
{
    using Job = QKeychain::DeletePasswordJob;
    return run<Done, Job>(new Job(service), id, m_limit, std::move(handler),
                          [](const Job &job) -> Result<Done, SecretError> {
                              if (job.error() != QKeychain::NoError
                                  && job.error() != QKeychain::EntryNotFound)
                                  return errorOf(job);
                              return Done{};
                          });
}

Call KeychainSecrets::check(Handler<Done> handler) const
{
    return read(u"check"_s, [handler = std::move(handler)](auto result) {
        if (result)
            handler(Done{});
        else
            handler(std::move(result).error());
    });
}

} // namespace sextant
