#include "client/local/matcher.h"

#include "client/local/body.h"
#include "client/local/collection.h"
#include "client/local/failure.h"
#include "client/local/fieldmatcher.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using Matchers = std::vector<MatcherPtr>;

bool isHeld(const MatcherPtr &matcher, const Candidate &candidate)
{
    return matcher->matches(candidate);
}

QString conditionText()
{
    return u"Expected some form of condition, which can be a field condition (like {\"key\": ..., "
           u"\"match\": ... }), or some other mentioned in the documentation: "
           u"https://qdrant.tech/documentation/concepts/filtering/#filtering-conditions"_s;
}

class HasIdMatcher : public Matcher
{
public:
    explicit HasIdMatcher(const json::Value &ids)
    {
        for (const PointId &id : readIds(ids))
            m_ids.insert(id);
    }
    bool matches(const Candidate &candidate) const override
    {
        return candidate.collection
            && m_ids.contains(candidate.collection->point(candidate.slot).id);
    }

private:
    QSet<PointId> m_ids;
};

class HasVectorMatcher : public Matcher
{
public:
    explicit HasVectorMatcher(QString name)
        : m_name(std::move(name))
    {
    }
    bool matches(const Candidate &candidate) const override
    {
        const VectorColumn *column
            = candidate.collection ? candidate.collection->column(m_name) : nullptr;
        return column && column->has(candidate.slot);
    }

private:
    QString m_name;
};

//! The clauses of one filter, all of which must hold.
class FilterMatcher : public Matcher
{
public:
    FilterMatcher(const json::Value &filter, const IndexScope &scope);

    bool matches(const Candidate &candidate) const override
    {
        const auto holds = [&](const MatcherPtr &matcher) { return isHeld(matcher, candidate); };
        if (!std::all_of(m_must.begin(), m_must.end(), holds)
            || std::any_of(m_mustNot.begin(), m_mustNot.end(), holds))
            return false;
        if (m_should.empty() ? m_refusesByShould
                             : !std::any_of(m_should.begin(), m_should.end(), holds))
            return false;
        if (!m_hasMinShould)
            return true;
        quint64 count = 0;
        for (const MatcherPtr &matcher : m_minShould)
            if (holds(matcher) && ++count >= m_minCount)
                return true;
        return count >= m_minCount;
    }

private:
    void readMinShould(const json::Value &value, const IndexScope &scope);

    Matchers m_must, m_should, m_mustNot, m_minShould;
    bool m_refusesByShould = false; //!< an empty `should` matches nothing inside nested
    bool m_hasMinShould = false;
    quint64 m_minCount = 0;
};

//! Some one element of the array meets the whole inner filter.
class NestedMatcher : public Matcher
{
public:
    NestedMatcher(const json::Value &operand, const IndexScope &scope)
        : m_path(elementsPath(operand))
        , m_inner(requiredMember(operand, "filter"_L1),
                  { scope.collection, scope.fullPath(m_path) })
    {
    }
    bool matches(const Candidate &candidate) const override
    {
        const std::vector<const json::Value *> elements = json::select(candidate.payload, m_path);
        return std::any_of(elements.begin(), elements.end(), [&](const json::Value *element) {
            return element->isObject() && m_inner.matches({ *element });
        });
    }

private:
    static json::KeyPath elementsPath(const json::Value &operand)
    {
        const json::KeyPath path = readPath(requiredMember(operand, "key"_L1));
        std::vector<json::PathStep> steps = path.steps();
        if (!std::holds_alternative<json::AllStep>(steps.back()))
            steps.push_back(json::AllStep());
        return json::KeyPath(std::move(steps));
    }

    json::KeyPath m_path;
    FilterMatcher m_inner;
};

MatcherPtr compileKeyless(const json::Value &condition, const IndexScope &scope)
{
    if (!condition.isObject())
        failFormat(conditionText());
    if (const json::Value *operand = member(condition, "is_empty"_L1))
        return compileIsEmpty(*operand);
    if (const json::Value *operand = member(condition, "is_null"_L1))
        return compileIsNull(*operand, scope);
    if (const json::Value *ids = member(condition, "has_id"_L1))
        return std::make_unique<HasIdMatcher>(*ids);
    if (const json::Value *name = member(condition, "has_vector"_L1))
        return std::make_unique<HasVectorMatcher>(requireString(*name));
    if (member(condition, "slice"_L1))
        failMissing(u"filter condition slice"_s);
    if (const json::Value *operand = member(condition, "nested"_L1))
        return std::make_unique<NestedMatcher>(*operand, scope);
    for (const auto &[key, value] : condition.object())
        if (key != "must"_L1 && key != "should"_L1 && key != "must_not"_L1
            && key != "min_should"_L1)
            failFormat(conditionText());
    return std::make_unique<FilterMatcher>(condition, scope);
}

MatcherPtr compileCondition(const json::Value &condition, const IndexScope &scope)
{
    if (const json::Value *key = condition.find(u"key")) {
        if (!key->isString())
            failFormat(u"Filter condition 'key' must be a string"_s);
        return compileFieldCondition(condition, scope);
    }
    return withFormatText(conditionText(), [&] { return compileKeyless(condition, scope); });
}

//! A list of conditions, or one.
Matchers compileList(const json::Value &list, const IndexScope &scope)
{
    Matchers matchers;
    if (list.isObject())
        matchers.push_back(compileCondition(list, scope));
    else
        for (const json::Value &condition : requireArray(list))
            matchers.push_back(compileCondition(condition, scope));
    return matchers;
}

FilterMatcher::FilterMatcher(const json::Value &filter, const IndexScope &scope)
{
    requireObject(filter, "struct Filter");
    for (const auto &[key, value] : filter.object()) {
        const bool isAbsent = value.isNull();
        if (key == "must"_L1) {
            if (!isAbsent)
                m_must = compileList(value, scope);
        } else if (key == "should"_L1) {
            if (!isAbsent)
                m_should = compileList(value, scope);
            m_refusesByShould = !isAbsent && scope.isNested();
        } else if (key == "must_not"_L1) {
            if (!isAbsent)
                m_mustNot = compileList(value, scope);
        } else if (key == "min_should"_L1) {
            if (!isAbsent)
                readMinShould(value, scope);
        } else {
            failFormat(
                u"unknown field `%1`, expected one of `should`, `min_should`, `must`, `must_not`"_s
                    .arg(key));
        }
    }
}

void FilterMatcher::readMinShould(const json::Value &value, const IndexScope &scope)
{
    m_minShould = compileList(requiredMember(value, "conditions"_L1), scope);
    requiredMember(value, "min_count"_L1);
    m_minCount = *optionalUnsigned(value, "min_count"_L1);
    if (m_minCount == 0)
        failValidation(u"filter.min_should.min_count"_s, u"min_count must be greater than 0"_s);
    m_hasMinShould = true;
}

} // namespace

json::KeyPath IndexScope::fullPath(const json::KeyPath &path) const
{
    std::vector<json::PathStep> steps = around.steps();
    steps.insert(steps.end(), path.steps().begin(), path.steps().end());
    return json::KeyPath(std::move(steps));
}

const FieldIndex *IndexScope::find(const json::KeyPath &path) const
{
    return collection ? collection->index(fullPath(path)) : nullptr;
}

MatcherPtr compileFilter(const json::Value *filter, const Collection *collection)
{
    return filter ? std::make_unique<FilterMatcher>(*filter, IndexScope{ collection, {} })
                  : nullptr;
}

bool matches(const MatcherPtr &matcher, const Collection &collection, size_t slot)
{
    return !matcher || matcher->matches({ collection.point(slot).payload, &collection, slot });
}

} // namespace sextant::local
