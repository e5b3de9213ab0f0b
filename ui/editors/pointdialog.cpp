#include "ui/editors/pointdialog.h"

#include "model/session/collectionsession.h"
#include "ui/editors/jsontextview.h"
#include "ui/widgets/errorpanel.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
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
    , m_info(session.info().value_or(CollectionInfo()))
    , m_stored(stored)
    , m_writer(new PointWriter(session, this))
{
    setWindowTitle(isReplacing() ? tr("Replace point") : tr("Create point"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(buildForm());
    for (QLabel **label : { &m_problems, &m_vanishing, &m_message }) {
        *label = new QLabel(this);
        (*label)->setWordWrap(true);
        (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(*label);
    }
    m_error = new ErrorPanel(this);
    layout->addWidget(m_error);
    buildButtons();
    connect(m_writer, &PointWriter::finished, this, &PointDialog::onWritten);
    connect(m_error, &ErrorPanel::retryRequested, this, &PointDialog::write);
    fill(isReplacing() ? draftOf(*m_stored, m_info) : emptyDraft(m_info));
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 36);
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
        auto *label = new QLabel(tr("Vector %1:").arg(shownName(name)), this);
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
    const auto point = checkDraft(draft(), m_info);
    QStringList problems;
    if (point)
        showVanishing(*point);
    else
        for (const DraftProblem &problem : point.error())
            problems.append(problemText(problem));
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    m_vanishing->setVisible(point && !m_vanishing->text().isEmpty());
    m_write->setEnabled(point && !m_writer->isRunning());
}

void PointDialog::showVanishing(const PointStruct &point)
{
    QStringList lines;
    if (isReplacing()) {
        const Vanishing vanishing = whatVanishes(*m_stored, point);
        if (!vanishing.vectors.isEmpty())
            lines.append(tr("Vectors that vanish: %1").arg(shownNames(vanishing.vectors)));
        if (!vanishing.payloadKeys.isEmpty())
            lines.append(
                tr("Fields that vanish: %1").arg(vanishing.payloadKeys.join(QStringLiteral(", "))));
        if (lines.isEmpty())
            lines.append(tr("Replaces the whole point; no vector and no field vanishes."));
    }
    m_vanishing->setText(lines.join(QLatin1Char('\n')));
}

void PointDialog::write()
{
    const auto point = checkDraft(draft(), m_info);
    if (!point || m_writer->isRunning())
        return;
    m_error->clear();
    m_message->setText(tr("Writing…"));
    if (isReplacing())
        m_writer->replace(*point, *m_stored);
    else
        m_writer->create(*point);
    m_write->setEnabled(false);
}

void PointDialog::onWritten(const WriteOutcome &outcome)
{
    using Kind = WriteOutcome::Kind;
    check();
    m_message->clear();
    const QString id = outcome.ids.empty() ? QString() : outcome.ids.front().toString();
    switch (outcome.kind) {
    case Kind::Done:
        emit pointWritten(outcome.ids.front());
        return accept();
    case Kind::AlreadyExists:
        return m_message->setText(
            tr("A point %1 exists already. It was not touched: choose another id, or open that "
               "point and replace it.")
                .arg(id));
    case Kind::Missing:
        return m_message->setText(tr("Point %1 is gone. Nothing was written.").arg(id));
    case Kind::ChangedMeanwhile:
        m_stored = outcome.stored;
        check();
        return m_message->setText(tr("Point %1 was changed by another writer meanwhile. Nothing "
                                     "was written; what would vanish is compared with the new "
                                     "state now.")
                                      .arg(id));
    case Kind::Mismatch:
        return m_message->setText(
            tr("The server accepted the point, but reading it back shows something else."));
    case Kind::WaitTimeout:
        return m_message->setText(tr("The server has taken the point but not yet applied it."));
    case Kind::Unknown:
        m_message->setText(tr("No answer came to the write; it may yet be applied."));
        break;
    case Kind::Failed:
        break;
    }
    if (outcome.error)
        m_error->showError(*outcome.error);
}

} // namespace sextant
