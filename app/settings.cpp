#include "app/settings.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr int maxRecent = 10;

//! One settings key of any text: slashes would open groups.
QString keyOf(QStringView group, const QString &name)
{
    return group.toString() + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

Settings::Settings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, u"sextant"_s, u"sextant"_s)
{
}

Settings::Settings(const QString &fileName)
    : m_settings(fileName, QSettings::IniFormat)
{
}

QString Settings::folder() const { return QFileInfo(m_settings.fileName()).absolutePath(); }

bool Settings::isFirstStart() const { return !m_settings.value(u"started"_s).toBool(); }

void Settings::markStarted() { m_settings.setValue(u"started"_s, true); }

QByteArray Settings::windowState(const QString &name) const
{
    return m_settings.value(keyOf(u"window", name)).toByteArray();
}

void Settings::setWindowState(const QString &name, const QByteArray &state)
{
    m_settings.setValue(keyOf(u"window", name), state);
}

std::vector<ConnectionSpec> Settings::recentConnections() const
{
    std::vector<ConnectionSpec> specs;
    const QStringList entries = m_settings.value(u"recent/connections"_s).toStringList();
    for (const QString &entry : entries) {
        ConnectionSpec spec;
        const bool isReadOnly = entry.startsWith(u"read-only "_s);
        spec.protection = isReadOnly ? Protection::ReadOnly : Protection::Normal;
        spec.baseUrl = QUrl(isReadOnly ? entry.mid(10) : entry, QUrl::StrictMode);
        if (spec.baseUrl.isValid() && !spec.baseUrl.host().isEmpty())
            specs.push_back(std::move(spec));
    }
    return specs;
}

void Settings::rememberConnection(const ConnectionSpec &spec)
{
    if (spec.isDemo)
        return;
    const QString url = spec.settingsKey();
    QStringList entries = m_settings.value(u"recent/connections"_s).toStringList();
    entries.removeAll(url);
    entries.removeAll(u"read-only "_s + url);
    entries.prepend(spec.isReadOnly() ? u"read-only "_s + url : url);
    m_settings.setValue(u"recent/connections"_s, QStringList(entries.mid(0, maxRecent)));
}

QStringList Settings::openTabs(const QString &settingsKey) const
{
    return m_settings.value(keyOf(u"tabs", settingsKey)).toStringList();
}

void Settings::setOpenTabs(const QString &settingsKey, const QStringList &collections)
{
    m_settings.setValue(keyOf(u"tabs", settingsKey), collections);
}

std::optional<ColumnLayout> Settings::load(const QString &key) const
{
    const QVariantMap map = m_settings.value(keyOf(u"columns", key)).toMap();
    if (map.isEmpty())
        return std::nullopt;
    ColumnLayout layout;
    layout.shown = map.value(u"shown"_s).toStringList();
    layout.offered = map.value(u"offered"_s).toStringList();
    const QVariantMap widths = map.value(u"widths"_s).toMap();
    for (auto width = widths.begin(); width != widths.end(); ++width)
        layout.widths.insert(width.key(), width.value().toInt());
    return layout;
}

void Settings::save(const QString &key, const ColumnLayout &layout)
{
    QVariantMap widths;
    for (auto width = layout.widths.begin(); width != layout.widths.end(); ++width)
        widths.insert(width.key(), width.value());
    m_settings.setValue(keyOf(u"columns", key),
                        QVariantMap{ { u"shown"_s, layout.shown },
                                     { u"offered"_s, layout.offered },
                                     { u"widths"_s, widths } });
}

} // namespace sextant
