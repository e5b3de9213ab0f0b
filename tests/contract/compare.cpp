#include "tests/contract/compare.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sextant::contract {

namespace {

using namespace Qt::StringLiterals;
using nlohmann::json;

bool areClose(double left, double right)
{
    return std::abs(left - right) <= 1e-6 * std::max({ 1.0, std::abs(left), std::abs(right) });
}

bool isSame(const json &expected, const json &found, bool partially);

bool areMembersSame(const json &expected, const json &found, bool partially)
{
    if (!found.is_object() || (!partially && expected.size() != found.size()))
        return false;
    return std::all_of(expected.items().begin(), expected.items().end(), [&](const auto &member) {
        const auto place = found.find(member.key());
        return place != found.end() && isSame(member.value(), *place, partially);
    });
}

bool isSame(const json &expected, const json &found, bool partially)
{
    if (expected.is_object())
        return areMembersSame(expected, found, partially);
    if (expected.is_array())
        return found.is_array()
            && std::equal(expected.begin(), expected.end(), found.begin(), found.end(),
                          [](const json &a, const json &b) { return isSame(a, b, false); });
    // 1 and 1.0 differ in a payload: the files' `~` lines see to that. Scores may be written either way.
    if (expected.is_number() && found.is_number()
        && (expected.is_number_float() || found.is_number_float()))
        return areClose(expected.get<double>(), found.get<double>());
    return expected == found;
}

// Integers and datetimes of an order are told apart exactly.
bool areTied(const json &a, const json &b)
{
    const char *rank = a.contains("order_value") ? "order_value" : "score";
    if (a.at(rank).is_number_integer() && b.at(rank).is_number_integer())
        return a.at(rank) == b.at(rank);
    return areClose(a.at(rank).get<double>(), b.at(rank).get<double>());
}

bool isRanked(const json &point)
{
    return point.is_object() && point.contains("id")
        && (point.contains("order_value") || point.contains("score"));
}

// Puts each run of equally ranked points in the order of their ids.
void settleTies(json &points)
{
    if (points.empty() || !std::all_of(points.begin(), points.end(), isRanked))
        return;
    for (auto run = points.begin(); run != points.end();) {
        const auto end = std::find_if_not(run, points.end(),
                                          [&](const json &point) { return areTied(point, *run); });
        std::sort(run, end, [](const json &a, const json &b) { return a.at("id") < b.at("id"); });
        run = end;
    }
}

void settle(json &value)
{
    if (value.is_object()) {
        value.erase("operation_id");
        if (value.contains("score"))
            value.erase("version");
    }
    if (value.is_structured())
        for (json &element : value)
            settle(element);
    if (value.is_array())
        settleTies(value);
}

QString resultFault(const Expectation &expected, const json &body)
{
    if (!body.is_object() || body.value("status", json()) != "ok" || !body.contains("result"))
        return u"no result in the usual envelope"_s;
    json result = body.at("result");
    json wanted = json::parse(expected.text.toStdString(), nullptr, false);
    if (wanted.is_discarded())
        return u"the expectation is no JSON"_s;
    settle(result);
    settle(wanted);
    if (!isSame(wanted, result, expected.kind == Expectation::Kind::PartialResult))
        return u"another result"_s;
    return {};
}

QString errorFault(const Expectation &expected, const json &body)
{
    if (!body.is_object() || body.contains("result") || !body.contains("time")
        || !body.contains("status") || !body.at("status").contains("error"))
        return u"no error in the usual envelope"_s;
    const QByteArray text
        = QByteArray::fromStdString(body.at("status").at("error").get<std::string>());
    const QByteArray anything = "…";
    const bool isRight = expected.text.endsWith(anything)
        ? text.startsWith(expected.text.chopped(anything.size()))
        : text.trimmed() == expected.text.trimmed();
    return isRight ? QString() : u"another error text"_s;
}

QString bodyFault(const Expectation &expected, const Answer &answer)
{
    if (expected.kind == Expectation::Kind::WholeBody)
        return answer.body == expected.text ? QString() : u"another body"_s;
    const json body = json::parse(answer.body.toStdString(), nullptr, false);
    if (body.is_discarded())
        return u"the answer is no JSON"_s;
    return answer.status < 300 ? resultFault(expected, body) : errorFault(expected, body);
}

} // namespace

QString fault(const Step &step, const Expectation &expected, const Answer &answer)
{
    if (answer.status != expected.status)
        return u"another status"_s;
    if (QString text = bodyFault(expected, answer); !text.isEmpty())
        return text;
    for (const auto &[text, versions] : step.contained)
        if (!answer.body.contains(text))
            return u"misses %1"_s.arg(QString::fromUtf8(text));
    for (const QByteArray &text : step.absent)
        if (answer.body.contains(text))
            return u"must not contain %1"_s.arg(QString::fromUtf8(text));
    return {};
}

} // namespace sextant::contract
