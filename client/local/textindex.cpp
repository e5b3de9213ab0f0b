#include "client/local/textindex.h"

#include "client/local/body.h"
#include "client/local/failure.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using Characters = QList<uint>;

QString textOf(const Characters &characters)
{
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.data()),
                             characters.size());
}

QList<Characters> split(const QString &text, bool (*belongs)(uint), bool isLowercase)
{
    QList<Characters> words;
    Characters word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words << (isLowercase ? textOf(word).toLower().toUcs4() : word);
        word.clear();
    };
    for (const uint character : text.toUcs4()) {
        if (belongs(character))
            word << character;
        else
            finish();
    }
    finish();
    return words;
}

QList<Characters> split(const QString &text, const TextOptions &options)
{
    const auto isWord = [](uint character) { return QChar::isLetterOrNumber(character); };
    const auto isVisible = [](uint character) { return !QChar::isSpace(character); };
    if (options.tokenizer == TextOptions::Tokenizer::Whitespace)
        return split(text, isVisible, options.isLowercase);
    return split(text, isWord, options.isLowercase);
}

QStringList prefixes(const Characters &word, const TextOptions &options)
{
    const auto length = quint64(word.size());
    const quint64 shortest = options.minLength.value_or(1);
    const quint64 longest = std::min(options.maxLength.value_or(length), length);
    QStringList all;
    for (quint64 count = shortest; count <= longest; ++count)
        all << textOf(word.first(qsizetype(count)));
    return all;
}

bool optionalFlag(const json::Value &schema, QLatin1String key, bool otherwise)
{
    return optionalBool(schema, key).value_or(otherwise);
}

} // namespace

TextOptions readTextOptions(const json::Value &schema)
{
    TextOptions options;
    const QString tokenizer = optionalString(schema, "tokenizer"_L1).value_or(u"word"_s);
    if (tokenizer == "whitespace"_L1)
        options.tokenizer = TextOptions::Tokenizer::Whitespace;
    else if (tokenizer == "prefix"_L1)
        options.tokenizer = TextOptions::Tokenizer::Prefix;
    else if (tokenizer == "multilingual"_L1)
        failMissing(u"text index with tokenizer multilingual"_s);
    else if (tokenizer != "word"_L1)
        failFormat(u"unknown variant `%1`"_s.arg(tokenizer));
    options.isLowercase = optionalFlag(schema, "lowercase"_L1, true);
    options.knowsPhrases = optionalFlag(schema, "phrase_matching"_L1, false);
    options.minLength = optionalUnsigned(schema, "min_token_len"_L1);
    options.maxLength = optionalUnsigned(schema, "max_token_len"_L1);
    if (optionalFlag(schema, "ascii_folding"_L1, false))
        failMissing(u"text index with ascii_folding"_s);
    for (const char *option : { "stopwords", "stemmer" })
        if (member(schema, QLatin1String(option)))
            failMissing(u"text index with "_s + QLatin1String(option));
    return options;
}

QStringList storedWords(const QString &text, const TextOptions &options)
{
    const bool isPrefix = options.tokenizer == TextOptions::Tokenizer::Prefix;
    QStringList words;
    for (const Characters &word : split(text, options)) {
        const auto length = quint64(word.size());
        if (length < options.minLength.value_or(0))
            continue;
        if (isPrefix)
            words << prefixes(word, options);
        else if (length <= options.maxLength.value_or(length))
            words << textOf(word);
    }
    return words;
}

QStringList queriedWords(const QString &text, const TextOptions &options)
{
    if (options.tokenizer != TextOptions::Tokenizer::Prefix)
        return storedWords(text, options);
    QStringList words;
    for (const Characters &word : split(text, options)) {
        const auto length = quint64(word.size());
        if (length >= options.minLength.value_or(0))
            words << textOf(
                word.first(qsizetype(std::min(options.maxLength.value_or(length), length))));
    }
    return words;
}

} // namespace sextant::local
