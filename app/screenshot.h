#pragma once
//! ScreenshotRunner: waits until what the command line names is loaded and painted, writes the window as PNG, and
//! says what it loaded.

#include <QObject>
#include <QString>
#include <QTimer>

namespace sextant {

class CollectionTab;
class MainWindow;
class Session;
class Workspace;

class ScreenshotRunner : public QObject
{
    Q_OBJECT
public:
    //! `session`: the server to wait for; nullptr: just the window. All outlive this.
    ScreenshotRunner(MainWindow &window, Workspace &workspace, Session *session, QString file,
                     QObject *parent = nullptr);

    void start();

signals:
    void finished(int exitStatus); //!< 0 when the picture is written; errors are printed before

private:
    void check();
    bool isQuiet(); //!< nothing was asked of a server since the last look
    void fail(const QString &reason);
    void shoot();

    MainWindow &m_window;
    Workspace &m_workspace;
    Session *m_session;
    QString m_file;
    QTimer m_look;
    int m_looks = 0;
    int m_quietLooks = 0;
    int m_lastLogRows = -1;
};

//! "numbers: 100 of 10 240 points loaded"; the page's own words for pages other than Browse.
QString loadedText(const CollectionTab &tab);

} // namespace sextant
