#include "ui/editors/inspector.h"

#include "ui/editors/inspectorheader.h"
#include "ui/editors/inspectorprivate.h"
#include "ui/editors/pointactions.h"
#include "ui/editors/pointpanes.h"

#include <QKeyEvent>

#include <algorithm>

namespace sextant {

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

void Inspector::reload() { d->load(); }

bool Inspector::isBusy() const { return d->isLoading() || (d->edits && d->edits->isWriting()); }

void Inspector::cancel()
{
    if (d->isLoading())
        return d->stopLoading();
    if (!d->edits)
        return;
    d->edits->cancelSave();
    d->edits->cancelWrite();
}

void Inspector::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !isBusy())
        return QWidget::keyPressEvent(event);
    cancel();
}

QString Inspector::riskOfClosing(const CollectionSession *session) const
{
    bool isWriting = false;
    bool hasDrafts = false;
    for (const QPointer<EditSession> &edits : d->all) {
        if (!edits || (session && &edits->session() != session))
            continue;
        isWriting = isWriting || edits->isWriting();
        hasDrafts = hasDrafts || edits->hasUnsavedChanges();
    }
    QStringList risks;
    if (isWriting)
        risks.append(tr("A write still runs: how it ends would not be seen."));
    if (hasDrafts)
        risks.append(tr("Unsaved changes would be discarded."));
    return risks.join(QLatin1Char(' '));
}

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
    d->panes->goToText();
}

void Inspector::deletePoints(std::vector<PointId> ids) { d->actions->remove(std::move(ids)); }

} // namespace sextant
