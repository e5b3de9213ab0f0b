#include "ui/widgets/filterpanel.h"

#include "model/filter/filterform.h"
#include "model/session/collectionsession.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/filtereditor.h"
#include "ui/widgets/filtertexts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sextant {

FilterPanel::FilterPanel(CollectionSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(new FilterForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    buildBar();
    m_form->setServer(session.server());
    connectForm();
    takeFacts();
    showState();
}

FilterPanel::~FilterPanel() = default;

void FilterPanel::buildBar()
{
    m_toggle = new QToolButton;
    m_toggle->setText(tr("&Filter"));
    m_toggle->setToolTip(tr("Show or hide the filter form"));
    m_toggle->setAccessibleName(tr("Filter form"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_chips = new FilterChips;
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("filterState"));
    m_apply = new QPushButton(tr("A&pply"));
    m_apply->setToolTip(tr("Use the drafted filter (Ctrl+Enter)"));
    m_clear = new QPushButton(tr("C&lear"));
    m_clear->setToolTip(tr("Take all conditions back"));
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(0, 0, 0, 0);
    m_bar->addWidget(m_toggle);
    m_bar->addWidget(m_chips, 1);
    m_bar->addWidget(m_state);
    m_bar->addWidget(m_apply);
    m_bar->addWidget(m_clear);
    static_cast<QVBoxLayout *>(layout())->addLayout(m_bar);
    for (QPushButton *button : { m_apply, m_clear })
        button->setAutoDefault(false);
    connect(m_toggle, &QToolButton::toggled, this, &FilterPanel::setExpanded);
    connect(m_apply, &QPushButton::clicked, this, &FilterPanel::apply);
    connect(m_clear, &QPushButton::clicked, this, &FilterPanel::clear);
    connect(m_chips, &FilterChips::removeRequested, this, &FilterPanel::removeChip);
}

void FilterPanel::connectForm()
{
    connect(m_form, &FilterForm::draftChanged, this, &FilterPanel::showState);
    connect(m_form, &FilterForm::appliedChanged, this, &FilterPanel::showState);
    connect(&m_session, &CollectionSession::infoChanged, this, &FilterPanel::takeFacts);
    connect(&m_session, &CollectionSession::knownFieldsChanged, this, &FilterPanel::takeFacts);
}

void FilterPanel::takeFacts()
{
    if (m_session.info())
        m_form->setSchema(m_session.info()->payloadSchema);
    m_form->setSeenTypes(m_session.seenTypes());
    if (m_editor)
        m_editor->setKnownFields(m_session.knownFields());
}

void FilterPanel::showState()
{
    QStringList chips;
    for (const FilterRow &row : m_form->appliedRows())
        chips += FilterTexts::chip(row, m_form->indexOf(row.field), m_form->appliedMinCount());
    if (m_form->hasAppliedEmptyAtLeast())
        chips += FilterTexts::emptyAtLeastChip(m_form->appliedMinCount());
    if (chips != m_chips->chips())
        m_chips->setChips(chips);
    const bool isDraft = hasUnappliedChanges();
    m_state->setText(isDraft ? tr("not applied") : QString());
    m_state->setVisible(isDraft);
    m_apply->setVisible(isDraft || isExpanded());
    m_apply->setEnabled(isDraft);
    m_clear->setVisible(m_form->applied() || !m_form->rows().empty() || isDraft);
}

const std::optional<Filter> &FilterPanel::appliedFilter() const { return m_form->applied(); }

bool FilterPanel::hasUnappliedChanges() const
{
    return m_form->hasUnappliedChanges() || (m_editor && m_editor->hasFault());
}

void FilterPanel::addCondition(const Condition &condition) { m_form->addRow(rowOf(condition)); }

void FilterPanel::applyCondition(const Condition &condition)
{
    m_form->addApplied(rowOf(condition));
    emit applied(m_form->applied());
}

bool FilterPanel::apply()
{
    const bool hasFault = (m_editor && m_editor->hasFault()) || !m_form->isValid();
    if (hasFault) {
        setExpanded(true);
        m_editor->focusFault();
        return false;
    }
    m_form->apply();
    emit applied(m_form->applied());
    return true;
}

void FilterPanel::clear()
{
    if (m_editor)
        m_editor->discardText();
    m_form->clear();
    m_form->apply();
    emit applied(m_form->applied());
}

void FilterPanel::removeChip(int chip)
{
    m_form->removeApplied(chip);
    emit applied(m_form->applied());
}

bool FilterPanel::isExpanded() const { return m_toggle->isChecked(); }

void FilterPanel::setExpanded(bool expanded)
{
    if (m_toggle->isChecked() != expanded)
        return m_toggle->setChecked(expanded); // comes back here through toggled()
    m_toggle->setArrowType(expanded ? Qt::DownArrow : Qt::RightArrow);
    if (expanded && !m_editor) {
        m_editor = new FilterEditor(*m_form);
        m_editor->setKnownFields(m_session.knownFields());
        connect(m_editor, &FilterEditor::faultChanged, this, &FilterPanel::showState);
        layout()->addWidget(m_editor);
    }
    if (m_editor)
        m_editor->setVisible(expanded);
    showState();
}

void FilterPanel::focusEditor()
{
    setExpanded(true);
    m_editor->focusFirst();
}

void FilterPanel::addTrailing(QWidget *tools)
{
    m_trailing = tools;
    m_bar->addWidget(tools);
}

int FilterPanel::lineWidth() const
{
    int width = 0;
    for (int i = 0; i < m_bar->count(); ++i) {
        QLayoutItem *item = m_bar->itemAt(i);
        if (!item->isEmpty() && item->widget() != m_trailing)
            width += item->minimumSize().width() + m_bar->spacing();
    }
    return width;
}

void FilterPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        apply();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sextant
