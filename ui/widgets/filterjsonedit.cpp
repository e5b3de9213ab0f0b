#include "ui/widgets/filterjsonedit.h"

#include "ui/widgets/filtertexts.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sextant {

FilterJsonEdit::FilterJsonEdit(FilterForm &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_edit(new QPlainTextEdit)
    , m_fault(new QLabel)
{
    m_edit->setAccessibleName(tr("Filter as JSON"));
    m_edit->setPlaceholderText(tr("Type or paste a filter, or a whole request that has one."));
    m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_fault->setAccessibleName(tr("Fault in the JSON"));
    m_fault->setWordWrap(true);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fault->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit);
    layout->addWidget(m_fault);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilterJsonEdit::readText);
    connect(&form, &FilterForm::draftChanged, this, &FilterJsonEdit::showDraft);
    showDraft();
}

void FilterJsonEdit::readText()
{
    m_reading = true;
    const auto fault = m_form.loadJson(m_edit->toPlainText().toUtf8());
    m_reading = false;
    m_hasFault = fault.has_value();
    m_fault->setVisible(m_hasFault);
    m_fault->setText(fault ? QStringLiteral("⚠ ") + FilterTexts::fault(*fault) : QString());
}

void FilterJsonEdit::showDraft()
{
    if (m_reading)
        return;
    const Filter draft = m_form.draft();
    const bool isBlank = draft == Filter{};
    const QString text = isBlank ? QString() : QString::fromUtf8(m_form.draftJson());
    m_hasFault = false;
    m_fault->hide();
    if (text == m_edit->toPlainText())
        return;
    const QSignalBlocker blocker(m_edit);
    m_edit->setPlainText(text);
}

bool FilterJsonEdit::eventFilter(QObject *watched, QEvent *event)
{
    // What was pasted is tidied when the focus leaves; a text with a fault stays to be mended.
    if (watched == m_edit && event->type() == QEvent::FocusOut && !m_hasFault)
        showDraft();
    return QWidget::eventFilter(watched, event);
}

} // namespace sextant
