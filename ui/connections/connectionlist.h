#pragma once
//! ConnectionList: the saved connections to choose from, with search, folders, import and export. Removes and moves in
//! the store by itself; what concerns the form is asked for by signals.

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sextant {

class ConnectionListView;
class ConnectionStore;
class NoticeStrip;
class SavedConnectionsModel;

class ConnectionList : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionList(ConnectionStore &store, QWidget *parent = nullptr);

    QString currentId() const { return m_currentId; }
    void setCurrentId(const QString &id); //!< no signal comes of it; empty = none
    QStringList folders() const;
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void removeCurrent(); //!< asks in place first
    bool dismissQuestion(); //!< false: there was none

signals:
    void chosen(const QString &id); //!< the person moved to it
    void activated(const QString &id); //!< and wants to connect
    void newRequested();
    void duplicateRequested();
    void renameRequested();
    void removed(const QString &id); //!< by the person; the store has forgotten it

private:
    void connectView();
    void buildButtons();
    void buildMenu(const QPoint &position);
    void onCurrent(const QModelIndex &index);
    void onStoreChanged();
    void moveTo(const QString &id, const QString &folder);
    void renameFolder(const QString &folder);
    void rename();
    void chooseImport();
    void chooseExport();

    ConnectionStore &m_store;
    SavedConnectionsModel *m_model = nullptr;
    ConnectionListView *m_view = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_empty = nullptr;
    NoticeStrip *m_strip = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_delete = nullptr;
    QString m_currentId;
    bool m_isRestoring = false;
};

} // namespace sextant
