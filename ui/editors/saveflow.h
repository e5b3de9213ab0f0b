#pragma once
//! SaveFlow: the way from a draft to a saved point, as the person sees it: review, save, what came of it, and what to
//! do then. A strip that is hidden while there is nothing to say. Owned by the inspector.

#include "model/edit/editsession.h"

#include <QDialog>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace sextant {

class ErrorPanel;

class SaveFlow : public QWidget
{
    Q_OBJECT
public:
    explicit SaveFlow(QWidget *parent = nullptr);

    //! nullptr: none.
    void setSession(EditSession *session);
    //! The strip speaks of this point only: of a save that runs, or of how the last one ended.
    void setCurrent(const std::optional<PointId> &id);
    //! Opens the review of the current point's changes.
    void review();

signals:
    void recreateRequested(); //!< the point is gone; its draft is to become a new one

private:
    void reviewOf(const PointId &id, Guarding guarding);
    void onReviewed(const PointId &id, const CommitPlan &reviewed);
    void showCurrent();
    void dropStale();
    void onStarted(const PointId &id);
    void onFinished(const SaveOutcome &outcome);
    void tell(const SaveOutcome &outcome);
    void askAboutConflict(const SaveOutcome &outcome);
    void say(const QString &text);
    void saveAgain();
    void recheck();

    QPointer<EditSession> m_session;
    std::optional<PointId> m_current;
    QPointer<QDialog> m_dialog;
    QLabel *m_text = nullptr;
    QPushButton *m_recheck = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_unguarded = nullptr;
    QPushButton *m_recreate = nullptr;
    QPushButton *m_cancel = nullptr;
    ErrorPanel *m_error = nullptr;
};

} // namespace sextant
