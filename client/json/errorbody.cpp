#include "client/json/errorbody.h"

#include <simdjson.h>

namespace sextant::json {

namespace {

std::optional<QString> text(simdjson::ondemand::value value)
{
    std::string_view string;
    if (value.get_string().get(string) != simdjson::SUCCESS)
        return std::nullopt;
    return QString::fromUtf8(string.data(), qsizetype(string.size()));
}

} // namespace

std::optional<QString> errorText(QByteArrayView body)
{
    namespace ondemand = simdjson::ondemand;
    if (body.isEmpty())
        return std::nullopt;
    // Error bodies are small and rare: a padded copy costs nothing here.
    const simdjson::padded_string padded(body.data(), size_t(body.size()));
    ondemand::parser parser;
    ondemand::document document;
    ondemand::value status;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS)
        return std::nullopt;
    if (document.find_field_unordered("status").get(status) != simdjson::SUCCESS)
        return std::nullopt;
    ondemand::json_type type{};
    if (status.type().get(type) != simdjson::SUCCESS)
        return std::nullopt;
    if (type == ondemand::json_type::string)
        return text(status);
    ondemand::value error;
    if (type != ondemand::json_type::object
        || status.find_field_unordered("error").get(error) != simdjson::SUCCESS)
        return std::nullopt;
    return text(error);
}

} // namespace sextant::json
