#pragma once
//! FormTls: whom a connection trusts, and who it says it is itself.

#include "ui/connections/formsection.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace sextant {

class FileField;

class FormTls : public FormSection
{
    Q_OBJECT
public:
    explicit FormTls(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec) override;
    void apply(ConnectionSpec &spec) const override;
    QString problem() const override;
    void pin(const QByteArray &fingerprint); //!< empty = forget

private:
    FileField *m_ca = nullptr;
    FileField *m_certificate = nullptr;
    FileField *m_keyFile = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLabel *m_pin = nullptr;
    QPushButton *m_forget = nullptr;
    QByteArray m_fingerprint;
};

} // namespace sextant
