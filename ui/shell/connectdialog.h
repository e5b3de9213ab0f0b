#pragma once
//! ConnectDialog: the connection manager: saved connections on the left, one to be edited, tested and connected to on
//! the right. Window-modal; nothing in it waits: tests and keychains run beside and end with the dialog.

#include "client/net/call.h"
#include "model/session/connectionspec.h"
#include "ui/shell/shellparts.h"

#include <QDialog>

#include <functional>
#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;
class QToolButton;

namespace sextant {

class ConnectionForm;
class ConnectionList;
class ConnectionTest;
class NoticeStrip;
class TestSteps;
struct SecretError;

class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    //! What `parts` refers to outlives this. Without a store of connections there is no list and no Save.
    explicit ConnectDialog(const ShellParts &parts, QWidget *parent = nullptr);
    ~ConnectDialog() override;

    void setAddress(const QString &text); //!< read like a pasted text
    void setSpec(const ConnectionSpec &spec); //!< to be corrected; the key gets the focus
    void focusPlainKey(); //!< the question whether the key may go unencrypted
    void forceReadOnly(); //!< the choice is made already
    QString resultText() const; //!< what the test has told so far
    void done(int result) override;
    void reject() override; //!< asks first when edits would be lost

signals:
    //! The person wants this connection; private when it isn't to be remembered. `collection` may be empty.
    void connectRequested(const sextant::ConnectionSpec &spec, const QString &collection);

private:
    using Then = std::function<void()>;
    void buildList(QSplitter *splitter);
    void buildRight(QSplitter *splitter);
    void buildButtons();
    void restoreState();
    void setListShown(bool shown);
    void load(const ConnectionSpec &spec);
    void startNew();
    void choose(const QString &id);
    void readSecrets(const ConnectionSpec &spec);
    void checkKeychain();
    void ifNothingIsLost(const Then &then, const Then &stay = {});
    bool isModified() const;
    void updateState();
    void test();
    void cancelTest();
    void trust(const QByteArray &fingerprint);
    void save(const Then &then);
    void saveSecrets(const ConnectionSpec &spec, const Then &then);
    void onSecretsRefused(const SecretError &error, const Then &then);
    void duplicate();
    void onRemoved(const QString &id);
    void connectNow();
    void connectTo(const QString &id);
    ConnectionSpec savedSpec(const QString &id) const;

    ShellParts m_parts;
    QSplitter *m_splitter = nullptr;
    QToolButton *m_toggleList = nullptr;
    ConnectionList *m_list = nullptr;
    ConnectionForm *m_form = nullptr;
    NoticeStrip *m_strip = nullptr;
    TestSteps *m_steps = nullptr;
    QLabel *m_reason = nullptr;
    QCheckBox *m_remember = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_connect = nullptr;
    ConnectionSpec m_baseline; //!< as the form gave it when nothing was edited yet
    SecretHome m_newHome = SecretHome::Memory; //!< of new connections
    bool m_isSecretMissing = false; //!< the kept ones could not be read: don't write over them
    std::unique_ptr<ConnectionTest> m_test;
    Call m_check;
    Call m_read;
    Call m_write;
    Call m_forget;
};

} // namespace sextant
