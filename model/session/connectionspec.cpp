#include "model/session/connectionspec.h"

using namespace Qt::StringLiterals;

namespace sextant {

QString ConnectionSpec::displayName() const
{
    if (!name.isEmpty())
        return name;
    if (isDemo)
        return u"demo"_s;
    QString text = baseUrl.host(QUrl::FullyDecoded);
    if (text.contains(u':'))
        text = u'[' + text + u']';
    if (baseUrl.port() >= 0)
        text += u':' + QString::number(baseUrl.port());
    return text + baseUrl.path(QUrl::PrettyDecoded);
}

QString ConnectionSpec::settingsKey() const
{
    if (isDemo)
        return u"demo"_s;
    return baseUrl.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash | QUrl::FullyEncoded);
}

} // namespace sextant
