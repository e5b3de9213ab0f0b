#pragma once
//! FormNetwork: the proxy and the limits of a connection.

#include "ui/connections/formsection.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sextant {

class FormNetwork : public FormSection
{
    Q_OBJECT
public:
    explicit FormNetwork(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec) override;
    void apply(ConnectionSpec &spec) const override;
    QString problem() const override;

private:
    void buildProxy(QFormLayout *form);
    void buildLimits(QFormLayout *form);
    void updateFields();
    bool hasProxyHost() const;

    QComboBox *m_mode = nullptr;
    QLineEdit *m_host = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QDoubleSpinBox *m_connect = nullptr;
    QDoubleSpinBox *m_silence = nullptr;
    QSpinBox *m_attempts = nullptr;
    QDoubleSpinBox *m_retryBase = nullptr;
    QDoubleSpinBox *m_retryCap = nullptr;
};

} // namespace sextant
