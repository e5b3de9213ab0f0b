#pragma once
//! FormKey: the key, where it is kept between runs, and the extra headers.

#include "ui/connections/formsection.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace sextant {

class HeadersTable;
struct SecretError;

class FormKey : public FormSection
{
    Q_OBJECT
public:
    explicit FormKey(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec) override;
    void apply(ConnectionSpec &spec) const override;
    QString problem() const override;

    //! Of SecretHome::File, named where consent is asked for.
    void setFilePath(const QString &path);
    //! nullopt: the keychain can be used.
    void setKeychainError(const std::optional<SecretError> &error);
    void setNote(const QString &text); //!< news about the kept key; empty = none
    void focusKey();

private:
    void buildKey(QFormLayout *form);
    void updateFields();
    SecretHome home() const;

    QComboBox *m_kind = nullptr;
    QLineEdit *m_key = nullptr;
    QCheckBox *m_show = nullptr;
    QComboBox *m_home = nullptr;
    QLabel *m_keychain = nullptr;
    QLineEdit *m_variable = nullptr;
    QCheckBox *m_consent = nullptr;
    QLabel *m_note = nullptr;
    HeadersTable *m_headers = nullptr;
};

} // namespace sextant
