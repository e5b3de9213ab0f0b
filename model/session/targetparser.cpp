#include "model/session/targetparser.h"

#include <QStringView>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using TargetResult = Result<Target, TargetError>;

//! `/collections/NAME…` of a dashboard's fragment, NAME decoded; empty when there is none.
QString collectionOfFragment(const QString &encodedFragment)
{
    const QString prefix = u"/collections/"_s;
    if (!encodedFragment.startsWith(prefix))
        return {};
    QString name = encodedFragment.mid(prefix.size());
    for (const char16_t end : { u'/', u'#', u'?' })
        name = name.section(QChar(end), 0, 0);
    return QUrl::fromPercentEncoding(name.toUtf8());
}

QString trimmedPath(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

TargetResult fromUrl(const QString &text)
{
    const QString scheme = text.section(u"://"_s, 0, 0).toLower();
    if (scheme != u"http"_s && scheme != u"https"_s)
        return TargetError::UnsupportedScheme;
    const QString authority = text.section(u"://"_s, 1).section(u'/', 0, 0);
    if (authority.isEmpty())
        return TargetError::NoHost;
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid()) {
        const QString port = authority.section(u':', -1);
        const bool portIsWrong
            = !authority.endsWith(u']') && authority.contains(u':') && port.toUShort() == 0;
        return portIsWrong ? TargetError::BadPort : TargetError::BadUrl;
    }
    if (url.host().isEmpty())
        return TargetError::NoHost;
    if (url.port() == 0)
        return TargetError::BadPort;
    if (!url.userInfo().isEmpty())
        return TargetError::HasCredentials;
    if (url.hasQuery())
        return TargetError::HasQuery;
    Target target;
    QString path = trimmedPath(url.path(QUrl::FullyEncoded));
    if (path == u"/dashboard"_s || path.endsWith(u"/dashboard"_s)) {
        path = trimmedPath(path.chopped(10));
        target.collection = collectionOfFragment(text.section(u'#', 1));
    }
    url.setFragment(QString());
    url.setPath(path, QUrl::StrictMode);
    target.baseUrl = url;
    return target;
}

struct HostPort
{
    QString host;
    std::optional<QString> port; //!< may be empty: `host:`
};

//! `host`, `host:port`, `[v6]`, `[v6]:port`, bare `v6`.
std::optional<HostPort> splitHostPort(const QString &text)
{
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(u']');
        if (close < 0)
            return std::nullopt;
        const QString rest = text.mid(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return std::nullopt;
        return HostPort{ text.mid(1, close - 1),
                         rest.isEmpty() ? std::nullopt : std::optional(rest.mid(1)) };
    }
    const qsizetype colons = text.count(u':');
    if (colons == 1)
        return HostPort{ text.section(u':', 0, 0), text.section(u':', 1) };
    return HostPort{ text, std::nullopt }; // no colon, or a bare IPv6 address
}

//! 0 when the text is no port.
ushort portFrom(const QString &text)
{
    const bool isDigits = std::all_of(text.begin(), text.end(),
                                      [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    return isDigits ? text.toUShort() : ushort(0);
}

TargetResult fromHost(const QString &text)
{
    const QString authority = text.section(u'/', 0, 0);
    const QString rest = text.contains(u'/') ? text.section(u'/', 1) : QString();
    if (authority.isEmpty())
        return TargetError::NoHost;
    if (authority.contains(u'@'))
        return TargetError::HasCredentials;
    const std::optional<HostPort> parts = splitHostPort(authority);
    if (!parts)
        return TargetError::BadHost;
    if (parts->host.isEmpty())
        return TargetError::NoHost;
    Target target;
    const bool isCloud = parts->host.endsWith(u".cloud.qdrant.io"_s, Qt::CaseInsensitive);
    target.baseUrl.setScheme(isCloud ? u"https"_s : u"http"_s);
    target.baseUrl.setHost(parts->host, QUrl::StrictMode);
    if (!target.baseUrl.isValid() || target.baseUrl.host().isEmpty())
        return TargetError::BadHost;
    if (parts->port) {
        const ushort port = portFrom(*parts->port);
        if (port == 0)
            return TargetError::BadPort;
        target.baseUrl.setPort(port);
    }
    if (rest == u"dashboard"_s || rest == u"dashboard/"_s || rest.startsWith(u"dashboard#"_s)
        || rest.startsWith(u"dashboard/#"_s)) {
        target.collection = collectionOfFragment(rest.section(u'#', 1));
        return target;
    }
    target.collection = trimmedPath(rest);
    if (target.collection.contains(u'/'))
        return TargetError::TooManySegments;
    return target;
}

} // namespace

Result<Target, TargetError> parseTarget(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return TargetError::Empty;
    return trimmed.contains(u"://"_s) ? fromUrl(trimmed) : fromHost(trimmed);
}

} // namespace sextant
