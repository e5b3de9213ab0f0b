#include "ui/widgets/filterjsonedit.h"

#include "ui/widgets/filtertexts.h"

#include <QFocusEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace sextant {

FilterJsonEdit::FilterJsonEdit(FilterForm &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_edit(new QPlainTextEdit)
    , m_faultLine(new QWidget)
    , m_fault(new QLabel)
    , m_discard(new QPushButton(tr("&Discard text")))
{
    m_edit->setAccessibleName(tr("Filter as JSON"));
    m_edit->setPlaceholderText(tr("Type or paste a filter, or a whole request that has one."));
    m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    buildFault();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit);
    layout->addWidget(m_faultLine);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilterJsonEdit::readText);
    connect(&form, &FilterForm::draftChanged, this, &FilterJsonEdit::showDraft);
    showDraft();
}

void FilterJsonEdit::buildFault()
{
    m_fault->setObjectName(QStringLiteral("filterJsonFault"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_discard->setAutoDefault(false);
    m_discard->setToolTip(tr("Write what the rows say instead"));
    auto *line = new QHBoxLayout(m_faultLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_fault, 1);
    line->addWidget(m_discard);
    m_faultLine->hide();
    connect(m_discard, &QPushButton::clicked, this, &FilterJsonEdit::discard);
}

void FilterJsonEdit::readText()
{
    if (m_showing)
        return;
    const QScopedValueRollback reading(m_reading, true);
    const auto fault = m_form.loadJson(m_edit->toPlainText().toUtf8());
    showFault(fault ? &*fault : nullptr);
}

void FilterJsonEdit::showFault(const FilterJsonFault *fault)
{
    m_faultLine->setVisible(fault);
    m_fault->setText(fault ? QStringLiteral("⚠ ") + FilterTexts::fault(*fault) : QString());
    if (m_hasFault == (fault != nullptr))
        return;
    m_hasFault = fault;
    emit faultChanged();
}

void FilterJsonEdit::discard()
{
    if (!m_hasFault)
        return;
    showFault(nullptr);
    showDraft();
}

void FilterJsonEdit::showDraft()
{
    if (m_reading || m_hasFault)
        return;
    const bool isBlank = m_form.draft() == Filter{};
    replaceText(isBlank ? QString() : QString::fromUtf8(m_form.draftJson()));
}

void FilterJsonEdit::replaceText(const QString &text)
{
    if (text == m_edit->toPlainText())
        return;
    const QScopedValueRollback showing(m_showing, true);
    // One step of the edit's own undo, unlike setPlainText(), which forgets what was typed.
    QTextCursor cursor(m_edit->document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

bool FilterJsonEdit::eventFilter(QObject *watched, QEvent *event)
{
    // What was pasted is tidied when the focus goes elsewhere; a menu or another window takes it only for a while.
    if (watched == m_edit && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            showDraft();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sextant
