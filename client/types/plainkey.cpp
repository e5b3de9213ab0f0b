#include "client/types/plainkey.h"

#include <QRegularExpression>

namespace sextant {

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression address(QStringLiteral("^127(\\.\\d{1,3}){3}$"));
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || host == QLatin1String("::1") || address.match(host).hasMatch();
}

bool isPlainKeyRisk(const QUrl &baseUrl, bool hasSecret, bool tunnelled)
{
    return hasSecret && !tunnelled && baseUrl.scheme() != QLatin1String("https")
        && !isLoopbackHost(baseUrl.host());
}

} // namespace sextant
