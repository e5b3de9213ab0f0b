#include "client/json/filterjson.h"

// Filter → JSON. The way back is in filterread.cpp.

namespace sextant::json {

namespace {

Value object(const QString &key, Value value)
{
    Object members;
    members.append(key, std::move(value));
    return Value(std::move(members));
}

template <typename Bound>
void appendBound(Object &bounds, const QString &name, const std::optional<Bound> &bound)
{
    if (!bound)
        return;
    if constexpr (std::is_same_v<Bound, Value>)
        bounds.append(name, *bound);
    else
        bounds.append(name, Value::unsignedInteger(*bound));
}

template <typename Bounds> Value boundsToJson(const Bounds &bounds)
{
    Object members;
    appendBound(members, QStringLiteral("gt"), bounds.gt);
    appendBound(members, QStringLiteral("gte"), bounds.gte);
    appendBound(members, QStringLiteral("lt"), bounds.lt);
    appendBound(members, QStringLiteral("lte"), bounds.lte);
    return Value(std::move(members));
}

QString textModeName(MatchText::Mode mode)
{
    switch (mode) {
    case MatchText::Mode::AllTokens:
        return QStringLiteral("text");
    case MatchText::Mode::AnyToken:
        return QStringLiteral("text_any");
    case MatchText::Mode::Phrase:
        return QStringLiteral("phrase");
    case MatchText::Mode::Prefix:
        return QStringLiteral("prefix");
    }
    Q_UNREACHABLE();
}

using Member = std::pair<QString, Value>;

Member match(const QString &kind, Value value)
{
    return { QStringLiteral("match"), object(kind, std::move(value)) };
}

struct TestToJson
{
    Member operator()(const MatchValue &test) const
    {
        return match(QStringLiteral("value"), test.value);
    }
    Member operator()(const MatchAny &test) const
    {
        return match(QStringLiteral("any"), Value(Array(test.values)));
    }
    Member operator()(const MatchExcept &test) const
    {
        return match(QStringLiteral("except"), Value(Array(test.values)));
    }
    Member operator()(const MatchText &test) const
    {
        return match(textModeName(test.mode), Value(test.text));
    }
    Member operator()(const Range &test) const
    {
        return { QStringLiteral("range"), boundsToJson(test) };
    }
    Member operator()(const ValuesCount &test) const
    {
        return { QStringLiteral("values_count"), boundsToJson(test) };
    }
};

struct ConditionToJson
{
    Value operator()(const FieldCondition &condition) const
    {
        auto [kind, test] = std::visit(TestToJson{}, condition.test);
        Object members;
        members.append(QStringLiteral("key"), Value(condition.key));
        members.append(kind, std::move(test));
        return Value(std::move(members));
    }
    Value operator()(const IsEmpty &condition) const
    {
        return object(QStringLiteral("is_empty"),
                      object(QStringLiteral("key"), Value(condition.key)));
    }
    Value operator()(const IsNull &condition) const
    {
        return object(QStringLiteral("is_null"),
                      object(QStringLiteral("key"), Value(condition.key)));
    }
    Value operator()(const HasId &condition) const
    {
        Array ids;
        ids.reserve(condition.ids.size());
        for (const PointId &id : condition.ids)
            ids.push_back(id.isUuid() ? Value(id.toString()) : Value::unsignedInteger(id.number()));
        return object(QStringLiteral("has_id"), Value(std::move(ids)));
    }
    Value operator()(const HasVector &condition) const
    {
        return object(QStringLiteral("has_vector"), Value(condition.name));
    }
    Value operator()(const Nested &condition) const
    {
        Object members;
        members.append(QStringLiteral("key"), Value(condition.key));
        members.append(QStringLiteral("filter"), toJson(*condition.filter));
        return object(QStringLiteral("nested"), Value(std::move(members)));
    }
    Value operator()(const Boxed<Filter> &condition) const { return toJson(*condition); }
    Value operator()(const RawCondition &condition) const { return condition.value; }
};

Value listToJson(const std::vector<Condition> &conditions)
{
    Array list;
    list.reserve(conditions.size());
    for (const Condition &condition : conditions)
        list.push_back(toJson(condition));
    return Value(std::move(list));
}

} // namespace

Value toJson(const Condition &condition) { return std::visit(ConditionToJson{}, condition); }

Value toJson(const Filter &filter)
{
    Object clauses;
    if (filter.must)
        clauses.append(QStringLiteral("must"), listToJson(*filter.must));
    if (filter.should)
        clauses.append(QStringLiteral("should"), listToJson(*filter.should));
    if (filter.mustNot)
        clauses.append(QStringLiteral("must_not"), listToJson(*filter.mustNot));
    if (filter.minShould) {
        Object minShould;
        minShould.append(QStringLiteral("conditions"), listToJson(filter.minShould->conditions));
        minShould.append(QStringLiteral("min_count"),
                         Value::unsignedInteger(filter.minShould->minCount));
        clauses.append(QStringLiteral("min_should"), Value(std::move(minShould)));
    }
    return Value(std::move(clauses));
}

} // namespace sextant::json
