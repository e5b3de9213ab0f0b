#include "ui/editors/pointactions.h"

#include "model/session/collectionsession.h"
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
    , m_error(new ErrorPanel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Points written"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_error);
    // The person has confirmed these ids; deleting them twice does no more than once.
    connect(m_error, &ErrorPanel::retryRequested, this, [this] {
        if (m_waiting && m_session)
            m_session->refreshInfo();
        else
            removeNow(m_removing);
    });
    say(QString());
}

void PointActions::say(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_error->clear();
}

void PointActions::setSession(CollectionSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    delete m_dialog; // It holds on to the session.
    delete m_writer;
    m_waiting.reset();
    m_removing.clear();
    m_session = session;
    say(QString());
    if (!session)
        return;
    connect(session, &CollectionSession::infoChanged, this, &PointActions::onInfoChanged);
    m_writer = new PointWriter(*session, session);
    connect(m_writer, &PointWriter::finished, this, &PointActions::onRemoved);
    connect(session, &QObject::destroyed, this, [this] {
        delete m_dialog;
        say(QString());
    });
}

void PointActions::create() { openDialog(std::nullopt); }

void PointActions::replace(const Record &stored) { openDialog(stored); }

void PointActions::openDialog(const std::optional<Record> &stored)
{
    if (!m_session || m_dialog)
        return;
    if (!m_session->info()) { // Vector names and sizes are needed to check what is typed.
        m_waiting = stored;
        return m_session->refreshInfo();
    }
    auto *dialog = new PointDialog(*m_session, stored, window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PointDialog::pointWritten, this, &PointActions::pointWritten);
    dialog->open();
}

void PointActions::onInfoChanged()
{
    if (!m_waiting)
        return;
    if (m_session->info()) {
        const std::optional<Record> stored = *m_waiting;
        m_waiting.reset();
        say(QString());
        openDialog(stored);
    } else if (m_session->infoError()) {
        m_error->showError(*m_session->infoError());
    }
}

void PointActions::remove(std::vector<PointId> ids)
{
    if (!m_session || ids.empty() || m_dialog || m_writer->isRunning())
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
    if (!m_writer || m_writer->isRunning() || ids.empty())
        return;
    m_removing = ids;
    say(tr("Deleting %n point(s)…", nullptr, int(ids.size())));
    m_writer->remove(ids);
}

void PointActions::onRemoved(const WriteOutcome &outcome)
{
    using Kind = WriteOutcome::Kind;
    const int left = int(outcome.ids.size());
    switch (outcome.kind) {
    case Kind::Done:
        say(tr("%n point(s) deleted.", nullptr, left));
        return emit pointsRemoved(outcome.ids);
    case Kind::Mismatch:
    case Kind::AlreadyExists:
    case Kind::Missing:
    case Kind::ChangedMeanwhile:
        return say(tr("The server accepted the deletion, but %n point(s) are still there.", nullptr,
                      left));
    case Kind::WaitTimeout:
        return say(tr("The server has taken the deletion but not yet applied it to %n point(s).",
                      nullptr, left));
    case Kind::Unknown:
        say(tr("No answer came to the deletion; it may yet be applied."));
        break;
    case Kind::Failed:
        say(tr("Nothing was deleted."));
        break;
    }
    if (outcome.error)
        m_error->showError(*outcome.error);
}

} // namespace sextant
