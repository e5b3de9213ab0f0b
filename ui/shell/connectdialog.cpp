#include "ui/shell/connectdialog.h"

#include "model/session/connectionprobe.h"
#include "model/session/workspace.h"
#include "ui/shell/errortext.h"
#include "ui/shell/targettext.h"
#include "ui/widgets/busybar.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sextant {

ConnectDialog::ConnectDialog(Workspace &workspace, const std::vector<ConnectionSpec> &recent,
                             QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
{
    setWindowTitle(tr("Connect to a Server"));
    buildFields(recent);
    buildButtons();
    onAddressEdited();
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::buildFields(const std::vector<ConnectionSpec> &recent)
{
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(u"localhost:6333"_s);
    m_address->setToolTip(
        tr("host, host:port, host:port/collection, a URL, or a link to the dashboard"));
    QStringList addresses;
    for (const ConnectionSpec &spec : recent)
        addresses.append(spec.baseUrl.toString());
    auto *completer = new QCompleter(addresses, this);
    completer->setFilterMode(Qt::MatchContains);
    m_address->setCompleter(completer);
    m_key = new QLineEdit(this);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("none"));
    m_remember = new QCheckBox(tr("&Remember this address (never the key)"), this);
    m_remember->setChecked(true);
    m_readOnly = new QCheckBox(tr("Read-&only: refuse every change"), this);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Address"), m_address);
    form->addRow(QString(), m_problem);
    form->addRow(tr("API &key"), m_key);
    form->addRow(QString(), m_remember);
    form->addRow(QString(), m_readOnly);
    for (QWidget *field : std::initializer_list<QWidget *>{ m_address, m_key })
        field->setAccessibleName(field == m_address ? tr("Address") : tr("API key"));
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::onAddressEdited);
}

void ConnectDialog::buildButtons()
{
    m_result = new QPlainTextEdit(this);
    m_result->setReadOnly(true);
    m_result->setTabChangesFocus(true);
    m_result->setAccessibleName(tr("Result of the test"));
    m_result->setPlaceholderText(tr("Test shows here what answers at this address."));
    m_result->setFixedHeight(fontMetrics().lineSpacing() * 7);
    m_busy = new BusyBar(this);
    connect(m_busy, &BusyBar::cancelRequested, this, &ConnectDialog::cancelTest);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_test = box->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_connect = box->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setDefault(true);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(box, &QDialogButtonBox::accepted, this, &ConnectDialog::confirm);
    connect(box, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    auto *form = static_cast<QFormLayout *>(layout());
    form->addRow(m_result);
    form->addRow(m_busy);
    form->addRow(box);
}

void ConnectDialog::setAddress(const QString &text) { m_address->setText(text); }

void ConnectDialog::setSpec(const ConnectionSpec &spec)
{
    m_address->setText(spec.baseUrl.toString());
    m_key->setText(QString::fromUtf8(spec.apiKey));
    m_key->selectAll();
    m_key->setFocus();
    m_readOnly->setChecked(spec.isReadOnly());
    m_remember->setChecked(!spec.isPrivate);
}

void ConnectDialog::forceReadOnly()
{
    m_readOnly->setChecked(true);
    m_readOnly->setEnabled(false);
}

QString ConnectDialog::resultText() const { return m_result->toPlainText(); }

void ConnectDialog::onAddressEdited()
{
    cancelTest();
    m_result->clear();
    const auto target = parseTarget(m_address->text());
    const bool isEmpty = m_address->text().trimmed().isEmpty();
    m_problem->setText(target || isEmpty ? QString() : targetErrorText(target.error()));
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_test->setEnabled(target.hasValue());
    m_connect->setEnabled(target.hasValue());
}

std::optional<ConnectionSpec> ConnectDialog::currentSpec(QString *collection) const
{
    const auto target = parseTarget(m_address->text());
    if (!target)
        return std::nullopt;
    ConnectionSpec spec;
    spec.baseUrl = target->baseUrl;
    spec.apiKey = m_key->text().trimmed().toUtf8();
    if (m_readOnly->isEnabled() && m_readOnly->isChecked())
        spec.protection = Protection::ReadOnly;
    spec.isPrivate = !m_remember->isChecked();
    if (collection)
        *collection = target->collection;
    return spec;
}

void ConnectDialog::test()
{
    cancelTest();
    const std::optional<ConnectionSpec> spec = currentSpec(nullptr);
    if (!spec)
        return;
    m_busy->setBusy(true);
    m_probe
        = std::make_unique<ConnectionProbe>(*spec, m_workspace.transportMaker(), m_workspace.log());
    connect(m_probe.get(), &ConnectionProbe::answered, this, &ConnectDialog::showAnswers);
    connect(m_probe.get(), &ConnectionProbe::finished, this, [this] {
        showAnswers();
        if (const ProbeAnswer *answer = m_probe->chosen())
            testKey(answer->spec);
        else
            m_busy->setBusy(false);
    });
    m_probe->start();
    showAnswers();
}

void ConnectDialog::cancelTest()
{
    m_probe.reset();
    m_keyTest.reset();
    m_busy->setBusy(false);
}

void ConnectDialog::showAnswers()
{
    QStringList lines;
    for (const ProbeAnswer &answer : m_probe->answers()) {
        const QString where = answer.spec.baseUrl.toString();
        if (answer.server)
            lines.append(tr("%1: Qdrant %2 answers").arg(where, answer.server->versionText));
        else if (answer.error)
            lines.append(tr("%1: %2").arg(where, errorLine(*answer.error)));
        else
            lines.append(m_probe->isFinished() ? tr("%1: not needed").arg(where)
                                               : tr("%1: asking…").arg(where));
    }
    m_result->setPlainText(lines.join(u'\n'));
}

void ConnectDialog::testKey(const ConnectionSpec &spec)
{
    // Reachability needs no key; listing the collections does.
    m_keyTest = std::make_unique<Session>(spec, m_workspace.transportMaker(), m_workspace.log());
    connect(m_keyTest.get(), &Session::stateChanged, this, &ConnectDialog::showKeyResult);
    m_keyTest->open();
}

void ConnectDialog::showKeyResult()
{
    Session *session = m_keyTest.get();
    if (session->state() == Session::State::Failed) {
        m_busy->setBusy(false);
        m_result->appendPlainText(errorLine(session->error().value_or(ApiError{})));
    } else if (session->state() == Session::State::Ready) {
        m_busy->setBusy(false);
        const auto count = int(session->collections().collectionCount());
        m_result->appendPlainText(session->spec().apiKey.isEmpty()
                                      ? tr("No key needed: %n collections", nullptr, count)
                                      : tr("The key is accepted: %n collections", nullptr, count));
    }
}

void ConnectDialog::confirm()
{
    QString collection;
    const std::optional<ConnectionSpec> spec = currentSpec(&collection);
    if (!spec)
        return;
    cancelTest();
    emit connectRequested(*spec, collection);
    accept();
}

} // namespace sextant
