#include "client/json/errorbody.h"

#include "client/json/scanner.h"

namespace sextant::json {

namespace {

//! The next value where it is a string.
std::optional<QString> textOf(Scanner &scanner, const Where &where)
{
    if (scanner.peek() == '"')
        return keyText(scanner.rawString(where));
    scanner.value(where);
    return std::nullopt;
}

std::optional<QString> statusText(Scanner &scanner, const Where &where)
{
    if (scanner.peek() != '{')
        return textOf(scanner, where);
    std::optional<QString> text;
    scanner.forEachMember(where, [&](std::string_view key, const Where &at) {
        if (key == "error")
            text = textOf(scanner, at);
        else
            scanner.value(at);
    });
    return text;
}

} // namespace

std::optional<QString> errorText(QByteArrayView body)
{
    try {
        Scanner scanner(body);
        std::optional<QString> text;
        scanner.forEachMember({}, [&](std::string_view key, const Where &at) {
            if (key == "status")
                text = statusText(scanner, at);
            else
                scanner.value(at);
        });
        return text;
    } catch (const Fault &) {
        return std::nullopt;
    }
}

} // namespace sextant::json
