#include "ui/connections/teststeps.h"

#include "model/session/connectiontest.h"
#include "ui/connections/connectiontexts.h"
#include "ui/shell/errortext.h"
#include "ui/shell/tlstext.h"
#include "ui/style/icons.h"
#include "ui/widgets/busybar.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

enum Column { State, Step, Time, Found, ColumnCount };

QString stepName(TestStep::Kind kind)
{
    switch (kind) {
    case TestStep::Kind::Tunnel:
        return TestSteps::tr("SSH tunnel");
    case TestStep::Kind::Lookup:
        return TestSteps::tr("Look up the host");
    case TestStep::Kind::Connect:
        return TestSteps::tr("Connect");
    case TestStep::Kind::Tls:
        return TestSteps::tr("Secure the connection (TLS)");
    case TestStep::Kind::Version:
        return TestSteps::tr("Ask for the version");
    case TestStep::Kind::Key:
        return TestSteps::tr("Check the key");
    case TestStep::Kind::List:
        return TestSteps::tr("List the collections");
    }
    return {};
}

QString stateWord(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Waiting:
        return TestSteps::tr("Waiting");
    case TestStep::State::Running:
        return TestSteps::tr("Running");
    case TestStep::State::Done:
        return TestSteps::tr("Done");
    case TestStep::State::Failed:
        return TestSteps::tr("Failed");
    case TestStep::State::Skipped:
        return TestSteps::tr("Skipped");
    }
    return {};
}

QString stateIcon(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Waiting:
        return u"step-waiting"_s;
    case TestStep::State::Running:
        return u"view-refresh"_s;
    case TestStep::State::Done:
        return u"step-done"_s;
    case TestStep::State::Failed:
        return u"dialog-error"_s;
    case TestStep::State::Skipped:
        return u"step-skipped"_s;
    }
    return {};
}

QString foundText(const TestStep &step)
{
    if (step.error)
        return errorText(*step.error).title;
    if (step.kind == TestStep::Kind::List && step.collections)
        return TestSteps::tr("%n collections", nullptr, int(*step.collections));
    if (step.kind == TestStep::Kind::Version && !step.fact.isEmpty())
        return TestSteps::tr("Qdrant %1").arg(step.fact);
    if (step.kind == TestStep::Kind::Key && step.state == TestStep::State::Done
        && step.fact.isEmpty())
        return TestSteps::tr("Accepted");
    return step.fact;
}

} // namespace

TestSteps::TestSteps(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_steps(new QTreeWidget(this))
    , m_explanation(new QLabel(this))
    , m_trust(new QPushButton(icon(u"object-locked"),
                              tr("T&rust this certificate for this connection"), this))
    , m_busy(new BusyBar(this))
{
    m_steps->setColumnCount(ColumnCount);
    m_steps->setHeaderLabels({ tr("State"), tr("Step"), tr("Time"), tr("Found") });
    m_steps->setAccessibleName(tr("Result of the test"));
    m_steps->setRootIsDecorated(false);
    m_steps->setTabKeyNavigation(false);
    m_steps->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_steps->header()->setStretchLastSection(true);
    for (QLabel *label : { m_title, m_explanation }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_trust->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{ m_title, m_steps, m_explanation })
        layout->addWidget(widget);
    layout->addWidget(m_trust, 0, Qt::AlignLeft);
    layout->addWidget(m_busy);
    connect(m_trust, &QPushButton::clicked, this, [this] { emit trustRequested(m_fingerprint); });
    connect(m_busy, &BusyBar::cancelRequested, this, &TestSteps::cancelRequested);
    clear();
}

void TestSteps::clear()
{
    m_steps->clear();
    m_busy->setBusy(false);
    m_explanation->hide();
    m_trust->hide();
    hide();
}

void TestSteps::showTest(const ConnectionTest &test)
{
    m_steps->clear();
    m_explanation->hide();
    m_trust->hide();
    m_busy->setBusy(!test.isFinished());
    const QString address = test.spec().baseUrl.toDisplayString();
    m_title->setText(!test.isFinished()     ? tr("Testing %1…").arg(address)
                         : test.hasPassed() ? tr("%1 can be used.").arg(address)
                                            : tr("%1 can't be used yet.").arg(address));
    for (const TestStep &step : test.steps())
        addStep(step);
    // As high as its rows: the form above keeps the rest.
    const int row = m_steps->sizeHintForRow(0) + 1;
    m_steps->setFixedHeight(m_steps->header()->sizeHint().height()
                            + row * std::max(1, m_steps->topLevelItemCount())
                            + 2 * m_steps->frameWidth());
    show();
}

void TestSteps::addStep(const TestStep &step)
{
    auto *item = new QTreeWidgetItem(m_steps);
    item->setIcon(State, icon(stateIcon(step.state)));
    item->setText(State, stateWord(step.state));
    item->setText(Step, stepName(step.kind));
    if (step.state == TestStep::State::Done || step.state == TestStep::State::Failed)
        item->setText(
            Time, tr("%1 ms").arg(QLocale().toString(double(step.took.count()) / 1000, 'f', 1)));
    item->setTextAlignment(Time, Qt::AlignRight | Qt::AlignVCenter);
    item->setText(Found, foundText(step));
    item->setToolTip(Found, item->text(Found));
    if (step.error && step.state == TestStep::State::Failed)
        explain(*step.error);
}

void TestSteps::explain(const ApiError &error)
{
    ErrorText words = errorText(error);
    if (error.tls && words.button == ErrorAction::TrustCertificate) {
        m_fingerprint = error.tls->fingerprint;
        // Written so that it can be wrapped.
        words.action.replace(fingerprintText(m_fingerprint), groupedFingerprint(m_fingerprint));
        m_trust->show();
    }
    QStringList lines{ words.title + u". "_s + words.explanation + u' ' + words.action };
    if (!error.serverText.isEmpty())
        lines.append(tr("The server says: %1").arg(error.serverText));
    else if (!error.detail.isEmpty())
        lines.append(error.detail);
    m_explanation->setText(lines.join(u'\n'));
    m_explanation->show();
}

QString TestSteps::text() const
{
    QStringList lines{ m_title->text() };
    for (int row = 0; row < m_steps->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_steps->topLevelItem(row);
        lines.append(item->text(State) + u": "_s + item->text(Step) + u": "_s + item->text(Found));
    }
    if (m_explanation->isVisibleTo(this))
        lines.append(m_explanation->text());
    return lines.join(u'\n');
}

} // namespace sextant
