#pragma once
//! Qdrant's JSON paths: `a.b`, `a[0].c`, `a[].b`, `"my key".x`. Rules from the server's path parser.

#include "client/json/value.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace sextant::json {

struct KeyStep
{
    QString key;
    friend bool operator==(const KeyStep &, const KeyStep &) = default;
};
struct IndexStep
{
    quint64 index = 0;
    friend bool operator==(const IndexStep &, const IndexStep &) = default;
};
struct AllStep //!< `[]`
{
    friend bool operator==(const AllStep &, const AllStep &) = default;
};
using PathStep = std::variant<KeyStep, IndexStep, AllStep>;

class KeyPath
{
public:
    KeyPath() = default;
    explicit KeyPath(std::vector<PathStep> steps)
        : m_steps(std::move(steps))
    {
    }
    //! nullopt: not a path the server would take.
    static std::optional<KeyPath> parse(QStringView text);
    const std::vector<PathStep> &steps() const { return m_steps; }
    bool isEmpty() const { return m_steps.empty(); }
    KeyPath child(QString key) const;
    KeyPath childIndex(quint64 index) const;
    //! Text with quoting where needed; nullopt when a key has no path text (contains `"` or `\`).
    std::optional<QString> toText() const;
    QString toDisplay() const; //!< always something to show, even where toText() has none
    friend bool operator==(const KeyPath &, const KeyPath &) = default;

private:
    std::vector<PathStep> m_steps;
};

//! All values the path reaches, in order; `a.b` does not enter arrays, `a[]` yields each element.
std::vector<const Value *> select(const Value &root, const KeyPath &path);

} // namespace sextant::json
