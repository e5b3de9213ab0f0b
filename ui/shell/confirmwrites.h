#pragma once
//! ConfirmWrites: asks for each write of a connection that wants it: the exact request, Send or Don't Send. One dialog
//! per server, window-modal; writes that come meanwhile queue up in it, and each is answered for itself.

#include "client/net/writegate.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace sextant {

class Session;
class Workspace;

class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    ConfirmDialog(Session &session, QWidget *parent);

    void done(int result) override; //!< whatever is not answered is not sent

private:
    QWidget *buildHead();
    QWidget *buildTools();
    void update();
    void showRequest();
    void answer(bool isConfirmed);
    void saveWhole();
    const PendingWrite *current() const; //!< nullptr: none is left

    QPointer<Session> m_session;
    QLabel *m_count = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_cut = nullptr;
    QPlainTextEdit *m_body = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_refuse = nullptr;
    QTimer m_settle; //!< a double click must not send the next request unseen
};

//! Opens and keeps the dialogs of all sessions of a workspace.
class ConfirmWrites : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this.
    ConfirmWrites(Workspace &workspace, QWidget *window);

private:
    void watch(Session *session);

    QWidget *m_window;
};

//! `POST /collections/c/points/payload?wait=true`
QString requestLine(const Request &request);

//! The body with line breaks and indents between its tokens, every token as it is; unchanged where it isn't JSON.
QByteArray spacedOut(const QByteArray &json);

} // namespace sextant
