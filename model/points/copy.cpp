#include "model/points/copy.h"

#include "client/json/numbertext.h"
#include "model/points/cell.h"
#include "model/points/columns.h"

#include <cmath>

namespace sextant {

namespace {

QString scoreText(const CopyRow &row)
{
    return row.score ? QString::fromLatin1(json::floatText(*row.score)) : QString();
}

QString quotedIfNeeded(QString text)
{
    if (!text.contains(u'\t') && !text.contains(u'\n') && !text.contains(u'\r')
        && !text.contains(u'"'))
        return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

QString tsv(const std::vector<CopyRow> &rows, const QStringList &fields)
{
    const bool hasScores = rows.empty() ? false : rows.front().score.has_value();
    std::vector<ColumnSet::Field> columns;
    QString text = hasScores ? QStringLiteral("rank\tscore\tid") : QStringLiteral("id");
    for (const QString &path : fields) {
        columns.push_back(ColumnSet::makeField(path));
        text += u'\t' + quotedIfNeeded(path);
    }
    for (const CopyRow &row : rows) {
        text += u'\n';
        if (hasScores)
            text += QString::number(row.rank) + u'\t' + scoreText(row) + u'\t';
        text += row.id.toString();
        for (const QByteArrayView value : fieldValues(row.payload, columns).values)
            text += u'\t' + quotedIfNeeded(cellFullText(value));
    }
    return text + u'\n';
}

QByteArray pointJson(const CopyRow &row)
{
    QByteArray json = "{\"id\":" + row.id.toJson();
    if (row.score)
        json += ",\"rank\":" + QByteArray::number(row.rank)
            + ",\"score\":" + (std::isfinite(*row.score) ? json::floatText(*row.score) : "null");
    json += ",\"payload\":";
    if (row.payload.isEmpty())
        json += "{}";
    else
        json.append(row.payload.data(), row.payload.size());
    return json + '}';
}

QString joined(const std::vector<CopyRow> &rows, QByteArrayView separator)
{
    QByteArray text;
    for (const CopyRow &row : rows) {
        if (!text.isEmpty())
            text.append(separator.data(), separator.size());
        text += pointJson(row);
    }
    return QString::fromUtf8(text);
}

} // namespace

QString copyText(const std::vector<CopyRow> &rows, const QStringList &fields, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return tsv(rows, fields);
    case CopyFormat::JsonArray:
        return u'[' + joined(rows, QByteArrayView(",\n")) + QStringLiteral("]\n");
    case CopyFormat::JsonLines:
        return rows.empty() ? QString() : joined(rows, QByteArrayView("\n")) + u'\n';
    case CopyFormat::Ids:
        break;
    }
    QString text;
    for (const CopyRow &row : rows)
        text += row.id.toString() + u'\n';
    return text;
}

} // namespace sextant
