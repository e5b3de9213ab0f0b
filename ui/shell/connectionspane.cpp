#include "ui/shell/connectionspane.h"

#include "model/session/workspace.h"
#include "ui/shell/statusline.h"
#include "ui/style/connectionmarks.h"
#include "ui/style/icons.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/errorpanel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMetaMethod>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace sextant {

ConnectionsPane::ConnectionsPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setVerticalSpacing(3);
    buildTop();
    buildList();
    connect(&m_workspace, &Workspace::sessionAdded, this, &ConnectionsPane::addSession);
    connect(&m_workspace, &Workspace::sessionAboutToClose, this, &ConnectionsPane::removeSession);
    for (Session *session : m_workspace.sessions())
        addSession(session);
    updateState();
    setFocusProxy(m_list);
}

void ConnectionsPane::buildTop()
{
    auto *layout = static_cast<QGridLayout *>(this->layout());
    auto *label = new QLabel(tr("Ser&ver"), this);
    m_servers = new QComboBox(this);
    m_servers->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_servers->setMinimumContentsLength(10);
    label->setBuddy(m_servers);
    auto *refresh = new QToolButton(this);
    refresh->setIcon(icon(u"view-refresh"));
    refresh->setText(tr("Refresh collections"));
    refresh->setToolTip(tr("Refresh the list of collections"));
    refresh->setAutoRaise(true);
    connect(refresh, &QToolButton::clicked, this, &ConnectionsPane::refresh);
    m_state = new QLabel(this);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search collections"));
    m_search->setAccessibleName(tr("Search collections"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_current)
            m_current->collections().setFilterText(text);
    });
    connect(m_servers, &QComboBox::currentIndexChanged, this, &ConnectionsPane::onSessionChanged);
    layout->addWidget(label, 0, 0);
    layout->addWidget(m_servers, 0, 1);
    layout->addWidget(refresh, 0, 2);
    layout->addWidget(m_state, 1, 0, 1, 3);
    layout->addWidget(m_search, 2, 0, 1, 3);
    layout->setColumnStretch(1, 1);
}

void ConnectionsPane::buildList()
{
    auto *layout = static_cast<QGridLayout *>(this->layout());
    m_error = new ErrorPanel(this);
    connect(m_error, &ErrorPanel::retryRequested, this, &ConnectionsPane::refresh);
    connect(m_error, &ErrorPanel::actionRequested, this, &ConnectionsPane::act);
    m_tryNow = new QPushButton(tr("Try Now"), this);
    m_tryNow->setAutoDefault(false);
    m_tryNow->hide();
    connect(m_tryNow, &QPushButton::clicked, this, [this] {
        if (m_current)
            m_current->retryNow();
    });
    m_edit = new QPushButton(icon(u"document-edit"), tr("Edit connection…"), this);
    m_edit->setAutoDefault(false);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_current); });
    m_busy = new BusyBar(this);
    connect(m_busy, &BusyBar::cancelRequested, this, [this] {
        if (m_current)
            m_current->cancel();
    });
    m_list = new QTreeView(this);
    m_list->setAccessibleName(tr("Collections"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTabKeyNavigation(false);
    m_list->header()->setStretchLastSection(false);
    connect(m_list, &QTreeView::activated, this, &ConnectionsPane::activate);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &ConnectionsPane::updateVisibleRows);
    layout->addWidget(m_error, 3, 0, 1, 3);
    layout->addWidget(m_edit, 4, 0, 1, 2);
    layout->addWidget(m_tryNow, 4, 2);
    layout->addWidget(m_list, 5, 0, 1, 3);
    layout->addWidget(m_busy, 6, 0, 1, 3);
    layout->setRowStretch(5, 1);
}

Session *ConnectionsPane::currentSession() const { return m_current; }

void ConnectionsPane::setCurrentSession(Session *session)
{
    const int index = m_servers->findData(QVariant::fromValue<QObject *>(session));
    if (index >= 0)
        m_servers->setCurrentIndex(index);
}

void ConnectionsPane::setCurrentCollection(const QString &name)
{
    m_currentName = name;
    if (m_current)
        m_list->setCurrentIndex(m_current->collections().indexOf(name));
}

void ConnectionsPane::refresh()
{
    if (!m_current)
        return;
    if (m_current->state() == Session::State::Ready)
        m_current->refresh();
    else if (m_current->state() == Session::State::Failed)
        m_current->open();
}

void ConnectionsPane::addSession(Session *session)
{
    connect(session, &Session::stateChanged, this, &ConnectionsPane::updateState);
    connect(session, &Session::retryWaitChanged, this, &ConnectionsPane::updateRetry);
    CollectionsModel *model = &session->collections();
    connect(model, &CollectionsModel::refreshed, this, &ConnectionsPane::updateState);
    connect(model, &CollectionsModel::refreshingChanged, this, &ConnectionsPane::showRefreshing);
    connect(model, &CollectionsModel::modelReset, this, &ConnectionsPane::restoreCurrent,
            Qt::QueuedConnection); // the view lays its rows out after the reset
    const QIcon mark = connectionIcon(session->spec().color, session->protection());
    m_servers->addItem(mark.isNull() ? icon(u"network-server") : mark, serverTitle(session->spec()),
                       QVariant::fromValue<QObject *>(session));
    m_servers->setCurrentIndex(m_servers->count() - 1);
}

void ConnectionsPane::removeSession(Session *session)
{
    const int index = m_servers->findData(QVariant::fromValue<QObject *>(session));
    if (index >= 0)
        m_servers->removeItem(index);
    onSessionChanged();
}

void ConnectionsPane::onSessionChanged()
{
    auto *session = static_cast<Session *>(qvariant_cast<QObject *>(m_servers->currentData()));
    if (session == m_current)
        return;
    m_current = session;
    m_currentName.clear();
    m_list->setModel(session ? &session->collections() : nullptr);
    if (session) {
        connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
                [this](const QModelIndex &current) {
                    if (current.isValid())
                        m_currentName = current.data(CollectionsModel::NameRole).toString();
                });
        session->collections().setFilterText(m_search->text());
        QHeaderView *header = m_list->header();
        header->setSectionResizeMode(CollectionsModel::Name, QHeaderView::Stretch);
        const int digit = fontMetrics().averageCharWidth();
        m_list->setColumnWidth(CollectionsModel::Points, 9 * digit);
        m_list->setColumnWidth(CollectionsModel::Status, 9 * digit);
    }
    updateState();
    emit currentSessionChanged();
}

void ConnectionsPane::updateState()
{
    std::vector<ErrorAction> actions{ ErrorAction::RefreshList };
    if (isSignalConnected(QMetaMethod::fromSignal(&ConnectionsPane::trustRequested)))
        actions.push_back(ErrorAction::TrustCertificate); // offered where somebody carries it out
    m_error->setActions(std::move(actions));
    m_search->setEnabled(m_current);
    m_error->clear();
    showState();
    m_busy->setBusy(m_current
                    && (m_current->isOpening() || m_current->collections().isRefreshing()));
    using Kind = ApiError::Kind;
    const std::optional<ApiError> &error = m_error->error();
    m_edit->setVisible(error && !m_current->spec().isDemo
                       && (m_current->state() == Session::State::Failed
                           || error->kind == Kind::Unauthorized || error->kind == Kind::Forbidden));
    if (m_current)
        m_servers->setItemText(m_servers->currentIndex(), serverTitle(m_current->spec()));
    updateRetry();
    updateVisibleRows();
    emit stateChanged();
}

void ConnectionsPane::showState()
{
    if (!m_current) {
        m_state->setText(tr("Not connected"));
        return;
    }
    switch (m_current->state()) {
    case Session::State::Idle:
    case Session::State::Connecting:
        m_state->setText(tr("Connecting…"));
        break;
    case Session::State::Tunnelling:
        m_state->setText(tr("Opening the ssh tunnel…"));
        break;
    case Session::State::Probing:
        m_state->setText(tr("Looking for the port…"));
        break;
    case Session::State::Failed:
        m_state->setText(tr("Not connected"));
        m_error->showError(m_current->error().value_or(ApiError{}));
        break;
    case Session::State::Ready:
        showReady();
        break;
    }
}

void ConnectionsPane::showReady()
{
    const ServerInfo &server = m_current->server();
    QStringList parts{ server.isLocalMode ? tr("Local mode %1").arg(server.versionText)
                                          : tr("Qdrant %1").arg(server.versionText) };
    if (server.isTooOld())
        parts.append(tr("older than 1.10: not everything will work"));
    parts.append(tr("%n collections", nullptr, int(m_current->collections().collectionCount())));
    if (m_current->protection() != Protection::Normal)
        parts.append(protectionText(m_current->protection()));
    if (m_current->isLost())
        parts.append(tr("connection lost"));
    m_state->setText(parts.join(u" · "_s));
    if (m_current->collections().lastError())
        m_error->showError(*m_current->collections().lastError());
}

void ConnectionsPane::act(ErrorAction action)
{
    if (!m_current)
        return;
    const std::optional<ApiError> &error = m_error->error();
    if (action == ErrorAction::RefreshList)
        refresh();
    else if (action == ErrorAction::TrustCertificate && error && error->tls)
        emit trustRequested(m_current, error->tls->fingerprint);
}

void ConnectionsPane::updateRetry()
{
    m_tryNow->setVisible(m_current && m_current->retryWait() && m_busy->isBusy());
    m_busy->setMessage(m_current ? retryText(*m_current) : QString());
}

void ConnectionsPane::showRefreshing()
{
    if (m_current && m_current->state() == Session::State::Ready)
        m_busy->setBusy(m_current->collections().isRefreshing());
}

void ConnectionsPane::restoreCurrent()
{
    // A reset makes the view forget where the person was, a search hides it for a while.
    if (m_current && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_current->collections().indexOf(m_currentName));
    updateVisibleRows();
}

void ConnectionsPane::updateVisibleRows()
{
    if (!m_current || !isVisible())
        return;
    const QModelIndex first = m_list->indexAt(QPoint(0, 0));
    if (!first.isValid())
        return;
    const QModelIndex last = m_list->indexAt(QPoint(0, m_list->viewport()->height() - 1));
    const int lastRow = last.isValid() ? last.row() : m_current->collections().rowCount() - 1;
    m_current->collections().setVisibleRows(first.row(), lastRow);
}

void ConnectionsPane::activate(const QModelIndex &index)
{
    if (m_current && index.isValid())
        emit collectionActivated(m_current, index.data(CollectionsModel::NameRole).toString());
}

void ConnectionsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateVisibleRows();
}

void ConnectionsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateVisibleRows();
}

} // namespace sextant
