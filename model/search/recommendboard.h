#pragma once
//! RecommendBoard: the positive and negative examples of one collection. Owned by its CollectionSession;
//! survives tab and page changes.

#include "client/types/pointid.h"
#include "client/types/query.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace sextant {

class RecommendBoard : public QObject
{
    Q_OBJECT
public:
    enum class Mark { None, Positive, Negative };

    using QObject::QObject;

    //! Sets the mark, or takes it back when it is already set. An id is never positive and negative at once.
    void toggle(const PointId &id, Mark mark);
    //! The same mark for all of them (None: takes theirs back), told by one signal.
    void setMarks(const std::vector<PointId> &ids, Mark mark);
    void remove(const PointId &id) { setMarks({ id }, Mark::None); }
    void clear();
    Mark markOf(const PointId &id) const { return m_marks.value(id, Mark::None); }
    const std::vector<PointId> &positives() const { return m_positives; } //!< in order of marking
    const std::vector<PointId> &negatives() const { return m_negatives; }
    bool isEmpty() const { return m_marks.isEmpty(); }

signals:
    void changed();

private:
    QHash<PointId, Mark> m_marks;
    std::vector<PointId> m_positives;
    std::vector<PointId> m_negatives;
};

} // namespace sextant
