#include "ui/widgets/filterrowedit.h"

#include "ui/widgets/filterinneredit.h"
#include "ui/widgets/filterrowlist.h"
#include "ui/widgets/filtertexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace sextant {

namespace {

//! Shows what is known of a field beside its path, in the list only: the edit keeps the bare path.
class FieldDelegate : public QStyledItemDelegate
{
public:
    FieldDelegate(const FilterForm &form, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_form(form)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString path = index.data().toString();
        option->text = path + QStringLiteral("   ") + FilterTexts::index(m_form.indexOf(path));
    }

private:
    const FilterForm &m_form;
};

QComboBox *makeCombo(int characters)
{
    auto *combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(characters);
    return combo;
}

int currentData(const QComboBox *combo) { return combo->currentData().toInt(); }

void select(QComboBox *combo, int data) { combo->setCurrentIndex(combo->findData(data)); }

} // namespace

FilterRowEdit::FilterRowEdit(FilterForm &form, int position, const QString &outer, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_position(position)
    , m_outer(outer)
{
    buildControls();
    nameControls();
    connectControls();
    showRow();
}

void FilterRowEdit::buildControls()
{
    m_enabled = new QCheckBox;
    m_enabled->setToolTip(tr("Whether this condition counts"));
    m_group = makeCombo(6);
    for (int group = 0; group < filterGroupCount; ++group)
        m_group->addItem(FilterTexts::group(FilterGroup(group)), group);
    m_field = makeCombo(10);
    m_field->setEditable(true);
    m_field->setInsertPolicy(QComboBox::NoInsert);
    m_field->lineEdit()->setPlaceholderText(tr("field"));
    m_field->completer()->setFilterMode(Qt::MatchContains);
    m_field->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_field->setItemDelegate(new FieldDelegate(m_form, m_field));
    m_type = makeCombo(6);
    for (int type = 0; type <= int(FilterValueType::Datetime); ++type)
        m_type->addItem(FilterTexts::type(FilterValueType(type)), type);
    m_type->setToolTip(tr("How the value is sent: the text \"1\" and the number 1 are different"));
    m_operator = makeCombo(9);
    m_value = new QLineEdit;
    m_upper = new QLineEdit;
    for (QLineEdit *edit : { m_value, m_upper })
        edit->setMaxLength(std::numeric_limits<int>::max()); // JSON and id lists may be long
    m_json = new QPlainTextEdit;
    m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_json->setTabChangesFocus(true);
    m_json->setFixedHeight(fontMetrics().lineSpacing() * 6);
    m_boolean = makeCombo(4);
    m_boolean->addItems({ QStringLiteral("true"), QStringLiteral("false") });
    m_and = new QLabel(tr("and"));
    m_remove = new QToolButton;
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setToolTip(tr("Remove this condition"));
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QHBoxLayout;
    addControls(line);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_json);
    layout->addWidget(m_message);
}

void FilterRowEdit::addControls(QHBoxLayout *line)
{
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(fontMetrics().averageCharWidth() / 2);
    line->addWidget(m_enabled);
    line->addWidget(m_group);
    line->addWidget(m_field, 2);
    line->addWidget(m_type);
    line->addWidget(m_operator, 1);
    line->addWidget(m_value, 2);
    line->addWidget(m_boolean, 2);
    line->addWidget(m_and);
    line->addWidget(m_upper, 2);
    line->addWidget(m_remove);
    for (QComboBox *combo : { m_group, m_field, m_type, m_operator, m_boolean })
        m_buddies.emplace_back(addBuddy(combo), combo);
}

QLabel *FilterRowEdit::addBuddy(QWidget *control)
{
    // A combo box takes its accessible name from a buddy only; a hidden one will do.
    auto *label = new QLabel(this);
    label->hide();
    label->setBuddy(control);
    return label;
}

QString FilterRowEdit::number() const
{
    const QString own = QString::number(m_position + 1);
    return m_outer.isEmpty() ? own : m_outer + u'.' + own;
}

void FilterRowEdit::nameControls()
{
    const QString number = this->number();
    const QStringList names{ tr("Group of condition %1").arg(number),
                             tr("Field of condition %1").arg(number),
                             tr("Value type of condition %1").arg(number),
                             tr("Operator of condition %1").arg(number),
                             tr("True or false of condition %1").arg(number) };
    if (m_inner)
        m_inner->setNumber(number);
    for (size_t i = 0; i < m_buddies.size(); ++i) {
        m_buddies[i].first->setText(names[qsizetype(i)]);
        m_buddies[i].second->setAccessibleName(names[qsizetype(i)]);
    }
    m_field->lineEdit()->setAccessibleName(tr("Path of condition %1").arg(number));
    m_enabled->setAccessibleName(tr("Condition %1 counts").arg(number));
    m_value->setAccessibleName(tr("Value of condition %1").arg(number));
    m_json->setAccessibleName(tr("JSON of condition %1").arg(number));
    m_upper->setAccessibleName(tr("Upper end of condition %1").arg(number));
    m_remove->setAccessibleName(tr("Remove condition %1").arg(number));
}

void FilterRowEdit::connectControls()
{
    connect(m_enabled, &QCheckBox::toggled, this,
            [this](bool on) { changeRow([on](FilterRow &row) { row.enabled = on; }); });
    connect(m_group, &QComboBox::currentIndexChanged, this, [this] {
        changeRow([this](FilterRow &row) { row.group = FilterGroup(currentData(m_group)); });
    });
    connect(m_field, &QComboBox::editTextChanged, this, &FilterRowEdit::changeField);
    connect(m_type, &QComboBox::currentIndexChanged, this, &FilterRowEdit::changeType);
    connect(m_operator, &QComboBox::currentIndexChanged, this, [this] {
        changeRow([this](FilterRow &row) {
            const bool wasJson = usesJson(row.op);
            row.op = FilterOperator(currentData(m_operator));
            if (wasJson != usesJson(row.op))
                row.value.clear(); // a value is no filter
        });
    });
    connect(m_value, &QLineEdit::textChanged, this, [this](const QString &text) {
        changeRow([&text](FilterRow &row) { row.value = text; });
    });
    connect(m_upper, &QLineEdit::textChanged, this, [this](const QString &text) {
        changeRow([&text](FilterRow &row) { row.upper = text; });
    });
    connect(m_json, &QPlainTextEdit::textChanged, this, [this] {
        changeRow([this](FilterRow &row) { row.value = m_shownJson = m_json->toPlainText(); });
    });
    connect(m_boolean, &QComboBox::currentTextChanged, this, [this](const QString &text) {
        changeRow([&text](FilterRow &row) { row.value = text; });
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { emit removeRequested(m_position); });
}

void FilterRowEdit::changeRow(const std::function<void(FilterRow &)> &change)
{
    if (m_showing)
        return;
    FilterRow row = m_form.rows()[size_t(m_position)];
    change(row);
    if (usesType(row.op) && row.type == FilterValueType::Boolean && row.value != u"false")
        row.value = QStringLiteral("true"); // the list has no empty choice
    m_form.setRow(m_position, std::move(row));
}

void FilterRowEdit::changeField(const QString &field)
{
    if (m_showing)
        return;
    m_form.setField(m_position, field.trimmed());
    changeRow([](FilterRow &) {}); // a field of booleans starts at "true"
}

void FilterRowEdit::changeType()
{
    changeRow([this](FilterRow &row) {
        const FilterValueType old = row.type;
        row.type = FilterValueType(currentData(m_type));
        if (old == FilterValueType::Boolean)
            row.value.clear();
        const std::vector<FilterOperator> fitting = operatorsFor(row.type);
        if (std::find(fitting.begin(), fitting.end(), row.op) == fitting.end())
            row.op = FilterOperator::Is;
    });
}

void FilterRowEdit::setPosition(int position, const QString &outer)
{
    m_position = position;
    m_outer = outer;
    nameControls();
}

void FilterRowEdit::setKnownFields(const QStringList &fields)
{
    m_fields = fields;
    showInner(m_form.rows()[size_t(m_position)]);
    const QSignalBlocker blocker(m_field);
    const QString text = m_field->currentText();
    // Known fields only grow: the list a person is choosing from stays as it is.
    const int known = m_field->count();
    const bool grows
        = known > 0 && known <= fields.size() && m_field->itemText(known - 1) == fields[known - 1];
    if (!grows)
        m_field->clear();
    m_field->addItems(fields.mid(m_field->count()));
    if (grows)
        return;
    m_field->setCurrentIndex(-1);
    m_field->setEditText(text);
}

void FilterRowEdit::showRow()
{
    m_showing = true;
    const FilterRow &row = m_form.rows()[size_t(m_position)];
    m_enabled->setChecked(row.enabled);
    select(m_group, int(row.group));
    m_field->setVisible(usesField(row.op));
    if (m_field->lineEdit()->text() != row.field) // else the cursor would jump
        m_field->lineEdit()->setText(row.field);
    m_type->setVisible(usesType(row.op));
    select(m_type, int(row.type));
    showOperators(row);
    showValue(row);
    showMessage(row);
    m_showing = false;
}

void FilterRowEdit::showOperators(const FilterRow &row)
{
    const QSignalBlocker blocker(m_operator);
    const PayloadIndex *index = m_form.indexOf(row.field);
    m_operator->setToolTip(FilterTexts::opHelp(row.op));
    const std::pair shown{ int(row.type), index ? index->typeText : QString() };
    if (m_shownOperators == shown && m_operator->findData(int(row.op)) >= 0)
        return select(m_operator, int(row.op));
    m_shownOperators = shown;
    m_operator->clear();
    auto *model = qobject_cast<QStandardItemModel *>(m_operator->model());
    std::vector<FilterOperator> operators = operatorsFor(row.type);
    if (std::find(operators.begin(), operators.end(), row.op) == operators.end())
        operators.push_back(row.op);
    for (const FilterOperator op : operators) {
        if (op == FilterOperator::IsNull || op == FilterOperator::IdIn)
            m_operator->insertSeparator(m_operator->count());
        QString text = FilterTexts::op(op, row.type, index);
        const bool isSupported = m_form.serverSupports(op);
        if (!isSupported)
            text = tr("%1 (%2)").arg(text, FilterTexts::unsupported(op));
        m_operator->addItem(text, int(op));
        m_operator->setItemData(m_operator->count() - 1, FilterTexts::opHelp(op), Qt::ToolTipRole);
        if (model && !isSupported)
            model->item(m_operator->count() - 1)->setEnabled(false);
    }
    select(m_operator, int(row.op));
}

void FilterRowEdit::showMessage(const FilterRow &row)
{
    const FilterCondition condition = m_form.conditionAt(m_position);
    const PayloadIndex *index = m_form.indexOf(row.field);
    QStringList parts;
    if (!condition)
        parts += QStringLiteral("⚠ ") + FilterTexts::problem(condition.error());
    else
        parts += FilterTexts::note(noteOf(row, index));
    if (usesField(row.op) && !row.field.isEmpty())
        parts += FilterTexts::index(index);
    parts.removeAll(QString());
    m_message->setText(parts.join(QStringLiteral(" · ")));
    m_message->setVisible(!parts.isEmpty());
}

void FilterRowEdit::focusField()
{
    const bool lacksField = m_field->isVisibleTo(this) && m_field->currentText().isEmpty();
    if (!lacksField && m_inner && m_inner->isVisibleTo(this))
        return m_inner->rows().focusFirst();
    QWidget *target = m_json->isVisibleTo(this) ? static_cast<QWidget *>(m_json) : m_value;
    if (lacksField)
        target = m_field;
    target->setFocus(Qt::OtherFocusReason);
}

} // namespace sextant
