#include "model/collections/collectionsmodel.h"

#include "client/api/client.h"

#include <QLocale>

#include <algorithm>

namespace sextant {

CollectionsModel::CollectionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

CollectionsModel::~CollectionsModel() = default;

void CollectionsModel::setClient(Client *client)
{
    m_running.clear();
    m_namesCall.cancel();
    m_aliasesCall.cancel();
    m_client = client;
}

void CollectionsModel::setNames(QStringList names)
{
    m_names = std::move(names);
    m_facts.removeIf([this](const std::pair<const QString &, Facts &> &entry) {
        return !m_names.contains(entry.first);
    });
    rebuildRows();
    emit namesChanged();
}

void CollectionsModel::refresh()
{
    if (!m_client)
        return;
    m_namesCall = m_client->collections().list(
        [this](Result<QStringList> result) { takeNames(std::move(result)); });
    refreshAliases();
    emit refreshingChanged();
}

void CollectionsModel::takeNames(Result<QStringList> result)
{
    if (result) {
        m_error.reset();
        m_running.clear();
        for (Facts &facts : m_facts)
            facts.isStale = true;
        setNames(std::move(result).value());
    } else {
        m_error = std::move(result).error();
    }
    emit refreshed();
    emit refreshingChanged();
}

void CollectionsModel::cancelRefresh()
{
    if (!isRefreshing())
        return;
    m_namesCall.cancel();
    m_aliasesCall.cancel();
    emit refreshingChanged();
}

void CollectionsModel::refreshAliases()
{
    if (!m_client)
        return;
    m_aliasesCall = m_client->collections().aliases([this](Result<std::vector<AliasInfo>> result) {
        if (result) {
            m_aliasError.reset();
            m_aliases = std::move(result).value();
            rebuildRows();
        } else {
            m_aliasError = std::move(result).error();
        }
        emit aliasesChanged();
    });
}

void CollectionsModel::setFilterText(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    rebuildRows();
}

void CollectionsModel::setVisibleRows(int first, int last)
{
    m_firstVisible = std::max(0, first);
    m_lastVisible = last;
    askNext();
}

QModelIndex CollectionsModel::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&name](const Row &row) { return row.name == name; });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), Name);
}

QStringList CollectionsModel::aliasesOf(const QString &collection) const
{
    QStringList names;
    for (const AliasInfo &alias : m_aliases)
        if (alias.collection == collection)
            names.append(alias.alias);
    return names;
}

QString CollectionsModel::collectionBehind(const QString &alias) const
{
    for (const AliasInfo &each : m_aliases)
        if (each.alias == alias)
            return each.collection;
    return {};
}

void CollectionsModel::rebuildRows()
{
    std::vector<Row> rows;
    for (const QString &name : m_names)
        if (m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive))
            rows.push_back({ name, false, {} });
    for (const AliasInfo &alias : m_aliases)
        if (m_filter.isEmpty() || alias.alias.contains(m_filter, Qt::CaseInsensitive))
            rows.push_back({ alias.alias, true, alias.collection });
    if (rows == m_rows)
        return; // a view keeps its place
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CollectionsModel::askNext()
{
    if (!m_client)
        return;
    const int last = std::min(m_lastVisible, int(m_rows.size()) - 1);
    for (int row = m_firstVisible; row <= last && int(m_running.size()) < factsInFlight; ++row) {
        const QString name = m_rows[size_t(row)].factsName();
        const bool isAsked
            = std::any_of(m_running.begin(), m_running.end(),
                          [&name](const auto &running) { return running.first == name; });
        const auto facts = m_facts.constFind(name);
        if (isAsked || (facts != m_facts.constEnd() && !facts->isStale))
            continue;
        m_running.emplace_back(
            name, m_client->collections().info(name, [this, name](Result<CollectionInfo> result) {
                takeFacts(name, std::move(result));
            }));
    }
}

void CollectionsModel::takeFacts(const QString &name, Result<CollectionInfo> result)
{
    Facts facts;
    if (result) {
        facts.status = result->status;
        facts.statusText = result->statusText;
        facts.points = result->pointsCount;
    } else {
        facts.failed = true;
    }
    m_facts.insert(name, facts);
    std::erase_if(m_running, [&name](const auto &running) { return running.first == name; });
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (m_rows[size_t(row)].factsName() == name)
            emit dataChanged(index(row, Points), index(row, Status));
    askNext();
}

int CollectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CollectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CollectionsModel::statusWord(const Facts &facts) const
{
    if (facts.failed)
        return tr("unknown");
    switch (facts.status) {
    case CollectionInfo::Status::Green:
        return tr("ready");
    case CollectionInfo::Status::Yellow:
        return tr("optimizing");
    case CollectionInfo::Status::Grey:
        return tr("waiting to optimize");
    case CollectionInfo::Status::Red:
        return tr("failing");
    case CollectionInfo::Status::Unknown:
        break;
    }
    return facts.statusText;
}

QString CollectionsModel::text(const Row &row, int column) const
{
    if (column == Name)
        return row.isAlias ? tr("%1 → %2", "alias → collection").arg(row.name, row.target)
                           : row.name;
    const auto facts = m_facts.constFind(row.factsName());
    if (facts == m_facts.constEnd())
        return {};
    if (column == Points)
        return facts->points ? QLocale().toString(*facts->points) : QString();
    return statusWord(*facts);
}

QVariant CollectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const auto facts = m_facts.constFind(row.factsName());
    const bool isKnown = facts != m_facts.constEnd() && !facts->failed;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return row.isAlias ? tr("Alias of %1").arg(row.target) : row.name;
    case Qt::TextAlignmentRole:
        return index.column() == Points ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant();
    case NameRole:
        return row.name;
    case IsAliasRole:
        return row.isAlias;
    case AliasTargetRole:
        return row.target;
    case PointsCountRole:
        return isKnown && facts->points ? QVariant::fromValue(*facts->points) : QVariant();
    case StatusRole:
        return isKnown ? QVariant::fromValue(int(facts->status)) : QVariant();
    default:
        return {};
    }
}

QVariant CollectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole && section == Points)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Points)
        return tr("The server's own estimate");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Collection");
    case Points:
        return tr("≈ Points");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}

} // namespace sextant
