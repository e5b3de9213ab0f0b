#include "ui/widgets/filtereditor.h"

#include "model/filter/filterform.h"
#include "ui/widgets/filterjsonedit.h"
#include "ui/widgets/filterrowedit.h"
#include "ui/widgets/filtertexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace sextant {

FilterEditor::FilterEditor(FilterForm &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_scroll(new QScrollArea)
    , m_rowsBox(new QWidget)
    , m_json(new FilterJsonEdit(form))
{
    buildRows();
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_scroll);
    splitter->addWidget(m_json);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 3000, 1000 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setMaximumHeight(fontMetrics().height() * 14);
    connect(&form, &FilterForm::rowsReset, this, &FilterEditor::rebuild);
    connect(&form, &FilterForm::rowAdded, this, &FilterEditor::insertRow);
    connect(&form, &FilterForm::rowRemoved, this, &FilterEditor::removeRow);
    connect(&form, &FilterForm::rowChanged, this,
            [this](int position) { m_rows[size_t(position)]->showRow(); });
    connect(&form, &FilterForm::factsChanged, this, [this] {
        for (FilterRowEdit *row : m_rows)
            row->showRow();
    });
    connect(&form, &FilterForm::draftChanged, this, &FilterEditor::showFooter);
    connect(m_json, &FilterJsonEdit::faultChanged, this, &FilterEditor::faultChanged);
    rebuild();
}

void FilterEditor::buildRows()
{
    m_scroll->setAccessibleName(tr("Conditions of the filter"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    auto *box = new QVBoxLayout(m_rowsBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    auto *footer = new QWidget;
    buildFooter(footer);
    box->addWidget(footer);
    box->addStretch();
    m_scroll->setWidget(m_rowsBox);
}

void FilterEditor::buildFooter(QWidget *parent)
{
    auto *line = new QHBoxLayout(parent);
    line->setContentsMargins(0, 0, 0, 0);
    m_add = new QPushButton(tr("&Add condition"));
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &FilterEditor::addEmptyRow);
    m_minCountLabel = new QLabel(tr("At least:"));
    m_minCount = new QSpinBox;
    m_minCount->setRange(0, std::numeric_limits<int>::max()); // 0 comes from JSON only
    m_minCount->setAccessibleName(tr("How many of the “at least” conditions must hold"));
    m_minCount->setToolTip(m_minCount->accessibleName());
    m_minCountLabel->setBuddy(m_minCount);
    connect(m_minCount, &QSpinBox::valueChanged, this,
            [this](int count) { m_form.setMinCount(quint64(count)); });
    m_minCountHint = new QLabel;
    m_minCountHint->setWordWrap(true);
    line->addWidget(m_add);
    line->addStretch();
    line->addWidget(m_minCountHint, 1);
    line->addWidget(m_minCountLabel);
    line->addWidget(m_minCount);
}

void FilterEditor::insertRow(int position)
{
    auto *row = new FilterRowEdit(m_form, position);
    row->setKnownFields(m_fields);
    connect(row, &FilterRowEdit::removeRequested, &m_form, &FilterForm::removeRow);
    m_rows.insert(m_rows.begin() + position, row);
    static_cast<QVBoxLayout *>(m_rowsBox->layout())->insertWidget(position, row);
    for (size_t i = size_t(position) + 1; i < m_rows.size(); ++i)
        m_rows[i]->setPosition(int(i));
    // Tab goes down the rows, then to "Add condition".
    setTabOrder(row, m_add);
}

void FilterEditor::removeRow(int position)
{
    FilterRowEdit *row = m_rows[size_t(position)];
    const bool hadFocus = row->isAncestorOf(window()->focusWidget());
    m_rows.erase(m_rows.begin() + position);
    row->hide();
    row->disconnect(&m_form);
    row->deleteLater(); // its own button may be what called
    for (size_t i = size_t(position); i < m_rows.size(); ++i)
        m_rows[i]->setPosition(int(i));
    if (hadFocus)
        m_add->setFocus();
}

void FilterEditor::rebuild()
{
    while (!m_rows.empty())
        removeRow(int(m_rows.size()) - 1);
    for (size_t i = 0; i < m_form.rows().size(); ++i)
        insertRow(int(i));
    showFooter();
}

void FilterEditor::setKnownFields(const QStringList &fields)
{
    if (fields == m_fields)
        return;
    m_fields = fields;
    for (FilterRowEdit *row : m_rows)
        row->setKnownFields(fields);
}

void FilterEditor::showFooter()
{
    const quint64 conditions = m_form.atLeastCount();
    const quint64 count = m_form.minCount();
    const QString hint = conditions > 0 ? FilterTexts::atLeastHint(count, conditions) : QString();
    m_minCountLabel->setVisible(conditions > 0);
    m_minCount->setVisible(conditions > 0);
    m_minCountHint->setVisible(!hint.isEmpty());
    m_minCountHint->setText(hint.isEmpty() ? QString() : QStringLiteral("⚠ ") + hint);
    const QSignalBlocker blocker(m_minCount);
    m_minCount->setValue(int(std::min<quint64>(count, quint64(std::numeric_limits<int>::max()))));
}

void FilterEditor::addEmptyRow()
{
    const int position = m_form.addRow(FilterRow{});
    m_rows[size_t(position)]->focusField();
    m_scroll->ensureWidgetVisible(m_rows[size_t(position)]);
}

void FilterEditor::focusFirst()
{
    if (m_rows.empty())
        addEmptyRow();
    else
        m_rows.front()->focusField();
}

bool FilterEditor::hasFault() const { return m_json->hasFault() || !m_form.isValid(); }

void FilterEditor::discardText() { m_json->discard(); }

bool FilterEditor::focusFault()
{
    if (m_json->hasFault()) {
        m_json->edit()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_form.rows()[i].enabled && !m_form.conditionAt(int(i))) {
            m_rows[i]->focusField();
            m_scroll->ensureWidgetVisible(m_rows[i]);
            return true;
        }
    }
    return false;
}

} // namespace sextant
