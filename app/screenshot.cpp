#include "app/screenshot.h"

#include "app/logging.h"
#include "model/session/workspace.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/errortext.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QPixmap>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sextant {

namespace {

constexpr auto lookInterval = 40ms;
constexpr int maxLooks = 120'000 / 40; // two minutes, longer than any request may take
constexpr int neededQuietLooks = 8; // late answers (inspector, counts) are drawn too

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
    if (tab.currentKind() != PageKind::Browse || !view || !view->model())
        return name + u": "_s + tab.currentPage()->status().text;
    const auto rows = quint64(view->model()->rowCount());
    const auto &info = tab.collection().info();
    const quint64 total = info && info->pointsCount ? *info->pointsCount : rows;
    return u"%1: %2 of %3 points loaded"_s.arg(name, grouped(rows), grouped(total));
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
        fail(errorLine(m_session->error().value_or(ApiError{})));
        return;
    }
    if (m_session && m_session->state() != Session::State::Ready)
        return;
    if (const CollectionTab *tab = m_window.tabs().currentTab()) {
        const Page *page = tab->currentPage();
        if (const auto error = page->lastError()) {
            fail(tab->collection().collection() + u": "_s + errorLine(*error));
            return;
        }
        const bool hasFacts = tab->collection().info() || tab->collection().infoError();
        if (!page->isSettled() || !hasFacts)
            return;
    }
    if (isQuiet())
        shoot();
}

bool ScreenshotRunner::isQuiet()
{
    const int rows = m_workspace.log().rowCount();
    m_quietLooks = rows == m_lastLogRows ? m_quietLooks + 1 : 0;
    m_lastLogRows = rows;
    return m_quietLooks >= neededQuietLooks;
}

void ScreenshotRunner::fail(const QString &reason)
{
    m_look.stop();
    printError(reason);
    emit finished(1);
}

void ScreenshotRunner::shoot()
{
    m_look.stop();
    if (!m_window.grab().save(m_file, "PNG")) {
        fail(u"cannot write the screenshot '%1'"_s.arg(m_file));
        return;
    }
    if (const CollectionTab *tab = m_window.tabs().currentTab())
        printLine(loadedText(*tab));
    emit finished(0);
}

} // namespace sextant
