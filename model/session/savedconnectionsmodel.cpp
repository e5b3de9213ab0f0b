#include "model/session/savedconnectionsmodel.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

constexpr QLatin1StringView idsMime("application/x-sextant-connections");

//! Without empty levels, so that `a//b/` and `a/b` are one.
QString cleanFolder(const QString &folder)
{
    QStringList levels;
    for (const QString &level : folder.split(u'/', Qt::SkipEmptyParts))
        if (const QString trimmed = level.trimmed(); !trimmed.isEmpty())
            levels.append(trimmed);
    return levels.join(u'/');
}

QString addressOf(const ConnectionSpec &spec)
{
    return spec.isDemo ? QString() : spec.baseUrl.toString(QUrl::RemoveUserInfo);
}

} // namespace

struct SavedConnectionsModel::Node
{
    Node *parent = nullptr;
    QString folder; //!< path
    std::optional<ConnectionSpec> spec; //!< a connection's
    std::vector<std::unique_ptr<Node>> folders;
    std::vector<std::unique_ptr<Node>> leaves;

    int count() const { return int(folders.size() + leaves.size()); }
    Node *child(int row) const
    {
        const size_t place = size_t(row);
        return place < folders.size() ? folders[place].get() : leaves[place - folders.size()].get();
    }
    int row() const
    {
        for (int place = 0; place < parent->count(); ++place)
            if (parent->child(place) == this)
                return place;
        return -1;
    }
    Node *ensureFolder(const QString &path)
    {
        Node *at = this;
        QString soFar;
        for (const QString &level : path.split(u'/', Qt::SkipEmptyParts)) {
            soFar += soFar.isEmpty() ? level : u'/' + level;
            const auto place = std::ranges::lower_bound(
                at->folders, soFar,
                [](const QString &left, const QString &right) {
                    const int order = left.compare(right, Qt::CaseInsensitive);
                    return order != 0 ? order < 0 : left < right;
                },
                [](const auto &each) { return each->folder; });
            if (place == at->folders.end() || (*place)->folder != soFar) {
                auto fresh = std::make_unique<Node>();
                fresh->parent = at;
                fresh->folder = soFar;
                at = at->folders.insert(place, std::move(fresh))->get();
            } else {
                at = place->get();
            }
        }
        return at;
    }
    bool hasShapeOf(const Node &other) const
    {
        const QString id = spec ? spec->id : QString();
        const QString otherId = other.spec ? other.spec->id : QString();
        if (folder != other.folder || id != otherId || folders.size() != other.folders.size()
            || leaves.size() != other.leaves.size())
            return false;
        for (int place = 0; place < count(); ++place)
            if (!child(place)->hasShapeOf(*other.child(place)))
                return false;
        return true;
    }
    template <typename Predicate> const Node *find(const Predicate &predicate) const
    {
        if (predicate(*this))
            return this;
        for (int place = 0; place < count(); ++place)
            if (const Node *found = child(place)->find(predicate))
                return found;
        return nullptr;
    }
};

SavedConnectionsModel::SavedConnectionsModel(ConnectionStore &store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
    , m_root(tree())
{
    connect(&m_store, &ConnectionStore::changed, this, [this] {
        if (!m_isSaving)
            rebuild();
    });
}

SavedConnectionsModel::~SavedConnectionsModel() = default;

std::unique_ptr<SavedConnectionsModel::Node> SavedConnectionsModel::tree() const
{
    auto root = std::make_unique<Node>();
    for (const ConnectionSpec &spec : m_store.connections()) {
        if (!matches(spec))
            continue;
        Node *folder = root->ensureFolder(cleanFolder(spec.folder));
        auto leaf = std::make_unique<Node>();
        leaf->parent = folder;
        leaf->folder = folder->folder;
        leaf->spec = spec;
        folder->leaves.push_back(std::move(leaf));
    }
    return root;
}

bool SavedConnectionsModel::matches(const ConnectionSpec &spec) const
{
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    const QString text
        = QStringList{ spec.displayName(), addressOf(spec), spec.environment, spec.folder }.join(
            u'\n');
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

void SavedConnectionsModel::setFilter(const QString &words)
{
    m_filter = words.simplified();
    rebuild();
}

void SavedConnectionsModel::rebuild()
{
    std::unique_ptr<Node> fresh = tree();
    // A connection that was used or recoloured must not close folders and move the selection.
    if (m_root->hasShapeOf(*fresh)) {
        refresh(*m_root, *fresh);
        return;
    }
    beginResetModel();
    m_root = std::move(fresh);
    endResetModel();
}

void SavedConnectionsModel::refresh(Node &old, Node &fresh)
{
    for (int place = 0; place < old.count(); ++place)
        refresh(*old.child(place), *fresh.child(place));
    if (!old.spec || old.spec == fresh.spec)
        return;
    old.spec = std::move(fresh.spec);
    const QModelIndex index = indexOf(&old);
    emit dataChanged(index, index);
}

const SavedConnectionsModel::Node *SavedConnectionsModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex SavedConnectionsModel::indexOf(const Node *node) const
{
    return !node || !node->parent ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex SavedConnectionsModel::indexOf(const QString &id) const
{
    return indexOf(m_root->find(
        [&id](const Node &each) { return each.spec && !id.isEmpty() && each.spec->id == id; }));
}

QModelIndex SavedConnectionsModel::indexOfFolder(const QString &path) const
{
    return indexOf(
        m_root->find([&path](const Node &each) { return !each.spec && each.folder == path; }));
}

bool SavedConnectionsModel::isFolder(const QModelIndex &index) const
{
    return index.isValid() && !node(index)->spec;
}

std::optional<ConnectionSpec> SavedConnectionsModel::spec(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->spec : std::nullopt;
}

void SavedConnectionsModel::saveAll(const std::vector<ConnectionSpec> &specs)
{
    // One change for the views, however many connections it takes.
    m_isSaving = true;
    for (const ConnectionSpec &spec : specs)
        m_store.save(spec);
    m_isSaving = false;
    rebuild();
}

void SavedConnectionsModel::moveTo(const QString &id, const QString &folder)
{
    const QString target = cleanFolder(folder);
    for (ConnectionSpec &spec : m_store.connections()) {
        if (spec.id != id || spec.folder == target)
            continue;
        ConnectionSpec moved = spec;
        moved.folder = target;
        saveAll({ moved });
        return;
    }
}

bool SavedConnectionsModel::renameFolder(const QString &path, const QString &name)
{
    const QString last = name.trimmed();
    if (last.isEmpty() || last.contains(u'/') || path.isEmpty())
        return false;
    const qsizetype cut = path.lastIndexOf(u'/') + 1;
    const QString renamed = path.left(cut) + last;
    std::vector<ConnectionSpec> moved;
    for (ConnectionSpec spec : m_store.connections()) {
        const QString folder = cleanFolder(spec.folder);
        if (folder != path && !folder.startsWith(path + u'/'))
            continue;
        spec.folder = renamed + folder.mid(path.size());
        moved.push_back(std::move(spec));
    }
    saveAll(moved);
    return !moved.empty();
}

QModelIndex SavedConnectionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<const Node *>(node(parent)->child(row)));
}

QModelIndex SavedConnectionsModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int SavedConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : node(parent)->count();
}

int SavedConnectionsModel::columnCount(const QModelIndex &) const { return 1; }

QVariant SavedConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &at = *node(index);
    if (role == FolderRole)
        return at.folder;
    if (!at.spec)
        return role == Qt::DisplayRole || role == Qt::EditRole
            ? QVariant(at.folder.section(u'/', -1))
            : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return at.spec->displayName();
    case SpecRole:
        return QVariant::fromValue(*at.spec);
    case AddressRole:
        return addressOf(*at.spec);
    case EnvironmentRole:
        return at.spec->environment;
    case ColorRole:
        return int(at.spec->color);
    case ProtectionRole:
        return int(at.spec->protection);
    case LastUsedRole:
        return at.spec->lastUsed;
    default:
        return {};
    }
}

bool SavedConnectionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isFolder(index))
        return false;
    return renameFolder(node(index)->folder, value.toString());
}

Qt::ItemFlags SavedConnectionsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    return usual | (isFolder(index) ? Qt::ItemIsEditable : Qt::ItemIsDragEnabled);
}

QStringList SavedConnectionsModel::mimeTypes() const { return { idsMime }; }

QMimeData *SavedConnectionsModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes)
        if (const auto each = spec(index))
            ids.append(each->id);
    if (ids.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(idsMime, ids.join(u'\n').toUtf8());
    return data;
}

bool SavedConnectionsModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                            const QModelIndex &) const
{
    return action == Qt::MoveAction && data && data->hasFormat(idsMime);
}

bool SavedConnectionsModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                         int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString folder = node(parent)->folder; // onto a connection: beside it
    for (const QString &id : QString::fromUtf8(data->data(idsMime)).split(u'\n'))
        moveTo(id, folder);
    return true;
}

} // namespace sextant
