#pragma once
//! FirstPaint: tells once when a window stands on the screen. A child of that window, gone after its word.

#include <QObject>

class QWidget;

namespace sextant {

class FirstPaint : public QObject
{
    Q_OBJECT
public:
    explicit FirstPaint(QWidget *window);

signals:
    void
    painted(); //!< also after half a second without a paint, as when the window starts minimised

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();

    bool m_isFinished = false;
};

} // namespace sextant
