#include "model/search/vectortext.h"

#include "client/json/numbertext.h"
#include "client/json/parse.h"

#include <QSet>

namespace sextant {

namespace {

using Code = VectorTextFault::Code;

bool isSeparator(QChar c) { return c == u',' || c == u';'; }

QStringView withoutBrackets(QStringView text)
{
    const bool square = text.startsWith(u'[') && text.endsWith(u']');
    const bool round = text.startsWith(u'(') && text.endsWith(u')');
    return (square || round) && text.size() >= 2 ? text.sliced(1, text.size() - 2).trimmed() : text;
}

//! Pieces between separators; blanks separate too, but several of them count as one.
std::vector<QStringView> pieces(QStringView text)
{
    std::vector<QStringView> found;
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && text[at].isSpace())
            ++at;
        const qsizetype start = at;
        while (at < text.size() && !text[at].isSpace() && !isSeparator(text[at]))
            ++at;
        found.push_back(text.sliced(start, at - start));
        while (at < text.size() && text[at].isSpace())
            ++at;
        if (at < text.size() && isSeparator(text[at])) {
            ++at;
            if (text.sliced(at).trimmed().isEmpty())
                break; // a separator at the very end is no missing number
        }
    }
    return found;
}

VectorText parseDense(QStringView text)
{
    const std::vector<QStringView> parts = pieces(withoutBrackets(text));
    if (parts.empty())
        return VectorTextFault{ Code::Empty, 0, 0, {} };
    DenseVector vector;
    vector.reserve(parts.size());
    for (size_t i = 0; i < parts.size(); ++i) {
        const auto number = json::parseFloat(parts[i].toUtf8());
        if (!number)
            return VectorTextFault{ Code::NotANumber, qsizetype(i) + 1, qsizetype(parts.size()),
                                    parts[i].left(40).toString() };
        vector.push_back(*number);
    }
    return PastedVector{ std::move(vector), {} };
}

std::optional<float> floatOf(const json::Value &value)
{
    return value.isNumber() ? json::parseFloat(value.number().lexeme) : std::nullopt;
}

VectorTextFault notANumber(qsizetype position, const json::Value &value, qsizetype count)
{
    return { Code::NotANumber, position, count, QString::fromUtf8(value.toJson().left(40)) };
}

VectorText denseOf(const json::Array &numbers)
{
    if (numbers.empty())
        return VectorTextFault{ Code::Empty, 0, 0, {} };
    DenseVector vector;
    for (size_t i = 0; i < numbers.size(); ++i) {
        const auto number = floatOf(numbers[i]);
        if (!number)
            return notANumber(qsizetype(i) + 1, numbers[i], qsizetype(numbers.size()));
        vector.push_back(*number);
    }
    return PastedVector{ std::move(vector), {} };
}

VectorText multiOf(const json::Array &rows)
{
    MultiVector multi;
    qsizetype position = 0;
    for (size_t r = 0; r < rows.size(); ++r) {
        if (!rows[r].isArray() || rows[r].array().empty()
            || rows[r].array().size() != rows.front().array().size())
            return VectorTextFault{ Code::UnevenRows, qsizetype(r) + 1, 0, {} };
        DenseVector row;
        for (const json::Value &value : rows[r].array()) {
            ++position;
            const auto number = floatOf(value);
            if (!number)
                return notANumber(position, value, 0);
            row.push_back(*number);
        }
        multi.rows.push_back(std::move(row));
    }
    return PastedVector{ std::move(multi), {} };
}

VectorText sparseOf(const json::Value &object)
{
    const json::Value *indices = object.find(u"indices");
    const json::Value *values = object.find(u"values");
    if (!indices || !values || !indices->isArray() || !values->isArray()
        || indices->array().size() != values->array().size())
        return VectorTextFault{ Code::SparseMismatch, 0, 0, {} };
    SparseVector sparse;
    QSet<quint32> seen;
    for (size_t i = 0; i < values->array().size(); ++i) {
        const auto index = indices->array()[i].toUInt64();
        if (!index || *index > 0xffff'ffffULL || seen.contains(quint32(*index)))
            return VectorTextFault{ Code::SparseMismatch, qsizetype(i) + 1, 0, {} };
        seen.insert(quint32(*index));
        const json::Value &value = values->array()[i];
        const auto number = floatOf(value);
        if (!number)
            return notANumber(qsizetype(i) + 1, value, qsizetype(values->array().size()));
        sparse.indices.push_back(quint32(*index));
        sparse.values.push_back(*number);
    }
    if (sparse.indices.empty())
        return VectorTextFault{ Code::Empty, 0, 0, {} };
    return PastedVector{ std::move(sparse), {} };
}

VectorText vectorOf(const json::Value &value);

//! A sparse vector, or a vector under its name: `{"image": […]}`, a point with its `vector`.
VectorText objectOf(const json::Value &value)
{
    const json::Object &object = value.object();
    if (value.find(u"indices") || value.find(u"values"))
        return sparseOf(value);
    const json::Value *point = object.size() > 1 ? value.find(u"vector") : nullptr;
    if (!point && object.size() != 1)
        return VectorTextFault{ Code::NotAVector, 0, 0, {} };
    const json::Value &inside = point ? *point : (*object.begin()).second;
    VectorText found = vectorOf(inside);
    if (found && found->name.isEmpty() && !point)
        found->name = (*object.begin()).first;
    return found;
}

VectorText vectorOf(const json::Value &value)
{
    if (value.isObject())
        return objectOf(value);
    if (!value.isArray())
        return VectorTextFault{ Code::NotAVector, 0, 0, {} };
    const json::Array &array = value.array();
    return !array.empty() && array.front().isArray() ? multiOf(array) : denseOf(array);
}

VectorText parseStructured(QStringView text)
{
    const auto parsed = json::parse(text.toUtf8());
    if (!parsed) {
        const json::ParseError &error = parsed.error();
        return VectorTextFault{ Code::BadJson, 0, 0,
                                QStringLiteral("%1:%2: %3")
                                    .arg(QString::number(error.line), QString::number(error.column),
                                         error.message) };
    }
    return vectorOf(parsed->value);
}

bool isListOfLists(QStringView text)
{
    return text.startsWith(u'[') && text.sliced(1).trimmed().startsWith(u'[');
}

} // namespace

VectorText parseVectorText(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return VectorTextFault{ Code::Empty, 0, 0, {} };
    if (trimmed.startsWith(u'{') || isListOfLists(trimmed))
        return parseStructured(trimmed);
    return parseDense(trimmed);
}

} // namespace sextant
