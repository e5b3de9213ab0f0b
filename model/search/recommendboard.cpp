#include "model/search/recommendboard.h"

namespace sextant {

void RecommendBoard::toggle(const PointId &id, Mark mark)
{
    setMarks({ id }, markOf(id) == mark ? Mark::None : mark);
}

void RecommendBoard::setMarks(const std::vector<PointId> &ids, Mark mark)
{
    std::vector<PointId> moved;
    for (const PointId &id : ids) {
        if (markOf(id) == mark)
            continue;
        moved.push_back(id);
        if (mark == Mark::None)
            m_marks.remove(id);
        else
            m_marks.insert(id, mark);
    }
    if (moved.empty())
        return;
    std::erase_if(m_positives, [&](const PointId &id) { return markOf(id) != Mark::Positive; });
    std::erase_if(m_negatives, [&](const PointId &id) { return markOf(id) != Mark::Negative; });
    if (mark != Mark::None) {
        std::vector<PointId> &side = mark == Mark::Positive ? m_positives : m_negatives;
        side.insert(side.end(), moved.begin(), moved.end());
    }
    emit changed();
}

void RecommendBoard::clear()
{
    if (isEmpty())
        return;
    m_marks.clear();
    m_positives.clear();
    m_negatives.clear();
    emit changed();
}

} // namespace sextant
