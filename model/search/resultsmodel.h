#pragma once
//! ResultsModel: scored points in the server's order, as a table: rank, score, payload columns. Never re-sorted.

#include "client/types/record.h"
#include "model/points/payloadtablemodel.h"

#include <QString>

namespace sextant {

class ResultsModel : public PayloadTableModel
{
    Q_OBJECT
public:
    enum LeadingColumn { RankColumn, ScoreColumn, LeadingColumnCount };

    using PayloadTableModel::PayloadTableModel;

    //! `offset`: how many better points were skipped; ranks go on from there. Columns chosen once stay.
    void setResults(ScoredPage page, quint64 offset);
    //! Points as they are now: payloads are replaced, asked ones that are not in `page` go. Ranks and scores stay.
    void updatePoints(const std::vector<PointId> &asked, const RecordPage &page);
    void clear();
    //! Printed in the score column's header; the axis its bars are drawn on.
    void setScoreAxisText(const QString &text);

    quint64 rankAt(int row) const override { return m_ranks[size_t(row)]; }
    const std::vector<float> &scores() const { return m_page.scores; }

    int rowCount(const QModelIndex &parent = {}) const override;
    PointId idAt(int row) const override;
    QByteArrayView payloadAt(int row) const override;
    std::optional<float> scoreAt(int row) const override;

protected:
    int leadingColumnCount() const override { return LeadingColumnCount; }
    QVariant leadingData(int row, int column, int role) const override;
    QVariant leadingHeader(int column, int role) const override;

private:
    void removeRow(int row);

    ScoredPage m_page;
    std::vector<quint64> m_ranks; //!< as answered: a point gone since leaves a gap
    QString m_axisText;
};

} // namespace sextant
