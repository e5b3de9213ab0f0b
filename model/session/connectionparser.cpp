#include "model/session/connectionparser.h"

#include "model/session/clientcall.h"
#include "model/session/curlcommand.h"
#include "model/session/shelltokens.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using ParsedResult = Result<ParsedConnection, TargetError>;

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar each) { return each.unicode() >= 0x20 && each.unicode() != 0x7f; });
}

//! A key as given: a variable's name, or the key itself.
void takeKey(ParsedConnection &parsed, const QString &text)
{
    const QString key = text.trimmed();
    parsed.keyVariable = variableName(key);
    parsed.apiKey = parsed.keyVariable.isEmpty() && isPrintable(key) ? key.toUtf8() : QByteArray();
}

//! Headers that say something about the program that sends them, not about the connection.
bool isClientsOwn(const QString &name)
{
    static const QStringList own{ u"content-type"_s,
                                  u"content-length"_s,
                                  u"accept"_s,
                                  u"accept-encoding"_s,
                                  u"accept-language"_s,
                                  u"user-agent"_s,
                                  u"host"_s,
                                  u"connection"_s,
                                  u"origin"_s,
                                  u"referer"_s,
                                  u"cache-control"_s,
                                  u"pragma"_s,
                                  u"dnt"_s,
                                  u"priority"_s,
                                  u"te"_s,
                                  u"transfer-encoding"_s,
                                  u"expect"_s,
                                  u"upgrade-insecure-requests"_s };
    return own.contains(name) || name.startsWith(u"sec-"_s);
}

void takeHeader(ParsedConnection &parsed, const QString &name, const QString &value)
{
    const QString lower = name.toLower();
    const bool isBearer
        = lower == u"authorization"_s && value.startsWith(u"bearer "_s, Qt::CaseInsensitive);
    const bool isKey = lower == u"api-key"_s;
    const bool hasKey = !parsed.apiKey.isEmpty() || !parsed.keyVariable.isEmpty();
    if (isKey || (isBearer && !hasKey)) {
        // The server looks at the api-key first; the token may be a proxy's.
        if (isKey && parsed.keyAsBearer && !parsed.apiKey.isEmpty())
            parsed.headers.append({ "Authorization", "Bearer " + parsed.apiKey });
        takeKey(parsed, isBearer ? value.mid(7) : value);
        parsed.keyAsBearer = isBearer;
        return;
    }
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s);
    if (isClientsOwn(lower) || !token.match(name).hasMatch() || !isPrintable(value))
        return;
    parsed.headers.append({ name.toLatin1(), value.toUtf8() });
}

//! Takes an API path's end off the sub-path: `/sub/collections/NAME/points` leaves `/sub`, and names NAME.
void splitApiPath(Target &target, const QStringList &endpoints)
{
    const QStringList segments = target.baseUrl.path(QUrl::FullyEncoded).split(u'/');
    const auto found = std::ranges::find_if(
        segments, [&](const QString &each) { return endpoints.contains(each); });
    if (found == segments.end())
        return;
    const qsizetype place = found - segments.begin();
    const QString next = segments.value(place + 1);
    if (*found == u"collections"_s && next != u"aliases"_s && target.collection.isEmpty())
        target.collection = QUrl::fromPercentEncoding(next.toUtf8());
    target.baseUrl.setPath(segments.first(place).join(u'/'), QUrl::StrictMode);
}

ParsedResult fromAddress(const QString &text)
{
    auto target = parseTarget(text);
    if (!target)
        return target.error();
    ParsedConnection parsed;
    parsed.target = std::move(target).value();
    splitApiPath(parsed.target, { u"collections"_s });
    return parsed;
}

//! An address with a scheme, and what its sub-path is to be where it has none.
Result<Target, TargetError> fromParts(const QString &address, const QString &scheme,
                                      const QString &prefix = {})
{
    if (address.contains(u'$') || (address.startsWith(u'%') && address.contains(u'%')))
        return TargetError::HasVariable;
    QString full = address.contains(u"://"_s) ? address : scheme + u"://"_s + address;
    if (!prefix.isEmpty())
        full += prefix.startsWith(u'/') ? prefix : u'/' + prefix;
    return parseTarget(full);
}

QString schemeFor(const QString &host)
{
    static const QRegularExpression cloud(u"^[^/:]+\\.cloud\\.qdrant\\.io(?:[:/]|$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return cloud.match(host).hasMatch() ? u"https"_s : u"http"_s;
}

ParsedResult fromCurl(const QString &text)
{
    const auto command = readCurlCommand(text);
    if (!command)
        return command.error();
    const QString address = command->url.section(u'#', 0, 0).section(u'?', 0, 0);
    auto target = fromParts(address, schemeFor(address));
    if (!target)
        return target.error();
    ParsedConnection parsed;
    parsed.target = std::move(target).value();
    splitApiPath(parsed.target,
                 { u"collections"_s, u"aliases"_s, u"cluster"_s, u"snapshots"_s, u"telemetry"_s,
                   u"metrics"_s, u"healthz"_s, u"livez"_s, u"readyz"_s, u"issues"_s, u"locks"_s });
    for (const auto &[name, value] : command->headers)
        takeHeader(parsed, name, value);
    return parsed;
}

CallValue argument(const CallArguments &arguments, const QString &name)
{
    const auto found = arguments.find(name);
    return found == arguments.end() ? CallValue{ CallValue::Kind::Nothing, {} } : found->second;
}

//! As the client does it: the URL's own port, else `port` (6333 by itself); None means the scheme's.
std::optional<TargetError> fillPort(QUrl &url, const CallArguments &arguments)
{
    using Kind = CallValue::Kind;
    if (url.port() >= 0)
        return std::nullopt;
    const CallValue port = argument(arguments, u"port"_s);
    if (!arguments.contains(u"port"_s)) {
        url.setPort(6333);
    } else if (port.kind == Kind::Nothing) {
        url.setPort(url.scheme() == u"https"_s ? 443 : 80);
    } else if (port.kind == Kind::Number || port.kind == Kind::Text) {
        const ushort number = port.text.toUShort();
        if (number == 0)
            return TargetError::BadPort;
        url.setPort(number);
    } // else it isn't known, and found out later
    return std::nullopt;
}

//! url, location or host: the address as written.
Result<QString, TargetError> addressOf(const CallArguments &arguments)
{
    using Kind = CallValue::Kind;
    if (argument(arguments, u"path"_s).kind != Kind::Nothing)
        return TargetError::NotServer;
    for (const QString &name : { u"location"_s, u"url"_s, u"host"_s }) {
        const CallValue value = argument(arguments, name);
        if (value.kind == Kind::Nothing)
            continue;
        if (value.kind != Kind::Text)
            return TargetError::HasVariable;
        if (value.text.trimmed() == u":memory:"_s)
            return TargetError::NotServer;
        return value.text.trimmed();
    }
    return u"localhost"_s;
}

ParsedResult fromCall(const QString &text)
{
    using Kind = CallValue::Kind;
    const auto arguments = readClientCall(text);
    if (!arguments)
        return arguments.error();
    const auto address = addressOf(*arguments);
    if (!address)
        return address.error();
    const CallValue key = argument(*arguments, u"api_key"_s);
    const CallValue https = argument(*arguments, u"https"_s);
    // The client's own rule: a key means TLS unless something else is said.
    const bool isSecure
        = https.kind == Kind::Truth ? https.text == u"true"_s : key.kind != Kind::Nothing;
    auto target = fromParts(*address, isSecure ? u"https"_s : u"http"_s,
                            argument(*arguments, u"prefix"_s).text);
    if (!target)
        return target.error();
    ParsedConnection parsed;
    parsed.target = std::move(target).value();
    if (const auto fault = fillPort(parsed.target.baseUrl, *arguments))
        return *fault;
    if (key.kind == Kind::Variable)
        parsed.keyVariable = key.text;
    else if (key.kind == Kind::Text && isPrintable(key.text))
        parsed.apiKey = key.text.toUtf8();
    return parsed;
}

//! Lines of an environment file that are about Qdrant, by their names.
std::map<QString, QString> environmentLines(const QString &text)
{
    static const QRegularExpression line(
        u"^\\s*(?:export\\s+|set\\s+|\\$env:)?([A-Za-z_]*QDRANT\\w*)\\s*=\\s*(.*?)\\s*$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    std::map<QString, QString> found;
    auto matches = line.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString value = match.captured(2);
        const QChar quote = value.isEmpty() ? QChar() : value.front();
        if (const qsizetype close = value.indexOf(quote, 1);
            (quote == u'"' || quote == u'\'') && close > 0) {
            value = value.mid(1, close - 1);
        } else {
            static const QRegularExpression comment(u"\\s+#.*$"_s);
            value.remove(comment);
        }
        found.insert_or_assign(match.captured(1).toUpper(), value.trimmed());
    }
    return found;
}

QString valueEndingIn(const std::map<QString, QString> &lines, const QStringList &ends)
{
    for (const QString &end : ends)
        for (const auto &[name, value] : lines)
            if (name.endsWith(end) && !value.isEmpty())
                return value;
    return {};
}

ParsedResult fromEnvironment(const std::map<QString, QString> &lines)
{
    QString address = valueEndingIn(lines, { u"URL"_s, u"ENDPOINT"_s, u"URI"_s });
    if (address.isEmpty()) {
        address = valueEndingIn(lines, { u"HOST"_s });
        const QString port = valueEndingIn(lines, { u"QDRANT_PORT"_s, u"HTTP_PORT"_s });
        if (!address.isEmpty() && !port.isEmpty())
            address += u':' + port;
    }
    if (address.isEmpty())
        return TargetError::Empty;
    auto target = fromParts(address, schemeFor(address));
    if (!target)
        return target.error();
    ParsedConnection parsed;
    parsed.target = std::move(target).value();
    splitApiPath(parsed.target, { u"collections"_s });
    takeKey(parsed, valueEndingIn(lines, { u"API_KEY"_s, u"APIKEY"_s, u"_KEY"_s, u"_TOKEN"_s }));
    return parsed;
}

//! Without the quotation marks or angle brackets around an address that was copied with them.
QString unwrapped(const QString &text)
{
    const QString trimmed = text.trimmed();
    static const QStringList pairs{ u"\"\""_s, u"''"_s, u"``"_s, u"<>"_s };
    for (const QString &pair : pairs)
        if (trimmed.size() > 2 && trimmed.front() == pair[0] && trimmed.back() == pair[1])
            return trimmed.sliced(1).chopped(1).trimmed();
    return trimmed;
}

} // namespace

ParsedResult parseConnection(const QString &text)
{
    if (isCurlCommand(text))
        return fromCurl(text);
    if (isClientCall(text))
        return fromCall(text);
    if (const auto lines = environmentLines(text); !lines.empty())
        return fromEnvironment(lines);
    return fromAddress(unwrapped(text));
}

} // namespace sextant
