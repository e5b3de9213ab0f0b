#include "model/activity/requestlogmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! In single quotes for a POSIX shell.
QString shellQuoted(QString text) { return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\''; }

//! `X-Token` → `X_TOKEN`.
QString variableName(const QByteArray &header)
{
    QString name;
    for (const char c : header.toUpper())
        name += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? QChar::fromLatin1(c) : u'_';
    return !name.isEmpty() && name.front().isDigit() ? u'_' + name : name;
}

QString headerArguments(const LogSource &source)
{
    QString arguments;
    if (source.hasKey)
        arguments += source.keyAsBearer ? u" -H \"Authorization: Bearer $QDRANT_API_KEY\""_s
                                        : u" -H \"api-key: $QDRANT_API_KEY\""_s;
    for (const HttpHeader &header : source.headers) {
        const QString name = QString::fromLatin1(header.name) + u": "_s;
        arguments += u" -H "_s
            + (header.isSecret ? shellQuoted(name) + u"\"$"_s + variableName(header.name) + u'"'
                               : shellQuoted(name + QString::fromLatin1(header.value)));
    }
    return arguments;
}

bool isNumber(int column)
{
    return column == RequestLogModel::Status || column == RequestLogModel::Duration
        || column == RequestLogModel::Bytes || column == RequestLogModel::Attempt;
}

} // namespace

void RequestLogModel::setErrorWords(std::function<QString(const ApiError &)> words)
{
    m_errorWords = std::move(words);
}

void RequestLogModel::append(const LogEntry &entry, const LogSource &source)
{
    if (int(m_rows.size()) >= capacity) {
        // A tenth at once, so that a full log doesn't move its rows at every request.
        const int dropped = capacity / 10;
        beginRemoveRows({}, 0, dropped - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + dropped);
        endRemoveRows();
    }
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.push_back({ entry, source });
    endInsertRows();
}

void RequestLogModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QString RequestLogModel::curl(int row) const
{
    const auto &[entry, source] = m_rows[size_t(row)];
    QString base = u"\"$QDRANT_URL\""_s;
    QString path = QString::fromUtf8(entry.path);
    if (source.baseUrl.isValid())
        path = source.baseUrl.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash
                                       | QUrl::RemoveUserInfo)
            + path;
    QString command = u"curl -X "_s + QString::fromLatin1(methodName(entry.method)) + u' '
        + (source.baseUrl.isValid() ? QString() : base) + shellQuoted(path);
    command += headerArguments(source);
    if (!entry.requestBody.isEmpty()) {
        command += u" -H 'Content-Type: application/json' --data-raw "_s
            + shellQuoted(QString::fromUtf8(entry.requestBody));
        if (entry.requestBodyCut)
            command += u" # "_s + tr("the body is cut here");
    }
    return command;
}

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RequestLogModel::statusText(const LogEntry &entry) const
{
    if (entry.error && entry.status == 0 && entry.error->kind == ApiError::Kind::Cancelled)
        return tr("cancelled");
    if (entry.error && entry.status == 0)
        return m_errorWords ? m_errorWords(*entry.error) : tr("failed");
    return entry.status > 0 ? QString::number(entry.status) : QString();
}

QString RequestLogModel::text(const Row &row, int column) const
{
    const LogEntry &entry = row.entry;
    switch (column) {
    case Time:
        return QLocale().toString(entry.started.toLocalTime().time(), u"HH:mm:ss.zzz"_s);
    case Server:
        return row.source.server;
    case MethodColumn:
        return QString::fromLatin1(methodName(entry.method));
    case Path:
        return QString::fromUtf8(entry.path);
    case Status:
        return statusText(entry);
    case Duration:
        return QLocale().toString(double(entry.duration.count()) / 1000.0, 'f', 1);
    case Bytes:
        return QLocale().toString(entry.bytesReceived);
    case Attempt:
        return QString::number(entry.attempt);
    default:
        return {};
    }
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole) {
        if (row.entry.error && !row.entry.error->detail.isEmpty())
            return row.entry.error->detail;
        return index.column() == Path ? text(row, Path) : QVariant();
    }
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("Time");
    case Server:
        return tr("Server");
    case MethodColumn:
        return tr("Method");
    case Path:
        return tr("Path");
    case Status:
        return tr("Status");
    case Duration:
        return tr("ms");
    case Bytes:
        return tr("Bytes");
    case Attempt:
        return tr("Try");
    default:
        return {};
    }
}

} // namespace sextant
