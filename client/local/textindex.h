#pragma once
//! How a text index takes texts apart.

#include "client/json/value.h"

#include <QStringList>

#include <optional>

namespace sextant::local {

struct TextOptions
{
    enum class Tokenizer { Word, Whitespace, Prefix };
    Tokenizer tokenizer = Tokenizer::Word;
    bool isLowercase = true;
    bool knowsPhrases = false;
    std::optional<quint64> minLength; //!< in characters; words outside are left out
    std::optional<quint64> maxLength; //!< for prefixes: of the longest one kept
};

//! From the `field_schema` of a text index. What this engine doesn't know is refused by name.
TextOptions readTextOptions(const json::Value &schema);

//! The words kept of a stored text.
QStringList storedWords(const QString &text, const TextOptions &options);
//! The words a query asks for: of a prefix index the longest prefix kept only.
QStringList queriedWords(const QString &text, const TextOptions &options);

} // namespace sextant::local
