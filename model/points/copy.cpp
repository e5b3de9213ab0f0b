#include "model/points/copy.h"

#include "client/json/payloadslice.h"
#include "model/points/cell.h"
#include "model/points/columns.h"

namespace sextant {

namespace {

QString quotedIfNeeded(QString text)
{
    if (!text.contains(u'\t') && !text.contains(u'\n') && !text.contains(u'\r')
        && !text.contains(u'"'))
        return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

QByteArrayView fieldOf(QByteArrayView payload, const ColumnSet::Field &field)
{
    QByteArrayView found;
    json::MemberWalker walker(payload);
    json::RawMember member;
    while (walker.next(member))
        if (json::keyEquals(member.key, field.key))
            found = json::sliceAt(member.value, field.rest).value_or(QByteArrayView());
    return found;
}

QString tsv(const std::vector<CopyRow> &rows, const QStringList &fields)
{
    std::vector<ColumnSet::Field> columns;
    QString text = QStringLiteral("id");
    for (const QString &path : fields) {
        columns.push_back(ColumnSet::makeField(path));
        text += u'\t' + quotedIfNeeded(path);
    }
    for (const CopyRow &row : rows) {
        text += u'\n' + row.id.toString();
        for (const ColumnSet::Field &column : columns)
            text += u'\t' + quotedIfNeeded(cellFullText(fieldOf(row.payload, column)));
    }
    return text + u'\n';
}

QByteArray pointJson(const CopyRow &row)
{
    QByteArray json = "{\"id\":" + row.id.toJson() + ",\"payload\":";
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
