#include "app/screenshot.h"

#include "app/logging.h"
#include "model/session/workspace.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/errortext.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/errorpanel.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QPixmap>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sextant {

namespace {

constexpr auto lookInterval = 40ms;
constexpr int maxLooks = 120'000 / 40; // two minutes, longer than any request may take
constexpr int neededQuietLooks = 8; // requests that follow a pause (a debounce) are waited for too

QString grouped(quint64 number)
{
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u' ');
    return digits;
}

} // namespace

QString loadedText(const CollectionTab &tab)
{
    const QString name = tab.collection().collection();
    const auto *view = qobject_cast<QAbstractItemView *>(tab.currentPage()->mainView());
    const auto rows = quint64(view && view->model() ? view->model()->rowCount() : 0);
    const auto &info = tab.collection().info();
    const quint64 total = info && info->pointsCount ? *info->pointsCount : rows;
    switch (tab.currentKind()) {
    case PageKind::Browse:
        return u"%1: %2 of %3 points loaded"_s.arg(name, grouped(rows), grouped(total));
    case PageKind::Search:
        return u"%1: search page, %2 results"_s.arg(name, grouped(rows));
    case PageKind::Recommend:
        return u"%1: recommend page, %2 results"_s.arg(name, grouped(rows));
    case PageKind::Info:
        return u"%1: info page, %2 points"_s.arg(name, grouped(total));
    }
    return name;
}

QString loadedText(Session &session)
{
    return u"%1: %2 collections"_s.arg(session.spec().displayName(),
                                       grouped(quint64(session.collections().collectionCount())));
}

ScreenshotRunner::ScreenshotRunner(MainWindow &window, Workspace &workspace, Session *session,
                                   QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_workspace(workspace)
    , m_session(session)
    , m_file(std::move(file))
{
    connect(&m_look, &QTimer::timeout, this, &ScreenshotRunner::check);
}

void ScreenshotRunner::start() { m_look.start(lookInterval); }

void ScreenshotRunner::check()
{
    if (++m_looks > maxLooks) {
        fail(u"the window did not load in time"_s);
        return;
    }
    if (m_session && m_session->state() == Session::State::Failed) {
        fail(m_session->spec().displayName() + u": "_s
             + errorLine(m_session->error().value_or(ApiError{})));
        return;
    }
    if (m_session && m_session->state() != Session::State::Ready)
        return;
    const CollectionTab *tab = m_window.tabs().currentTab();
    if (tab && !tab->currentPage()->isSettled())
        return;
    if (isQuiet())
        shoot();
}

bool ScreenshotRunner::isQuiet()
{
    const bool isBusy = std::ranges::any_of(m_workspace.sessions(), &Session::isBusy);
    m_quietLooks = isBusy ? 0 : m_quietLooks + 1;
    return m_quietLooks >= neededQuietLooks;
}

//! What went wrong in the page in front or in anything else to be seen on the picture.
std::optional<ApiError> ScreenshotRunner::visibleError() const
{
    const CollectionTab *tab = m_window.tabs().currentTab();
    if (tab && tab->currentPage()->lastError())
        return tab->currentPage()->lastError();
    if (tab && tab->collection().infoError())
        return tab->collection().infoError();
    for (const ErrorPanel *panel : m_window.findChildren<ErrorPanel *>())
        if (panel->isVisible() && panel->error())
            return panel->error();
    return std::nullopt;
}

void ScreenshotRunner::fail(const QString &reason)
{
    m_look.stop();
    printError(reason);
    emit finished(1);
}

void ScreenshotRunner::shoot()
{
    if (const std::optional<ApiError> error = visibleError()) {
        const CollectionTab *tab = m_window.tabs().currentTab();
        fail((tab ? tab->collection().collection() + u": "_s : QString()) + errorLine(*error));
        return;
    }
    m_look.stop();
    if (!m_window.grab().save(m_file, "PNG")) {
        fail(u"cannot write the screenshot '%1'"_s.arg(m_file));
        return;
    }
    if (const CollectionTab *tab = m_window.tabs().currentTab())
        printLine(loadedText(*tab));
    else if (m_session)
        printLine(loadedText(*m_session));
    else
        printLine(u"the window, with nothing opened"_s);
    emit finished(0);
}

} // namespace sextant
