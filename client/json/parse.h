#pragma once
//! Text → json::Value, with the place of the fault, and with lints for what is legal but not storable exactly.

#include "client/json/value.h"
#include "client/types/result.h"

namespace sextant::json {

struct ParseError
{
    QString message; //!< technical English, from the parser
    qsizetype offset = 0; //!< byte offset
    int line = 1; //!< from 1
    int column = 1; //!< from 1, in characters
    friend bool operator==(const ParseError &, const ParseError &) = default;
};

//! Legal JSON that the server would not keep as written.
struct Lint
{
    enum class Kind { DuplicateKey, IntegerBeyondU64, TooDeep };
    Kind kind;
    QString where; //!< key path of the place
    friend bool operator==(const Lint &, const Lint &) = default;
};

struct Parsed
{
    Value value;
    std::vector<Lint> lints;
};

//! Levels the server takes in a body. A payload that is upserted lies in three of them: one deeper than
//! maxPayloadDepth is told by a lint.
inline constexpr int maxDepth = 127;
inline constexpr int maxPayloadDepth = maxDepth - 3;

//! Parses one whole JSON text. Rejects depth over maxDepth, trailing text, invalid UTF-8, lone surrogates, NaN.
Result<Parsed, ParseError> parse(QByteArrayView text);

} // namespace sextant::json
