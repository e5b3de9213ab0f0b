#include "ui/connections/formssh.h"

#include "ui/connections/filefield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace sextant {

FormSsh::FormSsh(QWidget *parent)
    : FormSection(parent)
    , m_use(new QCheckBox(tr("&Use an SSH tunnel"), this))
    , m_destination(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_keyFile(new FileField(tr("SSH key file"), this))
{
    auto *hint = new QLabel(tr("The address is then the one seen from the SSH server. Passwords "
                               "are never asked for: keys come from the agent or the file, and "
                               "the SSH server must be known already."),
                            this);
    hint->setWordWrap(true);
    m_destination->setPlaceholderText(u"user@host"_s);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("ssh's own choice"));
    auto *form = new QFormLayout(this);
    form->addRow(m_use);
    form->addRow(hint);
    form->addRow(tr("&Destination"), m_destination);
    form->addRow(tr("&Port"), m_port);
    form->addRow(tr("&Key file"), m_keyFile);
    connect(m_use, &QCheckBox::toggled, this, &FormSsh::updateFields);
    connect(m_destination, &QLineEdit::textChanged, this, &FormSection::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &FormSection::edited);
    connect(m_keyFile, &FileField::edited, this, &FormSection::edited);
    updateFields();
}

void FormSsh::updateFields()
{
    for (QWidget *field : std::initializer_list<QWidget *>{ m_destination, m_port, m_keyFile })
        field->setEnabled(m_use->isChecked());
    emit edited();
}

void FormSsh::load(const ConnectionSpec &spec)
{
    m_use->setChecked(spec.ssh.isUsed);
    m_destination->setText(spec.ssh.destination);
    m_port->setValue(spec.ssh.port);
    m_keyFile->setPath(spec.ssh.keyFile);
}

void FormSsh::apply(ConnectionSpec &spec) const
{
    spec.ssh.isUsed = m_use->isChecked();
    spec.ssh.destination = m_destination->text().trimmed();
    spec.ssh.port = quint16(m_port->value());
    spec.ssh.keyFile = m_keyFile->path();
}

QString FormSsh::problem() const
{
    if (m_use->isChecked() && m_destination->text().trimmed().isEmpty())
        return tr("Name the tunnel's destination, or don't use a tunnel.");
    return {};
}

} // namespace sextant
