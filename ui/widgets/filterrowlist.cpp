#include "ui/widgets/filterrowlist.h"

#include "model/filter/filterform.h"
#include "ui/widgets/filterrowedit.h"
#include "ui/widgets/filtertexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace sextant {

FilterRowList::FilterRowList(FilterForm &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    auto *footer = new QWidget;
    buildFooter(footer);
    box->addWidget(footer);
    box->addStretch();
    connect(&form, &FilterForm::rowsReset, this, &FilterRowList::rebuild);
    connect(&form, &FilterForm::rowAdded, this, &FilterRowList::insertRow);
    connect(&form, &FilterForm::rowRemoved, this, &FilterRowList::removeRow);
    connect(&form, &FilterForm::rowChanged, this,
            [this](int position) { m_rows[size_t(position)]->showRow(); });
    connect(&form, &FilterForm::factsChanged, this, [this] {
        for (FilterRowEdit *row : m_rows)
            row->showRow();
    });
    connect(&form, &FilterForm::draftChanged, this, &FilterRowList::showFooter);
    rebuild();
}

void FilterRowList::buildFooter(QWidget *parent)
{
    auto *line = new QHBoxLayout(parent);
    line->setContentsMargins(0, 0, 0, 0);
    m_add = new QPushButton(tr("&Add condition"));
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &FilterRowList::addEmptyRow);
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

void FilterRowList::insertRow(int position)
{
    auto *row = new FilterRowEdit(m_form, position, m_number);
    row->setKnownFields(m_fields);
    connect(row, &FilterRowEdit::removeRequested, &m_form, &FilterForm::removeRow);
    connect(row, &FilterRowEdit::faultChanged, this, &FilterRowList::faultChanged);
    m_rows.insert(m_rows.begin() + position, row);
    static_cast<QVBoxLayout *>(layout())->insertWidget(position, row);
    for (size_t i = size_t(position) + 1; i < m_rows.size(); ++i)
        m_rows[i]->setPosition(int(i), m_number);
    // Tab goes down the rows, then to "Add condition".
    setTabOrder(row, m_add);
}

void FilterRowList::removeRow(int position)
{
    FilterRowEdit *row = m_rows[size_t(position)];
    const bool hadFocus = row->isAncestorOf(window()->focusWidget());
    m_rows.erase(m_rows.begin() + position);
    row->hide();
    row->disconnect(&m_form);
    row->deleteLater(); // its own button may be what called
    for (size_t i = size_t(position); i < m_rows.size(); ++i)
        m_rows[i]->setPosition(int(i), m_number);
    if (hadFocus)
        m_add->setFocus();
}

void FilterRowList::rebuild()
{
    while (!m_rows.empty())
        removeRow(int(m_rows.size()) - 1);
    for (size_t i = 0; i < m_form.rows().size(); ++i)
        insertRow(int(i));
    showFooter();
}

void FilterRowList::setKnownFields(const QStringList &fields)
{
    if (fields == m_fields)
        return;
    m_fields = fields;
    for (FilterRowEdit *row : m_rows)
        row->setKnownFields(fields);
}

void FilterRowList::showFooter()
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

void FilterRowList::setNumber(const QString &number)
{
    if (number == m_number)
        return;
    m_number = number;
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setPosition(int(i), number);
}

void FilterRowList::addEmptyRow() { m_rows[size_t(m_form.addRow(FilterRow{}))]->focusField(); }

void FilterRowList::focusFirst()
{
    if (m_rows.empty())
        addEmptyRow();
    else
        m_rows.front()->focusField();
}

bool FilterRowList::hasFault() const
{
    return !m_form.isValid()
        || std::any_of(m_rows.begin(), m_rows.end(),
                       [](const FilterRowEdit *row) { return row->hasInnerFault(); });
}

bool FilterRowList::focusFault()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i]->focusInnerFault())
            return true;
        if (m_form.rows()[i].enabled && !m_form.conditionAt(int(i))) {
            m_rows[i]->focusField();
            return true;
        }
    }
    return false;
}

} // namespace sextant
