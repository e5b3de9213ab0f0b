#include "ui/shell/welcomepage.h"

#include "model/session/discovery.h"
#include "ui/connections/connectiontexts.h"
#include "ui/shell/errortext.h"
#include "ui/style/icons.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr size_t MostRecent = 8; // more are in the connection manager

void clearLayout(QVBoxLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_hint(new QLabel(this))
    , m_found(new QVBoxLayout)
    , m_recent(new QVBoxLayout)
{
    auto *title = new QLabel(tr("Explore Qdrant collections"), this);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.7);
    title->setFont(big);
    m_hint->setWordWrap(true);
    setServer(Server::Absent);
    auto *demo = new QCommandLinkButton(
        tr("Explore the demo"), tr("Three collections in local mode, without a server"), this);
    demo->setIcon(icon(u"collection"));
    auto *connectButton = new QCommandLinkButton(
        tr("Connect to a server"), tr("An address, a URL or a link to the dashboard"), this);
    connectButton->setIcon(icon(u"network-connect"));
    connect(demo, &QCommandLinkButton::clicked, this, &WelcomePage::demoRequested);
    connect(connectButton, &QCommandLinkButton::clicked, this, &WelcomePage::connectRequested);
    auto *column = new QVBoxLayout;
    column->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{ title, m_hint, demo, connectButton })
        column->addWidget(widget);
    column->addLayout(m_found);
    column->addLayout(m_recent);
    column->addStretch(2);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(column, 3);
    layout->addStretch(1);
}

void WelcomePage::setServer(Server server)
{
    switch (server) {
    case Server::Absent:
        m_hint->setText(tr("Connect to a server, or look around in the demo: nothing is "
                           "installed and nothing leaves this computer."));
        break;
    case Server::Empty:
        m_hint->setText(tr("This server has no collections yet, or none that your key may see. "
                           "Refresh (F5) looks again."));
        break;
    case Server::Ready:
        m_hint->setText(tr("Choose a collection in the list on the left."));
        break;
    }
}

void WelcomePage::addServerButton(QVBoxLayout *layout, const QString &text,
                                  const ConnectionSpec &spec)
{
    auto *button = new QCommandLinkButton(spec.displayName(), text, this);
    button->setIcon(connectionMark(spec));
    button->setAccessibleName(spec.displayName());
    button->setAccessibleDescription(text);
    connect(button, &QCommandLinkButton::clicked, this, [this, spec] { emit specRequested(spec); });
    layout->addWidget(button);
}

void WelcomePage::showFound(const std::vector<FoundServer> &found)
{
    clearLayout(m_found);
    for (const FoundServer &server : found) {
        QString text = server.error ? tr("No answer: %1").arg(errorText(*server.error).title)
                                    : tr("Qdrant %1 answers here").arg(server.server.versionText);
        if (server.collections)
            text += u", "_s + tr("%n collections", nullptr, int(*server.collections));
        addServerButton(m_found, text, server.spec);
    }
}

void WelcomePage::showRecent(const std::vector<ConnectionSpec> &recent)
{
    clearLayout(m_recent);
    for (size_t at = 0; at < std::min(recent.size(), MostRecent); ++at) {
        const ConnectionSpec &spec = recent[at];
        QStringList parts{ connectionLine(spec) };
        if (spec.lastUsed.isValid())
            parts.append(lastUsedText(spec.lastUsed));
        else if (spec.id.isEmpty())
            parts.append(tr("Used before"));
        addServerButton(m_recent, parts.join(u" · "_s), spec);
    }
}

} // namespace sextant
