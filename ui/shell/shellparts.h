#pragma once
//! What the window is given by the composition root, and what it is asked to show.

#include "ui/pages/collectiontab.h"

#include <QString>

#include <optional>

namespace sextant {

class ColumnStore;
class ConnectionStore;
class SecretStore;
class ShellStore;
class Workspace;

//! All outlive the window.
struct ShellParts
{
    Workspace &workspace;
    ShellStore &store;
    ColumnStore *columns = nullptr;
    QString demoCollection; //!< opened first when the demo is explored
    bool readOnly = false; //!< every connection of this window refuses changes
    ConnectionStore *connections = nullptr; //!< null: nothing is saved
    SecretStore *secrets = nullptr; //!< null: no secret is kept
};

//! What to show once a server is connected.
struct OpenRequest
{
    QString collection; //!< empty: the tabs of last time, if any
    std::optional<PageKind> page;
    bool remember = false;
};

} // namespace sextant
