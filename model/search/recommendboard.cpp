#include "model/search/recommendboard.h"

#include <algorithm>

namespace sextant {

namespace {

bool contains(const std::vector<PointId> &ids, const PointId &id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

void RecommendBoard::toggle(const PointId &id, Mark mark)
{
    if (mark == Mark::None || markOf(id) == mark) {
        remove(id);
        return;
    }
    std::erase(m_positives, id);
    std::erase(m_negatives, id);
    (mark == Mark::Positive ? m_positives : m_negatives).push_back(id);
    emit changed();
}

void RecommendBoard::remove(const PointId &id)
{
    if (std::erase(m_positives, id) + std::erase(m_negatives, id) > 0)
        emit changed();
}

void RecommendBoard::clear()
{
    if (isEmpty())
        return;
    m_positives.clear();
    m_negatives.clear();
    emit changed();
}

RecommendBoard::Mark RecommendBoard::markOf(const PointId &id) const
{
    if (contains(m_positives, id))
        return Mark::Positive;
    return contains(m_negatives, id) ? Mark::Negative : Mark::None;
}

} // namespace sextant
