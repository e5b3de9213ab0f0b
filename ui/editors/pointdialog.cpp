#include "ui/editors/pointdialog.h"

#include "model/session/collectionsession.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/outcometexts.h"
#include "ui/widgets/errorpanel.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sextant {

namespace {

QString shownName(const QString &name)
{
    return name.isEmpty() ? PointDialog::tr("(unnamed)") : name;
}

QString vectorHint(const QString &name, const CollectionInfo &info)
{
    const VectorParams *dense = info.vector(name);
    if (!dense)
        return PointDialog::tr("{\"indices\":[…],\"values\":[…]}; empty = no such vector");
    const int size = int(dense->size);
    return dense->isMulti ? PointDialog::tr("rows of %n number(s): [[…],[…]]", nullptr, size)
                          : PointDialog::tr("%n number(s): […]", nullptr, size);
}

QString shownNames(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names)
        shown.append(shownName(name));
    return shown.join(QStringLiteral(", "));
}

} // namespace

QString problemText(const DraftProblem &problem)
{
    const QString name = shownName(problem.vector);
    switch (problem.kind) {
    case DraftProblem::Kind::BadId:
        return PointDialog::tr("The id is an unsigned integer up to 18446744073709551615, or a "
                               "UUID.");
    case DraftProblem::Kind::BadVectorText:
        return PointDialog::tr("Vector %1 can't be read: %2").arg(name, problem.detail);
    case DraftProblem::Kind::WrongVectorKind:
        return PointDialog::tr("Vector %1 must be a %2 vector.").arg(name, problem.detail);
    case DraftProblem::Kind::WrongDimension:
        return PointDialog::tr("Vector %1: %2 numbers expected, %3 given.")
            .arg(name)
            .arg(problem.expected)
            .arg(problem.given);
    case DraftProblem::Kind::UnknownVector:
        return PointDialog::tr("The collection has no vector %1.").arg(name);
    case DraftProblem::Kind::BadPayload:
        return PointDialog::tr("Payload, line %1, column %2: %3")
            .arg(problem.line)
            .arg(problem.column)
            .arg(problem.detail);
    }
    return {};
}

PointDialog::PointDialog(CollectionSession &session, const std::optional<Record> &stored,
                         QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_edits(EditSession::of(session))
    , m_info(session.info().value_or(CollectionInfo()))
    , m_stored(stored)
{
    setWindowTitle(isReplacing() ? tr("Replace point") : tr("Create point"));
    auto *layout = new QVBoxLayout(this);
    auto *area = new QScrollArea(this); // A collection may have twenty vectors.
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(buildForm());
    layout->addWidget(area, 1);
    buildMessages();
    buildButtons();
    connect(&m_edits, &EditSession::writeFinished, this, &PointDialog::onWritten);
    connect(m_error, &ErrorPanel::retryRequested, this, &PointDialog::write);
    fill(isReplacing() ? draftOf(*m_stored, m_info) : emptyDraft(m_info));
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 36);
}

void PointDialog::buildMessages()
{
    for (QLabel **label : { &m_problems, &m_notes, &m_message }) {
        *label = new QLabel(this);
        (*label)->setTextFormat(Qt::PlainText);
        (*label)->setWordWrap(true);
        (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout()->addWidget(*label);
    }
    say(QString());
    m_error = new ErrorPanel(this);
    m_error->setPlace(windowTitle());
    layout()->addWidget(m_error);
}

QWidget *PointDialog::buildForm()
{
    auto *page = new QWidget(this);
    auto *form = new QGridLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_id = new QLineEdit(page);
    m_id->setReadOnly(isReplacing());
    auto *label = new QLabel(tr("&Id:"), page);
    label->setBuddy(m_id);
    auto *random = new QPushButton(tr("Random &UUID"), page);
    random->setAutoDefault(false);
    random->setVisible(!isReplacing());
    form->addWidget(label, 0, 0);
    form->addWidget(m_id, 0, 1);
    form->addWidget(random, 0, 2);
    connect(m_id, &QLineEdit::textChanged, this, &PointDialog::check);
    connect(random, &QPushButton::clicked, this, [this] { m_id->setText(randomUuid()); });
    buildVectors(form);
    auto *payloadLabel = new QLabel(tr("&Payload:"), page);
    m_payload = new JsonTextView(tr("Payload"), page);
    payloadLabel->setBuddy(m_payload);
    form->addWidget(payloadLabel, form->rowCount(), 0, 1, 3);
    form->addWidget(m_payload, form->rowCount(), 0, 1, 3);
    form->setRowStretch(form->rowCount() - 1, 2);
    m_payload->setMinimumHeight(fontMetrics().height() * 8);
    connect(m_payload, &JsonTextView::textEdited, this, &PointDialog::check);
    return page;
}

void PointDialog::buildVectors(QGridLayout *form)
{
    for (const auto &[name, ignored] : emptyDraft(m_info).vectors) {
        Q_UNUSED(ignored);
        auto *edit = new QPlainTextEdit(this);
        edit->setTabChangesFocus(true);
        edit->setAccessibleName(tr("Vector %1").arg(shownName(name)));
        edit->setPlaceholderText(vectorHint(name, m_info));
        edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        edit->setMinimumHeight(fontMetrics().height() * 3);
        // An ampersand in a name would be taken for a mnemonic.
        QString shown = shownName(name);
        auto *label = new QLabel(
            tr("Vector %1:").arg(shown.replace(QLatin1Char('&'), QLatin1String("&&"))), this);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(edit);
        const int row = form->rowCount();
        form->addWidget(label, row, 0, Qt::AlignTop);
        form->addWidget(edit, row, 1, 1, 2);
        form->setRowStretch(row, 1);
        m_vectors.emplace_back(name, edit);
        connect(edit, &QPlainTextEdit::textChanged, this, &PointDialog::check);
    }
}

void PointDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_write = buttons->addButton(isReplacing() ? tr("&Replace Point") : tr("&Create Point"),
                                 QDialogButtonBox::ActionRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    // Replacing takes things away: it never happens by a careless Enter.
    m_write->setAutoDefault(!isReplacing());
    m_write->setDefault(!isReplacing());
    cancel->setAutoDefault(isReplacing());
    cancel->setDefault(isReplacing());
    connect(m_write, &QPushButton::clicked, this, &PointDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void PointDialog::fill(const PointDraft &draft)
{
    m_id->setText(draft.id);
    for (const auto &[name, text] : draft.vectors)
        for (const auto &[known, edit] : m_vectors)
            if (known == name)
                edit->setPlainText(text);
    m_payload->setText(draft.payload);
    check();
}

PointDraft PointDialog::draft() const
{
    PointDraft draft;
    draft.id = m_id->text();
    for (const auto &[name, edit] : m_vectors)
        draft.vectors.emplace_back(name, edit->toPlainText());
    draft.payload = m_payload->text();
    return draft;
}

void PointDialog::check()
{
    if (!m_write)
        return;
    const PointDraft typed = draft();
    const auto point = checkDraft(typed, m_info);
    QStringList problems;
    QStringList notes;
    if (point)
        notes = vanishingLines(*point);
    else
        for (const DraftProblem &problem : point.error())
            problems.append(problemText(problem));
    for (const json::Lint &lint : payloadLints(typed))
        notes.append(lintSentence(lint));
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_write->setEnabled(point && !m_isWriting);
}

QStringList PointDialog::vanishingLines(const PointStruct &point) const
{
    if (!isReplacing())
        return {};
    QStringList lines;
    const Vanishing vanishing = whatVanishes(*m_stored, point);
    if (!vanishing.vectors.isEmpty())
        lines.append(tr("Vectors that vanish: %1").arg(shownNames(vanishing.vectors)));
    if (!vanishing.payloadKeys.isEmpty())
        lines.append(
            tr("Fields that vanish: %1").arg(vanishing.payloadKeys.join(QStringLiteral(", "))));
    if (lines.isEmpty())
        lines.append(tr("Replaces the whole point; no vector and no field vanishes."));
    lines.append(guardLine());
    return lines;
}

QString PointDialog::guardLine() const
{
    return m_session.server().supports(Feature::UpdateFilter)
        ? tr("The point is read again just before, and the server compares its fields once more as "
             "it writes; it can't compare vectors, arrays and new fields: a change another writer "
             "makes to them in this very moment would be lost.")
        : tr("The point is read again just before, but this server can't compare as it writes: a "
             "change another writer makes in this very moment would be lost.");
}

void PointDialog::say(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void PointDialog::write()
{
    const auto point = checkDraft(draft(), m_info);
    if (!point || m_isWriting)
        return;
    m_error->clear();
    m_isWriting = isReplacing() ? m_edits.replace(*point, *m_stored) : m_edits.create(*point);
    say(m_isWriting ? tr("Writing… Closing this window doesn't stop it.")
                    : tr("Another write to points of this collection still runs: try again "
                         "when it has ended."));
    m_write->setEnabled(!m_isWriting);
}

void PointDialog::onWritten(const WriteOutcome &outcome)
{
    using Kind = WriteOutcome::Kind;
    if (!m_isWriting)
        return;
    m_isWriting = false;
    if (outcome.kind == Kind::Done)
        return accept();
    const bool isOtherNow
        = outcome.kind == Kind::ChangedMeanwhile || outcome.kind == Kind::Mismatch;
    if (isReplacing() && isOtherNow && outcome.stored)
        m_stored = outcome.stored; // What would vanish is told of the new state.
    check();
    say(writeSentence(outcome));
    if (outcome.error && outcome.kind != Kind::Missing && outcome.doubt != WriteDoubt::Stopped)
        m_error->showError(*outcome.error);
}

} // namespace sextant
