#include "model/session/secretresolver.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace sextant {

namespace {

//! An answer that is known at once, given later all the same.
struct Postponed final : Call::Control
{
    std::function<void()> run;
    bool isRunning() const noexcept override { return bool(run); }
    void cancel() noexcept override { run = nullptr; }
};

SecretsNeeded needed(const SecretError &error, const ConnectionSpec &spec)
{
    using Why = SecretsNeeded::Why;
    switch (error.kind) {
    case SecretError::Kind::Unavailable:
        return { Why::Unavailable, error.detail, spec };
    case SecretError::Kind::Denied:
        return { Why::Denied, error.detail, spec };
    case SecretError::Kind::TimedOut:
        break;
    }
    return { Why::TimedOut, error.detail, spec };
}

ResolvedSecrets checked(ConnectionSpec spec, SecretsNeeded::Why why)
{
    if (lacksSecrets(spec))
        return SecretsNeeded{ why, {}, std::move(spec) };
    return spec;
}

} // namespace

bool lacksSecrets(const ConnectionSpec &spec)
{
    if (spec.expectsKey && spec.apiKey.isEmpty())
        return true;
    return std::ranges::any_of(spec.headers, [](const HttpHeader &header) {
        return header.isSecret && header.value.isEmpty();
    });
}

SecretResolver::SecretResolver(SecretStore *store, EnvironmentReader environment)
    : m_store(store)
    , m_environment(std::move(environment))
{
}

SecretResolver::~SecretResolver() = default;

void SecretResolver::cancel()
{
    m_handler = nullptr;
    m_call.cancel();
}

bool SecretResolver::isRunning() const { return bool(m_handler); }

void SecretResolver::resolve(const ConnectionSpec &spec, Handler handler)
{
    m_handler = std::move(handler);
    if (spec.isDemo || !secretsOf(spec).isEmpty()) {
        finishLater(checked(spec, SecretsNeeded::Why::NothingKept));
        return;
    }
    switch (spec.secretHome) {
    case SecretHome::Ask:
        // A key asked for earlier may have been kept for this run.
        readStore(spec, SecretHome::Memory, SecretsNeeded::Why::AskHome);
        return;
    case SecretHome::Variable:
        finishLater(fromVariable(spec));
        return;
    case SecretHome::Memory:
    case SecretHome::Keychain:
    case SecretHome::File:
        break;
    }
    readStore(spec, spec.secretHome, SecretsNeeded::Why::NothingKept);
}

ResolvedSecrets SecretResolver::fromVariable(ConnectionSpec spec) const
{
    const QString value = m_environment(spec.keyVariable);
    if (value.isEmpty() && lacksSecrets(spec))
        return SecretsNeeded{ SecretsNeeded::Why::VariableUnset, spec.keyVariable,
                              std::move(spec) };
    spec.apiKey = value.toUtf8();
    return checked(std::move(spec), SecretsNeeded::Why::NothingKept);
}

void SecretResolver::readStore(const ConnectionSpec &spec, SecretHome home,
                               SecretsNeeded::Why otherwise)
{
    if (!m_store || spec.id.isEmpty()) {
        finishLater(checked(spec, otherwise));
        return;
    }
    m_call = m_store->read(home, spec.id, [this, spec, otherwise](auto result) {
        if (!result) {
            // Without anything to miss, a closed keychain is nobody's business.
            finish(lacksSecrets(spec) ? ResolvedSecrets(needed(result.error(), spec))
                                      : ResolvedSecrets(spec));
            return;
        }
        finish(checked(withSecrets(spec, result->value_or(ConnectionSecrets{})), otherwise));
    });
}

void SecretResolver::finish(const ResolvedSecrets &outcome)
{
    // Moved out first: the handler may destroy this, or resolve again.
    const Handler handler = std::exchange(m_handler, nullptr);
    if (handler)
        handler(outcome);
}

void SecretResolver::finishLater(ResolvedSecrets outcome)
{
    const auto postponed = std::make_shared<Postponed>();
    postponed->run = [this, outcome = std::move(outcome)] { finish(outcome); };
    m_call = Call(postponed);
    QTimer::singleShot(0, QCoreApplication::instance(), [weak = std::weak_ptr(postponed)] {
        const auto alive = weak.lock();
        if (!alive || !alive->run)
            return;
        const auto run = std::exchange(alive->run, nullptr);
        run();
    });
}

} // namespace sextant
