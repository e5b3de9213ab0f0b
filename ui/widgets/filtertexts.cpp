#include "ui/widgets/filtertexts.h"

#include "model/filter/filtervalues.h"

namespace sextant {

using Op = FilterOperator;
using Code = FilterProblem::Code;

QString FilterTexts::group(FilterGroup group)
{
    switch (group) {
    case FilterGroup::All:
        return tr("all of");
    case FilterGroup::Any:
        return tr("any of", "filter group");
    case FilterGroup::None:
        return tr("none of", "filter group");
    case FilterGroup::AtLeast:
        return tr("at least n of");
    }
    return {};
}

QString FilterTexts::type(FilterValueType type)
{
    switch (type) {
    case FilterValueType::Text:
        return tr("text");
    case FilterValueType::Integer:
        return tr("integer");
    case FilterValueType::Decimal:
        return tr("decimal");
    case FilterValueType::Boolean:
        return tr("true/false");
    case FilterValueType::Datetime:
        return tr("date-time");
    }
    return {};
}

QString FilterTexts::op(FilterOperator op, FilterValueType type, const PayloadIndex *index)
{
    const bool isDate = type == FilterValueType::Datetime;
    switch (op) {
    case Op::Is:
        return tr("is");
    case Op::IsNot:
        return tr("is not");
    case Op::OtherThan:
        return tr("has another value than");
    case Op::AnyOf:
        return tr("any of", "operator");
    case Op::NoneOf:
        return tr("none of", "operator");
    case Op::Contains:
        return index && index->type == FieldType::Text ? tr("contains all words")
                                                       : tr("contains (case-sensitive)");
    case Op::ContainsAny:
        return tr("contains any word");
    case Op::Phrase:
        return tr("contains the phrase");
    case Op::Prefix:
        return tr("starts with");
    case Op::Less:
        return isDate ? tr("before") : QStringLiteral("<");
    case Op::LessEqual:
        return isDate ? tr("at or before") : QStringLiteral("≤");
    case Op::Greater:
        return isDate ? tr("after") : QStringLiteral(">");
    case Op::GreaterEqual:
        return isDate ? tr("at or after") : QStringLiteral("≥");
    case Op::Between:
        return tr("between");
    case Op::InRange:
        return tr("in range");
    case Op::IsNull:
        return tr("is null");
    case Op::IsNotNull:
        return tr("is not null");
    case Op::IsEmpty:
        return tr("is empty");
    case Op::IsNotEmpty:
        return tr("has a value");
    case Op::CountOf:
        return tr("number of values");
    case Op::IdIn:
        return tr("point id in");
    case Op::HasVector:
        return tr("has vector");
    case Op::Nested:
        return tr("has an element where");
    case Op::Group:
        return tr("group");
    case Op::Raw:
        return tr("condition (JSON)");
    }
    return {};
}

QString FilterTexts::opHelp(FilterOperator op)
{
    switch (op) {
    case Op::Is:
        return tr(
            "Some value of the field equals this one. Decimals and date-times have no equality in "
            "Qdrant: they are sent as a range from the value to itself.");
    case Op::IsNot:
        return tr("No value of the field equals this one. Also finds points without the field.");
    case Op::OtherThan:
        return tr("Some value of the field differs from all of these. The field must be there.");
    case Op::AnyOf:
        return tr("Some value of the field equals one of these.");
    case Op::NoneOf:
        return tr(
            "No value of the field equals any of these. Also finds points without the field.");
    case Op::Contains:
        return tr("Without a text index: the text as a case-sensitive part of the value. With one: "
                  "all of "
                  "its words, in any order.");
    case Op::ContainsAny:
        return tr("At least one of the words.");
    case Op::Phrase:
        return tr(
            "The words in this order. Needs a text index with phrase matching to mean words.");
    case Op::Prefix:
        return tr("The value begins with this text, case-sensitive.");
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
    case Op::Between:
        return tr("Some value of the field lies there. Numbers are compared as doubles.");
    case Op::InRange:
        return tr("Any bounds, written like >= 1, < 5.");
    case Op::IsNull:
        return tr("The field is there and null.");
    case Op::IsNotNull:
        return tr("Not null. Also finds points without the field.");
    case Op::IsEmpty:
        return tr("Missing, null or []: Qdrant doesn't tell them apart here.");
    case Op::IsNotEmpty:
        return tr("Neither missing nor null nor [].");
    case Op::CountOf:
        return tr("How many values the field has, written like >= 2.");
    case Op::IdIn:
        return tr("The point's id is one of these.");
    case Op::HasVector:
        return tr("The point has a vector of this name; empty for the unnamed one.");
    case Op::Nested:
        return tr("One single element of this array of objects fulfils the whole inner filter.");
    case Op::Group:
        return tr("A filter inside the filter.");
    case Op::Raw:
        return tr("Any condition, as JSON. It is sent as it stands.");
    }
    return {};
}

QString FilterTexts::unsupported(FilterOperator op)
{
    const std::optional<Feature> feature = neededFeature(op);
    if (!feature)
        return {};
    const ServerVersion version = sinceVersion(*feature);
    return tr("needs Qdrant %1.%2").arg(version.major).arg(version.minor);
}

QString FilterTexts::index(const PayloadIndex *index)
{
    return index ? tr("indexed (%1)").arg(index->typeText) : tr("full scan");
}

QString FilterTexts::placeholder(const FilterRow &row)
{
    if (row.op == Op::InRange)
        return QStringLiteral(">= 1, < 5");
    if (row.op == Op::CountOf)
        return QStringLiteral(">= 2");
    if (row.op == Op::IdIn)
        return tr("ids, separated by anything");
    if (row.op == Op::HasVector)
        return tr("name of the vector");
    if (usesJson(row.op))
        return row.op == Op::Raw ? QStringLiteral("{\"key\": …}")
                                 : QStringLiteral("{\"must\": […]}");
    if (usesList(row.op))
        return row.type == FilterValueType::Integer ? QStringLiteral("1, 2, 3")
                                                    : QStringLiteral("a, b, \"c, d\"");
    if (!usesType(row.op) || row.type == FilterValueType::Text)
        return tr("text");
    if (row.type == FilterValueType::Datetime)
        return QStringLiteral("2024-02-01T00:00:00Z");
    return row.type == FilterValueType::Decimal ? QStringLiteral("0.5") : QStringLiteral("1");
}

QString FilterTexts::valueHelp(const FilterRow &row)
{
    if (usesList(row.op) && row.type == FilterValueType::Text && row.op != Op::IdIn)
        return tr("Separated by commas. Texts that hold a comma go in double quotes.");
    if (usesType(row.op) && row.type == FilterValueType::Text)
        return tr(
            "Sent as text: 1 is the text \"1\" here. Use double quotes for the empty text or for "
            "blanks at the ends.");
    if (usesType(row.op) && row.type == FilterValueType::Integer)
        return tr("Sent as a number: the text \"1\" doesn't match.");
    return opHelp(row.op);
}

QString FilterTexts::problem(const FilterProblem &problem)
{
    const QString &detail = problem.detail;
    switch (problem.code) {
    case Code::NoField:
        return tr("Choose a field.");
    case Code::BadPath:
        return tr("“%1” is no field path. Examples: a.b, items[].a, \"my key\".x").arg(detail);
    case Code::NoValue:
        return tr("A value is missing.");
    case Code::BadInteger:
        return tr("“%1” is no integer.").arg(detail);
    case Code::IntegerBeyondI64:
        return tr("%1 is not filterable: the server compares signed 64-bit integers.").arg(detail);
    case Code::BadNumber:
        return tr("“%1” is no number.").arg(detail);
    case Code::BadBoolean:
        return tr("“%1” is neither true nor false.").arg(detail);
    case Code::BadDatetime:
        return tr("“%1” is no date-time. Examples: 2024-02-01, 2024-02-01T12:30:00Z").arg(detail);
    case Code::BadQuoting:
        return tr("A double quote isn't closed.");
    case Code::BadBounds:
        return tr("“%1” is no range. Example: >= 1, < 5").arg(detail);
    case Code::BadPointId:
        return tr("“%1” is no point id: an unsigned 64-bit integer or a UUID.").arg(detail);
    case Code::BadJson:
        return tr("No valid JSON: %1").arg(detail);
    case Code::NotAFilter:
        return detail.isEmpty() ? tr("That is JSON, but no filter.")
                                : tr("That is JSON, but no filter: %1").arg(detail);
    case Code::NoListOfThisType:
        return tr("Lists are possible for texts and integers only.");
    }
    return {};
}

QString FilterTexts::note(FilterNote note)
{
    switch (note) {
    case FilterNote::None:
        return {};
    case FilterNote::KeepsPointsWithoutField:
        return tr("Also finds points without the field.");
    case FilterNote::NeedsTheField:
        return tr("Some value differs; points without the field are left out.");
    case FilterNote::DecimalIsRange:
        return tr("Decimals have no equality: sent as a range from the value to itself.");
    case FilterNote::CaseSensitiveSubstring:
        return tr("No text index: a case-sensitive part of the text.");
    case FilterNote::WordsOfTextIndex:
        return tr("By the words of the text index.");
    case FilterNote::EmptyMeaning:
        return tr("Empty means missing, null or [].");
    case FilterNote::RangeComparesDoubles:
        return tr("Beyond 2^53 ranges compare doubles: neighbours may be taken too.");
    case FilterNote::TypeDiffersFromIndex:
        return tr("The index of this field holds another type: probably nothing matches.");
    case FilterNote::UuidIndexUnused:
        return tr("Not a UUID: full scan, the uuid index is no help.");
    case FilterNote::NestedMeaning:
        return tr("One single element has to fulfil it all.");
    }
    return {};
}

QString FilterTexts::fault(const FilterJsonFault &fault)
{
    if (fault.line > 0)
        return tr("Line %1, column %2: %3").arg(fault.line).arg(fault.column).arg(fault.message);
    return fault.path.isEmpty() ? fault.message : tr("%1: %2").arg(fault.path, fault.message);
}

QString FilterTexts::chipValue(const FilterRow &row)
{
    if (!usesValue(row.op))
        return {};
    const bool isText = (usesType(row.op) && row.type == FilterValueType::Text)
        || (!usesType(row.op) && usesField(row.op) && row.op != Op::CountOf);
    if (!isText)
        return row.op == Op::Between ? tr("%1 … %2").arg(row.value, row.upper) : row.value;
    // Quotes tell the text "1" from the number 1.
    const auto values = usesList(row.op)
        ? filtervalues::parseList(row.value, FilterValueType::Text, true)
        : filtervalues::List(std::vector<json::Value>{});
    if (usesList(row.op) && values)
        return QString::fromUtf8(json::Value(json::Array(*values)).toJson());
    const auto value = filtervalues::parseScalar(row.value, FilterValueType::Text, true);
    return value ? QString::fromUtf8(value->toJson()) : row.value;
}

QString FilterTexts::chip(const FilterRow &row, const PayloadIndex *index, quint64 minCount)
{
    QStringList parts;
    if (row.group == FilterGroup::AtLeast)
        parts += tr("at least %1 of:").arg(minCount);
    else if (row.group != FilterGroup::All)
        parts += group(row.group) + u':';
    if (usesField(row.op))
        parts += row.field;
    if (!(row.op == Op::Raw || row.op == Op::Group))
        parts += op(row.op, row.type, index);
    parts += usesJson(row.op) ? row.value.simplified() : chipValue(row);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString FilterTexts::emptyAtLeastChip(quint64 minCount)
{
    return tr("at least %1 of no condition").arg(minCount);
}

QString FilterTexts::atLeastHint(quint64 minCount, quint64 conditions)
{
    if (minCount == 0)
        return tr("0 restricts nothing.");
    return minCount > conditions
        ? tr("There are only %n condition(s): nothing matches.", nullptr, int(conditions))
        : QString();
}

} // namespace sextant
