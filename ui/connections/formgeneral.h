#pragma once
//! FormGeneral: name, folder, environment, colour and protection of a connection.

#include "ui/connections/formsection.h"

#include <array>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace sextant {

class FormGeneral : public FormSection
{
    Q_OBJECT
public:
    explicit FormGeneral(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec) override;
    void apply(ConnectionSpec &spec) const override;
    void setFolders(const QStringList &folders); //!< to choose from
    void forceReadOnly(); //!< shown as the choice of this run; what is kept stays as loaded
    void focusName();

private:
    void buildProtection(QWidget *group);

    QLineEdit *m_name = nullptr;
    QComboBox *m_folder = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_color = nullptr;
    std::array<QRadioButton *, 3> m_protection{};
    bool m_isForced = false;
};

} // namespace sextant
