#pragma once
//! BusyBar: says that a request runs. Nothing for 200 ms, then a thin bar with Cancel; after 5 s it says that
//! the server is waited for. Takes a few pixels of height at all times, so that nothing jumps; words and Cancel
//! float over the page beside the bar.

#include <QFrame>
#include <QPointer>
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
    ~BusyBar() override;

    void setBusy(bool busy); //!< starting while busy changes nothing
    bool isBusy() const { return m_busy; }
    //! Progress in words, "try 2 of 3 in 4 s"; empty = none. Without a new one for 5 s it waits for the server.
    void setMessage(const QString &message);
    void setCancellable(bool cancellable);

signals:
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildFloat();
    void appear();
    void sayWaiting();
    void setPartsVisible(bool visible);
    void showWords();
    void placeFloat();

    QProgressBar *m_bar = nullptr;
    QPointer<QFrame> m_float; //!< a sibling, so that it may leave this widget's few pixels
    QLabel *m_label = nullptr;
    QToolButton *m_cancel = nullptr;
    QTimer m_appear;
    QTimer m_waiting;
    QString m_message;
    bool m_busy = false;
    bool m_isWaiting = false; //!< nothing has moved for 5 s
    bool m_isShown = false; //!< long enough busy to be seen
    bool m_cancellable = true;
};

} // namespace sextant
