#pragma once
//! Inspector::Private: the wiring of the inspector's parts. For inspector.cpp only.

#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "ui/editors/inspector.h"

#include <QLabel>
#include <QPointer>
#include <QTimer>

namespace sextant {

class BusyBar;
class ErrorPanel;
class InspectorHeader;
class PointActions;
class PointPanes;
class SaveFlow;

//! Wires header, panes and flows to the edit session of the collection shown.
class Inspector::Private : public QObject
{
public:
    explicit Private(Inspector *owner);

    void setSession(CollectionSession *next);
    void showPoint(const std::optional<PointId> &id);
    void load();
    void stopLoading();
    bool isLoading() const { return loadTimer.isActive() || (edits && edits->isLoading()); }
    EditSession *editsOf(const CollectionSession *of) const;

    Inspector *q;
    InspectorHeader *header;
    BusyBar *busy;
    ErrorPanel *error;
    SaveFlow *saving;
    PointActions *actions;
    QLabel *hint;
    PointPanes *panes;
    QTimer loadTimer;
    QPointer<CollectionSession> session;
    QPointer<EditSession> edits;
    QPointer<PointEdit> edit;
    std::optional<PointId> current;
    bool isStopped = false; //!< the person cancelled loading the point shown
    QList<QPointer<EditSession>> all; //!< of every session seen that still lives

private:
    void buildLayout();
    void connectHeader();
    void connectFlows();
    void connectSession();
    void onSessionDestroyed();
    void onPointsChanged(const std::vector<PointId> &ids);
    void onLoaded(const PointId &id);
    void onLoadFailed(const PointId &id, const ApiError &failure);
    void onRemoved(const std::vector<PointId> &ids);
    void onWritten(const PointId &id);
    void recreate();
    void showEdit(PointEdit *next);
    void showPanes();
    void showBusy();
    void showHint();
    void updateActions();
};

} // namespace sextant
