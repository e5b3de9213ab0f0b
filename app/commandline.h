#pragma once
//! The command line as data. Pure but for reading the key file; knows nothing of Qt applications or displays.

#include "client/types/result.h"
#include "model/session/targetparser.h"
#include "ui/pages/collectiontab.h"
#include "ui/style/palettes.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace sextant {

struct Options
{
    enum class Mode { Window, Serve, Version, Help };
    //! Who named the server. Arguments beat --demo, which beats the environment.
    enum class Source { None, Arguments, Demo, Environment };

    Mode mode = Mode::Window;
    Source source = Source::None;
    Target target; //!< for Arguments and Environment
    QByteArray apiKey; //!< from --api-key-file, else (Window only) QDRANT_API_KEY
    QString collection; //!< --collection, else the target's
    std::optional<PageKind> page;
    bool readOnly = false;
    QString language; //!< "en" or "ru"; empty = the system's
    Theme theme = Theme::System;
    QSize size; //!< invalid = not given
    QString screenshot; //!< file to write; empty = none
    quint16 servePort = 0;
    bool serveEmpty = false;

    //! Started with nothing said about what to open.
    bool isPlainStart() const
    {
        return (source == Source::None || source == Source::Environment) && collection.isEmpty()
            && !page && screenshot.isEmpty();
    }
};

struct UsageError
{
    QString message; //!< one line
    friend bool operator==(const UsageError &, const UsageError &) = default;
};

//! An environment variable's value; empty when unset.
using Environment = std::function<QString(const char *name)>;

//! `arguments` without the program's name.
Result<Options, UsageError> parseCommandLine(const QStringList &arguments,
                                             const Environment &environment);

QString helpText();

} // namespace sextant
