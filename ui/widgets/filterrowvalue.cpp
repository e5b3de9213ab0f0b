// FilterRowEdit: the right-hand side of a row: a text, two ends, true or false, JSON, or a filter of its own.
#include "client/json/parse.h"
#include "ui/widgets/filterinneredit.h"
#include "ui/widgets/filterrowedit.h"
#include "ui/widgets/filterrowlist.h"
#include "ui/widgets/filtertexts.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sextant {

void FilterRowEdit::showValue(const FilterRow &row)
{
    const bool isBoolean = usesType(row.op) && row.type == FilterValueType::Boolean;
    const bool isBetween = row.op == FilterOperator::Between;
    m_value->setVisible(usesValue(row.op) && !isBoolean && !usesJson(row.op));
    m_json->setVisible(row.op == FilterOperator::Raw);
    if (row.op == FilterOperator::Raw)
        showJson(row);
    showInner(row);
    m_boolean->setVisible(isBoolean);
    m_and->setVisible(isBetween);
    m_upper->setVisible(isBetween);
    for (const auto &[edit, text] :
         { std::pair(m_value, row.value), std::pair(m_upper, row.upper) })
        if (edit->text() != text) // else the cursor would jump
            edit->setText(text);
    m_boolean->setCurrentText(row.value == u"false" ? QStringLiteral("false")
                                                    : QStringLiteral("true"));
    m_value->setPlaceholderText(FilterTexts::placeholder(row));
    m_upper->setPlaceholderText(FilterTexts::placeholder(row));
    m_json->setPlaceholderText(FilterTexts::placeholder(row));
    m_value->setToolTip(FilterTexts::valueHelp(row));
    m_upper->setToolTip(FilterTexts::valueHelp(row));
}

void FilterRowEdit::showJson(const FilterRow &row)
{
    if (row.value == m_shownJson)
        return;
    m_shownJson = row.value;
    const auto parsed = json::parse(row.value.toUtf8());
    m_json->setPlainText(parsed ? QString::fromUtf8(parsed->value.toIndentedJson()) : row.value);
}

void FilterRowEdit::makeInner()
{
    m_inner = new FilterInnerEdit;
    m_inner->setNumber(number());
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->insertWidget(box->indexOf(m_message), m_inner);
    connect(m_inner, &FilterInnerEdit::edited, this, [this](const QString &json) {
        changeRow([&json](FilterRow &row) { row.value = json; });
        emit faultChanged();
    });
}

void FilterRowEdit::showInner(const FilterRow &row)
{
    if (usesFilter(row.op) && !m_inner)
        makeInner();
    if (!m_inner)
        return;
    m_inner->setVisible(usesFilter(row.op));
    if (!usesFilter(row.op))
        return;
    m_inner->showFilter(row.value);
    // Inside an array of objects paths begin at the element.
    const bool isNested = row.op == FilterOperator::Nested;
    m_inner->setFacts(m_form, m_fields, isNested ? row.field + QStringLiteral("[].") : QString());
}

bool FilterRowEdit::hasInnerFault() const
{
    const FilterRow &row = m_form.rows()[size_t(m_position)];
    return m_inner && row.enabled && usesFilter(row.op) && m_inner->rows().hasFault();
}

bool FilterRowEdit::focusInnerFault() { return hasInnerFault() && m_inner->rows().focusFault(); }

} // namespace sextant
