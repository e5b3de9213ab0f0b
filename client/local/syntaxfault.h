#pragma once
//! What is wrong with a text that is no JSON, in the words of the server's parser.

#include <QByteArray>
#include <QString>

namespace sextant::local {

//! ``expected `,` or `}` at line 1 column 8``; empty when there is no fault of syntax.
QString syntaxFault(const QByteArray &text);

} // namespace sextant::local
