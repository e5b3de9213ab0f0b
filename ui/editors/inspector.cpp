#include "ui/editors/inspector.h"

#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "ui/editors/inspectorheader.h"
#include "ui/editors/payloadpane.h"
#include "ui/editors/pointactions.h"
#include "ui/editors/rawpane.h"
#include "ui/editors/readerpane.h"
#include "ui/editors/saveflow.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/vectorview.h"

#include <QLabel>
#include <QPointer>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace sextant {

//! Wires header, panes and flows to the edit session of the collection shown.
class Inspector::Private : public QObject
{
public:
    explicit Private(Inspector *owner);

    void setSession(CollectionSession *next);
    void showPoint(const std::optional<PointId> &id);
    void load();
    void showEdit();
    void updateActions();
    EditSession *editsOf(const CollectionSession *of) const;

    Inspector *q;
    InspectorHeader *header;
    ErrorPanel *error;
    SaveFlow *saving;
    PointActions *actions;
    QLabel *hint;
    QTabWidget *tabs;
    PayloadPane *payload;
    ReaderPane *reader;
    VectorView *vectors;
    RawPane *raw;
    QTimer loadTimer;
    QPointer<CollectionSession> session;
    QPointer<EditSession> edits;
    QPointer<PointEdit> edit;
    std::optional<PointId> current;
    QList<QPointer<EditSession>> all; //!< of every session seen that still lives

private:
    void buildTabs();
    void connectHeader();
    void connectFlows();
    void connectSession();
    void onSessionDestroyed();
    void onLoaded(const PointId &id);
    void onLoadFailed(const PointId &id, const ApiError &failure);
    void onRemoved(const std::vector<PointId> &ids);
    void onWritten(const PointId &id);
    void showFacts();
    void showHint();
};

Inspector::Private::Private(Inspector *owner)
    : q(owner)
    , header(new InspectorHeader(owner))
    , error(new ErrorPanel(owner))
    , saving(new SaveFlow(owner))
    , actions(new PointActions(owner))
    , hint(new QLabel(owner))
    , tabs(new QTabWidget(owner))
{
    buildTabs();
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    hint->setAccessibleName(Inspector::tr("What to do"));
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{ header, error, saving, actions })
        layout->addWidget(part);
    layout->addWidget(hint, 1);
    layout->addWidget(tabs, 1);
    // Walking through rows with a held key must not ask for each of them.
    loadTimer.setSingleShot(true);
    loadTimer.setInterval(60);
    connect(&loadTimer, &QTimer::timeout, this, &Private::load);
    connectHeader();
    connectFlows();
    showEdit();
}

void Inspector::Private::buildTabs()
{
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(Inspector::tr("Point views"));
    payload = new PayloadPane(tabs);
    reader = new ReaderPane(tabs);
    vectors = new VectorView(tabs);
    raw = new RawPane(tabs);
    tabs->addTab(payload, Inspector::tr("Payload"));
    tabs->addTab(reader, Inspector::tr("Reader"));
    tabs->addTab(vectors, Inspector::tr("Vectors"));
    tabs->addTab(raw, Inspector::tr("JSON"));
    connect(reader, &ReaderPane::navigateRequested, q, &Inspector::navigateRequested);
}

void Inspector::Private::connectHeader()
{
    connect(header, &InspectorHeader::editToggled, this, [this](bool on) {
        payload->setEditable(on);
        updateActions();
    });
    connect(header, &InspectorHeader::editChosen, this, [this] {
        tabs->setCurrentWidget(payload);
        payload->goToTree();
    });
    connect(header, &InspectorHeader::undoRequested, this, [this] {
        if (edit && !edit->isLocked())
            edit->undoStack().undo();
    });
    connect(header, &InspectorHeader::redoRequested, this, [this] {
        if (edit && !edit->isLocked())
            edit->undoStack().redo();
    });
    connect(header, &InspectorHeader::saveRequested, saving, &SaveFlow::review);
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
}

void Inspector::Private::connectFlows()
{
    connect(error, &ErrorPanel::retryRequested, this, &Private::load);
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
    edit.clear();
    loadTimer.stop();
    saving->setSession(edits);
    actions->setSession(next);
    header->setEditing(false);
    if (next)
        connectSession();
    error->clear();
    showEdit();
}

void Inspector::Private::connectSession()
{
    connect(edits, &EditSession::loaded, this, &Private::onLoaded);
    connect(edits, &EditSession::loadFailed, this, &Private::onLoadFailed);
    connect(session, &QObject::destroyed, this, &Private::onSessionDestroyed);
    connect(session, &CollectionSession::pointsChanged, q, &Inspector::pointsChanged);
    connect(session, &CollectionSession::pointsChanged, this, [this](const auto &ids) {
        // Written by another view of the same collection: show the new state.
        if (current && !edits->isSaving()
            && std::find(ids.begin(), ids.end(), *current) != ids.end())
            loadTimer.start();
    });
    if (all.contains(edits))
        return;
    all.append(edits);
    connect(edits, &EditSession::unsavedChangesChanged, q, &Inspector::unsavedChangesChanged);
}

//! The session's children, its drafts among them, go right after this.
void Inspector::Private::onSessionDestroyed()
{
    all.removeAll(edits);
    edits.clear();
    edit.clear();
    current.reset();
    loadTimer.stop();
    saving->setSession(nullptr);
    actions->setSession(nullptr);
    error->clear();
    showEdit();
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
    error->clear();
    saving->setCurrent(id);
    edit = edits && id ? edits->find(*id) : nullptr; // A draft shows at once.
    showEdit();
    if (id)
        loadTimer.start();
    else
        loadTimer.stop();
}

void Inspector::Private::load()
{
    if (edits && current)
        edits->load(*current);
}

void Inspector::Private::onLoaded(const PointId &id)
{
    if (id != current)
        return;
    error->clear();
    PointEdit *found = edits->find(id);
    if (edit != found) {
        edit = found;
        showEdit();
    } else {
        showFacts();
        updateActions();
    }
}

void Inspector::Private::onLoadFailed(const PointId &id, const ApiError &failure)
{
    if (id != current)
        return;
    error->showError(failure);
    updateActions();
}

void Inspector::Private::showEdit()
{
    payload->setEdit(edit);
    if (edit) {
        connect(edit, &PointEdit::dirtyChanged, this, &Private::updateActions);
        connect(edit, &PointEdit::textChanged, this, &Private::showFacts);
        connect(edit, &PointEdit::baseChanged, this, &Private::showFacts);
        connect(edit, &PointEdit::lockedChanged, this, &Private::updateActions);
        connect(&edit->undoStack(), &QUndoStack::indexChanged, this, &Private::updateActions);
    }
    showFacts();
    updateActions();
}

void Inspector::Private::showFacts()
{
    reader->setPayload(edit ? &std::as_const(*edit).working() : nullptr);
    vectors->setVectors(edit ? edit->record().vectors : QByteArray());
    raw->setRecord(edit ? std::optional(edit->record()) : std::nullopt);
    showHint();
}

void Inspector::Private::showHint()
{
    hint->setText(session ? Inspector::tr("Choose a row to see its point.")
                          : Inspector::tr("Open a collection and choose a row to see its point."));
    hint->setVisible(!current);
    tabs->setVisible(current.has_value());
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
    payload->setEditable(header->isEditing() && !state.isReadOnly);
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

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Inspector"));
}

Inspector::~Inspector() = default;

void Inspector::setSession(CollectionSession *session) { d->setSession(session); }

void Inspector::showPoint(std::optional<PointId> id) { d->showPoint(id); }

std::optional<PointId> Inspector::currentPoint() const { return d->current; }

bool Inspector::hasUnsavedChanges() const
{
    return std::any_of(d->all.begin(), d->all.end(), [](const QPointer<EditSession> &edits) {
        return edits && edits->hasUnsavedChanges();
    });
}

bool Inspector::hasUnsavedChanges(const CollectionSession *session) const
{
    const EditSession *edits = d->editsOf(session);
    return edits && edits->hasUnsavedChanges();
}

void Inspector::discardChanges(const CollectionSession *session)
{
    if (EditSession *edits = d->editsOf(session))
        edits->discardAll();
}

void Inspector::newPoint() { d->actions->create(); }

void Inspector::editPayload()
{
    if (!d->session || d->session->isReadOnly())
        return;
    d->header->setEditing(true);
    d->tabs->setCurrentWidget(d->payload);
    d->payload->goToText();
}

void Inspector::deletePoints(std::vector<PointId> ids) { d->actions->remove(std::move(ids)); }

} // namespace sextant
