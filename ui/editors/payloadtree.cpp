#include "ui/editors/payloadtree.h"

#include "ui/style/icons.h"
#include "ui/style/typecolors.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontMetrics>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QStyledItemDelegate>

#include <limits>

namespace sextant {

namespace {

using Model = PayloadTreeModel;

CellKind cellKindOf(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Null:
        return CellKind::Null;
    case json::Kind::Bool:
        return CellKind::Bool;
    case json::Kind::Integer:
        return CellKind::Integer;
    case json::Kind::Float:
        return CellKind::Float;
    case json::Kind::String:
        return CellKind::String;
    case json::Kind::Array:
        return CellKind::Array;
    case json::Kind::Object:
        return CellKind::Object;
    }
    return CellKind::Unreadable;
}

} // namespace

//! Text fields for values (never spin boxes: they round), a list for bools and types.
class PayloadTree::FieldDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *openEditor() const { return m_editor; }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        const auto kind = json::Kind(index.data(Model::KindRole).toInt());
        const QString name
            = index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        QWidget *editor = nullptr;
        if (index.column() == Model::TypeColumn)
            editor = typeBox(parent);
        else if (index.column() == Model::ValueColumn && kind == json::Kind::Bool)
            editor = boolBox(parent);
        else
            editor = lineEdit(parent);
        editor->setAccessibleName(name);
        m_editor = editor;
        return editor;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const QVariant value = index.data(Qt::EditRole);
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(box->findData(value));
        else if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->setText(value.toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentData());
        else if (auto *line = qobject_cast<QLineEdit *>(editor))
            model->setData(index, line->text());
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() != Model::ValueColumn)
            return;
        const auto kind = cellKindOf(json::Kind(index.data(Model::KindRole).toInt()));
        option->palette.setColor(QPalette::Text, typeColor(kind, option->palette));
        option->font.setItalic(kind == CellKind::Null);
    }

private:
    static QLineEdit *lineEdit(QWidget *parent)
    {
        auto *line = new QLineEdit(parent);
        line->setMaxLength(std::numeric_limits<int>::max()); // It cuts at 32767 by itself.
        return line;
    }
    static QComboBox *typeBox(QWidget *parent)
    {
        auto *box = new QComboBox(parent);
        using json::Kind;
        for (const Kind kind : { Kind::String, Kind::Integer, Kind::Float, Kind::Bool, Kind::Null,
                                 Kind::Array, Kind::Object })
            box->addItem(Model::kindName(kind), int(kind));
        return box;
    }
    static QComboBox *boolBox(QWidget *parent)
    {
        auto *box = new QComboBox(parent);
        for (const QString &text : { QStringLiteral("true"), QStringLiteral("false") })
            box->addItem(text, text);
        return box;
    }

    mutable QPointer<QWidget> m_editor;
};

PayloadTree::PayloadTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new PayloadTreeModel(this))
    , m_delegate(new FieldDelegate(this))
{
    setAccessibleName(tr("Payload tree"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Model::ValueColumn, QHeaderView::Stretch);
    header()->resizeSection(Model::FieldColumn, fontMetrics().averageCharWidth() * 22);
    header()->resizeSection(Model::TypeColumn, fontMetrics().averageCharWidth() * 10);
    buildActions();
    connect(m_model, &PayloadTreeModel::editRefused, this, &PayloadTree::editRefused);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &PayloadTree::rememberExpansion);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PayloadTree::restoreExpansion);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PayloadTree::updateActions);
}

void PayloadTree::buildActions()
{
    const auto add
        = [this](const QString &text, QStringView iconName, const QKeySequence &key, auto slot) {
              auto *action = new QAction(icon(iconName), text, this);
              action->setShortcut(key);
              action->setShortcutContext(Qt::WidgetShortcut);
              connect(action, &QAction::triggered, this, slot);
              QTreeView::addAction(action);
              return action;
          };
    m_add = add(tr("Add Field"), u"list-add", Qt::Key_Insert, &PayloadTree::addField);
    m_remove = add(tr("Remove Field"), u"list-remove", Qt::Key_Delete, &PayloadTree::removeField);
    m_up = add(tr("Move Up"), u"go-up", Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    m_down = add(tr("Move Down"), u"go-down", Qt::ALT | Qt::Key_Down, [this] { move(1); });
    add(tr("Copy Value"), u"edit-copy", QKeySequence::Copy, &PayloadTree::copyValue);
    updateActions();
}

void PayloadTree::setEdit(PointEdit *edit)
{
    m_expanded.clear();
    m_current.clear();
    if (m_model->edit())
        disconnect(m_model->edit(), nullptr, this, nullptr);
    m_model->setEdit(edit);
    if (edit) // A faulty text holds the tree back.
        connect(edit, &PointEdit::textChanged, this, &PayloadTree::updateActions);
    m_expanded.clear();
    unfoldSmall();
    updateActions();
}

void PayloadTree::unfoldSmall()
{
    constexpr int smallCount = 12;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const int children = m_model->rowCount(index);
        if (children > 0 && children <= smallCount)
            expand(index);
    }
}

void PayloadTree::setEditable(bool editable)
{
    m_isEditable = editable;
    m_model->setEditable(editable);
    updateActions();
}

void PayloadTree::commitOpenEditor()
{
    if (state() != EditingState || !m_delegate->openEditor())
        return;
    QWidget *editor = m_delegate->openEditor();
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
}

QModelIndex PayloadTree::currentField() const
{
    return currentIndex().siblingAtColumn(Model::FieldColumn);
}

void PayloadTree::updateActions()
{
    const bool canEdit = m_isEditable && m_model->edit() && !m_model->edit()->textError();
    m_add->setEnabled(canEdit);
    for (QAction *action : { m_remove, m_up, m_down })
        action->setEnabled(canEdit && currentIndex().isValid());
}

void PayloadTree::addField()
{
    // Into the current object or array, else beside the current field.
    QModelIndex container = currentField();
    const json::Value *value = m_model->valueOf(container);
    if (container.isValid() && value && !value->isObject() && !value->isArray()) {
        container = container.parent();
        value = m_model->valueOf(container);
    }
    if (!value)
        return;
    NodePath path = m_model->pathOf(container);
    const NodePath containerPath = path;
    path.push_back(m_model->rowCount(container));
    bool added = false;
    if (value->isArray()) {
        added = m_model->edit()->addElement(containerPath, json::Value(QString()));
    } else {
        QString key = tr("field", "name of a new payload field");
        for (int i = 2; value->object().contains(key); ++i)
            key = tr("field%1", "name of a new payload field").arg(i);
        added = m_model->edit()->addMember(containerPath, key, json::Value(QString()));
    }
    if (!added)
        return;
    const bool isNamed = m_model->valueOf(m_model->indexOf(containerPath))->isObject();
    const QModelIndex index
        = m_model->indexOf(path, isNamed ? Model::FieldColumn : Model::ValueColumn);
    setCurrentIndex(index);
    edit(index);
}

void PayloadTree::removeField()
{
    if (currentIndex().isValid() && m_model->edit())
        m_model->edit()->removeNode(m_model->pathOf(currentField()));
}

void PayloadTree::move(int step)
{
    NodePath path = m_model->pathOf(currentField());
    if (path.empty() || !m_model->edit()->moveNode(path, step))
        return;
    path.back() += step;
    setCurrentIndex(m_model->indexOf(path));
}

void PayloadTree::copyValue()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(currentIndex().data(Model::FullTextRole).toString());
}

//! The window has these keys too, for whole points; here they mean a field.
bool PayloadTree::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isField = key->modifiers() == Qt::NoModifier
            && (key->key() == Qt::Key_Delete || (key->key() == Qt::Key_F2 && m_isEditable));
        if (isField) {
            event->accept();
            return true;
        }
    }
    return QTreeView::event(event);
}

void PayloadTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Delete || event->modifiers() != Qt::NoModifier)
        return QTreeView::keyPressEvent(event);
    if (m_isEditable)
        return removeField();
    emit editRefused(tr("Fields can be changed after Update Payload (Ctrl+E)."));
}

void PayloadTree::rememberExpansion()
{
    m_hadFocus = hasFocus() || (m_delegate->openEditor() && m_delegate->openEditor()->hasFocus());
    m_expanded.clear();
    m_current = m_model->pathOf(currentField());
    const std::function<void(const QModelIndex &)> visit = [&](const QModelIndex &parent) {
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            if (!isExpanded(index))
                continue;
            m_expanded.insert(m_model->pathOf(index));
            visit(index);
        }
    };
    visit({});
}

void PayloadTree::restoreExpansion()
{
    if (m_hadFocus) // A reset takes the open cell editor away, and the focus with it.
        setFocus();
    for (const NodePath &path : m_expanded)
        expand(m_model->indexOf(path));
    if (!m_current.empty())
        setCurrentIndex(m_model->indexOf(m_current));
    updateActions();
}

} // namespace sextant
