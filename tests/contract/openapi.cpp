#include "tests/contract/openapi.h"

#include <QFile>

#include <nlohmann/json.hpp>

#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

#include <limits>
#include <map>

namespace sextant::contract {

namespace {

using namespace Qt::StringLiterals;
using nlohmann::json;

// OpenAPI 3.0 says `nullable` where JSON Schema says "or null". A `format` beside another type than string
// ends valijson with an assertion, so formats go.
void rewriteSchema(json &node)
{
    if (node.is_structured())
        for (json &child : node)
            rewriteSchema(child);
    if (node.is_object() && node.contains("format") && node.at("format").is_string())
        node.erase("format");
    if (!node.is_object() || !node.contains("nullable") || !node.at("nullable").is_boolean())
        return;
    const bool isNullable = node.at("nullable").get<bool>();
    node.erase("nullable");
    if (isNullable)
        node = { { "anyOf", { node, { { "type", "null" } } } } };
}

// The adapter reads integers as i64: those above become the largest, which every schema treats alike.
void clampIntegers(json &node)
{
    if (node.is_structured())
        for (json &child : node)
            clampIntegers(child);
    else if (node.is_number_unsigned()
             && node.get<quint64>() > quint64(std::numeric_limits<qint64>::max()))
        node = std::numeric_limits<qint64>::max();
}

// `/collections/{collection_name}/points` against `/collections/x/points`.
bool fits(const QList<QByteArray> &pattern, const QList<QByteArray> &path)
{
    return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                      [](const QByteArray &wanted, const QByteArray &found) {
                          return wanted == found || (wanted.startsWith('{') && !found.isEmpty());
                      });
}

const json *jsonSchema(const json &holder)
{
    const auto content = holder.find("content");
    if (content == holder.end() || !content->contains("application/json"))
        return nullptr;
    return &content->at("application/json").at("schema");
}

QString firstErrors(valijson::ValidationResults &results)
{
    QString text;
    valijson::ValidationResults::Error error;
    for (int i = 0; i < 6 && results.popError(error); ++i) {
        for (const std::string &part : error.context)
            text += QString::fromStdString(part);
        text += u": "_s + QString::fromStdString(error.description) + u'\n';
    }
    return text;
}

} // namespace

class OpenApi::Private
{
public:
    const json *operation(const Step &step) const;
    QString schemaFault(const QByteArray &key, const json &schema, const QByteArray &body);

    json document;
    // Building a schema costs more than using it.
    std::map<QByteArray, std::unique_ptr<valijson::Schema>> schemas;
};

const json *OpenApi::Private::operation(const Step &step) const
{
    const QList<QByteArray> path = step.target.left(step.target.indexOf('?')).split('/');
    // A fixed path beats one with a name in that place.
    const json *found = nullptr;
    for (const auto &[pattern, methods] : document.at("paths").items()) {
        const QByteArray text = QByteArray::fromStdString(pattern);
        const auto method = methods.find(step.method.toLower().toStdString());
        if (method == methods.end() || !fits(text.split('/'), path))
            continue;
        if (found == nullptr || !text.contains('{'))
            found = &*method;
    }
    return found;
}

QString OpenApi::Private::schemaFault(const QByteArray &key, const json &schema,
                                      const QByteArray &body)
{
    std::unique_ptr<valijson::Schema> &compiled = schemas[key];
    if (!compiled) {
        json root = schema;
        root["components"] = document.at("components");
        compiled = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser;
        const valijson::adapters::NlohmannJsonAdapter adapter(root);
        parser.populateSchema(adapter, *compiled);
    }
    json value = json::parse(body.toStdString(), nullptr, false);
    if (value.is_discarded())
        return u"no JSON"_s;
    clampIntegers(value);
    valijson::ValidationResults results;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    const valijson::adapters::NlohmannJsonAdapter adapter(value);
    if (validator.validate(*compiled, adapter, &results))
        return {};
    return firstErrors(results);
}

std::unique_ptr<OpenApi> OpenApi::load(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return nullptr;
    std::unique_ptr<OpenApi> api(new OpenApi);
    api->m_private->document = json::parse(source.readAll().toStdString(), nullptr, false);
    json &document = api->m_private->document;
    if (!document.is_object() || !document.contains("paths") || !document.contains("components"))
        return nullptr;
    rewriteSchema(document.at("components"));
    rewriteSchema(document.at("paths"));
    return api;
}

QString OpenApi::fault(const Step &step, const QByteArray &requestBody, const Answer &answer)
{
    const json *operation = m_private->operation(step);
    if (operation == nullptr)
        return {};
    const QByteArray name
        = QByteArray::fromStdString(operation->value("operationId", std::string()));
    if (answer.status < 300 && operation->contains("requestBody"))
        if (const json *schema = jsonSchema(operation->at("requestBody")))
            if (const QString text = m_private->schemaFault(name + '>', *schema, requestBody);
                !text.isEmpty())
                return u"the request isn't as documented: %1"_s.arg(text);
    const json &responses = operation->at("responses");
    const QByteArray exact = QByteArray::number(answer.status);
    for (const QByteArray &status : { exact, exact.left(1) + "XX", QByteArray("default") }) {
        const auto response = responses.find(status.toStdString());
        if (response == responses.end())
            continue;
        const json *schema = jsonSchema(*response);
        const QString text = schema == nullptr
            ? QString()
            : m_private->schemaFault(name + status, *schema, answer.body);
        return text.isEmpty() ? QString() : u"the answer isn't as documented: %1"_s.arg(text);
    }
    return {};
}

OpenApi::OpenApi()
    : m_private(std::make_unique<Private>())
{
}

OpenApi::~OpenApi() = default;

} // namespace sextant::contract
