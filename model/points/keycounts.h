#pragma once
//! KeyCounts: which top-level keys payloads have, and how often. Made for a whole page on a worker, so that the GUI
//! thread only adds numbers.

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <vector>

namespace sextant {

class KeyCounts
{
public:
    struct Entry
    {
        QByteArray rawKey; //!< as written
        QString path; //!< as Qdrant takes it, or a display form where the key has none
        int count = 0;
    };

    //! Cheap when payloads repeat the same keys in the same order. A repeated key counts once each time.
    void add(QByteArrayView payload);
    const std::vector<Entry> &entries() const { return m_entries; } //!< in order of first sight
    int payloads() const { return m_payloads; }

private:
    size_t indexOf(QByteArrayView rawKey, size_t position);

    std::vector<Entry> m_entries;
    std::vector<size_t> m_order; //!< the last payload's keys as entries: the next guess
    QHash<QByteArray, size_t> m_byKey;
    int m_payloads = 0;
};

} // namespace sextant
