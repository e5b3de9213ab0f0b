#include "model/search/resultsmodel.h"

#include "client/json/numbertext.h"

#include <QHash>
#include <QSet>

#include <numeric>

namespace sextant {

namespace {

QString scoreText(float score) { return QString::fromLatin1(json::floatText(score)); }

} // namespace

void ResultsModel::setResults(ScoredPage page, quint64 offset)
{
    for (qsizetype row = 0; row < qsizetype(page.points.rows.size()); ++row)
        observeFields(page.points.payload(row));
    beginResetModel();
    m_page = std::move(page);
    m_ranks.resize(m_page.points.rows.size());
    std::iota(m_ranks.begin(), m_ranks.end(), offset + 1);
    forgetParsedRows();
    // An empty answer tells nothing about fields: they are chosen on the first one with points.
    if (rowCount() > 0)
        chooseColumns();
    endResetModel();
    announceFields();
}

void ResultsModel::updatePoints(const std::vector<PointId> &asked, const RecordPage &page)
{
    QHash<PointId, qsizetype> found;
    for (size_t row = 0; row < page.rows.size(); ++row)
        found.insert(page.rows[row].id, qsizetype(row));
    const QSet<PointId> wanted(asked.cbegin(), asked.cend());
    for (int row = rowCount() - 1; row >= 0; --row) {
        const PointId id = idAt(row);
        if (!wanted.contains(id))
            continue;
        const auto known = found.constFind(id);
        if (known == found.cend()) {
            removeRow(row);
            continue;
        }
        const QByteArrayView payload = page.payload(*known);
        observeFields(payload);
        forgetParsedRows();
        // The answer's own bytes stay where they are; the new ones go behind them.
        RecordPage &points = m_page.points;
        points.rows[size_t(row)].payload = { quint32(points.body.size()), quint32(payload.size()) };
        points.body.append(payload);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    announceFields();
}

void ResultsModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_page.points.rows.erase(m_page.points.rows.begin() + row);
    m_page.scores.erase(m_page.scores.begin() + row);
    m_page.versions.erase(m_page.versions.begin() + row);
    m_ranks.erase(m_ranks.begin() + row);
    forgetParsedRows();
    endRemoveRows();
}

void ResultsModel::clear()
{
    if (rowCount() == 0)
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_page = {};
    m_ranks.clear();
    forgetParsedRows();
    endRemoveRows();
}

void ResultsModel::setScoreAxisText(const QString &text)
{
    if (text == m_axisText)
        return;
    m_axisText = text;
    emit headerDataChanged(Qt::Horizontal, ScoreColumn, ScoreColumn);
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_page.points.rows.size());
}

PointId ResultsModel::idAt(int row) const { return m_page.points.rows[size_t(row)].id; }

QByteArrayView ResultsModel::payloadAt(int row) const { return m_page.points.payload(row); }

std::optional<float> ResultsModel::scoreAt(int row) const
{
    if (size_t(row) >= m_page.scores.size())
        return std::nullopt;
    return m_page.scores[size_t(row)];
}

QVariant ResultsModel::leadingData(int row, int column, int role) const
{
    const bool isScore = column == ScoreColumn;
    const std::optional<float> score = scoreAt(row);
    switch (role) {
    case Qt::DisplayRole:
    case FullTextRole:
        return isScore ? (score ? scoreText(*score) : QString()) : QString::number(rankAt(row));
    case Qt::AccessibleTextRole:
        return isScore ? tr("score %1").arg(score ? scoreText(*score) : QString())
                       : tr("rank %1").arg(rankAt(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case CellKindRole:
        return int(isScore ? CellKind::Float : CellKind::Integer);
    case ScoreRole:
        return isScore && score ? QVariant(*score) : QVariant();
    case RawJsonRole:
        return isScore ? (score ? json::floatText(*score) : QByteArray())
                       : QByteArray::number(rankAt(row));
    default:
        return {};
    }
}

QVariant ResultsModel::leadingHeader(int column, int role) const
{
    if (role == Qt::DisplayRole && column == RankColumn)
        return tr("rank");
    if ((role == Qt::DisplayRole || role == Qt::ToolTipRole) && column == ScoreColumn)
        return m_axisText.isEmpty() ? tr("score") : tr("score (%1)").arg(m_axisText);
    return {};
}

} // namespace sextant
