#include "client/local/payloadedit.h"

#include "client/local/body.h"
#include "client/local/failure.h"

#include <algorithm>
#include <span>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using Steps = std::span<const json::PathStep>;

//! The server's maps fill a removed key's place with the last member.
void swapRemove(json::Object &object, QStringView key)
{
    const qsizetype position = object.indexOf(key);
    if (position < 0)
        return;
    const qsizetype last = object.size() - 1;
    if (position != last)
        std::swap(object.at(position), object.at(last));
    object.removeAt(last);
}

void mergeSteps(json::Value &target, Steps steps, const json::Value &changes);

void mergeIntoArray(json::Value &target, Steps steps, const json::Value &changes)
{
    const auto *index = std::get_if<json::IndexStep>(&steps.front());
    const bool wasArray = target.isArray();
    if (!wasArray)
        target = json::Value(json::Array());
    json::Array &array = target.array();
    if (index) {
        if (index->index < array.size())
            mergeSteps(array[size_t(index->index)], steps.subspan(1), changes);
    } else if (wasArray) {
        for (json::Value &element : array)
            mergeSteps(element, steps.subspan(1), changes);
    }
}

void mergeSteps(json::Value &target, Steps steps, const json::Value &changes)
{
    const auto *key = steps.empty() ? nullptr : std::get_if<json::KeyStep>(&steps.front());
    if (!steps.empty() && !key) {
        mergeIntoArray(target, steps, changes);
        return;
    }
    if (!target.isObject())
        target = json::Value(json::Object());
    if (steps.empty()) {
        mergeInto(target.object(), changes);
        return;
    }
    if (json::Value *next = target.object().find(key->key)) {
        mergeSteps(*next, steps.subspan(1), changes);
        return;
    }
    json::Value made;
    mergeSteps(made, steps.subspan(1), changes);
    target.object().append(key->key, std::move(made));
}

void removeSteps(json::Value &target, Steps steps)
{
    const bool isLast = steps.size() == 1;
    if (const auto *key = std::get_if<json::KeyStep>(&steps.front())) {
        if (!target.isObject())
            return;
        if (isLast)
            swapRemove(target.object(), key->key);
        else if (json::Value *next = target.object().find(key->key))
            removeSteps(*next, steps.subspan(1));
        return;
    }
    if (!target.isArray())
        return;
    json::Array &array = target.array();
    if (const auto *index = std::get_if<json::IndexStep>(&steps.front())) {
        if (!isLast && index->index < array.size())
            removeSteps(array[size_t(index->index)], steps.subspan(1));
    } else if (isLast) {
        array.clear();
    } else {
        for (json::Value &element : array)
            removeSteps(element, steps.subspan(1));
    }
}

bool isIncluded(const std::vector<json::PathStep> &at, const json::KeyPath &pattern)
{
    const size_t shared = std::min(at.size(), pattern.steps().size());
    return std::equal(at.begin(), at.begin() + qsizetype(shared), pattern.steps().begin());
}

bool isExcluded(const std::vector<json::PathStep> &at, const json::KeyPath &pattern)
{
    return at.size() >= pattern.steps().size()
        && std::equal(pattern.steps().begin(), pattern.steps().end(), at.begin());
}

bool isChosen(const std::vector<json::PathStep> &at, const PayloadSelector &selector)
{
    const auto matches = [&](const json::KeyPath &pattern) {
        return selector.isExclusion ? isExcluded(at, pattern) : isIncluded(at, pattern);
    };
    return std::any_of(selector.paths.begin(), selector.paths.end(), matches)
        != selector.isExclusion;
}

json::Value choose(const json::Value &value, const PayloadSelector &selector,
                   std::vector<json::PathStep> &at)
{
    if (value.isArray()) {
        json::Array chosen;
        at.push_back(json::AllStep());
        for (const json::Value &element : value.array())
            if (isChosen(at, selector))
                chosen.push_back(choose(element, selector, at));
        at.pop_back();
        return json::Value(std::move(chosen));
    }
    if (!value.isObject())
        return value;
    json::Object chosen;
    for (const auto &[key, element] : value.object()) {
        at.push_back(json::KeyStep{ key });
        if (isChosen(at, selector))
            chosen.append(key, choose(element, selector, at));
        at.pop_back();
    }
    return json::Value(std::move(chosen));
}

[[noreturn]] void failSelector()
{
    failFormat(
        u"Expected a boolean, an array of strings, or an object with an include/exclude field"_s);
}

} // namespace

void mergeInto(json::Object &target, const json::Value &changes)
{
    for (const auto &[key, value] : changes.object()) {
        if (value.isNull())
            swapRemove(target, key);
        else
            target.set(key, value);
    }
}

void mergeAt(json::Value &target, const json::KeyPath &path, const json::Value &changes)
{
    mergeSteps(target, path.steps(), changes);
}

void removeAt(json::Value &target, const json::KeyPath &path)
{
    if (!path.isEmpty())
        removeSteps(target, path.steps());
}

PayloadSelector readPayloadSelector(const json::Value *value, bool byDefault)
{
    PayloadSelector selector;
    selector.isWanted = byDefault;
    if (!value)
        return selector;
    if (value->kind() == json::Kind::Bool) {
        selector.isWanted = value->toBool();
        return selector;
    }
    selector.isWanted = true;
    selector.isWhole = false;
    const json::Value *paths = value;
    if (value->isObject()) {
        if (value->object().size() != 1)
            failSelector();
        const auto &[key, list] = value->object().at(0);
        if (key != "include"_L1 && key != "exclude"_L1)
            failSelector();
        selector.isExclusion = key == "exclude"_L1;
        paths = &list;
    }
    if (!paths->isArray())
        failSelector();
    for (const json::Value &path : paths->array()) {
        const auto parsed = path.isString() ? json::KeyPath::parse(path.toString()) : std::nullopt;
        if (!parsed)
            failSelector();
        selector.paths.push_back(*parsed);
    }
    return selector;
}

json::Value selectPayload(const json::Value &payload, const PayloadSelector &selector)
{
    std::vector<json::PathStep> at;
    return choose(payload, selector, at);
}

} // namespace sextant::local
