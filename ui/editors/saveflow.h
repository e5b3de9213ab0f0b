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
    void setCurrent(const std::optional<PointId> &id); //!< the strip speaks of this point only
    //! Opens the review of the current point's changes.
    void review() { reviewAs(Guarding::OldValues); }

signals:
    void saved(const sextant::PointId &id);

private:
    void reviewAs(Guarding guarding);
    void save();
    void recheck();
    void onStarted(const PointId &id);
    void onFinished(const SaveOutcome &outcome);
    void askAboutConflict(const SaveOutcome &outcome);
    void say(const QString &text);
    void offer(bool recheck, bool again);
    QString sentence(const SaveOutcome &outcome) const;

    QPointer<EditSession> m_session;
    std::optional<PointId> m_current;
    Guarding m_guarding = Guarding::OldValues; //!< what the person agreed to at the last review
    SaveOutcome::Kind m_last = SaveOutcome::Kind::Unknown;
    QPointer<QDialog> m_dialog;
    QLabel *m_text = nullptr;
    QPushButton *m_recheck = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_unguarded = nullptr;
    QPushButton *m_cancel = nullptr;
    ErrorPanel *m_error = nullptr;
};

} // namespace sextant
