#pragma once
//! Filter: Qdrant's filter as a closed sum type. What we don't know is kept raw and sent back unchanged.
//! JSON in and out: client/json/filterjson.h. Meanings: Qdrant REST contract, filter section.

#include "client/json/value.h"
#include "client/types/pointid.h"

#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace sextant {

//! Heap cell with value semantics, for recursive types.
template <typename T> class Boxed
{
public:
    Boxed()
        : m_value(std::make_unique<T>())
    {
    }
    Boxed(T value)
        : m_value(std::make_unique<T>(std::move(value)))
    {
    }
    Boxed(const Boxed &other)
        : m_value(std::make_unique<T>(*other.m_value))
    {
    }
    Boxed(Boxed &&other) noexcept = default;
    Boxed &operator=(const Boxed &other)
    {
        m_value = std::make_unique<T>(*other.m_value);
        return *this;
    }
    Boxed &operator=(Boxed &&other) noexcept = default;
    ~Boxed() = default;
    const T &operator*() const { return *m_value; }
    T &operator*() { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    T *operator->() { return m_value.get(); }
    friend bool operator==(const Boxed &left, const Boxed &right) { return *left == *right; }

private:
    std::unique_ptr<T> m_value;
};

//! {"match":{"value":v}}: string, integer or bool. Floats have no equality in Qdrant.
struct MatchValue
{
    json::Value value;
    friend bool operator==(const MatchValue &, const MatchValue &) = default;
};
//! {"match":{"any":[…]}}: some element equals one of them; all strings or all integers. [] matches nothing.
struct MatchAny
{
    std::vector<json::Value> values;
    friend bool operator==(const MatchAny &, const MatchAny &) = default;
};
//! {"match":{"except":[…]}}: some element differs from all of them.
struct MatchExcept
{
    std::vector<json::Value> values;
    friend bool operator==(const MatchExcept &, const MatchExcept &) = default;
};
//! Full text family.
struct MatchText
{
    enum class Mode { AllTokens, AnyToken, Phrase, Prefix }; //!< text, text_any, phrase, prefix
    Mode mode = Mode::AllTokens;
    QString text;
    friend bool operator==(const MatchText &, const MatchText &) = default;
};
//! {"range":{…}}: numbers (compared as doubles) or, with any string bound, datetimes.
struct Range
{
    std::optional<json::Value> gt, gte, lt, lte;
    friend bool operator==(const Range &, const Range &) = default;
};
//! {"values_count":{…}}: how many values the field has.
struct ValuesCount
{
    std::optional<quint64> gt, gte, lt, lte;
    friend bool operator==(const ValuesCount &, const ValuesCount &) = default;
};

//! One field, one kind. (Several kinds in one JSON condition are OR-ed by the server; such a condition stays raw.)
struct FieldCondition
{
    QString key; //!< JSON path
    std::variant<MatchValue, MatchAny, MatchExcept, MatchText, Range, ValuesCount> test;
    friend bool operator==(const FieldCondition &, const FieldCondition &) = default;
};
//! Missing, null or []: {"is_empty":{"key":…}}. The form {"key":…,"is_empty":true} means the same, but is kept raw:
//! what was sent as one must not come back as the other.
struct IsEmpty
{
    QString key;
    friend bool operator==(const IsEmpty &, const IsEmpty &) = default;
};
//! Present and null.
struct IsNull
{
    QString key;
    friend bool operator==(const IsNull &, const IsNull &) = default;
};
struct HasId
{
    std::vector<PointId> ids;
    friend bool operator==(const HasId &, const HasId &) = default;
};
struct HasVector
{
    QString name; //!< "" = the unnamed vector
    friend bool operator==(const HasVector &, const HasVector &) = default;
};
struct Filter;
//! Some single element of the array of objects at `key` satisfies the whole inner filter.
struct Nested
{
    QString key;
    Boxed<Filter> filter;
    friend bool operator==(const Nested &, const Nested &);
};
//! A condition this version can't take apart: kept as it came.
struct RawCondition
{
    json::Value value;
    friend bool operator==(const RawCondition &, const RawCondition &) = default;
};

using Condition = std::variant<FieldCondition, IsEmpty, IsNull, HasId, HasVector, Nested,
                               Boxed<Filter>, RawCondition>;

struct MinShould
{
    std::vector<Condition> conditions;
    quint64 minCount = 1;
    friend bool operator==(const MinShould &, const MinShould &);
};

//! All clauses present are AND-ed. nullopt = clause absent; an empty list is sent as such.
struct Filter
{
    std::optional<std::vector<Condition>> must, should, mustNot;
    std::optional<MinShould> minShould;

    bool isEmpty() const //!< no restriction at all
    {
        return (!must || must->empty()) && (!should || should->empty())
            && (!mustNot || mustNot->empty()) && !minShould;
    }
    friend bool operator==(const Filter &, const Filter &) = default;
};

inline bool operator==(const Nested &left, const Nested &right)
{
    return left.key == right.key && *left.filter == *right.filter;
}
inline bool operator==(const MinShould &left, const MinShould &right)
{
    return left.minCount == right.minCount && left.conditions == right.conditions;
}

} // namespace sextant
