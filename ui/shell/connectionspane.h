#pragma once
//! ConnectionsPane: the open servers and the collections of the chosen one, with search and refresh.

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace sextant {

enum class ErrorAction;
class BusyBar;
class ErrorPanel;
class Session;
class Workspace;

class ConnectionsPane : public QWidget
{
    Q_OBJECT
public:
    //! The workspace outlives this.
    explicit ConnectionsPane(Workspace &workspace, QWidget *parent = nullptr);

    Session *currentSession() const;
    void setCurrentSession(Session *session);
    void setCurrentCollection(
        const QString &name); //!< of the current session: the list shows where one is
    void refresh(); //!< the list of the current server again, or another try to connect

signals:
    void trustRequested(sextant::Session *session, const QByteArray &fingerprint);
    void collectionActivated(sextant::Session *session, const QString &collection);
    void currentSessionChanged();
    void stateChanged(); //!< of the current session, or another one is current
    void editRequested(sextant::Session *session); //!< the person wants to correct this connection

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildTop();
    void buildList();
    void addSession(Session *session);
    void removeSession(Session *session);
    void onSessionChanged();
    void updateState();
    void showState();
    void showReady();
    void updateRetry();
    void updateVisibleRows();
    void activate(const QModelIndex &index);
    void showRefreshing();
    void restoreCurrent();
    void act(ErrorAction action);

    Workspace &m_workspace;
    QComboBox *m_servers = nullptr;
    QLabel *m_state = nullptr;
    QLineEdit *m_search = nullptr;
    QTreeView *m_list = nullptr;
    BusyBar *m_busy = nullptr;
    ErrorPanel *m_error = nullptr;
    QPushButton *m_tryNow = nullptr; //!< while a request waits for its next try
    QPushButton *m_edit = nullptr; //!< shown where an error can be cured by it
    Session *m_current = nullptr;
    QString m_currentName; //!< the collection the person is on, over resets and searches
};

} // namespace sextant
