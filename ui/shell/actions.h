#pragma once
//! Actions: the one registry of the window's commands; menus, toolbar and shortcuts all take them from here.

#include <QObject>

class QAction;
class QWidget;

namespace sextant {

class Actions : public QObject
{
    Q_OBJECT
public:
    //! The actions belong to `window`, so that their shortcuts work everywhere in it.
    explicit Actions(QWidget *window);

    void setServer(const QString &name); //!< whom Disconnect would leave; empty: nobody

    QAction *connectServer = nullptr;
    QAction *editServer = nullptr;
    QAction *exploreDemo = nullptr;
    QAction *disconnectServer = nullptr;
    QAction *closeTab = nullptr;
    QAction *quit = nullptr;
    QAction *refresh = nullptr;
    QAction *run = nullptr;
    QAction *cancel = nullptr;
    QAction *newPoint = nullptr;
    QAction *editPoint = nullptr;
    QAction *deletePoints = nullptr;
    QAction *nextTab = nullptr;
    QAction *previousTab = nullptr;
    QAction *nextPane = nullptr;
    QAction *previousPane = nullptr;
    QAction *resetLayout = nullptr;
    QAction *showBrowse = nullptr;
    QAction *showSearch = nullptr;
    QAction *showRecommend = nullptr;
    QAction *showInfo = nullptr;
    QAction *about = nullptr;

private:
    QAction *add(const char *icon, const QString &text, const QString &shortcut,
                 const QString &tip = {});
    void buildFile();
    void buildPoints();
    void buildView();

    QWidget *m_window;
};

} // namespace sextant
