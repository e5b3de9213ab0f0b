#pragma once
//! SeenFields: which payload fields were seen and what values they hold, learned from pages as they come. Walks raw
//! bytes within a budget, so that neither large documents nor thousands of keys are felt.

#include "model/filter/filterrow.h"

#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace sextant {

namespace json {
class KeyPath;
}

class SeenFields
{
public:
    static constexpr qsizetype maxFields = 2000; //!< more is no help when choosing a field

    //! Paths in order of first sight: `a.b`, `tags` for arrays of scalars, `items[].a` for arrays of objects.
    const QStringList &paths() const { return m_paths; }
    const QHash<QString, FilterValueType> &types() const { return m_types; }

    //! Fields known by name only (a schema, columns). false: nothing new.
    bool add(const QStringList &paths);
    //! Looks at payloads of one page (JSON objects, broken ones give what stands before the fault), as far as the
    //! budget of a page goes. false: nothing new.
    bool learn(const std::vector<QByteArrayView> &payloads);

private:
    struct Walk;
    bool addPath(const QString &path);
    void note(Walk &walk, const json::KeyPath &path, FilterValueType type);
    void learnObject(Walk &walk, QByteArrayView object, const json::KeyPath &path, int depth);
    void learnArray(Walk &walk, QByteArrayView array, const json::KeyPath &path, int depth);
    void learnValue(Walk &walk, QByteArrayView value, const json::KeyPath &path, int depth);

    QStringList m_paths;
    QHash<QString, FilterValueType> m_types;
    QSet<QString> m_known;
};

} // namespace sextant
