#pragma once
//! FormSsh: the tunnel through the system's ssh.

#include "ui/connections/formsection.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace sextant {

class FileField;

class FormSsh : public FormSection
{
    Q_OBJECT
public:
    explicit FormSsh(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec) override;
    void apply(ConnectionSpec &spec) const override;
    QString problem() const override;

private:
    void updateFields();

    QCheckBox *m_use = nullptr;
    QLineEdit *m_destination = nullptr;
    QSpinBox *m_port = nullptr;
    FileField *m_keyFile = nullptr;
};

} // namespace sextant
