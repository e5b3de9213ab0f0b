#include "client/json/envelope.h"

#include "client/json/numbertext.h"
#include "client/json/parse.h"

namespace sextant::json {

namespace {

ApiError answerError(ApiError::Kind kind, const Response &response, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = response.status;
    error.detail = detail;
    error.body = response.body.left(KeptBodyBytes);
    error.bytesReceived = response.body.size();
    error.attempts = response.exchange.attempts;
    return error;
}

[[noreturn]] void failAt(const QString &path, const QString &message)
{
    throw Fault{ path, message };
}

} // namespace

bool looksLikeJson(const QByteArray &body)
{
    for (const char character : body) {
        if (character == ' ' || character == '\n' || character == '\r' || character == '\t')
            continue;
        return character == '{' || character == '[' || character == '"';
    }
    return false;
}

ApiError notQdrant(const Response &response, const QString &detail)
{
    return answerError(ApiError::Kind::NotQdrant, response, detail);
}

ApiError badResponse(const Response &response, const Fault &fault)
{
    const QString detail
        = fault.path.isEmpty() ? fault.message : fault.path + QLatin1String(": ") + fault.message;
    return answerError(ApiError::Kind::BadResponse, response, detail);
}

double serverSeconds(Scanner &scanner, const Where &where)
{
    const std::string_view raw = scanner.scalar(where);
    const std::optional<double> seconds
        = parseDouble(QByteArrayView(raw.data(), qsizetype(raw.size())));
    if (!seconds)
        fail(where, QStringLiteral("expected a number"));
    return *seconds;
}

Value readResultValue(Response &response, QByteArray *raw)
{
    QByteArray text;
    readEnvelope(response, [&text](Scanner &scanner, const Where &where) {
        const std::string_view result = scanner.value(where);
        text = QByteArray(result.data(), qsizetype(result.size()));
    });
    Result<Parsed, ParseError> parsed = parse(text);
    if (!parsed)
        failAt(QStringLiteral("result"), parsed.error().message);
    if (raw)
        *raw = std::move(text);
    return std::move(parsed).value().value;
}

const Value &member(const Value &object, QStringView key, const QString &path)
{
    const Value *value = objectAt(object, path).find(key);
    if (!value)
        failAt(path + u'.' + key.toString(), QStringLiteral("missing"));
    return *value;
}

const Value *optionalMember(const Value &object, QStringView key)
{
    const Value *value = object.find(key);
    return value && !value->isNull() ? value : nullptr;
}

QString resultPath() { return QStringLiteral("result"); }

QString optionalText(const Value &object, QStringView key)
{
    const Value *value = object.find(key);
    return value && value->isString() ? value->toString() : QString();
}

QString stringAt(const Value &value, const QString &path)
{
    if (!value.isString())
        failAt(path, QStringLiteral("expected a string"));
    return value.toString();
}

bool boolAt(const Value &value, const QString &path)
{
    if (value.kind() != Kind::Bool)
        failAt(path, QStringLiteral("expected true or false"));
    return value.toBool();
}

quint64 unsignedAt(const Value &value, const QString &path)
{
    const std::optional<quint64> number = value.toUInt64();
    if (!number)
        failAt(path, QStringLiteral("expected a non-negative integer"));
    return *number;
}

const Array &arrayAt(const Value &value, const QString &path)
{
    if (!value.isArray())
        failAt(path, QStringLiteral("expected an array"));
    return value.array();
}

const Object &objectAt(const Value &value, const QString &path)
{
    if (!value.isObject())
        failAt(path, QStringLiteral("expected an object"));
    return value.object();
}

} // namespace sextant::json
