#include "ui/editors/saveflow.h"

#include "model/session/collectionsession.h"
#include "ui/editors/conflictdialog.h"
#include "ui/editors/longlines.h"
#include "ui/editors/outcometexts.h"
#include "ui/editors/reviewdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace sextant {

using Kind = SaveOutcome::Kind;

SaveFlow::SaveFlow(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_recheck(new QPushButton(tr("Check Again"), this))
    , m_again(new QPushButton(tr("Save Again"), this))
    , m_unguarded(new QPushButton(tr("Review Without Guard…"), this))
    , m_recreate(new QPushButton(tr("Create It Again…"), this))
    , m_cancel(new QPushButton(tr("Stop Saving"), this))
    , m_error(new ErrorPanel(this))
{
    m_text->setObjectName(QStringLiteral("saving"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setPlace(tr("saving the payload"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 0, 0, 1, 3);
    int place = 0; // In rows of two: the dock may be narrow.
    for (QPushButton *button : { m_recheck, m_again, m_unguarded, m_recreate, m_cancel }) {
        button->setAutoDefault(false);
        layout->addWidget(button, 1 + place / 2, place % 2);
        ++place;
    }
    layout->addWidget(m_error, 1 + (place + 1) / 2, 0, 1, 3);
    layout->setColumnStretch(2, 1);
    connect(m_recheck, &QPushButton::clicked, this, &SaveFlow::recheck);
    connect(m_again, &QPushButton::clicked, this, &SaveFlow::saveAgain);
    connect(m_unguarded, &QPushButton::clicked, this, [this] {
        if (m_current)
            reviewOf(*m_current, Guarding::IdOnly);
    });
    connect(m_recreate, &QPushButton::clicked, this, &SaveFlow::recreateRequested);
    connect(m_error, &ErrorPanel::retryRequested, this, &SaveFlow::saveAgain);
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
    connect(session, &EditSession::unsavedChangesChanged, this, &SaveFlow::dropStale);
}

void SaveFlow::setCurrent(const std::optional<PointId> &id)
{
    if (m_current == id)
        return;
    m_current = id;
    showCurrent();
}

void SaveFlow::showCurrent()
{
    say(QString());
    if (!m_session || !m_current)
        return;
    if (m_session->savingPoint() == m_current)
        onStarted(*m_current);
    else if (const SaveOutcome *last = m_session->lastOutcome(*m_current))
        tell(*last);
}

//! What was said of a draft that is another one now.
void SaveFlow::dropStale()
{
    if (m_current && m_session->savingPoint() != m_current && !m_session->lastOutcome(*m_current))
        say(QString());
}

void SaveFlow::say(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_error->clear();
    for (QPushButton *button : { m_recheck, m_again, m_unguarded, m_recreate, m_cancel })
        button->hide();
}

void SaveFlow::review()
{
    if (m_current)
        reviewOf(*m_current, Guarding::OldValues);
}

void SaveFlow::reviewOf(const PointId &id, Guarding guarding)
{
    const PointEdit *edit = m_session ? m_session->find(id) : nullptr;
    if (!edit || m_dialog || m_session->savingPoint() == id)
        return;
    if (m_session->isSaving())
        return say(tr("Point %1 is being saved: save this one when that has ended.")
                       .arg(m_session->savingPoint()->toString()));
    if (edit->textError())
        return say(tr("The text has a fault: mend it before saving."));
    const CommitPlan plan = m_session->plan(id, guarding);
    if (plan.requests.empty())
        return say(tr("There is nothing to save."));
    auto *dialog = new ReviewDialog(plan, id, m_session->session().collection(), window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id, plan] { onReviewed(id, plan); });
    dialog->open();
}

//! What is saved is what was reviewed, whatever became of the view or the draft meanwhile.
void SaveFlow::onReviewed(const PointId &id, const CommitPlan &reviewed)
{
    if (!m_session)
        return;
    if (hasSameRequests(m_session->plan(id, reviewed.guarding), reviewed)) {
        const bool wasWhole = std::ranges::none_of(reviewed.requests, [](const auto &request) {
            return request.body.size() > longestLine; // shown by its beginning only
        });
        return wasWhole ? m_session->saveReviewed(id, reviewed)
                        : m_session->save(id, reviewed.guarding);
    }
    m_dialog.clear(); // The accepted one goes by itself.
    reviewOf(id, reviewed.guarding);
    if (id == m_current)
        say(tr("The changes are not the ones you reviewed any more: please review them again."));
}

void SaveFlow::saveAgain()
{
    if (!m_session || !m_current)
        return;
    const SaveOutcome *last = m_session->lastOutcome(*m_current);
    const Guarding agreed = last ? last->guarding : Guarding::OldValues;
    m_session->save(*m_current, agreed);
}

void SaveFlow::recheck()
{
    if (!m_session || !m_current)
        return;
    if (const SaveOutcome *last = m_session->lastOutcome(*m_current))
        m_session->recheck(*m_current, last->kind);
}

void SaveFlow::onStarted(const PointId &id)
{
    if (id != m_current)
        return;
    say(tr("Saving…"));
    m_cancel->show();
}

void SaveFlow::onFinished(const SaveOutcome &outcome)
{
    if (outcome.id != m_current)
        return;
    tell(outcome);
    if (outcome.kind == Kind::Conflict)
        askAboutConflict(outcome);
}

void SaveFlow::tell(const SaveOutcome &outcome)
{
    say(saveSentence(outcome));
    const bool isOpen = outcome.kind == Kind::Unknown || outcome.kind == Kind::WaitTimeout;
    const bool isNotConfirmed
        = outcome.error && outcome.error->kind == ApiError::Kind::WriteNotConfirmed;
    m_recheck->setVisible(isOpen);
    m_again->setVisible(isOpen || outcome.kind == Kind::NotApplied
                        || outcome.kind == Kind::Cancelled || outcome.kind == Kind::Conflict
                        || isNotConfirmed);
    m_unguarded->setVisible(
        outcome.kind == Kind::GuardRefused
        || (outcome.kind == Kind::NotApplied && outcome.guarding == Guarding::OldValues));
    m_recreate->setVisible(outcome.kind == Kind::Deleted);
    const bool isForeign
        = outcome.doubt != WriteDoubt::Stopped && !isNotConfirmed; // Not the person's own doing.
    if (outcome.error && isForeign && (outcome.kind == Kind::Failed || isOpen))
        m_error->showError(*outcome.error,
                           outcome.kind == Kind::Failed ? ErrorPanel::Retry::AsFits
                                                        : ErrorPanel::Retry::None);
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
