#pragma once
//! ColumnStore: where column layouts are remembered, by payload path, per collection. Implemented in app/.

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace sextant {

struct ColumnLayout
{
    QStringList shown; //!< payload paths in the order seen on screen
    QStringList offered; //!< paths the person has seen in the chooser, shown or not
    QHash<QString, int> widths; //!< pixels by path; absent = default
    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

//! Keys name connection and collection. Used on the GUI thread.
class ColumnStore
{
public:
    virtual ~ColumnStore() = default;
    virtual std::optional<ColumnLayout> load(const QString &key) const = 0;
    virtual void save(const QString &key, const ColumnLayout &layout) = 0;
};

//! Remembers for the life of the object only.
class MemoryColumnStore : public ColumnStore
{
public:
    std::optional<ColumnLayout> load(const QString &key) const override
    {
        const auto found = m_layouts.constFind(key);
        return found == m_layouts.cend() ? std::nullopt : std::optional(*found);
    }
    void save(const QString &key, const ColumnLayout &layout) override
    {
        m_layouts.insert(key, layout);
    }

private:
    QHash<QString, ColumnLayout> m_layouts;
};

} // namespace sextant
