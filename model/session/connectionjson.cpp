#include "model/session/connectionjson.h"

#include "client/json/parse.h"
#include "model/session/memberreader.h"
#include "model/session/secretstore.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::array colorWords{
    Word{ ConnectionColor::None, QStringView(u"none") },
    Word{ ConnectionColor::Red, QStringView(u"red") },
    Word{ ConnectionColor::Orange, QStringView(u"orange") },
    Word{ ConnectionColor::Yellow, QStringView(u"yellow") },
    Word{ ConnectionColor::Green, QStringView(u"green") },
    Word{ ConnectionColor::Blue, QStringView(u"blue") },
    Word{ ConnectionColor::Purple, QStringView(u"purple") },
    Word{ ConnectionColor::Grey, QStringView(u"grey") },
};
constexpr std::array homeWords{
    Word{ SecretHome::Memory, QStringView(u"memory") },
    Word{ SecretHome::Keychain, QStringView(u"keychain") },
    Word{ SecretHome::File, QStringView(u"file") },
    Word{ SecretHome::Ask, QStringView(u"ask") },
    Word{ SecretHome::Variable, QStringView(u"variable") },
};
constexpr std::array protectionWords{
    Word{ Protection::Normal, QStringView(u"normal") },
    Word{ Protection::ConfirmWrites, QStringView(u"confirm-writes") },
    Word{ Protection::ReadOnly, QStringView(u"read-only") },
};
constexpr std::array proxyWords{
    Word{ ProxyOptions::Mode::System, QStringView(u"system") },
    Word{ ProxyOptions::Mode::None, QStringView(u"none") },
    Word{ ProxyOptions::Mode::Http, QStringView(u"http") },
    Word{ ProxyOptions::Mode::Socks5, QStringView(u"socks5") },
};

template <typename Words, typename E> Value wordOf(const Words &words, E value)
{
    const auto word = std::ranges::find(words, value, [](const auto &each) { return each.value; });
    return Value(word->text.toString());
}

void setText(Object &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.set(key, Value(text));
}

void setFlag(Object &object, const QString &key, bool flag)
{
    if (flag)
        object.set(key, Value(true));
}

//! RFC 9110: what a header's name may be made of; anything else could forge a second header.
bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isHeaderValue(const QString &value)
{
    return std::ranges::all_of(value, [](QChar c) {
        return c == u'\t' || (c.unicode() >= 0x20 && c.unicode() <= 0xff && c.unicode() != 0x7f);
    });
}

Object headerToJson(const HttpHeader &header)
{
    Object object;
    object.set(u"name"_s, Value(QString::fromLatin1(header.name)));
    object.set(u"secret"_s, Value(header.isSecret));
    if (!header.isSecret)
        object.set(u"value"_s, Value(QString::fromLatin1(header.value)));
    return object;
}

void readHeaders(MemberReader &reader, const QString &where, QString &error, ConnectionSpec &spec)
{
    const Value *list = reader.member(u"headers", json::Kind::Array, u"an array");
    if (!list)
        return;
    for (size_t index = 0; index < list->array().size(); ++index) {
        const Value &value = list->array()[index];
        const QString place = where + u".headers[%1]"_s.arg(index);
        if (!value.isObject()) {
            reader.fail(u"headers", u"must hold objects"_s);
            return;
        }
        MemberReader entry(value, place, error);
        QString name;
        QString text;
        HttpHeader header;
        entry.text(u"name", name);
        entry.flag(u"secret", header.isSecret);
        entry.text(u"value", text);
        header.name = name.toLatin1();
        if (!isHeaderName(header.name) || QString::fromLatin1(header.name) != name)
            entry.fail(u"name", u"is no name of a header"_s);
        if (!isHeaderValue(text))
            entry.fail(u"value", u"is no value of a header"_s);
        if (!header.isSecret)
            header.value = text.toLatin1();
        spec.headers.append(header);
    }
}

Object tlsToJson(const TlsOptions &tls)
{
    Object object;
    setText(object, u"caFile"_s, tls.caFile);
    setText(object, u"certificateFile"_s, tls.certificateFile);
    setText(object, u"keyFile"_s, tls.keyFile);
    setText(object, u"pinnedFingerprint"_s, QString::fromLatin1(tls.pinnedFingerprint.toHex()));
    return object;
}

void readTls(MemberReader &reader, TlsOptions &tls)
{
    reader.text(u"caFile", tls.caFile);
    reader.text(u"certificateFile", tls.certificateFile);
    reader.text(u"keyFile", tls.keyFile);
    QString pin;
    reader.text(u"pinnedFingerprint", pin);
    const QByteArray bytes = QByteArray::fromHex(pin.toLatin1());
    // A half-read pin would trust nobody, or somebody else.
    if (!pin.isEmpty() && (bytes.size() != 32 || bytes.toHex() != pin.toLower().toLatin1()))
        reader.fail(u"pinnedFingerprint", u"must be 64 hexadecimal digits"_s);
    else
        tls.pinnedFingerprint = bytes;
}

Object proxyToJson(const ProxyOptions &proxy)
{
    Object object;
    object.set(u"mode"_s, wordOf(proxyWords, proxy.mode));
    setText(object, u"host"_s, proxy.host);
    if (proxy.port > 0)
        object.set(u"port"_s, Value::integer(proxy.port));
    setText(object, u"user"_s, proxy.user);
    return object;
}

void readProxy(MemberReader &reader, ProxyOptions &proxy)
{
    reader.word(u"mode", proxyWords, proxy.mode);
    reader.text(u"host", proxy.host);
    reader.integer(u"port", 0, 65'535, [&](qint64 port) { proxy.port = quint16(port); });
    reader.text(u"user", proxy.user);
}

Object sshToJson(const SshOptions &ssh)
{
    Object object;
    object.set(u"use"_s, Value(ssh.isUsed));
    setText(object, u"destination"_s, ssh.destination);
    if (ssh.port > 0)
        object.set(u"port"_s, Value::integer(ssh.port));
    setText(object, u"keyFile"_s, ssh.keyFile);
    return object;
}

void readSsh(MemberReader &reader, SshOptions &ssh)
{
    reader.flag(u"use", ssh.isUsed);
    reader.text(u"destination", ssh.destination);
    // ssh would take it for an option, and options run commands.
    if (ssh.destination.startsWith(u'-'))
        reader.fail(u"destination", u"must not begin with a dash"_s);
    reader.integer(u"port", 0, 65'535, [&](qint64 port) { ssh.port = quint16(port); });
    reader.text(u"keyFile", ssh.keyFile);
}

Object limitsToJson(const NetworkLimits &limits)
{
    Object object;
    object.set(u"connectMs"_s, Value::integer(limits.connect.count()));
    object.set(u"silenceMs"_s, Value::integer(limits.silence.count()));
    object.set(u"attempts"_s, Value::integer(limits.attempts));
    object.set(u"retryBaseMs"_s, Value::integer(limits.retryBase.count()));
    object.set(u"retryCapMs"_s, Value::integer(limits.retryCap.count()));
    return object;
}

void readLimits(MemberReader &reader, NetworkLimits &limits)
{
    constexpr qint64 day = 24LL * 60 * 60 * 1000;
    const auto duration = [&](QStringView key, qint64 least, std::chrono::milliseconds &into) {
        reader.integer(key, least, day,
                       [&](qint64 value) { into = std::chrono::milliseconds(value); });
    };
    duration(u"connectMs", 1, limits.connect);
    duration(u"silenceMs", 1, limits.silence);
    duration(u"retryBaseMs", 0, limits.retryBase);
    duration(u"retryCapMs", 0, limits.retryCap);
    reader.integer(u"attempts", 1, 100, [&](qint64 value) { limits.attempts = int(value); });
}

void readUrl(MemberReader &reader, ConnectionSpec &spec)
{
    QString text;
    reader.text(u"url", text);
    spec.baseUrl = QUrl(text, QUrl::StrictMode);
    const QString scheme = spec.baseUrl.scheme();
    if (spec.isDemo)
        spec.baseUrl.clear();
    else if (!spec.baseUrl.isValid() || spec.baseUrl.host().isEmpty()
             || (scheme != u"http"_s && scheme != u"https"_s))
        reader.fail(u"url", u"must be an address of http or https"_s);
    // A name and a password in it, or a token as its query, are secrets.
    spec.baseUrl
        = spec.baseUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

void readBasics(MemberReader &reader, ConnectionSpec &spec)
{
    reader.text(u"name", spec.name);
    reader.text(u"folder", spec.folder);
    reader.text(u"environment", spec.environment);
    reader.word(u"color", colorWords, spec.color);
    reader.flag(u"demo", spec.isDemo);
    reader.flag(u"expectsKey", spec.expectsKey);
    reader.flag(u"keyAsBearer", spec.keyAsBearer);
    reader.word(u"secretHome", homeWords, spec.secretHome);
    reader.text(u"keyVariable", spec.keyVariable);
    reader.flag(u"allowsPlainKey", spec.allowsPlainKey);
    reader.word(u"protection", protectionWords, spec.protection);
}

} // namespace

json::Object connectionToJson(const ConnectionSpec &given)
{
    const ConnectionSpec spec = withoutSecrets(given);
    Object object;
    setText(object, u"name"_s, spec.name);
    setText(object, u"folder"_s, spec.folder);
    setText(object, u"environment"_s, spec.environment);
    if (spec.color != ConnectionColor::None)
        object.set(u"color"_s, wordOf(colorWords, spec.color));
    setFlag(object, u"demo"_s, spec.isDemo);
    if (!spec.isDemo)
        object.set(u"url"_s,
                   Value(spec.baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveQuery
                                               | QUrl::RemoveFragment)));
    setFlag(object, u"expectsKey"_s, spec.expectsKey);
    setFlag(object, u"keyAsBearer"_s, spec.keyAsBearer);
    object.set(u"secretHome"_s, wordOf(homeWords, spec.secretHome));
    setText(object, u"keyVariable"_s, spec.keyVariable);
    setFlag(object, u"allowsPlainKey"_s, spec.allowsPlainKey);
    if (spec.protection != Protection::Normal)
        object.set(u"protection"_s, wordOf(protectionWords, spec.protection));
    Array headers;
    for (const HttpHeader &header : spec.headers)
        headers.push_back(Value(headerToJson(header)));
    if (!headers.empty())
        object.set(u"headers"_s, Value(std::move(headers)));
    if (spec.tls != TlsOptions{})
        object.set(u"tls"_s, Value(tlsToJson(spec.tls)));
    if (spec.proxy != ProxyOptions{})
        object.set(u"proxy"_s, Value(proxyToJson(spec.proxy)));
    if (spec.ssh != SshOptions{})
        object.set(u"ssh"_s, Value(sshToJson(spec.ssh)));
    if (spec.limits != NetworkLimits{})
        object.set(u"limits"_s, Value(limitsToJson(spec.limits)));
    return object;
}

Result<ConnectionSpec, QString> connectionFromJson(const Value &value, const QString &where)
{
    if (!value.isObject())
        return QString(where + u": must be an object"_s);
    ConnectionSpec spec;
    QString error;
    MemberReader reader(value, where, error);
    readBasics(reader, spec);
    readUrl(reader, spec);
    readHeaders(reader, where, error, spec);
    if (auto tls = reader.inner(u"tls"))
        readTls(*tls, spec.tls);
    if (auto proxy = reader.inner(u"proxy"))
        readProxy(*proxy, spec.proxy);
    if (auto ssh = reader.inner(u"ssh"))
        readSsh(*ssh, spec.ssh);
    if (auto limits = reader.inner(u"limits"))
        readLimits(*limits, spec.limits);
    if (!error.isEmpty())
        return error;
    return spec;
}

Result<Array, QString> connectionsArray(const QByteArray &text)
{
    const auto parsed = json::parse(text);
    if (!parsed)
        return u"line %1, column %2: %3"_s.arg(parsed.error().line)
            .arg(parsed.error().column)
            .arg(parsed.error().message);
    const Value *version = parsed->value.find(u"version");
    const std::optional<qint64> number = version ? version->toInt64() : std::nullopt;
    if (!number || *number < 1)
        return u"version: must be an integer from 1"_s;
    if (*number > connectionsVersion)
        return u"version: %1 is newer than %2, the newest known here"_s.arg(*number).arg(
            connectionsVersion);
    const Value *list = parsed->value.find(u"connections");
    if (!list || !list->isArray())
        return u"connections: must be an array"_s;
    return list->array();
}

bool isNewerConnections(const QByteArray &text)
{
    const auto parsed = json::parse(text);
    const Value *version = parsed ? parsed->value.find(u"version") : nullptr;
    return version && version->toInt64().value_or(0) > connectionsVersion;
}

QByteArray connectionsText(Array entries)
{
    Object root;
    root.set(u"version"_s, Value::integer(connectionsVersion));
    root.set(u"connections"_s, Value(std::move(entries)));
    return Value(std::move(root)).toIndentedJson() + '\n';
}

} // namespace sextant
