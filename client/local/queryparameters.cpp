#include "client/local/queryparameters.h"

#include "client/local/failure.h"

#include <QUrlQuery>

#include <optional>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void failParameter(const QString &text)
{
    throw Failure{ 400, u"Deserialize error in query parameters: "_s + text };
}

std::optional<QString> value(const QUrlQuery &query, const QString &key)
{
    return query.hasQueryItem(key) ? std::optional(query.queryItemValue(key, QUrl::FullyDecoded))
                                   : std::nullopt;
}

void checkTimeout(const QUrlQuery &query, Parameters kind)
{
    const std::optional<QString> text = value(query, u"timeout"_s);
    if (!text)
        return;
    bool isNumber = false;
    const quint64 seconds = text->toULongLong(&isNumber);
    if (!isNumber)
        failParameter(u"invalid digit found in string"_s);
    if (seconds > 0 || kind == Parameters::Write)
        return;
    if (kind == Parameters::Read)
        failParameter(u"invalid value: integer `0`, expected a nonzero u64"_s);
    throw Failure{
        422,
        u"Validation error in query parameters: [timeout: value 0 invalid, must be 1 or larger]"_s
    };
}

void checkConsistency(const QUrlQuery &query)
{
    const std::optional<QString> text = value(query, u"consistency"_s);
    if (!text || text->isEmpty() || *text == "majority"_L1 || *text == "quorum"_L1
        || *text == "all"_L1 || text->toULongLong() > 0)
        return;
    failParameter(
        u"failed to deserialize read consistency query parameter value '%1'"_s.arg(*text));
}

void checkOrdering(const QUrlQuery &query)
{
    const std::optional<QString> text = value(query, u"ordering"_s);
    if (text && *text != "weak"_L1 && *text != "medium"_L1 && *text != "strong"_L1)
        failParameter(
            u"unknown variant `%1`, expected one of `weak`, `medium`, `strong`"_s.arg(*text));
}

} // namespace

bool readParameters(const QByteArray &text, Parameters kind)
{
    if (text.isEmpty() || kind == Parameters::None)
        return false;
    const QUrlQuery query(QString::fromUtf8(text));
    checkTimeout(query, kind);
    if (kind == Parameters::Read)
        checkConsistency(query);
    if (kind != Parameters::Write)
        return false;
    checkOrdering(query);
    const std::optional<QString> wait = value(query, u"wait"_s);
    if (wait && *wait != "true"_L1 && *wait != "false"_L1)
        failParameter(u"provided string was not `true` or `false`"_s);
    return wait == u"true"_s;
}

} // namespace sextant::local
