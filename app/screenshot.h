#pragma once
//! ScreenshotRunner: waits until what the command line names is loaded and painted, writes the window as PNG, and
//! says what it loaded.

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace sextant {

struct ApiError;
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
    bool isQuiet(); //!< nothing has been asked of a server for some looks
    std::optional<ApiError> visibleError() const;
    void fail(const QString &reason);
    void shoot();

    MainWindow &m_window;
    Workspace &m_workspace;
    Session *m_session;
    QString m_file;
    QTimer m_look;
    int m_looks = 0;
    int m_quietLooks = 0;
};

//! "numbers: 100 of 10 240 points loaded", or what another page shows. For scripts: always English.
QString loadedText(const CollectionTab &tab);

} // namespace sextant
