#pragma once
//! PayloadTableModel: what every table of points has in common, browsed pages and scored results alike: the id
//! as vertical header, payload fields as columns, cells read from raw payload bytes, marks of the board.

#include "client/types/pointid.h"
#include "model/points/cell.h"
#include "model/points/columns.h"
#include "model/search/recommendboard.h"

#include <QAbstractTableModel>
#include <QCache>

#include <optional>

namespace sextant {

//! Subclasses own the rows and say id and payload of each. Answers the roles of pointsroles.h.
class PayloadTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    //! `board` outlives this.
    explicit PayloadTableModel(RecommendBoard &board, QObject *parent = nullptr);

    virtual PointId idAt(int row) const = 0;
    //! A JSON object, or empty when there is none. Valid until the model changes.
    virtual QByteArrayView payloadAt(int row) const = 0;
    virtual std::optional<float> scoreAt(int row) const;
    virtual quint64 rankAt(int row) const { return quint64(row) + 1; } //!< where there are scores
    //! -1 when the point isn't here. Linear.
    virtual int rowOf(const PointId &id) const;

    //! At least 1: with no field to show, one column previews whole payloads, so that rows can be selected.
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const ColumnSet &columns() const { return m_columns; }
    //! Adds and removes columns so that exactly these paths are shown; those that stay keep their place, new
    //! ones come last. (The order on screen is the view's.)
    void setShownFields(const QStringList &paths);
    void markFieldsOffered(); //!< the chooser was looked at
    void restoreColumns(const QStringList &shown, const QStringList &offered);
    //! Payload path of a column; empty for columns that are no payload field.
    QString fieldAt(int column) const;
    int columnOf(const QString &path) const; //!< -1 when not shown
    //! The exact bytes of a cell's value; a null view when missing. nullopt: the payload is broken there.
    std::optional<QByteArrayView> rawAt(int row, int column) const;
    Cell cellAt(int row, int column) const;

signals:
    void fieldsChanged(); //!< fields were shown, hidden or newly seen

protected:
    //! Columns before the payload fields (rank, score): how many, their cells and headers.
    virtual int leadingColumnCount() const { return 0; }
    virtual QVariant leadingData(int row, int column, int role) const;
    virtual QVariant leadingHeader(int column, int role) const;

    //! Counts fields of new payloads. Between begin and end of an insert it is too early: call it before.
    void observeFields(QByteArrayView payload) { m_columns.observe(payload); }
    void observeFields(const KeyCounts &keys) { m_columns.add(keys); }
    void chooseColumns(); //!< when none are chosen yet; call inside a model reset
    void announceFields(); //!< emits fieldsChanged() when new fields were seen since the last time
    void forgetParsedRows(); //!< call when rows moved or changed
    ColumnSet &mutableColumns() { return m_columns; }
    RecommendBoard &board() const { return m_board; }

private:
    const FieldValues &parsedRow(int row) const;
    bool isWholePayload(int column) const;
    QVariant cellData(int row, int column, int role) const;
    void removeHidden(const QStringList &paths);
    void onBoardChanged();

    RecommendBoard &m_board;
    ColumnSet m_columns;
    mutable QCache<int, FieldValues> m_parsed;
    qsizetype m_announced = 0;
};

} // namespace sextant
