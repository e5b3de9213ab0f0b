#include "app/application.h"

#include "app/connectionfile.h"
#include "app/firstpaint.h"
#include "app/httpoptions.h"
#include "app/scratchstore.h"
#include "app/screenshot.h"
#include "app/secrets.h"
#include "client/local/demodata.h"
#include "client/net/httptransport.h"
#include "model/session/discovery.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/menuaccessibility.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QLocale>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace sextant {

TransportMaker transportMaker(const DemoHost &demo)
{
    return [factory = demo.transportFactory()](const ConnectionSpec &spec) {
        if (spec.isDemo)
            return factory;
        return httpTransportFactory(httpOptionsFor(spec));
    };
}

ReachabilityMaker reachabilityMaker()
{
    return [](const ConnectionSpec &spec, std::function<void(const ReachStep &)> onStep,
              Handler<std::monostate> handler) {
        return checkReachability(httpOptionsFor(spec), std::move(onStep), std::move(handler));
    };
}

Application::Application(QApplication &application, Options options)
    : m_application(application)
    , m_options(std::move(options))
    , m_workspace(std::make_unique<Workspace>(transportMaker(m_demo)))
{
    m_workspace->setReachability(reachabilityMaker());
    installTranslations();
    installIconTheme();
    applyTheme(m_application, m_options.theme);
    QApplication::setWindowIcon(applicationIcon());
    m_application.installEventFilter(new MenuAccessibility(&m_application));
    const bool isPicture = !m_options.screenshot.isEmpty();
    if (isPicture)
        m_scratchStore = std::make_unique<ScratchStore>();
    else
        openStores();
    ShellStore &store = isPicture ? *m_scratchStore : static_cast<ShellStore &>(m_settings);
    m_window = std::make_unique<MainWindow>(
        ShellParts{ *m_workspace, store, isPicture ? nullptr : &m_settings,
                    QString::fromUtf8(demo::largestCollection()), m_options.readOnly,
                    m_connections.get(), m_secrets.get() });
    constexpr QSize usual(1400, 900);
    if (m_options.size.isValid())
        m_window->resize(m_options.size);
    else if (isPicture) // the screen may be a made-up one
        m_window->resize(usual);
    else if (store.windowState(u"geometry"_s).isEmpty())
        m_window->resize(usual.boundedTo(m_window->screen()->availableSize() * 0.95));
}

Application::~Application()
{
    m_window.reset();
    m_workspace.reset();
}

void Application::openStores()
{
    const QString folder = m_settings.folder();
    m_connections = std::make_unique<ConnectionFile>(folder + u"/connections.json"_s);
    m_connections->migrate(m_settings.recentConnections());
    m_secrets = std::make_unique<Secrets>(folder + u"/secrets.json"_s);
}

void Application::installTranslations()
{
    if (!m_options.language.isEmpty())
        QLocale::setDefault(QLocale(m_options.language));
    const QString language = QLocale().name().section(u'_', 0, 0);
    // Texts are English in the source; the English catalogue adds the plural forms.
    const QString known = language == u"ru"_s ? language : u"en"_s;
    if (m_translator.load(u":/i18n/sextant_%1.qm"_s.arg(known)))
        QCoreApplication::installTranslator(&m_translator);
    if (m_qtTranslator.load(u":/i18n/qtbase_%1.qm"_s.arg(known)))
        QCoreApplication::installTranslator(&m_qtTranslator);
}

ConnectionSpec Application::targetSpec() const
{
    ConnectionSpec spec;
    spec.baseUrl = m_options.target.baseUrl;
    spec.apiKey = m_options.apiKey;
    return spec;
}

void Application::openInitial()
{
    const OpenRequest request{ m_options.collection, m_options.page, false };
    const bool offersOnly = m_options.isPlainStart() && m_settings.isFirstStart();
    switch (m_options.source) {
    case Options::Source::Arguments:
        m_window->connectTo(targetSpec(), request);
        break;
    case Options::Source::Demo:
        m_window->exploreDemo(request);
        break;
    case Options::Source::Environment:
        if (!offersOnly)
            m_window->connectTo(targetSpec(), request);
        break;
    case Options::Source::None:
        break;
    }
    if (offersOnly)
        startDiscovery();
}

void Application::startDiscovery()
{
    std::vector<Discovery::Candidate> candidates;
    if (m_options.source == Options::Source::Environment)
        candidates.push_back({ targetSpec(), true });
    ConnectionSpec local;
    local.baseUrl = QUrl(u"http://localhost:6333"_s);
    candidates.push_back({ local, false });
    m_window->showDiscovery(
        new Discovery(candidates, m_workspace->transportMaker(), m_workspace->log()));
}

int Application::run()
{
    if (!m_options.screenshot.isEmpty()) {
        openInitial();
        m_window->show();
        return runScreenshot();
    }
    // Filling the demo or asking a server would compete with the first paint for the cores.
    QObject::connect(new FirstPaint(m_window.get()), &FirstPaint::painted, m_window.get(), [this] {
        openInitial();
        m_settings.markStarted(); // after it: a first start is looked at there
    });
    m_window->show();
    return QApplication::exec();
}

int Application::runScreenshot()
{
    const auto &sessions = m_workspace->sessions();
    ScreenshotRunner runner(*m_window, *m_workspace, sessions.empty() ? nullptr : sessions.front(),
                            m_options.screenshot);
    QObject::connect(&runner, &ScreenshotRunner::finished, &m_application, &QApplication::exit);
    runner.start();
    return QApplication::exec();
}

} // namespace sextant
