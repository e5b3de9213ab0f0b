#include "ui/editors/inspectorheader.h"

#include "ui/editors/toolbarname.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QToolBar>
#include <QVBoxLayout>

namespace sextant {

InspectorHeader::InspectorHeader(QWidget *inspector)
    : QWidget(inspector)
    , m_title(new QLabel(this))
    , m_drafts(new QLabel(this))
    , m_bar(new QToolBar(this))
{
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_title->setObjectName(QStringLiteral("pointShown"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(1); // A UUID must not keep the dock wide.
    m_drafts->setObjectName(QStringLiteral("otherDrafts"));
    m_drafts->setWordWrap(true);
    m_drafts->setMinimumWidth(1);
    m_drafts->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_drafts, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto id = PointId::parse(link))
            emit draftChosen(*id);
    });
    m_bar->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    buildActions(inspector);
    buildLayout();
    setState({});
}

QAction *InspectorHeader::makeAction(QWidget *inspector, QStringView iconName, const QString &text,
                                     const QString &toolTip, const QKeySequence &key)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(key.isEmpty()
                           ? toolTip
                           : tr("%1 (%2)").arg(toolTip, key.toString(QKeySequence::NativeText)));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    inspector->addAction(action);
    return action;
}

void InspectorHeader::buildActions(QWidget *inspector)
{
    const auto make = [&](QStringView name, const QString &text, const QString &tip,
                          const QKeySequence &key, auto signal) {
        QAction *action = makeAction(inspector, name, text, tip, key);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    using H = InspectorHeader;
    m_copy = make(u"edit-copy", tr("Copy Id"), tr("Copy the id"), {}, &H::copyId);
    m_edit = makeAction(inspector, u"document-edit", tr("Update Payload"),
                        tr("Edit the payload; vectors stay"), Qt::CTRL | Qt::Key_E);
    m_edit->setCheckable(true);
    m_edit->setShortcutContext(Qt::WindowShortcut); // From the table of points, too.
    connect(m_edit, &QAction::toggled, this, &H::editToggled);
    connect(m_edit, &QAction::triggered, this, [this](bool on) {
        if (on)
            emit editChosen();
    });
    m_undo = make(u"edit-undo", tr("Undo"), tr("Undo"), Qt::CTRL | Qt::Key_Z, &H::undoRequested);
    m_redo = make(u"edit-redo", tr("Redo"), tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                  &H::redoRequested);
    m_save = make(u"document-save", tr("Save…"), tr("Review the changes and save"),
                  Qt::CTRL | Qt::Key_S, &H::saveRequested);
    m_save->setShortcutContext(Qt::WindowShortcut); // Nothing else in the window is saved.
    m_discard = make(u"edit-clear", tr("Discard"), tr("Discard the changes; can be undone"), {},
                     &H::discardRequested);
    m_create
        = make(u"list-add", tr("Create Point…"), tr("Create a point"), {}, &H::createRequested);
    m_replace = make(u"document-new", tr("Replace Point…"),
                     tr("Replace the whole point: vectors and payload"), {}, &H::replaceRequested);
    m_delete = make(u"edit-delete", tr("Delete Point…"), tr("Delete the point"), {},
                    &H::deleteRequested);
}

void InspectorHeader::buildLayout()
{
    m_bar->addActions({ m_edit, m_undo, m_redo, m_save, m_discard });
    m_bar->addSeparator();
    m_bar->addActions({ m_create, m_replace, m_delete });
    nameOverflow(*m_bar);
    auto *copyBar = new QToolBar(this);
    copyBar->setIconSize(m_bar->iconSize());
    copyBar->addAction(m_copy);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(copyBar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addWidget(m_drafts);
}

void InspectorHeader::setState(const State &state)
{
    m_id = state.id;
    showTitle(state);
    const bool canWrite = state.hasSession && !state.isReadOnly;
    const bool canEdit = canWrite && state.isLoaded && !state.isLocked;
    m_copy->setEnabled(state.id.has_value());
    m_edit->setEnabled(canWrite && state.isLoaded);
    m_undo->setEnabled(canEdit && state.canUndo);
    m_redo->setEnabled(canEdit && state.canRedo);
    m_undo->setText(state.canUndo ? tr("Undo: %1").arg(state.undoText) : tr("Undo"));
    m_redo->setText(state.canRedo ? tr("Redo: %1").arg(state.redoText) : tr("Redo"));
    // Also while a field of the tree is being typed, of which nobody knows yet.
    m_save->setEnabled(canEdit && (state.isDirty || isEditing()));
    m_discard->setEnabled(canEdit && state.isDirty);
    m_create->setEnabled(canWrite);
    m_replace->setEnabled(canEdit && !state.isDirty);
    m_replace->setToolTip(state.isDirty
                              ? tr("Save or discard the changes first: replacing the point would "
                                   "throw them away")
                              : tr("Replace the whole point: vectors and payload"));
    m_delete->setEnabled(canWrite && state.id && !state.isLocked);
}

void InspectorHeader::showTitle(const State &state)
{
    QString title = state.id ? tr("Point %1").arg(state.id->toString()) : tr("No point chosen");
    if (state.isDirty)
        title = tr("%1 (unsaved changes)").arg(title);
    if (state.isReadOnly)
        title = tr("%1 (read-only connection)").arg(title);
    m_title->setText(title);
    QStringList ids; // Numbers and UUIDs: nothing in them is markup.
    for (const PointId &id : state.otherDrafts)
        ids.append(QStringLiteral("<a href=\"%1\">%1</a>").arg(id.toString()));
    m_drafts->setText(tr("Unsaved changes also in: %1").arg(ids.join(QStringLiteral(", "))));
    m_drafts->setVisible(!ids.isEmpty());
}

bool InspectorHeader::isEditing() const { return m_edit->isChecked(); }

void InspectorHeader::setEditing(bool editing) { m_edit->setChecked(editing); }

void InspectorHeader::copyId()
{
    if (m_id)
        QApplication::clipboard()->setText(m_id->toString());
}

} // namespace sextant
