#include "client/json/answerend.h"

#include "client/json/scanner.h"

namespace sextant::json {

namespace {

//! A search for brackets only: it runs at the speed of memory.
bool isBalanced(QByteArrayView text)
{
    try {
        Scanner(text).value({});
        return true;
    } catch (const Fault &) {
        return false;
    }
}

} // namespace

bool hasJsonEnd(QByteArrayView body, bool thoroughly)
{
    const QByteArrayView text = body.trimmed();
    if (text.isEmpty() || (text.front() != '{' && text.front() != '['))
        return true;
    const char closing = text.front() == '{' ? '}' : ']';
    return text.back() == closing && (!thoroughly || isBalanced(text));
}

} // namespace sextant::json
