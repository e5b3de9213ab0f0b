#pragma once
//! WelcomePage: what to do next while no collection is open: the demo, a connection, a server found or used before.

#include "model/session/connectionspec.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace sextant {

class Discovery;
struct FoundServer;

class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void showRecent(const std::vector<ConnectionSpec> &recent);
    void showFound(const std::vector<FoundServer> &found);
    enum class Server { Absent, Empty, Ready };
    void setServer(Server server); //!< the sentence below the title says what to do then

signals:
    void demoRequested();
    void connectRequested();
    void specRequested(const sextant::ConnectionSpec &spec);

private:
    void addServerButton(QVBoxLayout *layout, const QString &text, const ConnectionSpec &spec);

    QLabel *m_hint;
    QVBoxLayout *m_found;
    QVBoxLayout *m_recent;
};

} // namespace sextant
