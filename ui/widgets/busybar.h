#pragma once
//! BusyBar: says that a request runs. Nothing for 200 ms, then a thin bar with Cancel; after 5 s it says that
//! the server is waited for. Keeps its height while hidden, so that nothing jumps.

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sextant {

class BusyBar : public QWidget
{
    Q_OBJECT
public:
    explicit BusyBar(QWidget *parent = nullptr);

    void setBusy(bool busy); //!< starting while busy changes nothing
    bool isBusy() const { return m_busy; }
    //! Shown instead of the waiting text (progress, "try 2 of 3 in 4 s"); empty = none.
    void setMessage(const QString &message);
    void setCancellable(bool cancellable);

signals:
    void cancelRequested();

private:
    void appear();
    void sayWaiting();
    void setPartsVisible(bool visible);

    QProgressBar *m_bar = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_cancel = nullptr;
    QTimer m_appear;
    QTimer m_waiting;
    bool m_busy = false;
    bool m_cancellable = true;
};

} // namespace sextant
