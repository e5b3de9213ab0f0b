#include "ui/connections/formkey.h"

#include "ui/connections/connectiontexts.h"
#include "ui/connections/headerstable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

enum KeyKind { NoKey, ApiKey, Bearer };

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    return label;
}

} // namespace

FormKey::FormKey(QWidget *parent)
    : FormSection(parent)
    , m_kind(new QComboBox(this))
    , m_key(new QLineEdit(this))
    , m_show(new QCheckBox(tr("Sho&w the key"), this))
    , m_home(new QComboBox(this))
    , m_keychain(wrapped(this))
    , m_variable(new QLineEdit(this))
    , m_consent(new QCheckBox(this))
    , m_note(wrapped(this))
    , m_headers(new HeadersTable(this))
{
    auto *form = new QFormLayout(this);
    buildKey(form);
    auto *label = new QLabel(tr("E&xtra headers, sent with every request"), this);
    label->setBuddy(m_headers);
    label->setWordWrap(true);
    form->addRow(label);
    form->addRow(m_headers);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FormKey::updateFields);
    connect(m_home, &QComboBox::currentIndexChanged, this, &FormKey::updateFields);
    connect(m_key, &QLineEdit::textChanged, this, &FormSection::edited);
    connect(m_variable, &QLineEdit::textChanged, this, &FormSection::edited);
    connect(m_consent, &QCheckBox::toggled, this, &FormSection::edited);
    connect(m_headers, &HeadersTable::edited, this, &FormSection::edited);
    connect(m_show, &QCheckBox::toggled, this, [this](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_headers->setSecretsShown(shown);
    });
    updateFields();
}

void FormKey::buildKey(QFormLayout *form)
{
    m_kind->addItems({ tr("None"), tr("API key"), tr("Bearer token") });
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setObjectName(u"apiKey"_s);
    m_key->setAccessibleName(tr("Key"));
    for (const SecretHome home : { SecretHome::Keychain, SecretHome::Memory, SecretHome::Ask,
                                   SecretHome::Variable, SecretHome::File })
        m_home->addItem(homeWord(home), int(home));
    m_home->setAccessibleName(tr("Where the key is kept"));
    m_variable->setPlaceholderText(u"QDRANT_API_KEY"_s);
    setFilePath({});
    form->addRow(tr("&Key"), m_kind);
    form->addRow(tr("Val&ue"), m_key);
    form->addRow(QString(), m_show);
    form->addRow(tr("Ke&pt"), m_home);
    form->addRow(QString(), m_keychain);
    form->addRow(tr("&Variable"), m_variable);
    form->addRow(m_consent);
    form->addRow(m_note);
}

SecretHome FormKey::home() const { return SecretHome(m_home->currentData().toInt()); }

void FormKey::updateFields()
{
    auto *form = static_cast<QFormLayout *>(layout());
    const SecretHome where = home();
    const bool isAsked = m_kind->currentIndex() != NoKey;
    // A key from elsewhere is not typed here; with Ask it may be, for a test.
    form->setRowVisible(m_key, isAsked && where != SecretHome::Variable);
    form->setRowVisible(m_show, isAsked && where != SecretHome::Variable);
    form->setRowVisible(m_variable, isAsked && where == SecretHome::Variable);
    form->setRowVisible(m_consent, where == SecretHome::File);
    form->setRowVisible(m_keychain, !m_keychain->text().isEmpty());
    form->setRowVisible(m_note, !m_note->text().isEmpty());
    emit edited();
}

void FormKey::load(const ConnectionSpec &spec)
{
    const bool comes
        = spec.secretHome == SecretHome::Ask || spec.secretHome == SecretHome::Variable;
    m_kind->setCurrentIndex(spec.keyAsBearer                                         ? Bearer
                                : comes || spec.expectsKey || !spec.apiKey.isEmpty() ? ApiKey
                                                                                     : NoKey);
    m_key->setText(QString::fromUtf8(spec.apiKey));
    m_home->setCurrentIndex(m_home->findData(int(spec.secretHome)));
    m_variable->setText(spec.keyVariable);
    m_consent->setChecked(spec.secretHome == SecretHome::File && !spec.id.isEmpty());
    m_headers->setHeaders(spec.headers);
    m_show->setChecked(false);
    setNote({});
}

void FormKey::apply(ConnectionSpec &spec) const
{
    const bool hasKey = m_kind->currentIndex() != NoKey;
    spec.expectsKey = hasKey;
    spec.keyAsBearer = m_kind->currentIndex() == Bearer;
    spec.apiKey = hasKey ? m_key->text().trimmed().toUtf8() : QByteArray();
    spec.secretHome = home();
    // Without a key there is nothing to ask for, nor to look up.
    if (!hasKey && (spec.secretHome == SecretHome::Ask || spec.secretHome == SecretHome::Variable))
        spec.secretHome = SecretHome::Memory;
    spec.keyVariable = m_variable->text().trimmed();
    spec.headers = m_headers->headers();
}

QString FormKey::problem() const
{
    if (home() == SecretHome::File && !m_consent->isChecked())
        return tr("Agree to keeping the key unencrypted, or choose another place for it.");
    if (m_kind->currentIndex() != NoKey && home() == SecretHome::Variable
        && m_variable->text().trimmed().isEmpty())
        return tr("Name the environment variable that holds the key.");
    return {};
}

void FormKey::setFilePath(const QString &path)
{
    m_consent->setText(path.isEmpty()
                           ? tr("I a&gree: everybody who can read my files can read the key")
                           : tr("I a&gree: the key stands unencrypted in\n%1")
                                 .arg(QString(path).replace(u'&', u"&&"_s)));
}

void FormKey::setKeychainError(const std::optional<SecretError> &error)
{
    m_keychain->setText(error ? tr("No keychain can be used here, so keys are kept for this run "
                                   "only unless you choose otherwise. %1")
                                    .arg(secretErrorText(*error))
                              : QString());
    updateFields();
}

void FormKey::setNote(const QString &text)
{
    m_note->setText(text);
    updateFields();
}

void FormKey::focusKey()
{
    if (m_kind->currentIndex() == NoKey)
        m_kind->setCurrentIndex(ApiKey);
    m_key->setFocus();
    m_key->selectAll();
}

} // namespace sextant
