#pragma once
//! InspectorHeader: which point is shown, whether it has unsaved changes, and the actions on it with their keys.
//! Owned by the inspector; the shortcuts work anywhere inside it.

#include "client/types/pointid.h"

#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QToolBar;

namespace sextant {

class InspectorHeader : public QWidget
{
    Q_OBJECT
public:
    struct State
    {
        std::optional<PointId> id;
        bool hasSession = false;
        bool isLoaded = false;
        bool isReadOnly = false;
        bool isDirty = false;
        bool isLocked = false; //!< a save runs
        bool canUndo = false;
        bool canRedo = false;
        QString undoText;
        QString redoText;
        std::vector<PointId> otherDrafts; //!< other points of the collection with unsaved changes
    };

    explicit InspectorHeader(QWidget *inspector);

    void setState(const State &state);
    bool isEditing() const;
    void setEditing(bool editing);

signals:
    void editChosen(); //!< by the person, to edit from now on
    void editToggled(bool editing);
    void undoRequested();
    void redoRequested();
    void saveRequested();
    void discardRequested();
    void createRequested();
    void replaceRequested();
    void deleteRequested();
    void draftChosen(const sextant::PointId &id); //!< one of the other drafts

private:
    QAction *makeAction(QWidget *inspector, QStringView iconName, const QString &text,
                        const QString &toolTip, const QKeySequence &key);
    void buildActions(QWidget *inspector);
    void buildLayout();
    void showTitle(const State &state);
    void copyId();

    std::optional<PointId> m_id;
    QLabel *m_title = nullptr;
    QLabel *m_drafts = nullptr;
    QToolBar *m_bar = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_save = nullptr;
    QAction *m_discard = nullptr;
    QAction *m_create = nullptr;
    QAction *m_replace = nullptr;
    QAction *m_delete = nullptr;
};

} // namespace sextant
