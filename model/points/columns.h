#pragma once
//! ColumnSet: which payload fields a table shows. Chosen once, on the first page, and never moved by itself;
//! fields that turn up later are only offered.

#include "client/json/keypath.h"
#include "model/points/keycounts.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace sextant {

class ColumnSet
{
public:
    static constexpr int maxChosen = 12;

    //! A shown field, ready for look-up in a payload.
    struct Field
    {
        QString path; //!< JSON path as Qdrant takes it, or a display form where it has none
        QByteArray key; //!< first step, UTF-8
        json::KeyPath rest; //!< steps below it
        bool isFilterable = true; //!< false: the key has no path text
    };

    void add(const KeyCounts &keys); //!< of a page
    void observe(QByteArrayView payload); //!< adds the keys of one payload
    //! Shows the fields present most often so far, at most maxChosen, in order of first sight.
    void choose();
    bool isChosen() const { return m_chosen; }
    //! Shows exactly these paths (restored layouts, the chooser); paths nobody has seen yet are fine.
    void setShown(const QStringList &paths);

    const std::vector<Field> &shown() const { return m_shown; }
    QStringList shownPaths() const;
    qsizetype indexOf(const QString &path) const; //!< among the shown; -1 when hidden
    //! Every path seen or shown, in order of first sight.
    const QStringList &known() const { return m_known; }
    int presence(const QString &path) const; //!< payloads with this field so far
    int observed() const { return m_observed; } //!< payloads looked at
    //! Known, not shown, not yet looked at in the chooser: the "+3 fields".
    QStringList newFields() const;
    void markOffered() { m_offered = QSet<QString>(m_known.cbegin(), m_known.cend()); }
    void setOffered(const QStringList &paths) { m_offered = { paths.cbegin(), paths.cend() }; }
    QStringList offered() const;

    //! `path`: as known() gives it, or typed; a key without a path is recognised by its JSON form.
    static Field makeField(const QString &path);

private:
    qsizetype addKnown(const QString &path);

    QStringList m_known;
    std::vector<int> m_counts; //!< one per known path: payloads with it
    QHash<QString, qsizetype> m_knownIndex;
    std::vector<Field> m_shown;
    QSet<QString> m_offered;
    int m_observed = 0;
    bool m_chosen = false;
};

//! The values of fields in one payload, found in one walk.
struct FieldValues
{
    std::vector<QByteArrayView> values; //!< one per field; a null view = missing
    std::vector<QByteArray> collected; //!< what the values of paths with `[]` point into
    bool isBroken = false; //!< the payload ends in a fault: what wasn't found may stand behind it
};
//! Valid as long as `payload`. A value below a fault is "" (unreadable), as is a broken list.
FieldValues fieldValues(QByteArrayView payload, const std::vector<ColumnSet::Field> &fields);

} // namespace sextant
