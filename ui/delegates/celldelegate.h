#pragma once
//! CellDelegate: paints a payload cell by its kind, several times faster than the default delegate.

#include "model/points/pointsroles.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QColor>
#include <QFont>
#include <QPalette>
#include <QStaticText>
#include <QString>

#include <array>

namespace sextant {

//! Text layout is what painting costs, so laid out texts are remembered. Belongs to one view.
class CellDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(QObject *parent = nullptr);
    ~CellDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! Tool tips are data: shown as they are, in lines.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    static int margin() { return 4; } //!< pixels left and right of a text

protected:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    //! One line of text, cut with an ellipsis where it doesn't fit.
    void paintText(QPainter *painter, const QRect &rect, const QString &text, const QColor &color,
                   Qt::Alignment alignment, const QFont &font) const;

private:
    struct Laid
    {
        QStaticText text; //!< whole
        QStaticText fitted; //!< cut to fittedWidth
        int fittedWidth = -1;
    };
    Laid &laidOut(const QString &text, const QFont &font) const;
    const QColor &color(CellKind kind, const QPalette &palette) const;
    void usePalette(const QPalette &palette) const;
    void paintMissing(QPainter *painter, const QStyleOptionViewItem &option) const;

    mutable QCache<QString, Laid> m_laid;
    mutable QFont m_font;
    mutable qint64 m_paletteKey = -1;
    mutable std::array<QColor, size_t(CellKind::Unreadable) + 1> m_colors;
    mutable QColor m_positive;
    mutable QColor m_negative;
    mutable QColor m_hatch;
};

} // namespace sextant
