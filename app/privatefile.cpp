#include "app/privatefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto folderOwnerOnly = ownerOnly | QFileDevice::ExeOwner;

QString ensureFolder(const QString &folder, bool isClosed)
{
    const QFileInfo info(folder);
    if (!info.exists()) {
        QDir().mkpath(info.absolutePath());
        if (!QDir().mkdir(folder, folderOwnerOnly) && !QFileInfo::exists(folder))
            return folder + u": the folder can't be made"_s;
    }
    if (isClosed && !QFile::setPermissions(folder, folderOwnerOnly))
        return folder + u": the folder's rights can't be set"_s;
    return {};
}

} // namespace

QString writePrivateFile(const QString &path, const QByteArray &content, bool closesFolder)
{
    // A link stays a link: what it leads to is replaced.
    const QFileInfo given(path);
    const QString target = given.exists() ? given.canonicalFilePath() : given.absoluteFilePath();
    const QString problem = ensureFolder(QFileInfo(target).absolutePath(), closesFolder);
    if (!problem.isEmpty())
        return problem;
    QFile fresh(target + u".new-"_s + QUuid::createUuid().toString(QUuid::Id128));
    if (!fresh.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return target + u": "_s + fresh.errorString();
    if (fresh.write(content) != content.size() || !fresh.flush() || ::fsync(fresh.handle()) != 0) {
        const QString words = fresh.errorString();
        fresh.remove();
        return target + u": "_s + words;
    }
    fresh.close();
    // QFile::rename() doesn't replace.
    if (std::rename(QFile::encodeName(fresh.fileName()), QFile::encodeName(target)) != 0) {
        const QString words = QString::fromLocal8Bit(std::strerror(errno));
        fresh.remove();
        return target + u": "_s + words;
    }
    return {};
}

QString keepAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString aside = path + u".corrupt-"_s + stamp;
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace sextant
