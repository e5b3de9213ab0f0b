#pragma once
//! Application: the composition root of the window: builds the object graph from the options and runs it.

#include "app/commandline.h"
#include "app/demohost.h"
#include "app/settings.h"
#include "model/session/workspace.h"

#include <QTranslator>

#include <memory>

class QApplication;

namespace sextant {

class ConnectionFile;
class MainWindow;
class Secrets;

class Application
{
public:
    Application(QApplication &application, Options options);
    ~Application();

    int run(); //!< until the window is closed, or the screenshot is written

private:
    void installTranslations();
    void openStores();
    void openInitial();
    void startDiscovery();
    int runScreenshot();
    ConnectionSpec targetSpec() const;

    QApplication &m_application;
    Options m_options;
    DemoHost m_demo;
    Settings m_settings;
    std::unique_ptr<ShellStore> m_scratchStore; //!< for screenshots: nothing remembered is used
    std::unique_ptr<ConnectionFile> m_connections; //!< both absent for screenshots
    std::unique_ptr<Secrets> m_secrets;
    std::unique_ptr<Workspace> m_workspace;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    std::unique_ptr<MainWindow> m_window;
};

//! Transports for real servers and for the demo: the only place that knows which is which.
TransportMaker transportMaker(const DemoHost &demo);

//! The first steps of a connection test.
ReachabilityMaker reachabilityMaker();

} // namespace sextant
