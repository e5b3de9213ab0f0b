#include "app/secretsjson.h"

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! A character per byte: HTTP's own view of a header, and no byte is lost on the way.
QString textOf(const QByteArray &bytes) { return QString::fromLatin1(bytes); }

void set(json::Object &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.set(key, json::Value(text));
}

bool read(const json::Value &value, QStringView key, QString &into)
{
    const json::Value *found = value.find(key);
    if (found && !found->isString())
        return false;
    if (found)
        into = found->toString();
    return true;
}

} // namespace

json::Value secretsToJson(const ConnectionSecrets &secrets)
{
    json::Object object;
    set(object, u"apiKey"_s, textOf(secrets.apiKey));
    json::Array values;
    for (const QByteArray &value : secrets.headerValues)
        values.push_back(json::Value(textOf(value)));
    if (!values.empty())
        object.set(u"headerValues"_s, json::Value(std::move(values)));
    set(object, u"keyPassphrase"_s, textOf(secrets.keyPassphrase));
    set(object, u"proxyPassword"_s, secrets.proxyPassword);
    return json::Value(std::move(object));
}

std::optional<ConnectionSecrets> secretsFromJson(const json::Value &value)
{
    QString key;
    QString passphrase;
    ConnectionSecrets secrets;
    if (!value.isObject() || !read(value, u"apiKey", key)
        || !read(value, u"keyPassphrase", passphrase)
        || !read(value, u"proxyPassword", secrets.proxyPassword))
        return std::nullopt;
    secrets.apiKey = key.toLatin1();
    secrets.keyPassphrase = passphrase.toLatin1();
    const json::Value *values = value.find(u"headerValues");
    if (values && !values->isArray())
        return std::nullopt;
    for (size_t index = 0; values && index < values->array().size(); ++index) {
        const json::Value &each = values->array()[index];
        if (!each.isString())
            return std::nullopt;
        secrets.headerValues.append(each.toString().toLatin1());
    }
    return secrets;
}

} // namespace sextant
