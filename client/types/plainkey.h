#pragma once
//! Whether a key would travel readable. Without QtNetwork: the window warns by the rule that the transport enforces.

#include <QString>
#include <QUrl>

namespace sextant {

//! This machine itself, by the only names that no network can answer: `localhost`, 127.0.0.0/8, ::1.
bool isLoopbackHost(const QString &host);

//! Whether a secret would go over plain http to another machine. A tunnel guards its way.
bool isPlainKeyRisk(const QUrl &baseUrl, bool hasSecret, bool tunnelled);

} // namespace sextant
