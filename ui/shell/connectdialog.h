#pragma once
//! ConnectDialog: one field for where, one for the key, and a test that tells in words what answered. Window-modal;
//! nothing in it waits: tests run beside and end with the dialog.

#include "model/session/connectionspec.h"
#include "model/session/targetparser.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sextant {

class BusyBar;
class ConnectionProbe;

class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    ConnectDialog(TransportMaker maker, const std::vector<ConnectionSpec> &recent,
                  QWidget *parent = nullptr);
    ~ConnectDialog() override;

    void setAddress(const QString &text);
    QString resultText() const; //!< what the test has told so far

signals:
    //! The person wants this connection. `collection` may be empty.
    void connectRequested(const sextant::ConnectionSpec &spec, const QString &collection,
                          bool remember);

private:
    void buildFields(const std::vector<ConnectionSpec> &recent);
    void buildButtons();
    void onAddressEdited();
    void test();
    void cancelTest();
    void showAnswers();
    void testKey(const ConnectionSpec &spec);
    void showKeyResult();
    void confirm();
    std::optional<ConnectionSpec> currentSpec(QString *collection) const;

    TransportMaker m_maker;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_key = nullptr;
    QCheckBox *m_remember = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QLabel *m_problem = nullptr;
    QPlainTextEdit *m_result = nullptr;
    BusyBar *m_busy = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_connect = nullptr;
    std::unique_ptr<ConnectionProbe> m_probe;
    class KeyTest;
    std::unique_ptr<KeyTest> m_keyTest;
};

} // namespace sextant
