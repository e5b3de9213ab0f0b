#include "ui/connections/keyprompt.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sextant {

KeyPrompt::KeyPrompt(const QString &server, const QString &reason, QWidget *parent)
    : QDialog(parent)
    , m_key(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("Keep it &for this run"), this))
{
    setWindowTitle(tr("Key for %1").arg(server));
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    const QString question = tr("“%1” needs its key.").arg(server);
    text->setText(reason.isEmpty() ? question : question + u'\n' + reason);
    m_key->setEchoMode(QLineEdit::Password);
    m_keep->setChecked(true);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *connectButton = box->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    connectButton->setDefault(true);
    connectButton->setEnabled(false);
    auto *form = new QFormLayout(this);
    form->addRow(text);
    form->addRow(tr("&Key"), m_key);
    form->addRow(QString(), m_keep);
    form->addRow(box);
    setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    connect(m_key, &QLineEdit::textChanged, this, [this, connectButton] {
        connectButton->setEnabled(!m_key->text().trimmed().isEmpty());
    });
    connect(box, &QDialogButtonBox::accepted, this, &KeyPrompt::confirm);
    connect(box, &QDialogButtonBox::rejected, this, &KeyPrompt::reject);
    m_key->setFocus();
}

void KeyPrompt::confirm()
{
    const QByteArray key = m_key->text().trimmed().toUtf8();
    if (key.isEmpty())
        return;
    emit keyGiven(key, m_keep->isChecked());
    accept();
}

} // namespace sextant
