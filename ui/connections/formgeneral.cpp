#include "ui/connections/formgeneral.h"

#include "ui/style/connectionmarks.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QComboBox *editableCombo(QWidget *parent, const QString &name)
{
    auto *combo = new QComboBox(parent);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setAccessibleName(name);
    return combo;
}

} // namespace

FormGeneral::FormGeneral(QWidget *parent)
    : FormSection(parent)
    , m_name(new QLineEdit(this))
    , m_folder(editableCombo(this, tr("Folder")))
    , m_environment(editableCombo(this, tr("Environment")))
    , m_color(new QComboBox(this))
{
    m_name->setPlaceholderText(tr("made from the address"));
    m_folder->lineEdit()->setPlaceholderText(tr("none"));
    m_environment->addItems({ u"production"_s, u"staging"_s, u"development"_s });
    m_environment->setCurrentText({});
    m_environment->lineEdit()->setPlaceholderText(tr("not said"));
    for (int at = 0; at <= int(ConnectionColor::Grey); ++at)
        m_color->addItem(connectionIcon(ConnectionColor(at), Protection::Normal),
                         colorName(ConnectionColor(at)));
    auto *group = new QGroupBox(tr("Protection"), this);
    buildProtection(group);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Fo&lder"), m_folder);
    form->addRow(tr("&Environment"), m_environment);
    form->addRow(tr("Colo&ur"), m_color);
    form->addRow(group);
    connect(m_name, &QLineEdit::textChanged, this, &FormSection::edited);
    connect(m_folder, &QComboBox::editTextChanged, this, &FormSection::edited);
    connect(m_environment, &QComboBox::editTextChanged, this, &FormSection::edited);
    connect(m_color, &QComboBox::currentIndexChanged, this, &FormSection::edited);
}

void FormGeneral::buildProtection(QWidget *group)
{
    const std::array<QString, 3> names{ tr("N&ormal"), tr("Confirm &writes"), tr("&Read-only") };
    const std::array<QString, 3> explanations{
        tr("Changes are sent as they are made."),
        tr("Every change is shown first and waits for a yes."),
        tr("Every change is refused; nothing can be altered by mistake."),
    };
    auto *layout = new QVBoxLayout(group);
    for (size_t at = 0; at < names.size(); ++at) {
        auto *radio = new QRadioButton(names[at], group);
        radio->setAccessibleDescription(explanations[at]);
        auto *label = new QLabel(explanations[at], group);
        label->setWordWrap(true);
        label->setIndent(radio->fontMetrics().height() + 8);
        layout->addWidget(radio);
        layout->addWidget(label);
        connect(radio, &QRadioButton::toggled, this, &FormSection::edited);
        m_protection[at] = radio;
    }
    m_protection[0]->setChecked(true);
}

void FormGeneral::load(const ConnectionSpec &spec)
{
    m_name->setText(spec.name);
    m_folder->setCurrentText(spec.folder);
    m_environment->setCurrentText(spec.environment);
    m_color->setCurrentIndex(int(spec.color));
    if (!m_isForced)
        m_protection[size_t(spec.protection)]->setChecked(true);
}

void FormGeneral::apply(ConnectionSpec &spec) const
{
    spec.name = m_name->text();
    spec.folder = m_folder->currentText();
    spec.environment = m_environment->currentText();
    spec.color = ConnectionColor(m_color->currentIndex());
    if (m_isForced)
        return;
    for (size_t at = 0; at < m_protection.size(); ++at)
        if (m_protection[at]->isChecked())
            spec.protection = Protection(at);
}

void FormGeneral::setFolders(const QStringList &folders)
{
    const QSignalBlocker blocker(m_folder);
    const QString text = m_folder->currentText();
    m_folder->clear();
    m_folder->addItems(folders);
    m_folder->setCurrentText(text);
}

void FormGeneral::forceReadOnly()
{
    m_isForced = true;
    m_protection[size_t(Protection::ReadOnly)]->setChecked(true);
    for (QRadioButton *radio : m_protection)
        radio->setEnabled(false);
}

void FormGeneral::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace sextant
