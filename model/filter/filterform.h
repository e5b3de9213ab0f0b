#pragma once
//! FilterForm: the draft of a filter as rows, with its JSON as a second view, and the filter applied last.
//! Owned by a FilterPanel; knows no widgets.

#include "client/types/serverinfo.h"
#include "model/filter/filterrow.h"

#include <QHash>
#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace sextant {

//! Why a JSON text is no filter. line = 0: the fault has a path instead of a place.
struct FilterJsonFault
{
    int line = 0;
    int column = 0;
    QString path;
    QString message; //!< technical English
    friend bool operator==(const FilterJsonFault &, const FilterJsonFault &) = default;
};

class FilterForm : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // What is known about fields and the server.
    void setSchema(std::vector<PayloadIndex> schema);
    void setServer(ServerInfo server);
    //! Types seen in payloads; the schema goes first.
    void setSeenTypes(const QHash<QString, FilterValueType> &types);
    //! What `outer` knows of the fields that begin with `prefix`, without it.
    void takeFacts(const FilterForm &outer, const QString &prefix);
    const PayloadIndex *indexOf(const QString &field) const;
    FilterValueType typeOfField(const QString &field) const; //!< Text when nothing is known
    bool serverSupports(FilterOperator op) const;

    // Rows, in the order shown.
    const std::vector<FilterRow> &rows() const { return m_rows; }
    int addRow(FilterRow row); //!< at the end; its position
    void setRow(int position, FilterRow row);
    //! Changes the field, and the type with it as long as no value is typed (the one of a boolean isn't).
    void setField(int position, const QString &field);
    void removeRow(int position);
    void clear(); //!< no rows; what is applied stays until apply()
    quint64 minCount() const { return m_minCount; } //!< of "at least"
    void setMinCount(quint64 count);
    quint64 atLeastCount() const; //!< its conditions switched on

    FilterCondition conditionAt(int position) const;
    bool isValid() const; //!< no enabled row has a problem
    //! All enabled rows that JSON can say; what is sent once isValid().
    Filter draft() const;
    //! Replaces the rows. Reads every filter: what the form can't draw becomes a Raw row.
    void load(const Filter &filter);

    QByteArray draftJson() const; //!< draft(), indented
    //! Takes a filter, or a whole request body with a `filter`. Rows that JSON can't show (switched off, or not
    //! finished) stay, at the end. On a fault nothing changes.
    std::optional<FilterJsonFault> loadJson(const QByteArray &text);

    const std::optional<Filter> &applied() const { return m_applied; }
    const std::vector<FilterRow> &appliedRows() const { return m_appliedRows; } //!< for chips
    //! An "at least" over no condition is applied: JSON can say so. It has the chip after those of the rows.
    bool hasAppliedEmptyAtLeast() const;
    quint64 appliedMinCount() const; //!< 1 where no "at least" is applied
    bool hasUnappliedChanges() const;
    void addApplied(const FilterRow &row); //!< adds it to what is applied and to the draft alike
    bool apply(); //!< false and no change when !isValid()
    //! Takes one condition back from what is applied, and the same row from the draft; other drafts stay drafts.
    //! An "at least" never asks for more conditions than are left.
    void removeApplied(int chip);

signals:
    void rowsReset();
    void rowAdded(int position);
    void rowRemoved(int position);
    void rowChanged(int position);
    void factsChanged(); //!< schema, types or server
    void draftChanged(); //!< after any of the row signals
    void appliedChanged();

private:
    struct Clauses
    {
        std::array<bool, filterGroupCount> present{}; //!< clauses sent even when empty
        quint64 minCount = 1;
    };
    static Filter build(const std::vector<FilterRow> &rows, const Clauses &clauses);
    std::vector<FilterRow> writtenRows() const; //!< those draft() is made of
    void replaceRows(const Filter &filter);
    void removeDrafted(const FilterRow &row);

    std::vector<FilterRow> m_rows;
    std::array<bool, filterGroupCount> m_present{};
    quint64 m_minCount = 1;
    std::optional<Filter> m_applied;
    std::vector<FilterRow> m_appliedRows;
    std::vector<PayloadIndex> m_schema;
    QHash<QString, FilterValueType> m_seenTypes;
    ServerInfo m_server;
};

} // namespace sextant
