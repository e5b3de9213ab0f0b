#include "client/local/indexedtests.h"

#include "client/local/body.h"
#include "client/local/ranges.h"

#include <algorithm>
#include <utility>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using Values = std::vector<const json::Value *>;

//! Whether some value passes, arrays taken apart.
template <typename Test> bool anySingle(const Values &values, Test test)
{
    return std::any_of(values.begin(), values.end(), [&](const json::Value *value) {
        return value->isArray() ? std::any_of(value->array().begin(), value->array().end(), test)
                                : test(*value);
    });
}

//! Some value of the index passes.
PointTest anyStored(const FieldIndex &index, ValueTest test)
{
    return [&index, test = std::move(test)](const Values &values) {
        return anySingle(values, [&](const json::Value &value) {
            const std::optional<json::Value> stored = index.stored(value);
            return stored && test(*stored);
        });
    };
}

bool areAll(const json::Value &list, const FieldIndex &index)
{
    // The server takes an empty list for one of texts.
    const bool isOfTexts = index.type != FieldType::Integer;
    return list.isArray() && (isOfTexts || !list.array().empty())
        && std::all_of(list.array().begin(), list.array().end(), [&](const json::Value &element) {
               return isOfTexts ? element.isString() && index.holds(element)
                                : element.kind() == json::Kind::Integer;
           });
}

json::Value storedList(const json::Value &list, const FieldIndex &index)
{
    json::Array stored;
    for (const json::Value &element : list.array())
        stored.push_back(*index.stored(element));
    return json::Value(std::move(stored));
}

//! `match` in the terms of the index; null when it can't serve it.
PointTest servedMatch(const json::Value &match, const FieldIndex &index)
{
    const bool isUuid = index.type == FieldType::Uuid;
    const bool isMap = isUuid || index.type == FieldType::Keyword
        || (index.type == FieldType::Integer && index.hasLookup);
    json::Object served;
    if (const json::Value *value = member(match, "value"_L1)) {
        const bool isInteger = value->kind() == json::Kind::Integer;
        if ((isMap && index.holds(*value) && isInteger == (index.type == FieldType::Integer))
            || (index.type == FieldType::Bool && index.holds(*value)))
            served.append(u"value"_s, *index.stored(*value));
    } else if (isMap) {
        for (const QLatin1String key : { "any"_L1, "except"_L1 })
            if (const json::Value *list = member(match, key); list && areAll(*list, index))
                served.append(key, storedList(*list, index));
        if (const json::Value *prefix = member(match, "prefix"_L1))
            if (index.type == FieldType::Keyword)
                served.append(u"prefix"_s, *prefix);
    }
    return served.isEmpty() ? PointTest()
                            : anyStored(index, compileMatch(json::Value(std::move(served))));
}

PointTest servedRange(const json::Value &value, const FieldIndex &index)
{
    const Range range = readRange(value);
    if (index.type == FieldType::Float)
        return anyStored(index, [bounds = floatBounds(range)](const json::Value &stored) {
            return bounds.holds(*stored.toDouble());
        });
    if ((index.type == FieldType::Integer && index.hasRange) || index.type == FieldType::Datetime)
        return anyStored(index, [bounds = integerBounds(range)](const json::Value &stored) {
            return bounds.holds(*stored.toInt64());
        });
    return {};
}

struct TextQuery
{
    enum class Mode { All, Any, Phrase, Nothing };
    Mode mode = Mode::Nothing;
    QStringList words;

    bool isMetBy(const QStringList &stored) const
    {
        if (words.isEmpty())
            return false;
        const auto has = [&](const QString &word) { return stored.contains(word); };
        switch (mode) {
        case Mode::All:
            return std::all_of(words.begin(), words.end(), has);
        case Mode::Any:
            return std::any_of(words.begin(), words.end(), has);
        case Mode::Phrase:
            return std::search(stored.begin(), stored.end(), words.begin(), words.end())
                != stored.end();
        case Mode::Nothing:
            break;
        }
        return false;
    }
};

std::optional<TextQuery> readTextQuery(const json::Value &condition, const FieldIndex &index)
{
    const json::Value *match = member(condition, "match"_L1);
    if (!match || index.type != FieldType::Text || member(*match, "value"_L1))
        return {};
    if (const auto text = optionalString(*match, "text"_L1))
        return TextQuery{ TextQuery::Mode::All, queriedWords(*text, index.text) };
    if (const auto text = optionalString(*match, "text_any"_L1))
        return TextQuery{ TextQuery::Mode::Any, queriedWords(*text, index.text) };
    if (const auto text = optionalString(*match, "phrase"_L1))
        return TextQuery{ index.text.knowsPhrases ? TextQuery::Mode::Phrase
                                                  : TextQuery::Mode::Nothing,
                          storedWords(*text, index.text) };
    return {};
}

//! A text index puts the words of all texts of a point together; no phrase spans two of them.
PointTest servedText(TextQuery query, const FieldIndex &index)
{
    return [query = std::move(query), &index](const Values &values) {
        QStringList words;
        anySingle(values, [&](const json::Value &value) {
            if (value.isString())
                words << storedWords(value.toString(), index.text) << QString();
            return false;
        });
        return query.isMetBy(words);
    };
}

bool isEmptyValue(const json::Value &value)
{
    return value.isNull() || (value.isArray() && value.array().empty());
}

//! Every field with an index has one of its nulls and absences too.
PointTest servedAbsence(const json::Value &condition)
{
    if (const std::optional<bool> wanted = optionalBool(condition, "is_empty"_L1))
        return [wanted](const Values &values) {
            return std::all_of(values.begin(), values.end(),
                               [](const json::Value *value) { return isEmptyValue(*value); })
                == *wanted;
        };
    if (const std::optional<bool> wanted = optionalBool(condition, "is_null"_L1))
        return [wanted](const Values &values) {
            const auto isNull = [](const json::Value &value) { return value.isNull(); };
            return anySingle(values, isNull) == *wanted;
        };
    return {};
}

} // namespace

PointTest compileIndexed(const json::Value &condition, const FieldIndex &index)
{
    if (std::optional<TextQuery> query = readTextQuery(condition, index))
        return servedText(*std::move(query), index);
    if (const json::Value *match = member(condition, "match"_L1))
        if (PointTest test = servedMatch(*match, index))
            return test;
    if (const json::Value *range = member(condition, "range"_L1))
        if (PointTest test = servedRange(*range, index))
            return test;
    if (index.type == FieldType::Geo) {
        if (const json::Value *radius = member(condition, "geo_radius"_L1))
            return anyStored(index, compileGeoRadius(*radius));
        if (const json::Value *box = member(condition, "geo_bounding_box"_L1))
            return anyStored(index, compileGeoBox(*box));
    }
    return servedAbsence(condition);
}

ValueTest compileIndexedText(const json::Value &condition, const FieldIndex &index)
{
    std::optional<TextQuery> query = readTextQuery(condition, index);
    if (!query)
        return {};
    return [query = *std::move(query), &index](const json::Value &value) {
        return anySingle({ &value }, [&](const json::Value &single) {
            return single.isString() && query.isMetBy(storedWords(single.toString(), index.text));
        });
    };
}

} // namespace sextant::local
