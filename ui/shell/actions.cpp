#include "ui/shell/actions.h"

#include "ui/style/icons.h"

#include <QAction>
#include <QKeySequence>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace sextant {

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    buildFile();
    buildPoints();
    buildView();
}

QAction *Actions::add(const char *iconName, const QString &text, const QString &shortcut,
                      const QString &tip)
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, m_window);
    action->setShortcut(QKeySequence(shortcut, QKeySequence::PortableText));
    QString hint = tip.isEmpty() ? QString(text).remove(u'&').remove(u'…') : tip;
    if (!shortcut.isEmpty())
        hint += u" ("_s + action->shortcut().toString(QKeySequence::NativeText) + u')';
    action->setToolTip(hint);
    m_window->addAction(action);
    return action;
}

void Actions::buildFile()
{
    connectServer = add("network-connect", tr("&Connect…"), u"Ctrl+O"_s, tr("Connect to a server"));
    editServer = add("document-edit", tr("&Edit Connection…"), {},
                     tr("Change the address, the key or the rights of the current connection"));
    exploreDemo = add("collection", tr("Explore the &Demo"), {}, tr("Open the demo collections"));
    disconnectServer
        = add("network-disconnect", tr("&Disconnect"), {}, tr("Close the connection and its tabs"));
    closeTab = add("edit-clear", tr("Close &Tab"), u"Ctrl+W"_s);
    quit = add("application-exit", tr("&Quit"), u"Ctrl+Q"_s);
    quit->setMenuRole(QAction::QuitRole);
    about = add("help-about", tr("&About Sextant"), {});
    about->setMenuRole(QAction::AboutRole);
}

void Actions::setServer(const QString &name)
{
    disconnectServer->setEnabled(!name.isEmpty());
    // The name's own & would mark a letter.
    disconnectServer->setText(name.isEmpty()
                                  ? tr("&Disconnect")
                                  : tr("&Disconnect %1").arg(QString(name).replace(u'&', u"&&"_s)));
}

void Actions::buildPoints()
{
    newPoint = add("list-add", tr("&New Point…"), u"Ctrl+N"_s, tr("Create a point"));
    editPoint = add("document-edit", tr("&Edit Payload"), u"F2"_s,
                    tr("Edit the payload of the current point"));
    deletePoints = add("edit-delete", tr("&Delete…"), u"Del"_s, tr("Delete the selected points"));
}

void Actions::buildView()
{
    refresh = add("view-refresh", tr("&Refresh"), u"F5"_s);
    run = add("media-playback-start", tr("R&un"), u"Ctrl+Return"_s,
              tr("Apply the filter or run the query"));
    cancel = add("process-stop", tr("&Cancel"), u"Esc"_s, tr("End the running request"));
    nextTab = add("go-next", tr("&Next Tab"), u"Ctrl+Tab"_s);
    previousTab = add("go-previous", tr("&Previous Tab"), u"Ctrl+Shift+Tab"_s);
    nextPane = add("go-next", tr("Next P&ane"), u"F6"_s);
    previousPane = add("go-previous", tr("Pre&vious Pane"), u"Shift+F6"_s);
    resetLayout = add("window-new", tr("Reset &Layout"), {});
    showBrowse = add("view-table", tr("&Browse"), u"Alt+1"_s);
    showSearch = add("similar", tr("&Search"), u"Alt+2"_s);
    showRecommend = add("recommend", tr("R&ecommend"), u"Alt+3"_s);
    showInfo = add("dialog-information", tr("&Info"), u"Alt+4"_s);
}

} // namespace sextant
