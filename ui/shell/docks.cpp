#include "ui/shell/docks.h"

#include "model/session/shellstore.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr int stateVersion = 1; // raised when docks change so much that old states mislead

Qt::DockWidgetArea areaOf(Docks::Place place)
{
    switch (place) {
    case Docks::Place::Left:
        return Qt::LeftDockWidgetArea;
    case Docks::Place::Right:
        return Qt::RightDockWidgetArea;
    case Docks::Place::Bottom:
        return Qt::BottomDockWidgetArea;
    }
    return Qt::LeftDockWidgetArea;
}

bool contains(const QWidget *pane, const QWidget *widget)
{
    return widget && (pane == widget || pane->isAncestorOf(widget));
}

} // namespace

Docks::Docks(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
}

void Docks::add(const QString &name, const QString &title, QWidget *pane, Place place, bool shown)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(pane);
    nameButtons(*dock);
    dock->installEventFilter(this);
    m_entries.append({ dock, place, shown });
    putInPlace(m_entries.last());
}

void Docks::nameButtons(QDockWidget &dock)
{
    // Qt calls them all Close and Float: with several docks nobody could tell them apart.
    const QString title = dock.windowTitle();
    if (auto *close = dock.findChild<QWidget *>(u"qt_dockwidget_closebutton"_s)) {
        close->setAccessibleName(tr("Close %1").arg(title));
        close->setToolTip(close->accessibleName());
    }
    if (auto *floating = dock.findChild<QWidget *>(u"qt_dockwidget_floatbutton"_s)) {
        floating->setAccessibleName(tr("Float or dock %1").arg(title));
        floating->setToolTip(floating->accessibleName());
    }
}

bool Docks::eventFilter(QObject *watched, QEvent *event)
{
    // Qt renames its buttons whenever it updates them, and tells nobody: ours are set again afterwards.
    if (event->type() == QEvent::Show || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ParentChange || event->type() == QEvent::LayoutRequest) {
        if (auto *dock = qobject_cast<QDockWidget *>(watched))
            QMetaObject::invokeMethod(
                dock, [dock] { nameButtons(*dock); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QList<QAction *> Docks::toggleActions() const
{
    QList<QAction *> actions;
    for (const Entry &entry : m_entries)
        actions.append(entry.dock->toggleViewAction());
    return actions;
}

void Docks::show(QWidget *pane)
{
    for (const Entry &entry : m_entries) {
        if (entry.dock->widget() != pane)
            continue;
        entry.dock->show();
        entry.dock->raise();
    }
}

void Docks::putInPlace(const Entry &entry)
{
    entry.dock->setFloating(false);
    m_window.addDockWidget(areaOf(entry.place), entry.dock);
    entry.dock->setVisible(entry.shown);
}

void Docks::reset()
{
    const int width = m_window.fontMetrics().averageCharWidth();
    for (const Entry &entry : m_entries) {
        putInPlace(entry);
        const bool isSide = entry.place != Place::Bottom;
        const int size = entry.place == Place::Left ? 40 * width
            : entry.place == Place::Right           ? 50 * width
                                                    : 24 * width;
        m_window.resizeDocks({ entry.dock }, { size }, isSide ? Qt::Horizontal : Qt::Vertical);
    }
}

void Docks::restore(const ShellStore &store)
{
    m_window.restoreGeometry(store.windowState(u"geometry"_s));
    if (!m_window.restoreState(store.windowState(u"docks"_s), stateVersion))
        reset();
}

void Docks::save(ShellStore &store) const
{
    store.setWindowState(u"geometry"_s, m_window.saveGeometry());
    store.setWindowState(u"docks"_s, m_window.saveState(stateVersion));
}

void Docks::cycleFocus(int step, QWidget *centre)
{
    QList<QWidget *> panes{ centre };
    for (const Entry &entry : m_entries)
        if (entry.dock->isVisible())
            panes.append(entry.dock->widget());
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype pane = 1; pane < panes.size(); ++pane)
        if (contains(panes[pane], focus))
            at = pane;
    const qsizetype count = panes.size();
    QWidget *next = panes[(at + step + count) % count];
    next->window()->activateWindow();
    if (next->focusPolicy() == Qt::NoFocus && !next->focusProxy()) {
        // A pane without a proxy: its first child that takes keys.
        const QList<QWidget *> children = next->findChildren<QWidget *>();
        for (QWidget *child : children) {
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                child->setFocus(Qt::ShortcutFocusReason);
                return;
            }
        }
    }
    next->setFocus(Qt::ShortcutFocusReason);
}

} // namespace sextant
