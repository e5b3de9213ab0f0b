#pragma once
//! FilterRow: one line of the filter form as data, and its translation to and from a Condition. Pure; no texts
//! for people (those are ui/widgets/filtertexts).

#include "client/types/collectioninfo.h"
#include "client/types/filter.h"
#include "client/types/result.h"
#include "client/types/serverinfo.h"

#include <QString>

#include <optional>
#include <vector>

namespace sextant {

//! Which clause a row belongs to: must, should, must_not, min_should.
enum class FilterGroup { All, Any, None, AtLeast };
inline constexpr int filterGroupCount = 4;

enum class FilterOperator {
    Is, //!< match value; for decimals and datetimes a range with both ends at the value
    IsNot, //!< "not is": also points without the field; in an array no element equals
    OtherThan, //!< match except: some element differs, so the field must be there
    AnyOf,
    NoneOf, //!< "not any of": also points without the field
    Contains, //!< match text: words with a text index, else a case-sensitive substring
    ContainsAny, //!< match text_any
    Phrase,
    Prefix,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between, //!< both ends included
    InRange, //!< any bounds, written `>= 1, < 5`
    IsNull,
    IsNotNull, //!< not null: also points without the field
    IsEmpty, //!< missing, null or []
    IsNotEmpty, //!< has a value
    CountOf, //!< values_count, written `>= 2`
    IdIn, //!< has_id
    HasVector, //!< the value is the vector's name
    Nested, //!< the value is a filter in JSON
    Group, //!< a filter inside the filter, in JSON
    Raw //!< any condition in JSON
};

//! How the value's text is meant: 1 and "1" are different things to the server.
enum class FilterValueType { Text, Integer, Decimal, Boolean, Datetime };

struct FilterRow
{
    FilterGroup group = FilterGroup::All;
    bool enabled = true;
    QString field; //!< JSON path; unused where usesField() is false
    FilterOperator op = FilterOperator::Is;
    FilterValueType type = FilterValueType::Text;
    QString value; //!< as typed; rules in model/filter/filtervalues.h
    QString upper; //!< second end, Between only
    friend bool operator==(const FilterRow &, const FilterRow &) = default;
};

//! Why a row can't be sent.
struct FilterProblem
{
    enum class Code {
        NoField,
        BadPath,
        NoValue,
        BadInteger,
        IntegerBeyondI64, //!< the server compares signed 64-bit integers: never matches
        BadNumber,
        BadBoolean,
        BadDatetime,
        BadQuoting,
        BadBounds,
        BadPointId,
        BadJson,
        NotAFilter,
        NoListOfThisType //!< any of / none of / except take texts or integers only
    };
    Code code = Code::NoField;
    QString detail; //!< the piece at fault, or the parser's words
    friend bool operator==(const FilterProblem &, const FilterProblem &) = default;
};

//! What is worth knowing about a row that can be sent.
enum class FilterNote {
    None,
    KeepsPointsWithoutField,
    NeedsTheField,
    DecimalIsRange,
    CaseSensitiveSubstring,
    WordsOfTextIndex,
    EmptyMeaning,
    RangeComparesDoubles, //!< an end beyond 2^53
    TypeDiffersFromIndex,
    UuidIndexUnused, //!< a value is no UUID: the server reads every payload instead
    NestedMeaning
};

using FilterCondition = Result<Condition, FilterProblem>;

bool usesField(FilterOperator op);
bool usesValue(FilterOperator op);
bool usesType(FilterOperator op); //!< whether FilterRow::type changes the meaning
bool usesList(FilterOperator op);
bool usesJson(FilterOperator op);
bool usesFilter(FilterOperator op); //!< the JSON is a filter inside the filter
//! What the server must know for the operator; nullopt: every supported one does.
std::optional<Feature> neededFeature(FilterOperator op);

//! The operators that make sense for values of the type, in menu order; then those for any field or none.
std::vector<FilterOperator> operatorsFor(FilterValueType type);

//! Reads the row strictly.
FilterCondition conditionOf(const FilterRow &row);
//! The same, but takes integers beyond i64: JSON can say them and the form marks them, only sending is no use.
FilterCondition writtenCondition(const FilterRow &row);
//! The row whose conditionOf() is exactly `condition`: the nicest one, else a Raw row.
FilterRow rowOf(const Condition &condition, FilterGroup group = FilterGroup::All);
FilterNote noteOf(const FilterRow &row, const PayloadIndex *index);

//! The condition a menu offers as "is not": not equal, also points without the field.
Condition negated(Condition condition);

} // namespace sextant
