#include "ui/connections/formtls.h"

#include "ui/connections/connectiontexts.h"
#include "ui/connections/filefield.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sextant {

FormTls::FormTls(QWidget *parent)
    : FormSection(parent)
    , m_ca(new FileField(tr("Authority's certificate (PEM)"), this))
    , m_certificate(new FileField(tr("Client certificate (PEM)"), this))
    , m_keyFile(new FileField(tr("Key of the client certificate (PEM)"), this))
    , m_passphrase(new QLineEdit(this))
    , m_pin(new QLabel(this))
    , m_forget(new QPushButton(tr("&Forget"), this))
{
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("none"));
    m_pin->setWordWrap(true);
    m_pin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_forget->setAutoDefault(false);
    m_forget->setToolTip(tr("Trust certificates by their issuer again"));
    auto *form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("A&uthority's certificate (PEM)"), m_ca);
    form->addRow(tr("C&lient certificate (PEM)"), m_certificate);
    form->addRow(tr("Its &key (PEM)"), m_keyFile);
    form->addRow(tr("&Passphrase of the key"), m_passphrase);
    form->addRow(tr("Trusted certificate"), m_pin);
    form->addRow(QString(), m_forget);
    for (FileField *field : { m_ca, m_certificate, m_keyFile })
        connect(field, &FileField::edited, this, &FormSection::edited);
    connect(m_passphrase, &QLineEdit::textChanged, this, &FormSection::edited);
    connect(m_forget, &QPushButton::clicked, this, [this] { pin({}); });
    pin({});
}

void FormTls::pin(const QByteArray &fingerprint)
{
    m_fingerprint = fingerprint;
    m_pin->setText(fingerprint.isEmpty() ? tr("Any that an authority trusted here has issued")
                                         : tr("Only the one with this SHA-256 fingerprint: %1")
                                               .arg(groupedFingerprint(fingerprint)));
    m_forget->setVisible(!fingerprint.isEmpty());
    emit edited();
}

void FormTls::load(const ConnectionSpec &spec)
{
    m_ca->setPath(spec.tls.caFile);
    m_certificate->setPath(spec.tls.certificateFile);
    m_keyFile->setPath(spec.tls.keyFile);
    m_passphrase->setText(QString::fromUtf8(spec.tls.keyPassphrase));
    pin(spec.tls.pinnedFingerprint);
}

void FormTls::apply(ConnectionSpec &spec) const
{
    spec.tls.caFile = m_ca->path();
    spec.tls.certificateFile = m_certificate->path();
    spec.tls.keyFile = m_keyFile->path();
    spec.tls.keyPassphrase = m_passphrase->text().toUtf8();
    spec.tls.pinnedFingerprint = m_fingerprint;
}

QString FormTls::problem() const
{
    if (m_certificate->path().isEmpty() != m_keyFile->path().isEmpty())
        return tr("A client certificate and its key belong together: name both files, or none.");
    return {};
}

} // namespace sextant
