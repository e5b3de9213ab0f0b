#include "ui/editors/saveflow.h"

#include "model/session/collectionsession.h"
#include "ui/editors/conflictdialog.h"
#include "ui/editors/reviewdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sextant {

using Kind = SaveOutcome::Kind;

SaveFlow::SaveFlow(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_recheck(new QPushButton(tr("Check Again"), this))
    , m_again(new QPushButton(tr("Save Again"), this))
    , m_unguarded(new QPushButton(tr("Review Without Guard…"), this))
    , m_cancel(new QPushButton(tr("Stop Saving"), this))
    , m_error(new ErrorPanel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Saving"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : { m_recheck, m_again, m_unguarded, m_cancel }) {
        button->setAutoDefault(false);
        button->hide();
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addWidget(m_error);
    connect(m_recheck, &QPushButton::clicked, this, &SaveFlow::recheck);
    connect(m_again, &QPushButton::clicked, this, &SaveFlow::save);
    connect(m_unguarded, &QPushButton::clicked, this, [this] { reviewAs(Guarding::IdOnly); });
    connect(m_error, &ErrorPanel::retryRequested, this, &SaveFlow::save);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->cancelSave();
    });
    say(QString());
}

void SaveFlow::setSession(EditSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    delete m_dialog;
    m_session = session;
    m_current.reset();
    say(QString());
    if (!session)
        return;
    connect(session, &EditSession::saveStarted, this, &SaveFlow::onStarted);
    connect(session, &EditSession::saveFinished, this, &SaveFlow::onFinished);
}

void SaveFlow::setCurrent(const std::optional<PointId> &id)
{
    if (m_current == id)
        return;
    m_current = id;
    m_guarding = Guarding::OldValues;
    say(QString());
}

void SaveFlow::say(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_error->clear();
    offer(false, false);
    m_unguarded->hide();
    m_cancel->hide();
}

void SaveFlow::offer(bool canRecheck, bool again)
{
    m_recheck->setVisible(canRecheck);
    m_again->setVisible(again);
}

void SaveFlow::reviewAs(Guarding guarding)
{
    if (!m_session || !m_current || m_session->isSaving() || m_dialog)
        return;
    const PointEdit *edit = m_session->find(*m_current);
    if (!edit)
        return;
    if (edit->textError())
        return say(tr("The text has a fault: mend it before saving."));
    const CommitPlan plan = m_session->plan(*m_current, guarding);
    if (plan.requests.empty())
        return say(tr("There is nothing to save."));
    auto *dialog = new ReviewDialog(plan, *m_current, m_session->session().collection(), window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, guarding] {
        m_guarding = guarding;
        save();
    });
    dialog->open();
}

void SaveFlow::save()
{
    if (m_session && m_current)
        m_session->save(*m_current, m_guarding);
}

void SaveFlow::recheck()
{
    if (m_session && m_current)
        m_session->recheck(*m_current, m_last);
}

void SaveFlow::onStarted(const PointId &id)
{
    if (id != m_current)
        return;
    say(tr("Saving…"));
    m_cancel->show();
}

QString SaveFlow::sentence(const SaveOutcome &outcome) const
{
    switch (outcome.kind) {
    case Kind::Saved:
        return outcome.guarding == Guarding::IdOnly
            ? tr("Saved without the server's guard, and read back.")
            : tr("Saved, and read back from the server.");
    case Kind::NothingToSave:
        return tr("Nothing to save: the server already has these values.");
    case Kind::Conflict:
        return tr("%n field(s) not saved: another writer changed them too.", nullptr,
                  int(outcome.conflicts.size()));
    case Kind::Deleted:
        return tr("This point was deleted by another writer. Your changes are kept here; nothing "
                  "was saved.");
    case Kind::GuardRefused:
        return tr("Not saved: this collection is strict and takes no write that compares a field "
                  "without a payload index, which is how other writers' changes are protected. "
                  "Create "
                  "an index for the field, or save without that guard. The server says: %1")
            .arg(outcome.error ? outcome.error->serverText : QString());
    case Kind::Failed:
        return outcome.requestsApplied > 0
            ? tr("Part of the changes was saved; what is left failed.")
            : tr("Not saved.");
    case Kind::Unknown:
        return tr("No answer came to the write, and the point still has its old values. It may "
                  "yet be applied: check again.");
    case Kind::WaitTimeout:
        return tr("The server has taken the change but not yet applied it: check again.");
    case Kind::NotApplied:
        return tr("The server accepted the request, but the fields did not change.");
    case Kind::Cancelled:
        return tr("Saving stopped before anything was sent.");
    }
    return {};
}

void SaveFlow::onFinished(const SaveOutcome &outcome)
{
    if (outcome.kind == Kind::Saved)
        emit saved(outcome.id);
    if (outcome.id != m_current)
        return;
    m_last = outcome.kind;
    say(sentence(outcome));
    switch (outcome.kind) {
    case Kind::Unknown:
    case Kind::WaitTimeout:
        offer(true, true);
        break;
    case Kind::NotApplied:
    case Kind::Cancelled:
        offer(false, true);
        break;
    case Kind::Conflict:
        offer(false, true);
        askAboutConflict(outcome);
        break;
    case Kind::GuardRefused:
        m_unguarded->show();
        break;
    case Kind::Saved:
    case Kind::NothingToSave:
    case Kind::Deleted:
    case Kind::Failed:
        break;
    }
    if (outcome.error && (outcome.kind == Kind::Failed || outcome.kind == Kind::Unknown))
        m_error->showError(*outcome.error);
}

void SaveFlow::askAboutConflict(const SaveOutcome &outcome)
{
    delete m_dialog;
    auto *dialog = new ConflictDialog(outcome.conflicts, outcome.id, window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_session)
            m_session->resolveConflict(dialog->keepMine());
    });
    dialog->open();
}

} // namespace sextant
