#pragma once
//! CellDelegate: paints a payload cell by its kind, several times faster than the default delegate.

#include <QAbstractItemDelegate>
#include <QCache>
#include <QFont>
#include <QString>

namespace sextant {

class CellDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(QObject *parent = nullptr);
    ~CellDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;
    //! `text` cut to fit `width`, remembered: layout is what painting costs.
    QString fitted(const QString &text, int width, const QFont &font) const;
    static int margin(const QStyleOptionViewItem &option);

private:
    mutable QCache<QString, QString> m_fitted;
    mutable QFont m_fittedFont;
};

} // namespace sextant
