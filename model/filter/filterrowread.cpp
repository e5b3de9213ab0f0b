// The way back: conditions → rows, and what is known about operators.
#include "client/json/filterjson.h"
#include "model/filter/filterrow.h"
#include "model/filter/filtervalues.h"

#include <algorithm>

namespace sextant {

namespace {

using filtervalues::boundsText;
using filtervalues::listText;
using filtervalues::scalarText;
using filtervalues::typeOf;

FilterRow fieldRow(const QString &field, FilterOperator op, const QString &value = {},
                   FilterValueType type = FilterValueType::Text)
{
    FilterRow row;
    row.field = field;
    row.op = op;
    row.value = value;
    row.type = type;
    return row;
}

FilterRow rowOfTest(const QString &key, const MatchValue &match)
{
    return fieldRow(key, FilterOperator::Is, scalarText(match.value),
                    typeOf(match.value).value_or(FilterValueType::Text));
}

FilterRow listRow(const QString &key, FilterOperator op, const std::vector<json::Value> &values)
{
    const auto type = values.empty() ? std::nullopt : typeOf(values.front());
    return fieldRow(key, op, listText(values), type.value_or(FilterValueType::Text));
}

FilterRow rowOfTest(const QString &key, const MatchAny &match)
{
    return listRow(key, FilterOperator::AnyOf, match.values);
}

FilterRow rowOfTest(const QString &key, const MatchExcept &match)
{
    return listRow(key, FilterOperator::OtherThan, match.values);
}

FilterRow rowOfTest(const QString &key, const MatchText &match)
{
    static constexpr std::pair<MatchText::Mode, FilterOperator> modes[]
        = { { MatchText::Mode::AllTokens, FilterOperator::Contains },
            { MatchText::Mode::AnyToken, FilterOperator::ContainsAny },
            { MatchText::Mode::Phrase, FilterOperator::Phrase },
            { MatchText::Mode::Prefix, FilterOperator::Prefix } };
    for (const auto &[mode, op] : modes)
        if (mode == match.mode)
            return fieldRow(key, op, scalarText(json::Value(match.text)));
    return {};
}

FilterValueType rangeType(const Range &range)
{
    FilterValueType type = FilterValueType::Integer;
    for (const auto *bound : { &range.gt, &range.gte, &range.lt, &range.lte }) {
        if (*bound && (*bound)->isString())
            return FilterValueType::Datetime;
        if (*bound && (*bound)->kind() == json::Kind::Float)
            type = FilterValueType::Decimal;
    }
    return type;
}

FilterRow rowOfTest(const QString &key, const Range &range)
{
    const FilterValueType type = rangeType(range);
    const int bounds = int(range.gt.has_value()) + int(range.gte.has_value())
        + int(range.lt.has_value()) + int(range.lte.has_value());
    if (bounds == 2 && range.gte && range.lte) {
        if (*range.gte == *range.lte)
            return fieldRow(key, FilterOperator::Is, scalarText(*range.gte),
                            type == FilterValueType::Integer ? FilterValueType::Decimal : type);
        FilterRow row = fieldRow(key, FilterOperator::Between, scalarText(*range.gte), type);
        row.upper = scalarText(*range.lte);
        return row;
    }
    if (bounds != 1)
        return fieldRow(key, FilterOperator::InRange, boundsText(range), type);
    if (range.gt)
        return fieldRow(key, FilterOperator::Greater, scalarText(*range.gt), type);
    if (range.gte)
        return fieldRow(key, FilterOperator::GreaterEqual, scalarText(*range.gte), type);
    if (range.lt)
        return fieldRow(key, FilterOperator::Less, scalarText(*range.lt), type);
    return fieldRow(key, FilterOperator::LessEqual, scalarText(*range.lte), type);
}

FilterRow rowOfTest(const QString &key, const ValuesCount &count)
{
    Range range;
    const auto copy = [](const std::optional<quint64> &from, std::optional<json::Value> &to) {
        if (from)
            to = json::Value::unsignedInteger(*from);
    };
    copy(count.gt, range.gt);
    copy(count.gte, range.gte);
    copy(count.lt, range.lt);
    copy(count.lte, range.lte);
    return fieldRow(key, FilterOperator::CountOf, boundsText(range));
}

FilterRow rowOfCondition(const FieldCondition &condition)
{
    return std::visit([&](const auto &test) { return rowOfTest(condition.key, test); },
                      condition.test);
}

FilterRow rowOfCondition(const IsEmpty &condition)
{
    return fieldRow(condition.key, FilterOperator::IsEmpty);
}

FilterRow rowOfCondition(const IsNull &condition)
{
    return fieldRow(condition.key, FilterOperator::IsNull);
}

FilterRow rowOfCondition(const HasId &condition)
{
    QStringList ids;
    for (const PointId &id : condition.ids)
        ids += id.toString();
    return fieldRow({}, FilterOperator::IdIn, ids.join(QStringLiteral(", ")));
}

FilterRow rowOfCondition(const HasVector &condition)
{
    return fieldRow({}, FilterOperator::HasVector, condition.name);
}

QString filterText(const Filter &filter)
{
    return QString::fromUtf8(json::toJson(filter).toJson());
}

FilterRow rowOfCondition(const Nested &condition)
{
    return fieldRow(condition.key, FilterOperator::Nested, filterText(*condition.filter));
}

FilterRow rowOfCondition(const Boxed<Filter> &box)
{
    const Filter &filter = *box;
    const bool isNegation = filter.mustNot && filter.mustNot->size() == 1 && !filter.must
        && !filter.should && !filter.minShould;
    if (isNegation) {
        static constexpr std::pair<FilterOperator, FilterOperator> opposites[]
            = { { FilterOperator::Is, FilterOperator::IsNot },
                { FilterOperator::AnyOf, FilterOperator::NoneOf },
                { FilterOperator::IsNull, FilterOperator::IsNotNull },
                { FilterOperator::IsEmpty, FilterOperator::IsNotEmpty } };
        FilterRow row = rowOf(filter.mustNot->front());
        for (const auto &[op, opposite] : opposites) {
            if (row.op == op) {
                row.op = opposite;
                return row;
            }
        }
    }
    return fieldRow({}, FilterOperator::Group, filterText(filter));
}

FilterRow rowOfCondition(const RawCondition &condition)
{
    return fieldRow({}, FilterOperator::Raw, QString::fromUtf8(condition.value.toJson()));
}

//! Whether a range end passes 2^53, where neighbouring integers become the same double.
bool passesDoubles(const QString &text)
{
    const auto value = filtervalues::parseScalar(text, FilterValueType::Integer, false);
    if (!value)
        return false;
    constexpr qint64 last = qint64(1) << 53;
    const std::optional<qint64> number = value->toInt64();
    return !number || *number > last || *number < -last;
}

bool fitsIndex(const FilterRow &row, FieldType index)
{
    switch (row.type) {
    case FilterValueType::Text:
        return index != FieldType::Integer && index != FieldType::Float && index != FieldType::Bool
            && index != FieldType::Geo;
    case FilterValueType::Integer:
        return index == FieldType::Integer || index == FieldType::Float
            || index == FieldType::Unknown;
    case FilterValueType::Decimal:
        return index == FieldType::Float || index == FieldType::Integer
            || index == FieldType::Unknown;
    case FilterValueType::Boolean:
        return index == FieldType::Bool || index == FieldType::Unknown;
    case FilterValueType::Datetime:
        return index == FieldType::Datetime || index == FieldType::Keyword
            || index == FieldType::Unknown;
    }
    return true;
}

//! A uuid index serves UUIDs only; for other texts the server looks into the payloads.
bool missesUuidIndex(const FilterRow &row)
{
    if (row.type != FilterValueType::Text)
        return false;
    const auto values = usesList(row.op) ? filtervalues::parseList(row.value, row.type, true)
                                         : filtervalues::List(std::vector<json::Value>{});
    if (!values)
        return false;
    std::vector<json::Value> all = *values;
    if (!usesList(row.op))
        if (const auto value = filtervalues::parseScalar(row.value, row.type, true))
            all.push_back(*value);
    return std::any_of(all.begin(), all.end(), [](const json::Value &value) {
        const auto id = PointId::parse(value.toString());
        return !id || !id->isUuid();
    });
}

} // namespace

FilterRow rowOf(const Condition &condition, FilterGroup group)
{
    FilterRow row = std::visit([](const auto &value) { return rowOfCondition(value); }, condition);
    // What doesn't read back as it was (an empty list, an odd bound) keeps its own JSON.
    const FilterCondition back = writtenCondition(row);
    if (!back || !(*back == condition))
        row = fieldRow({}, FilterOperator::Raw,
                       QString::fromUtf8(json::toJson(condition).toJson()));
    row.group = group;
    return row;
}

bool usesField(FilterOperator op)
{
    return op != FilterOperator::IdIn && op != FilterOperator::HasVector
        && op != FilterOperator::Group && op != FilterOperator::Raw;
}

bool usesValue(FilterOperator op)
{
    return op != FilterOperator::IsNull && op != FilterOperator::IsNotNull
        && op != FilterOperator::IsEmpty && op != FilterOperator::IsNotEmpty;
}

bool usesType(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Is:
    case FilterOperator::IsNot:
    case FilterOperator::OtherThan:
    case FilterOperator::AnyOf:
    case FilterOperator::NoneOf:
    case FilterOperator::Less:
    case FilterOperator::LessEqual:
    case FilterOperator::Greater:
    case FilterOperator::GreaterEqual:
    case FilterOperator::Between:
    case FilterOperator::InRange:
        return true;
    case FilterOperator::Contains:
    case FilterOperator::ContainsAny:
    case FilterOperator::Phrase:
    case FilterOperator::Prefix:
    case FilterOperator::IsNull:
    case FilterOperator::IsNotNull:
    case FilterOperator::IsEmpty:
    case FilterOperator::IsNotEmpty:
    case FilterOperator::CountOf:
    case FilterOperator::IdIn:
    case FilterOperator::HasVector:
    case FilterOperator::Nested:
    case FilterOperator::Group:
    case FilterOperator::Raw:
        return false;
    }
    return false;
}

bool usesList(FilterOperator op)
{
    return op == FilterOperator::AnyOf || op == FilterOperator::NoneOf
        || op == FilterOperator::OtherThan || op == FilterOperator::IdIn;
}

bool usesJson(FilterOperator op) { return usesFilter(op) || op == FilterOperator::Raw; }

bool usesFilter(FilterOperator op)
{
    return op == FilterOperator::Nested || op == FilterOperator::Group;
}

std::optional<Feature> neededFeature(FilterOperator op)
{
    if (op == FilterOperator::ContainsAny)
        return Feature::MatchTextAny;
    if (op == FilterOperator::Phrase)
        return Feature::MatchPhrase;
    if (op == FilterOperator::Prefix)
        return Feature::MatchPrefix;
    if (op == FilterOperator::HasVector)
        return Feature::HasVector;
    return std::nullopt;
}

std::vector<FilterOperator> operatorsFor(FilterValueType type)
{
    using Op = FilterOperator;
    std::vector<Op> operators{ Op::Is, Op::IsNot };
    const auto add
        = [&](std::initializer_list<Op> more) { operators.insert(operators.end(), more); };
    if (type == FilterValueType::Text || type == FilterValueType::Integer)
        add({ Op::OtherThan, Op::AnyOf, Op::NoneOf });
    if (type == FilterValueType::Text)
        add({ Op::Contains, Op::ContainsAny, Op::Phrase, Op::Prefix });
    if (type != FilterValueType::Text && type != FilterValueType::Boolean)
        add({ Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::Between, Op::InRange });
    add({ Op::IsNull, Op::IsNotNull, Op::IsEmpty, Op::IsNotEmpty, Op::CountOf, Op::Nested, Op::IdIn,
          Op::HasVector, Op::Group, Op::Raw });
    return operators;
}

FilterNote noteOf(const FilterRow &row, const PayloadIndex *index)
{
    using Op = FilterOperator;
    if (usesType(row.op) && index && !fitsIndex(row, index->type))
        return FilterNote::TypeDiffersFromIndex;
    if (usesType(row.op) && index && index->type == FieldType::Uuid && missesUuidIndex(row))
        return FilterNote::UuidIndexUnused;
    if (row.op == Op::IsNot || row.op == Op::NoneOf || row.op == Op::IsNotNull)
        return FilterNote::KeepsPointsWithoutField;
    if (row.op == Op::OtherThan)
        return FilterNote::NeedsTheField;
    if (row.op == Op::Is && row.type == FilterValueType::Decimal)
        return FilterNote::DecimalIsRange;
    if (row.op == Op::Contains || row.op == Op::Phrase || row.op == Op::ContainsAny)
        return index && index->type == FieldType::Text ? FilterNote::WordsOfTextIndex
                                                       : FilterNote::CaseSensitiveSubstring;
    if (row.op == Op::IsEmpty || row.op == Op::IsNotEmpty)
        return FilterNote::EmptyMeaning;
    if (row.op == Op::Nested)
        return FilterNote::NestedMeaning;
    const bool isRange = usesType(row.op) && !usesList(row.op) && row.op != Op::Is;
    if (isRange && row.type == FilterValueType::Integer
        && (passesDoubles(row.value) || passesDoubles(row.upper)))
        return FilterNote::RangeComparesDoubles;
    return FilterNote::None;
}

} // namespace sextant
