#include "ui/connections/connectionform.h"

#include "model/session/connectionparser.h"
#include "ui/connections/addressfield.h"
#include "ui/connections/connectiontexts.h"
#include "ui/connections/formgeneral.h"
#include "ui/connections/formkey.h"
#include "ui/connections/formnetwork.h"
#include "ui/connections/formssh.h"
#include "ui/connections/formtls.h"
#include "ui/shell/targettext.h"
#include "ui/style/icons.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace sextant {

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_general(new FormGeneral(this))
    , m_key(new FormKey(this))
    , m_tls(new FormTls(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    buildAddress();
    buildPlainStrip();
    addTab(m_general, tr("General"));
    addTab(m_key, tr("Key"));
    addTab(m_tls, tr("TLS"));
    addTab(new FormNetwork(this), tr("Network"));
    addTab(new FormSsh(this), tr("SSH Tunnel"));
    layout->addWidget(m_tabs, 1);
    load({});
}

void ConnectionForm::buildAddress()
{
    m_address = new AddressField(this);
    m_address->setPlaceholderText(u"localhost:6333"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setToolTip(tr("An address, a link to the dashboard, a curl line, a QdrantClient(…) "
                             "call or the lines of an environment file"));
    m_collection = new QLineEdit(this);
    m_collection->setPlaceholderText(tr("opened at once; may stay empty"));
    m_note = new QLabel(this);
    m_problem = new QLabel(this);
    for (QLabel *label : { m_note, m_problem }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
    auto *form = new QFormLayout;
    form->addRow(tr("Paste an&ything"), m_address);
    form->addRow(QString(), m_note);
    form->addRow(QString(), m_problem);
    form->addRow(tr("Collect&ion"), m_collection);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionForm::onEdited);
    connect(m_address, &QLineEdit::textEdited, this, [this] { showNote({}); });
    connect(m_address, &AddressField::pasted, this, &ConnectionForm::takePasted);
    connect(m_collection, &QLineEdit::textChanged, this, &ConnectionForm::onEdited);
}

void ConnectionForm::buildPlainStrip()
{
    m_plain = new QFrame(this);
    m_plain->setFrameShape(QFrame::StyledPanel);
    auto *sign = new QLabel(m_plain);
    sign->setPixmap(icon(u"dialog-warning").pixmap(16, 16));
    auto *text = new QLabel(
        tr("The address is plain http: everybody on the way could read the key."), m_plain);
    text->setWordWrap(true);
    m_plainAgreed = new QCheckBox(tr("Send the key unencr&ypted anyway"), m_plain);
    m_plainAgreed->setAccessibleDescription(text->text());
    auto *grid = new QGridLayout(m_plain);
    grid->setContentsMargins(6, 4, 6, 4);
    grid->addWidget(sign, 0, 0, Qt::AlignTop);
    grid->addWidget(text, 0, 1);
    grid->addWidget(m_plainAgreed, 1, 1);
    grid->setColumnStretch(1, 1);
    layout()->addWidget(m_plain);
    connect(m_plainAgreed, &QCheckBox::toggled, this, &ConnectionForm::onEdited);
}

FormSection *ConnectionForm::addTab(FormSection *section, const QString &title)
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(section);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    section->setAutoFillBackground(false);
    m_tabs->addTab(area, title);
    m_sections.push_back(section);
    connect(section, &FormSection::edited, this, &ConnectionForm::onEdited);
    return section;
}

void ConnectionForm::load(const ConnectionSpec &spec)
{
    m_isLoading = true;
    m_loaded = spec;
    m_loadedAddress = spec.baseUrl.toString();
    m_address->setText(m_loadedAddress);
    m_collection->clear();
    m_plainAgreed->setChecked(spec.allowsPlainKey);
    for (FormSection *section : m_sections)
        section->load(spec);
    showNote({});
    m_isLoading = false;
    onEdited();
}

ConnectionSpec ConnectionForm::spec() const
{
    ConnectionSpec spec = m_loaded;
    if (m_address->text() != m_loadedAddress) {
        const auto target = parseTarget(m_address->text());
        spec.baseUrl = target ? target->baseUrl : QUrl();
    }
    for (const FormSection *section : m_sections)
        section->apply(spec);
    spec.allowsPlainKey = m_plainAgreed->isChecked();
    return spec;
}

QString ConnectionForm::collection() const
{
    const auto target = parseTarget(m_address->text());
    return target && !target->collection.isEmpty() ? target->collection
                                                   : m_collection->text().trimmed();
}

void ConnectionForm::setCollection(const QString &name) { m_collection->setText(name); }

bool ConnectionForm::isEmpty() const { return m_address->text().trimmed().isEmpty(); }

QString ConnectionForm::addressProblem() const
{
    const auto target = parseTarget(m_address->text());
    if (target)
        return {};
    QString text = targetErrorText(target.error());
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text + u'.';
}

QString ConnectionForm::problem() const
{
    if (const QString text = addressProblem(); !text.isEmpty())
        return text;
    for (const FormSection *section : m_sections)
        if (const QString text = section->problem(); !text.isEmpty())
            return text;
    if (sendsSecretsPlainly(spec()) && !m_plainAgreed->isChecked())
        return tr("The key would be sent unencrypted: agree to it above, use https, or a tunnel.");
    return {};
}

void ConnectionForm::onEdited()
{
    if (m_isLoading)
        return;
    const QString text = isEmpty() ? QString() : addressProblem();
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_plain->setVisible(sendsSecretsPlainly(spec()));
    emit edited();
}

void ConnectionForm::showNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ConnectionForm::takePasted(const QString &text)
{
    const auto parsed = parseConnection(text);
    if (!parsed) {
        showNote({});
        m_address->setText(text.simplified()); // stays to be corrected, with the reason below it
        return;
    }
    fill(*parsed, text);
}

void ConnectionForm::fill(const ParsedConnection &parsed, const QString &text)
{
    ConnectionSpec filled = spec();
    if (!parsed.apiKey.isEmpty() || !parsed.keyVariable.isEmpty()) {
        filled.expectsKey = true;
        filled.apiKey = parsed.apiKey;
        filled.keyAsBearer = parsed.keyAsBearer;
        filled.keyVariable = parsed.keyVariable;
        if (!parsed.keyVariable.isEmpty())
            filled.secretHome = SecretHome::Variable;
        else if (filled.secretHome == SecretHome::Variable || filled.secretHome == SecretHome::Ask)
            filled.secretHome = m_loaded.secretHome;
    }
    if (!parsed.headers.isEmpty())
        filled.headers = parsed.headers;
    m_isLoading = true;
    m_key->load(filled);
    m_address->setText(parsed.target.baseUrl.toString());
    if (!parsed.target.collection.isEmpty())
        m_collection->setText(parsed.target.collection);
    m_isLoading = false;
    showNote(takenText(parsed, text));
    onEdited();
}

QString ConnectionForm::takenText(const ParsedConnection &parsed, const QString &text) const
{
    QStringList parts{ tr("the address") };
    if (!parsed.apiKey.isEmpty())
        parts.append(parsed.keyAsBearer ? tr("a Bearer token") : tr("a key"));
    if (!parsed.keyVariable.isEmpty())
        parts.append(tr("the key's variable %1").arg(parsed.keyVariable));
    if (!parsed.headers.isEmpty())
        parts.append(tr("%n headers", nullptr, int(parsed.headers.size())));
    if (!parsed.target.collection.isEmpty())
        parts.append(tr("the collection %1").arg(parsed.target.collection));
    if (parts.size() == 1)
        return {};
    const QString trimmed = text.trimmed();
    const QString list = parts.join(u", "_s);
    if (trimmed.startsWith(u"curl"_s))
        return tr("Taken from the curl line: %1.").arg(list);
    if (trimmed.contains(u"QdrantClient"_s))
        return tr("Taken from the QdrantClient call: %1.").arg(list);
    if (trimmed.contains(u"/dashboard"_s))
        return tr("Taken from the dashboard link: %1.").arg(list);
    return tr("Taken from the pasted text: %1.").arg(list);
}

void ConnectionForm::setForcedReadOnly() { m_general->forceReadOnly(); }

void ConnectionForm::focusAddress()
{
    m_address->setFocus();
    m_address->selectAll();
}

void ConnectionForm::focusKey()
{
    m_tabs->setCurrentIndex(1);
    m_key->focusKey();
}

void ConnectionForm::focusName()
{
    m_tabs->setCurrentIndex(0);
    m_general->focusName();
}

void ConnectionForm::focusPlainKey()
{
    if (m_plain->isVisibleTo(this))
        m_plainAgreed->setFocus();
}

void ConnectionForm::pin(const QByteArray &fingerprint) { m_tls->pin(fingerprint); }

} // namespace sextant
