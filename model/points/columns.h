#pragma once
//! ColumnSet: which payload fields a table shows. Chosen once, on the first page, and never moved by itself;
//! fields that turn up later are only offered.

#include "client/json/keypath.h"

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

    //! Counts the top-level fields of one payload. Cheap when payloads repeat the same keys in the same order.
    void observe(QByteArrayView payload);
    //! Shows the fields present most often so far, at most maxChosen, in order of first sight.
    void choose();
    bool isChosen() const { return m_chosen; }
    //! Shows exactly these paths (restored layouts, the chooser); paths nobody has seen yet are fine.
    void setShown(const QStringList &paths);
    void clear(); //!< forgets everything

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

    static Field makeField(const QString &path);

private:
    struct Seen
    {
        QByteArray rawKey; //!< as written
        qsizetype known = 0; //!< position in m_known
        int count = 0;
    };
    qsizetype seenIndex(QByteArrayView rawKey, size_t expected);
    qsizetype addKnown(const QString &path);

    std::vector<Seen> m_seen;
    std::vector<qsizetype>
        m_order; //!< the last payload's keys as indexes of m_seen: the next guess
    QHash<QByteArray, qsizetype> m_seenByKey;
    QStringList m_known;
    QHash<QString, qsizetype> m_knownIndex;
    std::vector<Field> m_shown;
    QSet<QString> m_offered;
    int m_observed = 0;
    bool m_chosen = false;
};

} // namespace sextant
