#include "app/commandline.h"

#include "ui/shell/targettext.h"

#include <QCommandLineParser>
#include <QFile>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using Checked = std::optional<UsageError>; // nullopt: all is well

Checked bad(const QString &message) { return UsageError{ message }; }

void addOptions(QCommandLineParser &parser)
{
    for (const char16_t *name : { u"connect", u"api-key-file", u"collection", u"page", u"lang",
                                  u"theme", u"size", u"screenshot", u"serve" })
        parser.addOption({ QString::fromUtf16(name), {}, u"value"_s });
    for (const char16_t *name : { u"demo", u"read-only", u"empty", u"version" })
        parser.addOption(QCommandLineOption(QString::fromUtf16(name)));
    parser.addOption(QCommandLineOption(QStringList{ u"h"_s, u"help"_s }));
}

Checked checkGiven(const QCommandLineParser &parser)
{
    QStringList seen;
    for (const QString &name : parser.optionNames()) {
        if (seen.contains(name))
            return bad(u"--%1 is given twice"_s.arg(name));
        seen.append(name);
        const bool takesValue = !parser.values(name).isEmpty();
        if (takesValue && parser.value(name).isEmpty())
            return bad(u"--%1 needs a value"_s.arg(name));
    }
    return std::nullopt;
}

Checked readTarget(const QString &text, const QString &origin, Options &options)
{
    const auto target = parseTarget(text);
    if (!target)
        return bad(u"%1 '%2': %3"_s.arg(origin, text, targetErrorText(target.error())));
    options.target = *target;
    return std::nullopt;
}

Checked readServer(const QCommandLineParser &parser, const Environment &environment,
                   Options &options)
{
    QStringList targets = parser.positionalArguments();
    targets += parser.values(u"connect"_s);
    if (targets.size() > 1)
        return bad(
            u"only one server can be named, not '%1' and '%2'"_s.arg(targets[0], targets[1]));
    if (targets.size() == 1) {
        options.source = Options::Source::Arguments;
        return readTarget(targets[0], u"bad address"_s, options);
    }
    if (parser.isSet(u"demo"_s)) {
        options.source = Options::Source::Demo;
        return std::nullopt;
    }
    const QString url = environment("QDRANT_URL");
    if (url.trimmed().isEmpty())
        return std::nullopt;
    options.source = Options::Source::Environment;
    return readTarget(url, u"bad address in QDRANT_URL"_s, options);
}

Checked readKey(const QCommandLineParser &parser, const Environment &environment, Options &options)
{
    if (!parser.isSet(u"api-key-file"_s)) {
        if (options.mode == Options::Mode::Window)
            options.apiKey = environment("QDRANT_API_KEY").trimmed().toUtf8();
        if (options.apiKey.contains('\n') || options.apiKey.contains('\r'))
            return bad(u"QDRANT_API_KEY has more than one line"_s);
        return std::nullopt;
    }
    QFile file(parser.value(u"api-key-file"_s));
    if (!file.open(QIODevice::ReadOnly))
        return bad(u"cannot read the key file '%1': %2"_s.arg(file.fileName(), file.errorString()));
    options.apiKey = file.read(64 * 1024).trimmed();
    if (options.apiKey.isEmpty())
        return bad(u"the key file '%1' is empty"_s.arg(file.fileName()));
    if (options.apiKey.contains('\n') || options.apiKey.contains('\r'))
        return bad(u"the key file '%1' has more than one line"_s.arg(file.fileName()));
    return std::nullopt;
}

Checked readView(const QCommandLineParser &parser, Options &options)
{
    options.collection = options.target.collection;
    if (parser.isSet(u"collection"_s))
        options.collection = parser.value(u"collection"_s);
    if (parser.isSet(u"page"_s)) {
        const QStringList names{ u"browse"_s, u"search"_s, u"recommend"_s, u"info"_s };
        const qsizetype index = names.indexOf(parser.value(u"page"_s));
        if (index < 0)
            return bad(u"--page must be one of %1, not '%2'"_s.arg(names.join(u", "_s),
                                                                   parser.value(u"page"_s)));
        options.page = PageKind(index);
    }
    const bool namesView = !options.collection.isEmpty() || options.page;
    if (namesView && options.source == Options::Source::None)
        return bad(u"--collection and --page need a server: TARGET, --connect or --demo"_s);
    options.readOnly = parser.isSet(u"read-only"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    return std::nullopt;
}

std::optional<QSize> sizeFrom(const QString &text)
{
    const QStringList parts = text.split(u'x');
    if (parts.size() != 2)
        return std::nullopt;
    bool widthOk = false;
    bool heightOk = false;
    const QSize size(parts[0].toInt(&widthOk), parts[1].toInt(&heightOk));
    const bool inRange = size.width() >= 100 && size.height() >= 100 && size.width() <= 16'384
        && size.height() <= 16'384;
    return widthOk && heightOk && inRange ? std::optional(size) : std::nullopt;
}

Checked readLook(const QCommandLineParser &parser, Options &options)
{
    if (parser.isSet(u"lang"_s)) {
        options.language = parser.value(u"lang"_s).section(u'_', 0, 0).toLower();
        if (options.language != u"en"_s && options.language != u"ru"_s)
            return bad(u"--lang must be en or ru, not '%1'"_s.arg(parser.value(u"lang"_s)));
    }
    const QString theme = parser.value(u"theme"_s);
    if (theme == u"light"_s)
        options.theme = Theme::Light;
    else if (theme == u"dark"_s)
        options.theme = Theme::Dark;
    else if (parser.isSet(u"theme"_s))
        return bad(u"--theme must be light or dark, not '%1'"_s.arg(theme));
    if (parser.isSet(u"size"_s)) {
        const auto size = sizeFrom(parser.value(u"size"_s));
        if (!size)
            return bad(u"--size must be WIDTHxHEIGHT from 100x100 to 16384x16384, not '%1'"_s.arg(
                parser.value(u"size"_s)));
        options.size = *size;
    }
    return std::nullopt;
}

Checked readServe(const QCommandLineParser &parser, Options &options)
{
    options.mode = Options::Mode::Serve;
    const QString text = parser.value(u"serve"_s);
    bool isNumber = false;
    options.servePort = text.toUShort(&isNumber);
    if (!isNumber)
        return bad(u"--serve needs a port from 0 to 65535, not '%1'"_s.arg(text));
    options.serveEmpty = parser.isSet(u"empty"_s);
    for (const QString &name : parser.optionNames())
        if (name != u"serve"_s && name != u"empty"_s && name != u"api-key-file"_s)
            return bad(u"--%1 cannot be used with --serve"_s.arg(name));
    if (!parser.positionalArguments().isEmpty())
        return bad(u"--serve takes no server address, but '%1' is given"_s.arg(
            parser.positionalArguments().constFirst()));
    return std::nullopt;
}

Checked readWindow(const QCommandLineParser &parser, const Environment &environment,
                   Options &options)
{
    if (parser.isSet(u"empty"_s))
        return bad(u"--empty only goes with --serve"_s);
    if (Checked error = readServer(parser, environment, options))
        return error;
    if (Checked error = readView(parser, options))
        return error;
    return readLook(parser, options);
}

} // namespace

Result<Options, UsageError> parseCommandLine(const QStringList &arguments,
                                             const Environment &environment)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{ u"sextant"_s } + arguments)) {
        QString message = parser.errorText();
        while (message.endsWith(u'.'))
            message.chop(1);
        return UsageError{ message };
    }
    Options options;
    if (parser.isSet(u"help"_s)) {
        options.mode = Options::Mode::Help;
        return options;
    }
    if (parser.isSet(u"version"_s)) {
        options.mode = Options::Mode::Version;
        return options;
    }
    if (Checked error = checkGiven(parser))
        return *error;
    const Checked error = parser.isSet(u"serve"_s) ? readServe(parser, options)
                                                   : readWindow(parser, environment, options);
    if (error)
        return *error;
    if (Checked keyError = readKey(parser, environment, options))
        return *keyError;
    return options;
}

QString helpText()
{
    return uR"(Usage: sextant [TARGET] [options]
       sextant --serve PORT [--api-key-file FILE] [--empty]

Explore the collections of a Qdrant server.

TARGET                 host[:port][/collection], http(s)://host[:port][/sub-path],
                       or a link to the dashboard

  --connect URL        the same as TARGET
  --api-key-file FILE  read the API key from FILE (default: $QDRANT_API_KEY)
  --demo               open the demo collections, without a server
  --collection NAME    open this collection
  --page PAGE          browse, search, recommend or info
  --read-only          refuse every change
  --lang LANGUAGE      en or ru (default: the system's)
  --theme THEME        light or dark (default: the system's)
  --size WxH           size of the window
  --screenshot FILE    write the loaded window as PNG and end

  --serve PORT         serve local mode on 127.0.0.1 (0: any port) until Ctrl+C
  --empty              serve without the demo collections

  --version            print the version
  -h, --help           print this text

Without TARGET and --demo, $QDRANT_URL names the server.
)"_s;
}

} // namespace sextant
