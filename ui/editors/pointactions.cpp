#include "ui/editors/pointactions.h"

#include "model/session/collectionsession.h"
#include "ui/editors/outcometexts.h"
#include "ui/editors/pointdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace sextant {

PointActions::PointActions(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_stop(new QPushButton(tr("Stop Waiting"), this))
    , m_error(new ErrorPanel(this))
{
    m_text->setObjectName(QStringLiteral("pointsWritten"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stop->setAutoDefault(false);
    m_error->setPlace(tr("writing points"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_stop, 0, Qt::AlignLeft);
    layout->addWidget(m_error);
    connect(m_error, &ErrorPanel::retryRequested, this, &PointActions::retry);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_edits)
            m_edits->cancelWrite();
    });
    say(QString());
}

void PointActions::say(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_stop->hide();
    m_error->clear();
}

void PointActions::setSession(CollectionSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    if (m_edits)
        disconnect(m_edits, nullptr, this, nullptr);
    delete m_dialog; // It holds on to the session.
    m_waiting.reset();
    m_session = session;
    m_edits = session ? &EditSession::of(*session) : nullptr;
    say(QString());
    if (!session)
        return;
    connect(session, &CollectionSession::infoChanged, this, &PointActions::onInfoChanged);
    connect(m_edits, &EditSession::writeStarted, this, &PointActions::onStarted);
    connect(m_edits, &EditSession::writeFinished, this, &PointActions::onFinished);
    connect(session, &QObject::destroyed, this, [this] {
        delete m_dialog;
        say(QString());
    });
    if (m_edits->writer().isRunning())
        onStarted();
    else if (m_edits->lastWrite())
        tell(*m_edits->lastWrite());
}

void PointActions::open(const Wish &wish)
{
    if (!m_session || m_dialog)
        return;
    if (!m_session->info()) { // Vector names and sizes are needed to check what is typed.
        m_waiting = wish;
        return m_session->refreshInfo();
    }
    auto *dialog = wish.isNew ? new PointDialog(*m_session, std::nullopt, window())
                              : new PointDialog(*m_session, wish.record, window());
    if (wish.isNew && wish.record)
        dialog->fillFrom(*wish.record);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PointActions::onInfoChanged()
{
    if (!m_waiting)
        return;
    if (m_session->info()) {
        const Wish wish = *m_waiting;
        m_waiting.reset();
        say(QString());
        open(wish);
    } else if (m_session->infoError()) {
        m_error->showError(*m_session->infoError());
    }
}

void PointActions::remove(std::vector<PointId> ids)
{
    if (!m_session || ids.empty() || m_dialog)
        return;
    constexpr size_t shownIds = 5;
    QStringList shown;
    for (size_t i = 0; i < std::min(ids.size(), shownIds); ++i)
        shown.append(ids[i].toString());
    if (ids.size() > shownIds)
        shown.append(QString(QChar(0x2026)));
    const int count = int(ids.size());
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Delete points"),
        tr("Delete %n point(s) from %1?", nullptr, count).arg(m_session->collection()),
        QMessageBox::Cancel, window());
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Vectors and payload go with them: %1").arg(shown.join(QStringLiteral(", "))));
    QPushButton *confirm = box->addButton(
        tr("Delete %n point(s) from %1", nullptr, count).arg(m_session->collection()),
        QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = box;
    connect(confirm, &QPushButton::clicked, this, [this, ids = std::move(ids)] { removeNow(ids); });
    box->open();
}

void PointActions::removeNow(const std::vector<PointId> &ids)
{
    if (m_edits && !m_edits->remove(ids))
        say(tr("Not begun: another write to points of this collection still runs."));
}

//! The person has confirmed these ids; deleting them twice does no more than once.
void PointActions::retry()
{
    if (!m_edits)
        return;
    if (m_waiting)
        return m_session->refreshInfo();
    const std::optional<WriteOutcome> last = m_edits->lastWrite();
    if (last && last->action == WriteOutcome::Action::Remove)
        removeNow(last->ids);
}

void PointActions::onStarted()
{
    const PointWriter &writer = m_edits->writer();
    if (writer.action() == WriteOutcome::Action::Remove)
        say(tr("Deleting %n point(s)…", nullptr, int(writer.ids().size())));
    else
        say(tr("Writing point %1…").arg(writer.ids().front().toString()));
    m_stop->show();
}

void PointActions::onFinished(const WriteOutcome &outcome)
{
    const bool isRemoval = outcome.action == WriteOutcome::Action::Remove;
    const bool isDone = outcome.kind == WriteOutcome::Kind::Done;
    const auto *dialog = qobject_cast<const PointDialog *>(m_dialog);
    if (dialog && dialog->isWriting() && !isDone) {
        say(QString()); // The dialog tells, and keeps what was typed.
        m_edits->forgetLastWrite();
    } else {
        tell(outcome);
    }
    if (isDone && isRemoval)
        emit pointsRemoved(outcome.ids);
    else if (isDone)
        emit pointWritten(outcome.ids.front());
}

void PointActions::tell(const WriteOutcome &outcome)
{
    say(writeSentence(outcome));
    if (outcome.error && outcome.doubt != WriteDoubt::Stopped)
        m_error->showError(*outcome.error,
                           outcome.action == WriteOutcome::Action::Remove
                               ? ErrorPanel::Retry::AsFits
                               : ErrorPanel::Retry::None);
}

} // namespace sextant
