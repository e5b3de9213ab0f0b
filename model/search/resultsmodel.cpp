#include "model/search/resultsmodel.h"

#include "client/json/numbertext.h"

namespace sextant {

namespace {

QString scoreText(float score) { return QString::fromLatin1(json::floatText(score)); }

} // namespace

void ResultsModel::observe(const ScoredPage &page)
{
    for (qsizetype row = 0; row < qsizetype(page.points.rows.size()); ++row)
        observeFields(page.points.payload(row));
}

void ResultsModel::setResults(ScoredPage page, quint64 offset)
{
    // Rows go and come instead of a reset, so that the view keeps its columns as they are.
    const bool isFirst = !columns().isChosen();
    if (!isFirst)
        clear();
    observe(page);
    const int rows = int(page.points.rows.size());
    if (isFirst)
        beginResetModel();
    else if (rows > 0)
        beginInsertRows({}, 0, rows - 1);
    m_page = std::move(page);
    m_offset = offset;
    forgetParsedRows();
    if (isFirst) {
        if (rows > 0)
            chooseColumns();
        endResetModel();
    } else if (rows > 0) {
        endInsertRows();
    }
    announceFields();
}

void ResultsModel::clear()
{
    if (rowCount() == 0)
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_page = {};
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
