#include "model/filter/filterrow.h"

#include "client/json/filterjson.h"
#include "client/json/keypath.h"
#include "client/json/parse.h"
#include "model/filter/filtervalues.h"
#include "model/points/idlist.h"

namespace sextant {

namespace {

using Code = FilterProblem::Code;
using filtervalues::parseBounds;
using filtervalues::parseList;
using filtervalues::parseScalar;

template <typename T> Condition onField(const FilterRow &row, T test)
{
    return FieldCondition{ row.field, std::move(test) };
}

Range exactly(const json::Value &value)
{
    Range range;
    range.gte = value;
    range.lte = value;
    return range;
}

FilterCondition matchOf(const FilterRow &row, bool forMatch)
{
    const bool asRange
        = row.type == FilterValueType::Decimal || row.type == FilterValueType::Datetime;
    const auto value = parseScalar(row.value, row.type, forMatch && !asRange);
    if (!value)
        return value.error();
    if (asRange)
        return onField(row, exactly(*value));
    return onField(row, MatchValue{ *value });
}

FilterCondition listOf(const FilterRow &row, bool forMatch)
{
    auto values = parseList(row.value, row.type, forMatch);
    if (!values)
        return values.error();
    if (row.op == FilterOperator::OtherThan)
        return onField(row, MatchExcept{ std::move(values).value() });
    return onField(row, MatchAny{ std::move(values).value() });
}

MatchText::Mode textMode(FilterOperator op)
{
    if (op == FilterOperator::ContainsAny)
        return MatchText::Mode::AnyToken;
    if (op == FilterOperator::Phrase)
        return MatchText::Mode::Phrase;
    if (op == FilterOperator::Prefix)
        return MatchText::Mode::Prefix;
    return MatchText::Mode::AllTokens;
}

FilterCondition textOf(const FilterRow &row)
{
    const auto value = parseScalar(row.value, FilterValueType::Text, true);
    if (!value)
        return value.error();
    return onField(row, MatchText{ textMode(row.op), value->toString() });
}

FilterCondition rangeOf(const FilterRow &row)
{
    if (row.op == FilterOperator::InRange) {
        auto range = parseBounds(row.value, row.type);
        if (!range)
            return range.error();
        return onField(row, std::move(range).value());
    }
    const auto value = parseScalar(row.value, row.type, false);
    if (!value)
        return value.error();
    Range range;
    if (row.op == FilterOperator::Less)
        range.lt = *value;
    if (row.op == FilterOperator::LessEqual)
        range.lte = *value;
    if (row.op == FilterOperator::Greater)
        range.gt = *value;
    if (row.op == FilterOperator::GreaterEqual || row.op == FilterOperator::Between)
        range.gte = *value;
    if (row.op == FilterOperator::Between) {
        const auto upper = parseScalar(row.upper, row.type, false);
        if (!upper)
            return upper.error();
        range.lte = *upper;
    }
    return onField(row, range);
}

FilterCondition countOf(const FilterRow &row)
{
    const auto range = parseBounds(row.value, FilterValueType::Integer);
    if (!range)
        return range.error();
    ValuesCount count;
    const auto copy = [](const std::optional<json::Value> &from, std::optional<quint64> &to) {
        to = from ? from->toUInt64() : std::nullopt;
        return !from || to;
    };
    if (!copy(range->gt, count.gt) || !copy(range->gte, count.gte) || !copy(range->lt, count.lt)
        || !copy(range->lte, count.lte))
        return FilterProblem{ Code::BadBounds, row.value };
    return onField(row, count);
}

FilterCondition idsOf(const FilterRow &row)
{
    const IdList list = parseIdList(row.value);
    if (!list.unreadable.isEmpty())
        return FilterProblem{ Code::BadPointId, list.unreadable.front() };
    if (list.ids.empty())
        return FilterProblem{ Code::NoValue, {} };
    return Condition{ HasId{ list.ids } };
}

Result<json::Value, FilterProblem> parseJson(const QString &text)
{
    if (text.trimmed().isEmpty())
        return FilterProblem{ Code::NoValue, {} };
    const auto parsed = json::parse(text.toUtf8());
    if (parsed)
        return parsed->value;
    const json::ParseError &error = parsed.error();
    return FilterProblem{ Code::BadJson,
                          QStringLiteral("%1:%2: %3")
                              .arg(QString::number(error.line), QString::number(error.column),
                                   error.message) };
}

FilterCondition groupOf(const FilterRow &row)
{
    const auto value = parseJson(row.value);
    if (!value)
        return value.error();
    auto filter = json::filterFromJson(*value);
    if (!filter)
        return FilterProblem{ Code::NotAFilter,
                              filter.error().path + QStringLiteral(": ") + filter.error().message };
    if (row.op == FilterOperator::Nested)
        return Condition{ Nested{ row.field, std::move(filter).value() } };
    return Condition{ Boxed<Filter>(std::move(filter).value()) };
}

FilterCondition rawOf(const FilterRow &row)
{
    const auto value = parseJson(row.value);
    if (!value)
        return value.error();
    if (!value->isObject())
        return FilterProblem{ Code::NotAFilter, {} };
    json::Object wrapper;
    wrapper.set(QStringLiteral("must"), json::Value(json::Array{ *value }));
    const auto filter = json::filterFromJson(json::Value(wrapper));
    if (!filter || !filter->must || filter->must->size() != 1)
        return FilterProblem{ Code::NotAFilter, filter ? QString() : filter.error().message };
    return filter->must->front();
}

FilterOperator positive(FilterOperator op)
{
    if (op == FilterOperator::IsNot)
        return FilterOperator::Is;
    if (op == FilterOperator::NoneOf)
        return FilterOperator::AnyOf;
    if (op == FilterOperator::IsNotNull)
        return FilterOperator::IsNull;
    return FilterOperator::IsEmpty;
}

std::optional<FilterProblem> fieldProblem(const FilterRow &row)
{
    if (!usesField(row.op))
        return std::nullopt;
    if (row.field.isEmpty())
        return FilterProblem{ Code::NoField, {} };
    if (!json::KeyPath::parse(row.field))
        return FilterProblem{ Code::BadPath, row.field };
    return std::nullopt;
}

FilterCondition read(const FilterRow &row, bool forMatch)
{
    if (const auto problem = fieldProblem(row))
        return *problem;
    switch (row.op) {
    case FilterOperator::Is:
        return matchOf(row, forMatch);
    case FilterOperator::OtherThan:
    case FilterOperator::AnyOf:
        return listOf(row, forMatch);
    case FilterOperator::IsNot:
    case FilterOperator::NoneOf:
    case FilterOperator::IsNotNull:
    case FilterOperator::IsNotEmpty: {
        FilterRow inner = row;
        inner.op = positive(row.op);
        FilterCondition condition = read(inner, forMatch);
        return condition ? FilterCondition(negated(std::move(condition).value())) : condition;
    }
    case FilterOperator::Contains:
    case FilterOperator::ContainsAny:
    case FilterOperator::Phrase:
    case FilterOperator::Prefix:
        return textOf(row);
    case FilterOperator::Less:
    case FilterOperator::LessEqual:
    case FilterOperator::Greater:
    case FilterOperator::GreaterEqual:
    case FilterOperator::Between:
    case FilterOperator::InRange:
        return rangeOf(row);
    case FilterOperator::IsNull:
        return Condition{ IsNull{ row.field } };
    case FilterOperator::IsEmpty:
        return Condition{ IsEmpty{ row.field } };
    case FilterOperator::CountOf:
        return countOf(row);
    case FilterOperator::IdIn:
        return idsOf(row);
    case FilterOperator::HasVector:
        return Condition{ HasVector{ row.value } };
    case FilterOperator::Nested:
    case FilterOperator::Group:
        return groupOf(row);
    case FilterOperator::Raw:
        return rawOf(row);
    }
    return FilterProblem{};
}

} // namespace

FilterCondition conditionOf(const FilterRow &row) { return read(row, true); }

FilterCondition writtenCondition(const FilterRow &row) { return read(row, false); }

Condition negated(Condition condition)
{
    Filter inner;
    inner.mustNot.emplace();
    inner.mustNot->push_back(std::move(condition));
    return Boxed<Filter>(std::move(inner));
}

} // namespace sextant
