#include "model/edit/payloadtreemodel.h"

#include "model/edit/scalaredit.h"

#include <unordered_map>

namespace sextant {

using json::Kind;
using json::Value;

namespace {

//! Longer texts cost seconds per repaint.
constexpr qsizetype shownCharacters = 200;

bool isContainer(const Value &value) { return value.isObject() || value.isArray(); }

int childCount(const Value &value)
{
    if (value.isObject())
        return int(value.object().size());
    return value.isArray() ? int(value.array().size()) : 0;
}

} // namespace

//! Stands for a container that was entered. An index carries the node of its parent; leaves need none.
struct PayloadTreeModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    std::unordered_map<int, std::unique_ptr<Node>> children;

    NodePath path() const
    {
        NodePath reversed;
        for (const Node *node = this; node->parent; node = node->parent)
            reversed.push_back(node->row);
        return NodePath(reversed.rbegin(), reversed.rend());
    }
};

PayloadTreeModel::PayloadTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

PayloadTreeModel::~PayloadTreeModel() = default;

void PayloadTreeModel::setEdit(PointEdit *edit)
{
    if (m_edit == edit)
        return;
    if (m_edit)
        disconnect(m_edit, nullptr, this, nullptr);
    beginResetModel();
    m_edit = edit;
    m_root = std::make_unique<Node>();
    endResetModel();
    if (!edit)
        return;
    connect(edit, &PointEdit::nodeChanged, this, &PayloadTreeModel::onNodeChanged);
    connect(edit, &PointEdit::structureChanged, this, &PayloadTreeModel::rebuild);
    connect(edit, &QObject::destroyed, this, [this] {
        m_edit.clear();
        rebuild();
    });
}

void PayloadTreeModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    endResetModel();
}

void PayloadTreeModel::onNodeChanged(const NodePath &path)
{
    if (path.empty())
        return rebuild();
    emit dataChanged(indexOf(path, FieldColumn), indexOf(path, TypeColumn));
}

PayloadTreeModel::Node *PayloadTreeModel::nodeFor(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_root.get();
    auto *parent = static_cast<Node *>(index.internalPointer());
    std::unique_ptr<Node> &node = parent->children[index.row()];
    if (!node) {
        node = std::make_unique<Node>();
        node->parent = parent;
        node->row = index.row();
    }
    return node.get();
}

NodePath PayloadTreeModel::pathOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    NodePath path = static_cast<const Node *>(index.internalPointer())->path();
    path.push_back(index.row());
    return path;
}

QModelIndex PayloadTreeModel::indexOf(const NodePath &path, int column) const
{
    QModelIndex found;
    for (size_t i = 0; i < path.size(); ++i)
        found = index(path[i], i + 1 == path.size() ? column : 0, found);
    return found;
}

const Value *PayloadTreeModel::valueOf(const QModelIndex &index) const
{
    return m_edit ? nodeAt(std::as_const(*m_edit).working(), pathOf(index)) : nullptr;
}

QModelIndex PayloadTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeFor(parent));
}

QModelIndex PayloadTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const auto *node = static_cast<const Node *>(child.internalPointer());
    return node->parent ? createIndex(node->row, 0, node->parent) : QModelIndex();
}

int PayloadTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Value *value = valueOf(parent);
    return value ? childCount(*value) : 0;
}

int PayloadTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool PayloadTreeModel::hasChildren(const QModelIndex &parent) const { return rowCount(parent) > 0; }

QString PayloadTreeModel::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Null:
        return tr("null");
    case Kind::Bool:
        return tr("bool");
    case Kind::Integer:
        return tr("integer");
    case Kind::Float:
        return tr("float");
    case Kind::String:
        return tr("string");
    case Kind::Array:
        return tr("array");
    case Kind::Object:
        return tr("object");
    }
    return {};
}

QString PayloadTreeModel::fieldName(const QModelIndex &index) const
{
    const Value *container = valueOf(index.parent());
    if (container && container->isObject())
        return container->object().at(index.row()).first;
    return QStringLiteral("[%1]").arg(index.row());
}

QVariant PayloadTreeModel::display(const Value &value, const QModelIndex &index,
                                   qsizetype limit) const
{
    switch (Column(index.column())) {
    case FieldColumn:
        return fieldName(index);
    case TypeColumn:
        return kindName(value.kind());
    case ValueColumn:
        break;
    case ColumnCount:
        return {};
    }
    if (value.isObject())
        return tr("%n field(s)", nullptr, childCount(value));
    if (value.isArray())
        return tr("%n element(s)", nullptr, childCount(value));
    const QString text = scalarText(value);
    return text.size() > limit ? text.left(limit) + QChar(0x2026) : text;
}

QVariant PayloadTreeModel::data(const QModelIndex &index, int role) const
{
    const Value *value = index.isValid() ? valueOf(index) : nullptr;
    if (!value)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*value, index, shownCharacters);
    case Qt::EditRole:
        if (index.column() == TypeColumn)
            return int(value->kind());
        return display(*value, index, std::numeric_limits<qsizetype>::max());
    case FullTextRole:
        return isContainer(*value) ? QString::fromUtf8(value->toJson()) : scalarText(*value);
    case KindRole:
        return int(value->kind());
    case PathTextRole:
        return keyPathOf(m_edit->working(), pathOf(index)).toDisplay();
    default:
        return {};
    }
}

QVariant PayloadTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case FieldColumn:
        return tr("Field");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags PayloadTreeModel::flags(const QModelIndex &index) const
{
    const Value *value = index.isValid() ? valueOf(index) : nullptr;
    if (!value)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_isEditable || m_edit->isLocked() || m_edit->textError())
        return flags;
    const Value *container = valueOf(index.parent());
    const bool isNamed = container && container->isObject();
    const bool canEdit = (index.column() == FieldColumn && isNamed)
        || (index.column() == ValueColumn && !isContainer(*value) && !value->isNull())
        || index.column() == TypeColumn;
    return canEdit ? flags | Qt::ItemIsEditable : flags;
}

bool PayloadTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    switch (Column(index.column())) {
    case FieldColumn:
        return setField(index, value.toString());
    case ValueColumn:
        return setValue(index, value.toString());
    case TypeColumn:
        return setKind(index, Kind(value.toInt()));
    case ColumnCount:
        break;
    }
    return false;
}

bool PayloadTreeModel::setField(const QModelIndex &index, const QString &name)
{
    if (name == fieldName(index))
        return true;
    if (valueOf(index.parent())->object().contains(name)) {
        emit editRefused(tr("There is a field %1 already.").arg(name));
        return false;
    }
    return m_edit->renameMember(pathOf(index), name);
}

bool PayloadTreeModel::setValue(const QModelIndex &index, const QString &text)
{
    const Value &present = *valueOf(index);
    if (text == scalarText(present))
        return true;
    auto value = scalarFromText(present.kind(), text);
    if (!value) {
        emit editRefused(tr("“%1” is no %2; the value stays as it was. To change the type, "
                            "choose another in the Type column.")
                             .arg(text.left(40), kindName(present.kind())));
        return false;
    }
    const NodePath path = pathOf(index);
    const QString field = keyPathOf(m_edit->working(), path).toDisplay();
    return m_edit->setNode(path, std::move(*value), tr("Change %1").arg(field));
}

bool PayloadTreeModel::setKind(const QModelIndex &index, Kind kind)
{
    const Value &present = *valueOf(index);
    if (present.kind() == kind)
        return true;
    const NodePath path = pathOf(index);
    const QString field = keyPathOf(m_edit->working(), path).toDisplay();
    return m_edit->setNode(path, convertedTo(kind, present),
                           tr("Change the type of %1").arg(field));
}

} // namespace sextant
