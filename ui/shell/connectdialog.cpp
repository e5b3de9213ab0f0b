#include "ui/shell/connectdialog.h"

#include "model/session/connectionstore.h"
#include "model/session/connectiontest.h"
#include "model/session/secretstore.h"
#include "model/session/shellstore.h"
#include "model/session/workspace.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/connectionlist.h"
#include "ui/connections/formgeneral.h"
#include "ui/connections/formkey.h"
#include "ui/connections/noticestrip.h"
#include "ui/connections/teststeps.h"
#include "ui/style/icons.h"

#include <QCheckBox>
#include <QDataStream>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

const QString StateName = u"connectDialog"_s;

} // namespace

ConnectDialog::ConnectDialog(const ShellParts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_splitter(new QSplitter(this))
    , m_form(new ConnectionForm(this))
    , m_strip(new NoticeStrip(this))
    , m_steps(new TestSteps(this))
    , m_reason(new QLabel(this))
    , m_remember(new QCheckBox(tr("Reme&mber this connection"), this))
{
    setWindowTitle(tr("Connect to a Server"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_splitter, 1);
    if (m_parts.connections)
        buildList(m_splitter);
    buildRight(m_splitter);
    buildButtons();
    connect(m_form, &ConnectionForm::edited, this, &ConnectDialog::updateState);
    connect(m_steps, &TestSteps::cancelRequested, this, [this] {
        if (m_test)
            m_test->cancel();
    });
    connect(m_steps, &TestSteps::trustRequested, this, &ConnectDialog::trust);
    startNew();
    checkKeychain();
    restoreState();
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::buildList(QSplitter *splitter)
{
    m_list = new ConnectionList(*m_parts.connections, splitter);
    splitter->addWidget(m_list);
    splitter->setCollapsible(0, true);
    connect(m_list, &ConnectionList::chosen, this, [this](const QString &id) {
        ifNothingIsLost([this, id] { choose(id); },
                        [this] { m_list->setCurrentId(m_baseline.id); });
    });
    connect(m_list, &ConnectionList::activated, this, [this](const QString &id) {
        if (id == m_baseline.id && isModified())
            connectNow(); // with the edits
        else
            ifNothingIsLost([this, id] { connectTo(id); });
    });
    connect(m_list, &ConnectionList::newRequested, this,
            [this] { ifNothingIsLost([this] { startNew(); }); });
    connect(m_list, &ConnectionList::duplicateRequested, this,
            [this] { ifNothingIsLost([this] { duplicate(); }); });
    connect(m_list, &ConnectionList::renameRequested, this, [this] { m_form->focusName(); });
    connect(m_list, &ConnectionList::removed, this, &ConnectDialog::onRemoved);
    connect(m_parts.connections, &ConnectionStore::changed, this,
            [this] { m_form->general().setFolders(m_list->folders()); });
    connect(m_parts.connections, &ConnectionStore::failed, this, [this](const QString &detail) {
        m_strip->ask(tr("The connections can't be written to disk (%1); they are kept while the "
                        "program runs.")
                         .arg(detail),
                     { { tr("OK"), {} } });
    });
    m_form->general().setFolders(m_list->folders());
    if (const QString problem = m_parts.connections->loadProblem(); !problem.isEmpty())
        m_strip->ask(tr("Not all saved connections could be read. %1").arg(problem),
                     { { tr("OK"), {} } });
}

void ConnectDialog::buildRight(QSplitter *splitter)
{
    auto *right = new QWidget(splitter);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    m_remember->setChecked(true);
    m_remember->setToolTip(tr("Without it nothing about this connection is written down"));
    connect(m_remember, &QCheckBox::toggled, this, &ConnectDialog::updateState);
    column->addWidget(m_form, 1);
    column->addWidget(m_remember);
    column->addWidget(m_steps);
    column->addWidget(m_reason);
    column->addWidget(m_strip);
    splitter->addWidget(right);
    splitter->setCollapsible(splitter->count() - 1, false);
    splitter->setStretchFactor(splitter->count() - 1, 1);
    if (m_parts.secrets)
        m_form->key().setFilePath(m_parts.secrets->filePath());
}

void ConnectDialog::buildButtons()
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_testButton = box->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_save = box->addButton(tr("&Save"), QDialogButtonBox::ActionRole);
    m_connect = box->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setDefault(true);
    m_save->setVisible(m_parts.connections);
    for (QPushButton *button : { m_testButton, m_save, box->button(QDialogButtonBox::Close) })
        button->setAutoDefault(false);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(m_save, &QPushButton::clicked, this, [this] { save({}); });
    connect(box, &QDialogButtonBox::accepted, this, &ConnectDialog::connectNow);
    connect(box, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    m_toggleList = new QToolButton(this);
    m_toggleList->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggleList->setIcon(icon(u"view-tree"));
    m_toggleList->setText(tr("Sa&ved connections"));
    m_toggleList->setCheckable(true);
    m_toggleList->setChecked(true);
    m_toggleList->setFocusPolicy(Qt::StrongFocus);
    m_toggleList->setVisible(m_list);
    connect(m_toggleList, &QToolButton::toggled, this, &ConnectDialog::setListShown);
    auto *row = new QHBoxLayout;
    row->addWidget(m_toggleList);
    row->addWidget(box, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ConnectDialog::setListShown(bool shown)
{
    if (m_list)
        m_list->setVisible(shown);
}

void ConnectDialog::restoreState()
{
    const int character = fontMetrics().averageCharWidth();
    resize(character * (m_list ? 130 : 85), fontMetrics().lineSpacing() * 38);
    m_splitter->setSizes({ character * 40, character * 90 });
    QDataStream stream(m_parts.store.windowState(StateName));
    QByteArray geometry;
    QByteArray split;
    bool isListShown = true;
    stream >> geometry >> split >> isListShown;
    if (stream.status() != QDataStream::Ok)
        return;
    restoreGeometry(geometry);
    m_splitter->restoreState(split);
    m_toggleList->setChecked(isListShown);
}

void ConnectDialog::done(int result)
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << saveGeometry() << m_splitter->saveState() << m_toggleList->isChecked();
    m_parts.store.setWindowState(StateName, state);
    cancelTest();
    QDialog::done(result);
}

void ConnectDialog::reject()
{
    // Esc answers the question in sight first.
    if (m_list && m_list->dismissQuestion())
        return;
    if (m_strip->isAsking()) {
        m_strip->dismiss();
        return;
    }
    ifNothingIsLost([this] { QDialog::reject(); });
}

bool ConnectDialog::isModified() const { return !(m_form->spec() == m_baseline); }

void ConnectDialog::ifNothingIsLost(const Then &then, const Then &stay)
{
    if (!isModified()) {
        then();
        return;
    }
    std::vector<NoticeStrip::Choice> choices;
    if (m_parts.connections && m_form->problem().isEmpty())
        choices.push_back({ tr("Save"), [this, then] { save(then); } });
    choices.push_back({ tr("Discard"), then });
    choices.push_back({ tr("Keep editing"), {} });
    if (stay)
        stay(); // until it is answered the list shows what the form shows
    m_strip->ask(tr("There are unsaved changes to this connection."), std::move(choices));
}

void ConnectDialog::updateState()
{
    cancelTest();
    m_steps->clear();
    const QString problem = m_form->problem();
    const bool isReading = m_read.isRunning() || m_write.isRunning();
    m_testButton->setEnabled(problem.isEmpty() && !isReading);
    m_connect->setEnabled(problem.isEmpty() && !isReading);
    m_save->setEnabled(problem.isEmpty() && !isReading && m_remember->isChecked());
    m_reason->setText(m_form->isEmpty() ? QString() : problem);
    m_reason->setVisible(!m_reason->text().isEmpty());
}

void ConnectDialog::setAddress(const QString &text) { m_form->takePasted(text); }

void ConnectDialog::setSpec(const ConnectionSpec &spec)
{
    m_read = {};
    load(spec);
    if (m_list)
        m_list->setCurrentId(spec.id);
    m_remember->setChecked(!spec.isPrivate);
    m_form->focusKey();
}

void ConnectDialog::focusPlainKey() { m_form->focusPlainKey(); }

void ConnectDialog::forceReadOnly() { m_form->setForcedReadOnly(); }

QString ConnectDialog::resultText() const { return m_steps->text(); }

void ConnectDialog::test()
{
    cancelTest();
    m_test = std::make_unique<ConnectionTest>(m_form->spec(), m_parts.workspace.transportMaker(),
                                              m_parts.workspace.reachability(),
                                              m_parts.workspace.log());
    const auto show = [this] { m_steps->showTest(*m_test); };
    connect(m_test.get(), &ConnectionTest::changed, this, show);
    connect(m_test.get(), &ConnectionTest::finished, this, show);
    m_test->start();
    show();
}

void ConnectDialog::cancelTest() { m_test.reset(); }

void ConnectDialog::trust(const QByteArray &fingerprint)
{
    m_form->pin(fingerprint);
    test();
}

} // namespace sextant
