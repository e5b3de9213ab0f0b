#include "ui/editors/payloadpane.h"

#include "model/edit/pointedit.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/longlines.h"
#include "ui/editors/outcometexts.h"
#include "ui/editors/payloadtree.h"
#include "ui/editors/toolbarname.h"

#include <QLabel>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace sextant {

PayloadPane::PayloadPane(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_message(new QLabel(this))
{
    m_tabs->setTabPosition(QTabWidget::South);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Payload views"));
    buildTree();
    buildText();
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setObjectName(QStringLiteral("payloadMessages"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_message);
    updateEditable();
}

void PayloadPane::buildTree()
{
    auto *page = new QWidget(m_tabs);
    m_tree = new PayloadTree(page);
    auto *bar = new QToolBar(page);
    bar->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    bar->addActions(m_tree->actions());
    nameOverflow(*bar);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_tree);
    m_tabs->addTab(page, tr("Tree"));
    connect(m_tree, &PayloadTree::editRefused, this, [this](const QString &reason) {
        m_message->setText(reason);
        m_message->show();
    });
}

void PayloadPane::buildText()
{
    m_text = new JsonTextView(tr("Payload text"), m_tabs);
    m_tabs->addTab(m_text, tr("Text"));
    connect(m_text, &JsonTextView::textEdited, this, &PayloadPane::onTextEdited);
}

void PayloadPane::setEdit(PointEdit *edit)
{
    if (m_edit)
        disconnect(m_edit, nullptr, this, nullptr);
    m_edit = edit;
    m_tree->setEdit(edit);
    if (edit) {
        connect(edit, &PointEdit::textChanged, this, &PayloadPane::updateText);
        connect(edit, &PointEdit::lockedChanged, this, &PayloadPane::updateEditable);
    }
    updateText();
    updateEditable();
}

void PayloadPane::setEditable(bool editable)
{
    m_isEditable = editable;
    updateEditable();
}

void PayloadPane::goToText()
{
    m_tabs->setCurrentWidget(m_text);
    m_text->setFocus();
}

void PayloadPane::goToTree()
{
    m_tabs->setCurrentWidget(m_tree->parentWidget());
    m_tree->setFocus();
}

void PayloadPane::commitOpenEditor() { m_tree->commitOpenEditor(); }

void PayloadPane::onTextEdited(const QString &text)
{
    m_isTyping = true;
    if (m_edit)
        m_edit->typeText(text);
    m_isTyping = false;
}

void PayloadPane::updateText()
{
    showText(m_edit ? m_edit->text() : QString());
    updateMessage();
}

void PayloadPane::showText(const QString &text)
{
    const std::optional<QString> cut = withLongLinesCut(text);
    if (cut && m_isTyping) {
        // The editor can't be changed while it tells of a change (a long line was pasted).
        QMetaObject::invokeMethod(this, &PayloadPane::updateText, Qt::QueuedConnection);
        return;
    }
    m_isCut = cut.has_value();
    m_text->setText(cut ? *cut : text);
    updateEditable();
}

void PayloadPane::updateMessage()
{
    QStringList lines;
    const std::optional<json::ParseError> fault = m_edit ? m_edit->textError() : std::nullopt;
    m_text->showFault(fault);
    if (fault)
        lines.append(
            tr("Line %1, column %2: %3").arg(fault->line).arg(fault->column).arg(fault->message));
    if (m_edit)
        for (const json::Lint &lint : m_edit->lints())
            lines.append(lintSentence(lint));
    if (m_isCut)
        lines.append(
            tr("Lines of more than %L1 characters are cut here and the text can't be edited; the "
               "tree has them whole.")
                .arg(longestLine));
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_message->setVisible(!lines.isEmpty());
}

void PayloadPane::updateEditable()
{
    const bool editable = m_isEditable && m_edit && !m_edit->isLocked();
    m_tree->setEditable(editable);
    m_text->setReadOnly(!editable || m_isCut);
}

} // namespace sextant
