#include "ui/widgets/querytarget.h"

#include "model/search/querysession.h"
#include "ui/widgets/querytexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sextant {

QueryTarget::QueryTarget(QuerySession &query, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_kind(new QComboBox)
    , m_id(new QLineEdit)
    , m_vector(new QPlainTextEdit)
    , m_check(new QLabel)
{
    buildControls();
    connectControls();
    showDraft();
}

void QueryTarget::buildControls()
{
    m_kind->addItems({ tr("point"), tr("vector") });
    m_id->setPlaceholderText(tr("id: an integer or a UUID"));
    m_id->setAccessibleName(tr("Point id to search by"));
    m_id->setClearButtonEnabled(true);
    m_vector->setPlaceholderText(
        tr("0.1, 0.2, …  or  [0.1, 0.2, …]  or  {\"indices\": […], \"values\": […]}"));
    m_vector->setAccessibleName(tr("Vector to search by"));
    m_vector->setTabChangesFocus(true);
    m_vector->setFixedHeight(fontMetrics().lineSpacing() * 3 + 2 * m_vector->frameWidth()
                             + fontMetrics().height() / 2);
    m_check->setWordWrap(true);
    m_check->setTextFormat(Qt::PlainText);
    auto *label = new QLabel(tr("&near to"));
    label->setBuddy(m_kind);
    label->setMinimumHeight(m_kind->sizeHint().height()); // centred beside the one-line controls
    auto *line = new QHBoxLayout;
    line->addWidget(label, 0, Qt::AlignTop);
    line->addWidget(m_kind, 0, Qt::AlignTop);
    line->addWidget(m_id, 1, Qt::AlignTop);
    line->addWidget(m_vector, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_check);
}

void QueryTarget::connectControls()
{
    connect(&m_query, &QuerySession::draftChanged, this, &QueryTarget::showDraft);
    connect(m_kind, &QComboBox::activated, this, [this](int kind) {
        m_query.setTargetKind(QuerySession::Target(kind));
        focusTarget();
    });
    connect(m_id, &QLineEdit::textChanged, &m_query, &QuerySession::setTargetIdText);
    connect(m_id, &QLineEdit::returnPressed, this, &QueryTarget::runRequested);
    connect(m_vector, &QPlainTextEdit::textChanged, this,
            [this] { m_query.setTargetVectorText(m_vector->toPlainText()); });
}

void QueryTarget::showDraft()
{
    const bool isPoint = m_query.targetKind() == QuerySession::Target::Point;
    m_kind->setCurrentIndex(int(m_query.targetKind()));
    m_id->setVisible(isPoint);
    m_vector->setVisible(!isPoint);
    if (m_id->text() != m_query.targetIdText())
        m_id->setText(m_query.targetIdText());
    if (m_vector->toPlainText() != m_query.targetVectorText())
        m_vector->setPlainText(m_query.targetVectorText());
    showCheck();
}

void QueryTarget::showCheck()
{
    const auto wanted = m_query.request();
    const bool isPoint = m_query.targetKind() == QuerySession::Target::Point;
    QString text;
    if (!wanted && !m_query.isTargetBlank() && QueryTexts::isAboutTarget(wanted.error().code)) {
        text = QStringLiteral("⚠ ") + QueryTexts::problem(wanted.error());
    } else if (wanted && !isPoint) {
        const auto &input = std::get<NearestQuery>(wanted->query).target;
        text = tr("%n number(s), fits", nullptr, int(vectorSize(std::get<VectorData>(input))));
    }
    m_check->setText(text);
    m_check->setVisible(!text.isEmpty());
}

void QueryTarget::focusTarget()
{
    QWidget *target = m_id;
    if (m_query.targetKind() == QuerySession::Target::Vector)
        target = m_vector;
    target->setFocus(Qt::OtherFocusReason);
}

void QueryTarget::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // The id field has asked already on its own Enter.
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier) && !m_id->hasFocus()) {
        emit runRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sextant
