#pragma once
//! WindowFixture: the whole window over real transports, remembering nothing beyond the test.

#include "app/application.h"
#include "app/demohost.h"
#include "app/scratchstore.h"
#include "ui/shell/actions.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/mainwindow.h"

#include <QDockWidget>
#include <QTest>

namespace sextant::test {

struct WindowFixture
{
    DemoHost demo;
    Workspace workspace{ transportMaker(demo) };
    ScratchStore store;
    MainWindow window;

    explicit WindowFixture(bool readOnly = false)
        : window(ShellParts{ workspace, store, nullptr, QStringLiteral("colors"), readOnly })
    {
        window.resize(1400, 900);
        window.show();
    }
    CollectionTab *tab() const { return window.tabs().currentTab(); }
    Page *page() const { return tab()->currentPage(); }
    QDockWidget *dock(const char *name) const
    {
        return window.findChild<QDockWidget *>(QString::fromLatin1(name));
    }
    void openDemo(const OpenRequest &request = {})
    {
        window.exploreDemo(request);
        QTRY_VERIFY_WITH_TIMEOUT(tab(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(page()->isSettled(), 60'000);
    }
};

} // namespace sextant::test
