#include "client/net/answerend.h"

namespace sextant {

namespace {

bool isBalanced(QByteArrayView body)
{
    int depth = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isInString = false;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return depth == 0 && !isInString;
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

} // namespace sextant
