#include "app/connectionfile.h"

#include "app/privatefile.h"
#include "model/session/connectionjson.h"
#include "model/session/secretstore.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const json::Value &entry, QStringView key)
{
    const json::Value *found = entry.find(key);
    return found && found->isString() ? found->toString() : QString();
}

} // namespace

ConnectionFile::ConnectionFile(const QString &path, QObject *parent)
    : ConnectionStore(parent)
    , m_path(path)
{
    load();
}

ConnectionFile::Content ConnectionFile::parse(const QByteArray &text)
{
    const auto entries = connectionsArray(text);
    if (!entries)
        return { {}, entries.error() };
    Content content;
    QSet<QString> seen;
    for (size_t index = 0; index < entries->size(); ++index) {
        const json::Value &entry = (*entries)[index];
        const QString where = u"connections[%1]"_s.arg(qulonglong(index));
        auto spec = connectionFromJson(entry, where);
        const QString id = textOf(entry, u"id");
        if (!spec || id.isEmpty() || seen.contains(id)) {
            if (content.problem.isEmpty())
                content.problem = spec ? where + u".id: missing or used twice"_s : spec.error();
            continue; // the others are good
        }
        seen.insert(id);
        spec->id = id;
        spec->lastUsed = QDateTime::fromString(textOf(entry, u"lastUsed"), Qt::ISODateWithMs);
        content.specs.push_back(std::move(spec).value());
    }
    return content;
}

void ConnectionFile::load()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_loadProblem = m_path + u": "_s + file.errorString();
        m_blocked = m_loadProblem;
        return;
    }
    const QByteArray text = file.readAll();
    m_onDisk = text;
    if (isNewerConnections(text)) {
        m_loadProblem = m_path + u": "_s + parse(text).problem;
        m_blocked = m_loadProblem;
        return;
    }
    takeOver(text);
}

void ConnectionFile::takeOver(const QByteArray &text)
{
    Content content = parse(text);
    if (content.problem.isEmpty()) {
        m_connections = std::move(content.specs);
        return;
    }
    m_loadProblem = m_path + u": "_s + content.problem;
    const QString aside = keepAside(m_path);
    if (!aside.isEmpty())
        m_loadProblem += u"; kept as "_s + aside;
    if (content.specs.empty())
        content = parse(readAll(m_path + u".bak"_s));
    m_connections = std::move(content.specs);
    m_onDisk.clear();
    write();
}

void ConnectionFile::migrate(const std::vector<ConnectionSpec> &recent)
{
    if (recent.empty() || !m_loadProblem.isEmpty() || QFileInfo::exists(m_path))
        return;
    for (const ConnectionSpec &spec : recent) {
        ConnectionSpec taken = spec;
        taken.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        put(taken);
    }
    write();
    emit changed();
}

QString ConnectionFile::save(const ConnectionSpec &spec)
{
    ConnectionSpec kept = withoutSecrets(spec);
    kept.tunnelPort = 0;
    if (kept.id.isEmpty())
        kept.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QLockFile lock(m_path + u".lock"_s);
    lock.tryLock(200); // without it the worst is a change of the other program's that is lost
    mergeFromDisk();
    put(kept);
    write();
    emit changed();
    return kept.id;
}

void ConnectionFile::remove(const QString &id)
{
    QLockFile lock(m_path + u".lock"_s);
    lock.tryLock(200);
    mergeFromDisk();
    drop(id);
    write();
    emit changed();
}

void ConnectionFile::markUsed(const QString &id, const QDateTime &when)
{
    QLockFile lock(m_path + u".lock"_s);
    lock.tryLock(200);
    mergeFromDisk();
    const auto spec = std::ranges::find(m_connections, id, &ConnectionSpec::id);
    if (spec == m_connections.end())
        return;
    spec->lastUsed = when.toUTC();
    m_unwritten.insert(id);
    write();
    emit changed();
}

void ConnectionFile::put(const ConnectionSpec &spec)
{
    const auto place = std::ranges::find(m_connections, spec.id, &ConnectionSpec::id);
    if (place == m_connections.end())
        m_connections.push_back(spec);
    else
        *place = spec;
    m_unwritten.insert(spec.id);
}

void ConnectionFile::drop(const QString &id)
{
    std::erase_if(m_connections, [&id](const ConnectionSpec &spec) { return spec.id == id; });
    m_unwritten.insert(id);
}

//! Another program's changes come in; what is changed here and unwritten, or private, stays as it is here.
void ConnectionFile::mergeFromDisk()
{
    const QByteArray text = readAll(m_path);
    if (text.isEmpty() || text == m_onDisk)
        return;
    if (isNewerConnections(text)) {
        m_blocked = m_path + u": written by a newer version, left as it is"_s;
        return;
    }
    m_blocked.clear();
    Content disk = parse(text);
    if (!disk.problem.isEmpty()) {
        keepAside(m_path);
        return;
    } // half a file is nothing to merge
    const auto isOurs = [this](const ConnectionSpec &spec) {
        return spec.isPrivate || m_unwritten.contains(spec.id);
    };
    std::erase_if(disk.specs,
                  [this](const ConnectionSpec &spec) { return m_unwritten.contains(spec.id); });
    for (const ConnectionSpec &spec : m_connections)
        if (isOurs(spec))
            disk.specs.push_back(spec);
    m_connections = std::move(disk.specs);
    m_onDisk = text;
}

QByteArray ConnectionFile::text() const
{
    json::Array entries;
    for (const ConnectionSpec &spec : m_connections) {
        if (spec.isPrivate)
            continue;
        json::Object entry = connectionToJson(spec);
        entry.insert(0, u"id"_s, json::Value(spec.id));
        if (spec.lastUsed.isValid())
            entry.set(u"lastUsed"_s, json::Value(spec.lastUsed.toString(Qt::ISODateWithMs)));
        entries.push_back(json::Value(std::move(entry)));
    }
    return connectionsText(std::move(entries));
}

void ConnectionFile::write()
{
    if (!m_blocked.isEmpty()) {
        emit failed(m_blocked);
        return;
    }
    const QByteArray fresh = text();
    if (fresh == m_onDisk) {
        m_unwritten.clear();
        return;
    }
    // What was read whole or written here is the last good one.
    if (!m_onDisk.isEmpty())
        writePrivateFile(m_path + u".bak"_s, m_onDisk);
    const QString problem = writePrivateFile(m_path, fresh);
    if (!problem.isEmpty()) {
        emit failed(problem);
        return;
    }
    m_onDisk = fresh;
    m_unwritten.clear();
}

} // namespace sextant
