#include "app/filesecrets.h"

#include "app/privatefile.h"
#include "app/secretsjson.h"
#include "client/json/parse.h"

#include <QFile>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr auto othersMayAnything = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther;

SecretError unavailable(const QString &detail)
{
    return { SecretError::Kind::Unavailable, detail };
}

} // namespace

Result<json::Object, SecretError> FileSecrets::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return json::Object{};
    if (!file.open(QIODevice::ReadOnly))
        return unavailable(m_path + u": "_s + file.errorString());
    if (file.permissions() & othersMayAnything)
        return unavailable(
            u"%1 can be read or changed by others; after `chmod 600 %1` it is used again"_s.arg(
                m_path));
    const QByteArray text = file.readAll();
    const auto parsed = json::parse(text);
    // The parser's words may quote the text, which is secret: the place must do.
    if (!parsed)
        return unavailable(u"%1: no JSON at line %2, column %3"_s.arg(m_path)
                               .arg(parsed.error().line)
                               .arg(parsed.error().column));
    const json::Value *version = parsed->value.find(u"version");
    const json::Value *entries = parsed->value.find(u"secrets");
    if (!version || version->toInt64() != 1 || !entries || !entries->isObject())
        return unavailable(m_path + u": not a file of secrets that this version knows"_s);
    return entries->object();
}

Result<FileSecrets::Done, SecretError> FileSecrets::store(json::Object entries) const
{
    json::Object root;
    root.set(u"version"_s, json::Value::integer(1));
    root.set(u"secrets"_s, json::Value(std::move(entries)));
    const QString problem
        = writePrivateFile(m_path, json::Value(std::move(root)).toIndentedJson() + '\n', true);
    if (!problem.isEmpty())
        return unavailable(problem);
    return Done{};
}

Result<std::optional<ConnectionSecrets>, SecretError> FileSecrets::read(const QString &id) const
{
    using Kept = std::optional<ConnectionSecrets>;
    const auto entries = load();
    if (!entries)
        return entries.error();
    const json::Value *entry = entries->find(id);
    if (!entry)
        return Kept();
    const Kept secrets = secretsFromJson(*entry);
    if (!secrets)
        return unavailable(m_path + u": the entry of this connection can't be read"_s);
    return secrets;
}

Result<FileSecrets::Done, SecretError> FileSecrets::write(const QString &id,
                                                          const ConnectionSecrets &secrets) const
{
    QLockFile lock(m_path + u".lock"_s);
    lock.tryLock(200);
    auto entries = load();
    // Written over, a file that can't be read would take others' keys along.
    if (!entries)
        return entries.error();
    entries->set(id, secretsToJson(secrets));
    return store(std::move(entries).value());
}

Result<FileSecrets::Done, SecretError> FileSecrets::forget(const QString &id) const
{
    QLockFile lock(m_path + u".lock"_s);
    if (QFile::exists(m_path))
        lock.tryLock(200);
    auto entries = load();
    if (!entries)
        return entries.error();
    if (!entries->remove(id))
        return Done{};
    return store(std::move(entries).value());
}

} // namespace sextant
