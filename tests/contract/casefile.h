#pragma once
//! Contract cases, read from text files: titled scripts of requests with the answers Qdrant gives.
//!
//!     == title of a script                      (starts with no collections of its own; ==[1.12-] title: for
//!                                                these versions only)
//!     > METHOD /path?query                      ({c}, {d}: collection names, {a}, {b}: alias names;
//!                                                >[1.13-] …: not sent to other versions)
//!     {"body":…}                                (one line, may be left out)
//!     < STATUS result-JSON or error text        (an error text may end in `…`: anything follows)
//!     <[1.19-] STATUS …                         (from this version on; <[-1.18]: up to it; <[1.13.5-1.18]: both)
//!     <* STATUS {…}                             (these members of the result, others may be there)
//!     <= STATUS text                            (the whole body)
//!     ~ text  /  ! text                         (the body contains / doesn't contain it, byte for byte;
//!                                                ~[1.17-] and ~[-1.16] hold for these versions)
//!     ?                                         (before a request: local mode may answer 501)

#include <QByteArray>
#include <QList>
#include <QString>

#include <compare>

namespace sextant::contract {

//! A release of Qdrant 1.x.
struct Release
{
    int minor = 0;
    int patch = 0;
    friend auto operator<=>(const Release &, const Release &) = default;
};

//! The releases for which a line of a script holds.
struct Versions
{
    Release since;
    Release until{ 1'000'000, 0 };

    bool contains(const Release &release) const { return since <= release && release <= until; }
};

struct Expectation
{
    enum class Kind { Result, PartialResult, WholeBody };
    Kind kind = Kind::Result;
    int status = 0;
    QByteArray text;
    Versions versions;
};

struct Contained
{
    QByteArray text;
    Versions versions;
};

struct Step
{
    int line = 0; //!< in the file, from 1
    Versions versions;
    QByteArray method;
    QByteArray target; //!< path and query
    QByteArray body;
    QList<Expectation> expectations; //!< the first whose versions fit is used
    QList<Contained> contained;
    QList<QByteArray> absent;
    bool mayBeMissing = false;
};

struct Script
{
    QString file;
    QString title;
    Versions versions;
    QList<Step> steps;
};

//! All scripts of `*.txt` in the folder; a file that can't be read as above gives a script without steps,
//! named after the fault.
QList<Script> readScripts(const QString &folder);

} // namespace sextant::contract
