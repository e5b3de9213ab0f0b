#include "client/local/fieldmatcher.h"

#include "client/local/body.h"
#include "client/local/collection.h"
#include "client/local/failure.h"
#include "client/local/indexedtests.h"
#include "client/local/valuetests.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

//! Calls `visit` with each value the path reaches until it says true.
template <typename Visit>
bool anyValue(const json::Value &payload, const json::KeyPath &path, bool &isFound, Visit visit)
{
    const auto *key
        = path.steps().size() == 1 ? std::get_if<json::KeyStep>(&path.steps().front()) : nullptr;
    if (key) { // the common case, without the list
        const json::Value *value = payload.find(key->key);
        isFound = value != nullptr;
        return value && visit(*value);
    }
    const std::vector<const json::Value *> values = json::select(payload, path);
    isFound = !values.empty();
    return std::any_of(values.begin(), values.end(),
                       [&](const json::Value *value) { return visit(*value); });
}

bool isNullOrHasNull(const json::Value &value)
{
    if (!value.isArray())
        return value.isNull();
    const json::Array &array = value.array();
    return std::any_of(array.begin(), array.end(),
                       [](const auto &entry) { return entry.isNull(); });
}

bool isEmptyValue(const json::Value &value)
{
    return value.isNull() || (value.isArray() && value.array().empty());
}

struct CountBounds
{
    std::optional<quint64> gt, gte, lt, lte;
    bool holds(quint64 count) const
    {
        return (!gt || count > *gt) && (!gte || count >= *gte) && (!lt || count < *lt)
            && (!lte || count <= *lte);
    }
};

quint64 valuesCount(const json::Value &value)
{
    if (value.isNull())
        return 0;
    return value.isArray() ? value.array().size() : 1;
}

class FieldMatcher : public Matcher
{
public:
    FieldMatcher(const json::Value &condition, const IndexScope &scope)
        : m_path(readPath(*condition.find(u"key")))
    {
        readValueTests(condition);
        if (const json::Value *count = member(condition, "values_count"_L1))
            m_count = CountBounds{ optionalUnsigned(*count, "gt"_L1),
                                   optionalUnsigned(*count, "gte"_L1),
                                   optionalUnsigned(*count, "lt"_L1),
                                   optionalUnsigned(*count, "lte"_L1) };
        m_isEmpty = optionalBool(condition, "is_empty"_L1);
        m_isNull = optionalBool(condition, "is_null"_L1);
        if (m_tests.empty() && !m_count && !m_isEmpty && !m_isNull)
            throw Failure{
                422,
                u"Validation error in JSON body: [filter: Validation error: At least one "
                u"field condition must be specified [{}]]"_s
            };
        if (const FieldIndex *index = scope.find(m_path)) {
            if (scope.isNested())
                m_indexedText = compileIndexedText(condition, *index);
            else
                m_indexed = compileIndexed(condition, *index);
        }
    }

    bool matches(const Candidate &candidate) const override
    {
        if (m_indexed)
            return m_indexed(json::select(candidate.payload, m_path));
        bool isFound = false;
        const bool isMet = anyValue(candidate.payload, m_path, isFound,
                                    [this](const json::Value &value) { return isMetBy(value); });
        return isFound ? isMet : isMetByNothing();
    }

private:
    void readValueTests(const json::Value &condition)
    {
        if (const json::Value *match = member(condition, "match"_L1))
            m_tests.push_back(compileMatch(*match));
        if (const json::Value *range = member(condition, "range"_L1))
            m_tests.push_back(compileRange(*range));
        if (const json::Value *radius = member(condition, "geo_radius"_L1))
            m_tests.push_back(compileGeoRadius(*radius));
        if (const json::Value *box = member(condition, "geo_bounding_box"_L1))
            m_tests.push_back(compileGeoBox(*box));
        if (member(condition, "geo_polygon"_L1))
            failMissing(u"filter condition geo_polygon"_s);
    }

    //! Of several kinds in one condition the server looks at the first of these only; tests of a value
    //! are alternatives.
    bool isMetBy(const json::Value &value) const
    {
        if (m_indexedText)
            return m_indexedText(value);
        if (m_count)
            return m_count->holds(valuesCount(value));
        if (m_isEmpty)
            return isEmptyValue(value) == *m_isEmpty;
        if (m_isNull)
            return isNullOrHasNull(value) == *m_isNull;
        const auto passes = [this](const json::Value &single) {
            return std::any_of(m_tests.begin(), m_tests.end(),
                               [&](const ValueTest &test) { return test(single); });
        };
        return value.isArray() ? std::any_of(value.array().begin(), value.array().end(), passes)
                               : passes(value);
    }

    bool isMetByNothing() const
    {
        if (m_count)
            return m_count->holds(0);
        if (m_isEmpty)
            return *m_isEmpty;
        return m_isNull && !*m_isNull;
    }

    json::KeyPath m_path;
    PointTest m_indexed; //!< where an index serves the condition, only that is asked
    ValueTest m_indexedText;
    std::vector<ValueTest> m_tests;
    std::optional<CountBounds> m_count;
    std::optional<bool> m_isEmpty;
    std::optional<bool> m_isNull;
};

class IsEmptyMatcher : public Matcher
{
public:
    explicit IsEmptyMatcher(json::KeyPath path)
        : m_path(std::move(path))
    {
    }
    bool matches(const Candidate &candidate) const override
    {
        bool isFound = false;
        return !anyValue(candidate.payload, m_path, isFound,
                         [](const json::Value &value) { return !isEmptyValue(value); });
    }

private:
    json::KeyPath m_path;
};

class IsNullMatcher : public Matcher
{
public:
    IsNullMatcher(json::KeyPath path, const IndexScope &scope)
        : m_path(std::move(path))
        , m_isIndexed(!scope.isNested() && scope.find(m_path))
    {
    }
    bool matches(const Candidate &candidate) const override
    {
        bool isFound = false;
        return anyValue(candidate.payload, m_path, isFound, [this](const json::Value &value) {
            return m_isIndexed ? isNullOrHasNull(value) : value.isNull();
        });
    }

private:
    json::KeyPath m_path;
    bool m_isIndexed; //!< an index also counts a null inside an array
};

} // namespace

MatcherPtr compileFieldCondition(const json::Value &condition, const IndexScope &scope)
{
    return std::make_unique<FieldMatcher>(condition, scope);
}

MatcherPtr compileIsEmpty(const json::Value &operand)
{
    return std::make_unique<IsEmptyMatcher>(readPath(requiredMember(operand, "key"_L1)));
}

MatcherPtr compileIsNull(const json::Value &operand, const IndexScope &scope)
{
    return std::make_unique<IsNullMatcher>(readPath(requiredMember(operand, "key"_L1)), scope);
}

} // namespace sextant::local
