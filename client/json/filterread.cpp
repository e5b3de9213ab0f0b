#include "client/json/filterjson.h"

#include <algorithm>

// JSON → Filter. A condition that can't be taken apart without loss stays raw, so that a filter from
// a newer server, or one with several kinds in a condition, goes back as it came.

namespace sextant::json {

namespace {

Result<Filter, DecodeError> readFilter(const Value &value, const QString &where);

QString joined(const QString &where, const QString &key)
{
    return where.isEmpty() ? key : where + u'.' + key;
}

QString element(const QString &where, size_t index)
{
    return where + u'[' + QString::number(index) + u']';
}

bool isClauseName(const QString &name)
{
    return name == QLatin1String("must") || name == QLatin1String("should")
        || name == QLatin1String("must_not") || name == QLatin1String("min_should");
}

//! The first name that comes twice. The server refuses such filters; reading one would lose a clause.
std::optional<QString> duplicateOf(const Object &object)
{
    for (qsizetype i = 0; i < object.size(); ++i)
        if (object.indexOf(object.at(i).first) != i)
            return object.at(i).first;
    return std::nullopt;
}

bool hasDuplicates(const Object &object) { return duplicateOf(object).has_value(); }

DecodeError duplicateClause(const QString &where, const QString &name)
{
    return { joined(where, name), QStringLiteral("duplicate clause") };
}

//! The value of the only member, when it has that name.
const Value *onlyMember(const Value &value, QStringView name)
{
    if (!value.isObject() || value.object().size() != 1)
        return nullptr;
    return value.object().find(name);
}

std::optional<QString> keyOnly(const Value &value)
{
    const Value *key = onlyMember(value, u"key");
    if (!key || !key->isString())
        return std::nullopt;
    return key->toString();
}

//! Whether the server takes the list in `any` and `except`: all strings or all integers.
bool isMatchList(const Value &value)
{
    if (!value.isArray())
        return false;
    const Array &list = value.array();
    return std::ranges::all_of(list, &Value::isString)
        || std::ranges::all_of(list,
                               [](const Value &entry) { return entry.kind() == Kind::Integer; });
}

using Test = decltype(FieldCondition::test);

std::optional<Test> readMatch(const Value &value)
{
    if (!value.isObject() || value.object().size() != 1)
        return std::nullopt;
    const auto &[kind, operand] = value.object().at(0);
    if (kind == QLatin1String("value")) {
        const Kind type = operand.kind();
        if (type == Kind::String || type == Kind::Integer || type == Kind::Bool)
            return MatchValue{ operand };
        return std::nullopt;
    }
    if (kind == QLatin1String("any") && isMatchList(operand))
        return MatchAny{ operand.array() };
    if (kind == QLatin1String("except") && isMatchList(operand))
        return MatchExcept{ operand.array() };
    if (!operand.isString())
        return std::nullopt;
    if (kind == QLatin1String("text"))
        return MatchText{ MatchText::Mode::AllTokens, operand.toString() };
    if (kind == QLatin1String("text_any"))
        return MatchText{ MatchText::Mode::AnyToken, operand.toString() };
    if (kind == QLatin1String("phrase"))
        return MatchText{ MatchText::Mode::Phrase, operand.toString() };
    if (kind == QLatin1String("prefix"))
        return MatchText{ MatchText::Mode::Prefix, operand.toString() };
    return std::nullopt;
}

bool readBound(const Value &value, std::optional<Value> &bound)
{
    if (!value.isNumber() && !value.isString())
        return false;
    bound = value;
    return true;
}

bool readBound(const Value &value, std::optional<quint64> &bound)
{
    bound = value.toUInt64();
    return bound.has_value();
}

template <typename Bounds> std::optional<Test> readBounds(const Value &value)
{
    if (!value.isObject() || hasDuplicates(value.object()))
        return std::nullopt;
    Bounds bounds;
    for (const auto &[name, operand] : value.object()) {
        bool known = false;
        if (name == QLatin1String("gt"))
            known = readBound(operand, bounds.gt);
        else if (name == QLatin1String("gte"))
            known = readBound(operand, bounds.gte);
        else if (name == QLatin1String("lt"))
            known = readBound(operand, bounds.lt);
        else if (name == QLatin1String("lte"))
            known = readBound(operand, bounds.lte);
        if (!known)
            return std::nullopt;
    }
    return bounds;
}

//! {"key":…} with exactly one kind of test. Several kinds are OR-ed by the server: not ours.
std::optional<Condition> readFieldCondition(const Object &object)
{
    if (object.size() != 2)
        return std::nullopt;
    const Value *key = object.find(u"key");
    if (!key || !key->isString())
        return std::nullopt;
    std::optional<Test> test;
    if (const Value *value = object.find(u"match"))
        test = readMatch(*value);
    else if (const Value *range = object.find(u"range"))
        test = readBounds<Range>(*range);
    else if (const Value *count = object.find(u"values_count"))
        test = readBounds<ValuesCount>(*count);
    if (!test)
        return std::nullopt;
    return FieldCondition{ key->toString(), std::move(*test) };
}

std::optional<Condition> readHasId(const Value &value)
{
    if (!value.isArray())
        return std::nullopt;
    HasId condition;
    for (const Value &entry : value.array()) {
        const std::optional<PointId> id = PointId::fromJson(entry.toJson());
        if (!id)
            return std::nullopt;
        condition.ids.push_back(*id);
    }
    return condition;
}

std::optional<Condition> readNested(const Value &value)
{
    if (!value.isObject() || value.object().size() != 2)
        return std::nullopt;
    const Value *key = value.find(u"key");
    const Value *inner = value.find(u"filter");
    if (!key || !key->isString() || !inner)
        return std::nullopt;
    Result<Filter, DecodeError> filter = readFilter(*inner, {});
    if (!filter)
        return std::nullopt;
    return Nested{ key->toString(), std::move(filter).value() };
}

std::optional<Condition> readSingleKind(const Value &value)
{
    const auto &[kind, operand] = value.object().at(0);
    if (kind == QLatin1String("is_empty")) {
        if (std::optional<QString> key = keyOnly(operand))
            return IsEmpty{ std::move(*key) };
    } else if (kind == QLatin1String("is_null")) {
        if (std::optional<QString> key = keyOnly(operand))
            return IsNull{ std::move(*key) };
    } else if (kind == QLatin1String("has_id")) {
        return readHasId(operand);
    } else if (kind == QLatin1String("has_vector")) {
        if (operand.isString())
            return HasVector{ operand.toString() };
    } else if (kind == QLatin1String("nested")) {
        return readNested(operand);
    }
    return std::nullopt;
}

bool isFilter(const Object &object)
{
    return std::ranges::all_of(object,
                               [](const auto &member) { return isClauseName(member.first); })
        && !hasDuplicates(object);
}

Condition readCondition(const Value &value, const QString &where)
{
    const Object &object = value.object();
    if (isFilter(object)) {
        if (Result<Filter, DecodeError> filter = readFilter(value, where))
            return Boxed<Filter>(std::move(filter).value());
        return RawCondition{ value };
    }
    std::optional<Condition> known
        = object.size() == 1 ? readSingleKind(value) : readFieldCondition(object);
    return known ? std::move(*known) : RawCondition{ value };
}

//! A clause is a list of conditions, or one condition.
Result<std::vector<Condition>, DecodeError> readClause(const Value &value, const QString &where)
{
    std::vector<Condition> conditions;
    if (value.isObject()) {
        conditions.push_back(readCondition(value, where));
        return conditions;
    }
    if (!value.isArray())
        return DecodeError{ where, QStringLiteral("expected a list of conditions") };
    for (size_t i = 0; i < value.array().size(); ++i) {
        const Value &entry = value.array()[i];
        if (!entry.isObject())
            return DecodeError{ element(where, i), QStringLiteral("expected a condition object") };
        conditions.push_back(readCondition(entry, element(where, i)));
    }
    return conditions;
}

Result<MinShould, DecodeError> readMinShould(const Value &value, const QString &where)
{
    if (!value.isObject())
        return DecodeError{ where, QStringLiteral("expected an object") };
    if (const std::optional<QString> name = duplicateOf(value.object()))
        return duplicateClause(where, *name);
    for (const auto &[name, operand] : value.object())
        if (name != QLatin1String("conditions") && name != QLatin1String("min_count"))
            return DecodeError{ joined(where, name), QStringLiteral("unknown member") };
    const QString conditionsPath = joined(where, QStringLiteral("conditions"));
    const Value *conditions = value.find(u"conditions");
    if (!conditions || !conditions->isArray())
        return DecodeError{ conditionsPath, QStringLiteral("expected a list of conditions") };
    const Value *count = value.find(u"min_count");
    const std::optional<quint64> minCount = count ? count->toUInt64() : std::nullopt;
    if (!minCount)
        return DecodeError{ joined(where, QStringLiteral("min_count")),
                            QStringLiteral("expected a non-negative integer") };
    Result<std::vector<Condition>, DecodeError> list = readClause(*conditions, conditionsPath);
    if (!list)
        return std::move(list).error();
    return MinShould{ std::move(list).value(), *minCount };
}

Result<Filter, DecodeError> readFilter(const Value &value, const QString &where)
{
    if (!value.isObject())
        return DecodeError{ where, QStringLiteral("expected a filter object") };
    if (const std::optional<QString> name = duplicateOf(value.object()))
        return duplicateClause(where, *name);
    Filter filter;
    for (const auto &[name, clause] : value.object()) {
        const QString path = joined(where, name);
        if (!isClauseName(name))
            return DecodeError{ path, QStringLiteral("unknown clause") };
        if (clause.isNull())
            continue; // the server reads null as absent
        if (name == QLatin1String("min_should")) {
            Result<MinShould, DecodeError> minShould = readMinShould(clause, path);
            if (!minShould)
                return std::move(minShould).error();
            filter.minShould = std::move(minShould).value();
            continue;
        }
        Result<std::vector<Condition>, DecodeError> conditions = readClause(clause, path);
        if (!conditions)
            return std::move(conditions).error();
        if (name == QLatin1String("must"))
            filter.must = std::move(conditions).value();
        else if (name == QLatin1String("should"))
            filter.should = std::move(conditions).value();
        else
            filter.mustNot = std::move(conditions).value();
    }
    return filter;
}

} // namespace

Result<Filter, DecodeError> filterFromJson(const Value &value) { return readFilter(value, {}); }

} // namespace sextant::json
