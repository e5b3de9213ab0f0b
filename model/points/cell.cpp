#include "model/points/cell.h"

#include "client/json/payloadslice.h"

#include <QCoreApplication>

namespace sextant {

namespace {

using namespace Qt::StringLiterals;

// UTF-8 needs up to four bytes a character, an escape six.
constexpr qsizetype maxCellBytes = maxCellText * 6;

QString translated(const char *text) { return QCoreApplication::translate("sextant::Cell", text); }

bool isBlankContainer(QByteArrayView raw)
{
    for (const char c : raw.sliced(1)) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        return c == '}' || c == ']';
    }
    return false;
}

bool looksLikeNumber(QByteArrayView raw)
{
    for (const char c : raw)
        if (!((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'))
            return false;
    const char last = raw.back();
    return last >= '0' && last <= '9';
}

CellKind numberKind(QByteArrayView raw)
{
    if (!looksLikeNumber(raw))
        return CellKind::Unreadable;
    for (const char c : raw)
        if (c == '.' || c == 'e' || c == 'E')
            return CellKind::Float;
    return CellKind::Integer;
}

QByteArrayView insideQuotes(QByteArrayView raw) { return raw.sliced(1, raw.size() - 2); }

// One line of at most maxCellText characters, never half a surrogate pair.
QString oneLine(QString text, bool isCut)
{
    if (text.size() > maxCellText) {
        text.truncate(maxCellText);
        isCut = true;
    }
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    // A UTF-8 sequence cut in the middle decodes to U+FFFD at the end.
    while (isCut && !text.isEmpty() && text.back() == QChar::ReplacementCharacter)
        text.chop(1);
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    if (isCut)
        text.append(u'…');
    return text;
}

QString preview(QByteArrayView raw)
{
    const bool isCut = raw.size() > maxCellBytes;
    return oneLine(QString::fromUtf8(isCut ? raw.first(maxCellBytes) : raw), isCut);
}

} // namespace

CellKind cellKind(QByteArrayView raw)
{
    if (raw.isNull())
        return CellKind::Missing;
    if (raw.isEmpty())
        return CellKind::Unreadable;
    switch (raw.front()) {
    case '"':
        if (raw.size() < 2 || raw.back() != '"')
            return CellKind::Unreadable;
        return raw.size() == 2 ? CellKind::EmptyString : CellKind::String;
    case '{':
        return isBlankContainer(raw) ? CellKind::EmptyObject : CellKind::Object;
    case '[':
        return isBlankContainer(raw) ? CellKind::EmptyArray : CellKind::Array;
    case 't':
        return raw == QByteArrayView("true") ? CellKind::Bool : CellKind::Unreadable;
    case 'f':
        return raw == QByteArrayView("false") ? CellKind::Bool : CellKind::Unreadable;
    case 'n':
        return raw == QByteArrayView("null") ? CellKind::Null : CellKind::Unreadable;
    default:
        return numberKind(raw);
    }
}

Cell makeCell(QByteArrayView raw)
{
    const CellKind kind = cellKind(raw);
    switch (kind) {
    case CellKind::Missing:
        return { kind, QString() };
    case CellKind::String: {
        const QByteArrayView text = insideQuotes(raw);
        return { kind, oneLine(json::unescaped(text, maxCellBytes), text.size() > maxCellBytes) };
    }
    case CellKind::EmptyString:
        return { kind, u"\"\""_s };
    case CellKind::EmptyArray:
        return { kind, u"[]"_s };
    case CellKind::EmptyObject:
        return { kind, u"{}"_s };
    case CellKind::Null:
    case CellKind::Bool:
    case CellKind::Integer:
    case CellKind::Float:
    case CellKind::Array:
    case CellKind::Object:
    case CellKind::Unreadable:
        break;
    }
    return { kind, preview(raw) };
}

QString cellFullText(QByteArrayView raw)
{
    const CellKind kind = cellKind(raw);
    if (kind == CellKind::String || kind == CellKind::EmptyString)
        return json::unescaped(insideQuotes(raw));
    return QString::fromUtf8(raw);
}

QString cellAccessibleText(const Cell &cell)
{
    switch (cell.kind) {
    case CellKind::Missing:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "missing"));
    case CellKind::Null:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "null"));
    case CellKind::EmptyString:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "empty text"));
    case CellKind::EmptyArray:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "empty list"));
    case CellKind::EmptyObject:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "empty object"));
    case CellKind::Unreadable:
        return translated(QT_TRANSLATE_NOOP("sextant::Cell", "unreadable value"));
    case CellKind::Bool:
    case CellKind::Integer:
    case CellKind::Float:
    case CellKind::String:
    case CellKind::Array:
    case CellKind::Object:
        break;
    }
    return cell.text;
}

} // namespace sextant
