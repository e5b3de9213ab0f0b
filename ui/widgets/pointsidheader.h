#pragma once
//! PointsIdHeader: the vertical header of a points table: exact ids, and the mark of each row before its id.

#include <QHeaderView>

namespace sextant {

class PointsIdHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit PointsIdHeader(QWidget *parent = nullptr);
    int markWidth() const; //!< pixels left of the id

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
};

} // namespace sextant
