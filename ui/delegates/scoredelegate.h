#pragma once
//! ScoreDelegate: a score as its shortest exact text over a bar from zero, on an axis all rows share.

#include "ui/delegates/celldelegate.h"

#include <QString>

#include <vector>

namespace sextant {

//! The axis of a score column; set it after each answer and print its text in the header.
struct ScoreAxis
{
    float low = 0; //!< value at the left end
    float high = 1; //!< value at the right end
    bool largerIsBetter
        = true; //!< false: a shorter bar is the better one; the better end is named in text()
    bool includesZero() const { return low <= 0 && high >= 0; }
    friend bool operator==(const ScoreAxis &, const ScoreAxis &) = default;

    //! From zero when scores lie on one side of it near enough, else a little around them.
    static ScoreAxis of(const std::vector<float> &scores, bool largerIsBetter);
    QString text() const; //!< "0 … 0.93, larger is better"
};

//! Paints cells whose ScoreRole is valid; others as CellDelegate does.
class ScoreDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    void setAxis(const ScoreAxis &axis) { m_axis = axis; }
    const ScoreAxis &axis() const { return m_axis; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    ScoreAxis m_axis;
};

} // namespace sextant
