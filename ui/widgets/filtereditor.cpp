#include "ui/widgets/filtereditor.h"

#include "ui/widgets/filterjsonedit.h"
#include "ui/widgets/filterrowlist.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sextant {

FilterEditor::FilterEditor(FilterForm &form, QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea)
    , m_rows(new FilterRowList(form))
    , m_json(new FilterJsonEdit(form))
{
    m_scroll->setAccessibleName(tr("Conditions of the filter"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_rows);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_scroll);
    splitter->addWidget(m_json);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 3000, 1000 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_rows->installEventFilter(this);
    connect(m_rows, &FilterRowList::faultChanged, this, &FilterEditor::faultChanged);
    connect(m_json, &FilterJsonEdit::faultChanged, this, &FilterEditor::faultChanged);
}

QSize FilterEditor::sizeHint() const
{
    const int line = fontMetrics().height();
    return { QWidget::sizeHint().width(),
             std::clamp(m_rows->sizeHint().height() + line / 2, 6 * line, 14 * line) };
}

bool FilterEditor::eventFilter(QObject *watched, QEvent *event)
{
    // The scroll area keeps the wishes of its rows to itself.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QWidget::eventFilter(watched, event);
}

void FilterEditor::setKnownFields(const QStringList &fields) { m_rows->setKnownFields(fields); }

void FilterEditor::focusFirst()
{
    m_rows->focusFirst();
    showFocus();
}

bool FilterEditor::hasFault() const { return m_json->hasFault() || m_rows->hasFault(); }

void FilterEditor::discardText() { m_json->discard(); }

void FilterEditor::focusFault()
{
    if (m_json->hasFault())
        m_json->edit()->setFocus(Qt::OtherFocusReason);
    else if (m_rows->focusFault())
        showFocus();
}

void FilterEditor::showFocus()
{
    QWidget *focus = window()->focusWidget();
    if (focus && m_rows->isAncestorOf(focus))
        m_scroll->ensureWidgetVisible(focus);
}

} // namespace sextant
