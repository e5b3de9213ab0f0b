#include "ui/editors/inspectorprivate.h"

#include "model/edit/vectorcompare.h"
#include "ui/editors/inspectorheader.h"
#include "ui/editors/pointactions.h"
#include "ui/editors/pointpanes.h"
#include "ui/editors/saveflow.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/errorpanel.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sextant {

Inspector::Private::Private(Inspector *owner)
    : q(owner)
    , header(new InspectorHeader(owner))
    , busy(new BusyBar(owner))
    , error(new ErrorPanel(owner))
    , saving(new SaveFlow(owner))
    , actions(new PointActions(owner))
    , hint(new QLabel(owner))
    , panes(new PointPanes(owner))
{
    hint->setObjectName(QStringLiteral("inspectorHint"));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    error->setPlace(Inspector::tr("loading the point"));
    buildLayout();
    // Walking through rows with a held key must not ask for each of them.
    loadTimer.setSingleShot(true);
    loadTimer.setInterval(60);
    connect(&loadTimer, &QTimer::timeout, this, &Private::load);
    connectHeader();
    connectFlows();
    showEdit(nullptr);
}

void Inspector::Private::buildLayout()
{
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{ header, busy, error, saving, actions })
        layout->addWidget(part);
    layout->addWidget(hint, 1);
    layout->addWidget(panes, 1);
}

void Inspector::Private::connectHeader()
{
    connect(header, &InspectorHeader::editToggled, this, &Private::updateActions);
    connect(header, &InspectorHeader::editChosen, panes, &PointPanes::goToTree);
    connect(header, &InspectorHeader::undoRequested, this, [this] {
        if (edit && !edit->isLocked())
            edit->undoStack().undo();
    });
    connect(header, &InspectorHeader::redoRequested, this, [this] {
        if (edit && !edit->isLocked())
            edit->undoStack().redo();
    });
    connect(header, &InspectorHeader::saveRequested, this, [this] {
        panes->commitOpenEditor(); // What is being typed is part of what is reviewed.
        saving->review();
    });
    connect(header, &InspectorHeader::discardRequested, this, [this] {
        if (edit)
            edit->discard();
    });
    connect(header, &InspectorHeader::createRequested, q, &Inspector::newPoint);
    connect(header, &InspectorHeader::replaceRequested, this, [this] {
        if (edit)
            actions->replace(edit->record());
    });
    connect(header, &InspectorHeader::deleteRequested, this, [this] {
        if (current)
            actions->remove({ *current });
    });
    connect(header, &InspectorHeader::draftChosen, this,
            [this](const PointId &id) { showPoint(id); });
}

void Inspector::Private::connectFlows()
{
    connect(panes, &PointPanes::navigateRequested, q, &Inspector::navigateRequested);
    connect(busy, &BusyBar::cancelRequested, this, &Private::stopLoading);
    connect(error, &ErrorPanel::retryRequested, this, &Private::load);
    connect(saving, &SaveFlow::recreateRequested, this, &Private::recreate);
    connect(actions, &PointActions::pointWritten, this, &Private::onWritten);
    connect(actions, &PointActions::pointsRemoved, this, &Private::onRemoved);
}

void Inspector::Private::setSession(CollectionSession *next)
{
    if (session == next)
        return;
    if (session) {
        disconnect(session, nullptr, this, nullptr);
        disconnect(session, nullptr, q, nullptr);
    }
    if (edits) {
        disconnect(edits, nullptr, this, nullptr);
        edits->cancelLoad();
    }
    session = next;
    edits = next ? &EditSession::of(*next) : nullptr;
    current.reset();
    loadTimer.stop();
    saving->setSession(edits);
    actions->setSession(next);
    header->setEditing(false);
    if (next)
        connectSession();
    error->clear();
    showEdit(nullptr);
}

void Inspector::Private::connectSession()
{
    connect(edits, &EditSession::loaded, this, &Private::onLoaded);
    connect(edits, &EditSession::loadFailed, this, &Private::onLoadFailed);
    connect(edits, &EditSession::unsavedChangesChanged, this, &Private::updateActions);
    connect(edits, &EditSession::writeStarted, this, &Private::showBusy);
    connect(edits, &EditSession::writeFinished, this, &Private::showBusy);
    connect(session, &CollectionSession::infoChanged, this, &Private::showPanes);
    connect(session, &QObject::destroyed, this, &Private::onSessionDestroyed);
    connect(session, &CollectionSession::pointsChanged, q, &Inspector::pointsChanged);
    connect(session, &CollectionSession::pointsChanged, this, &Private::onPointsChanged);
    if (!all.contains(edits))
        all.append(edits);
}

//! Written by another view of the same collection: shows the new state.
void Inspector::Private::onPointsChanged(const std::vector<PointId> &ids)
{
    const bool isShown
        = current && (ids.empty() || std::find(ids.begin(), ids.end(), *current) != ids.end());
    if (isShown && !edits->isSaving() && !edits->isAnnouncing())
        loadTimer.start();
}

//! The session's children, its drafts among them, go right after this.
void Inspector::Private::onSessionDestroyed()
{
    all.removeAll(edits);
    edits.clear();
    current.reset();
    loadTimer.stop();
    saving->setSession(nullptr);
    actions->setSession(nullptr);
    error->clear();
    showEdit(nullptr);
}

EditSession *Inspector::Private::editsOf(const CollectionSession *of) const
{
    for (const QPointer<EditSession> &candidate : all)
        if (candidate && &candidate->session() == of)
            return candidate;
    return nullptr;
}

void Inspector::Private::showPoint(const std::optional<PointId> &id)
{
    if (current == id && (edit || !id))
        return;
    current = id;
    isStopped = false;
    error->clear();
    saving->setCurrent(id);
    if (edits)
        edits->cancelLoad();
    if (id)
        loadTimer.start();
    else
        loadTimer.stop();
    showEdit(edits && id ? edits->find(*id) : nullptr); // A draft shows at once.
}

void Inspector::Private::load()
{
    loadTimer.stop();
    if (!edits || !current)
        return;
    isStopped = false;
    edits->load(*current);
    busy->setMessage(Inspector::tr("Loading point %1…").arg(current->toString()));
    showBusy();
    showHint();
}

void Inspector::Private::stopLoading()
{
    loadTimer.stop();
    if (edits)
        edits->cancelLoad();
    isStopped = true;
    showBusy();
    showHint();
}

void Inspector::Private::onLoaded(const PointId &id)
{
    showBusy();
    if (id != current)
        return;
    error->clear();
    PointEdit *found = edits->find(id);
    if (edit != found)
        return showEdit(found);
    showPanes();
    updateActions();
}

void Inspector::Private::onLoadFailed(const PointId &id, const ApiError &failure)
{
    showBusy();
    if (id != current)
        return;
    error->showError(failure);
    showHint();
    updateActions();
}

void Inspector::Private::showEdit(PointEdit *next)
{
    if (edit && edit != next) {
        disconnect(edit, nullptr, this, nullptr);
        disconnect(&edit->undoStack(), nullptr, this, nullptr);
    }
    if (next && edit != next) {
        connect(next, &PointEdit::dirtyChanged, this, &Private::updateActions);
        connect(next, &PointEdit::lockedChanged, this, &Private::updateActions);
        connect(&next->undoStack(), &QUndoStack::indexChanged, this, &Private::updateActions);
    }
    edit = next;
    showPanes();
    showBusy();
    showHint();
    updateActions();
}

void Inspector::Private::showPanes()
{
    panes->setEdit(edit,
                   session && session->info() ? vectorNames(*session->info()) : QStringList());
}

void Inspector::Private::showBusy()
{
    busy->setBusy(edits && edits->isLoading());
    emit q->busyChanged();
}

void Inspector::Private::showHint()
{
    const bool isUnloaded = current && !edit && (isStopped || error->error());
    if (current && isStopped)
        hint->setText(
            Inspector::tr("Point %1 was not loaded. Refresh to load it.").arg(current->toString()));
    else if (current)
        hint->setText(QString());
    else
        hint->setText(session
                          ? Inspector::tr("Choose a row to see its point.")
                          : Inspector::tr("Open a collection and choose a row to see its point."));
    hint->setVisible(!current || isUnloaded);
    panes->setVisible(current && !isUnloaded);
}

void Inspector::Private::updateActions()
{
    InspectorHeader::State state;
    state.id = current;
    state.hasSession = session != nullptr;
    state.isLoaded = edit != nullptr;
    state.isReadOnly = session && session->isReadOnly();
    state.isDirty = edit && edit->isDirty();
    state.isLocked = edit && edit->isLocked();
    state.canUndo = edit && edit->undoStack().canUndo();
    state.canRedo = edit && edit->undoStack().canRedo();
    if (edit) {
        state.undoText = edit->undoStack().undoText();
        state.redoText = edit->undoStack().redoText();
    }
    if (edits) {
        state.otherDrafts = edits->unsavedPoints();
        std::erase_if(state.otherDrafts, [this](const PointId &id) { return id == current; });
    }
    header->setState(state);
    panes->setEditable(header->isEditing() && !state.isReadOnly);
    emit q->busyChanged();
}

void Inspector::Private::onWritten(const PointId &id)
{
    edits->forget(id); // The stored point is another one now.
    showPoint(id);
    load();
}

void Inspector::Private::onRemoved(const std::vector<PointId> &ids)
{
    for (const PointId &id : ids)
        edits->forget(id);
    if (current && std::find(ids.begin(), ids.end(), *current) != ids.end())
        showPoint(std::nullopt);
}

//! The draft of a deleted point as a new one.
void Inspector::Private::recreate()
{
    if (!edit)
        return;
    Record lost = edit->record();
    lost.payload = std::as_const(*edit).working().toJson();
    actions->recreate(lost);
}

} // namespace sextant
