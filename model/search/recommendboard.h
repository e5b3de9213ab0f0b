#pragma once
//! RecommendBoard: the positive and negative examples of one collection. Owned by its CollectionSession;
//! survives tab and page changes.

#include "client/types/pointid.h"
#include "client/types/query.h"

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
    void remove(const PointId &id);
    void clear();
    Mark markOf(const PointId &id) const;
    const std::vector<PointId> &positives() const { return m_positives; }
    const std::vector<PointId> &negatives() const { return m_negatives; }
    bool isEmpty() const { return m_positives.empty() && m_negatives.empty(); }

signals:
    void changed();

private:
    std::vector<PointId> m_positives;
    std::vector<PointId> m_negatives;
};

} // namespace sextant
