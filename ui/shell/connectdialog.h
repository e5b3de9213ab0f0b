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
class Session;
class Workspace;

class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    //! The workspace outlives this; tests of the address are made beside it and told in its log.
    ConnectDialog(Workspace &workspace, const std::vector<ConnectionSpec> &recent,
                  QWidget *parent = nullptr);
    ~ConnectDialog() override;

    void setAddress(const QString &text);
    void setSpec(const ConnectionSpec &spec); //!< to be corrected; the key gets the focus
    void forceReadOnly(); //!< the choice is made already
    QString resultText() const; //!< what the test has told so far

signals:
    //! The person wants this connection; private when it isn't to be remembered. `collection` may be empty.
    void connectRequested(const sextant::ConnectionSpec &spec, const QString &collection);

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

    Workspace &m_workspace;
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
    std::unique_ptr<Session> m_keyTest; //!< the same steps as a real connection
};

} // namespace sextant
