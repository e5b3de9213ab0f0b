#pragma once
//! Sections of a collection's configuration: their members with types, ranges and the server's defaults.

#include "client/json/value.h"

#include <QByteArray>
#include <QString>

#include <span>

namespace sextant::local {

struct Setting
{
    enum class Kind {
        Size,
        Count, //!< 32 bits
        Fraction,
        Flag,
        Memory, //!< where data is kept
        Sharding,
        Threads, //!< a count, or "auto"
    };
    const char *key;
    Kind kind;
    const char *otherwise = nullptr; //!< shown where nothing was given; nullptr: left out then
    double least = 0;
    double most = 0; //!< 0: no end
};
using Settings = std::span<const Setting>;

extern const Settings hnswSettings;
extern const Settings optimizerSettings;
extern const Settings walSettings;
extern const Settings collectionSettings;

//! Refuses members of a wrong type or out of range; `place` leads to them in the server's errors (`hnsw_config.`).
void checkSettings(const json::Value &given, Settings settings, const QString &place);
//! An object of what was given and of the defaults. `given` may be null.
void appendSettings(QByteArray &out, const json::Value *given, Settings settings);

//! Refuses what is no quantisation.
void checkQuantization(const json::Value &given, const QString &place);
//! The parameters of one dense vector, without members the server doesn't know.
json::Value knownVectorParams(const json::Value &given);

} // namespace sextant::local
