#pragma once
//! KeyPrompt: asks for a connection's key while it is being connected. Answers by signal; nothing waits in it.

#include <QByteArray>
#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace sextant {

class KeyPrompt : public QDialog
{
    Q_OBJECT
public:
    //! `server` is the connection's name; `reason` says why the key isn't at hand, empty = it is always asked for.
    KeyPrompt(const QString &server, const QString &reason, QWidget *parent = nullptr);

signals:
    void keyGiven(const QByteArray &key, bool keepForThisRun); //!< rejected() otherwise

private:
    void confirm();

    QLineEdit *m_key = nullptr;
    QCheckBox *m_keep = nullptr;
};

} // namespace sextant
