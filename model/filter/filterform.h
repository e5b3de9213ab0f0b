#pragma once
//! FilterForm: the draft of a filter as rows, with its JSON as a second view, and the filter applied last.
//! Owned by a FilterPanel; knows no widgets.

#include "client/types/serverinfo.h"
#include "model/filter/filterrow.h"

#include <QHash>
#include <QObject>

#include <array>
#include <functional>
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
    void addSeenTypes(const QHash<QString, FilterValueType> &types);
    const PayloadIndex *indexOf(const QString &field) const;
    FilterValueType typeOfField(const QString &field) const; //!< Text when nothing is known
    bool serverSupports(FilterOperator op) const;

    // Rows, in the order shown.
    const std::vector<FilterRow> &rows() const { return m_rows; }
    int addRow(FilterRow row); //!< at the end; its position
    void setRow(int position, FilterRow row);
    //! Changes the field, and the type with it as long as no value is typed.
    void setField(int position, const QString &field);
    void removeRow(int position);
    void clear(); //!< no rows; what is applied stays until apply()
    quint64 minCount() const { return m_minCount; } //!< of "at least"
    void setMinCount(quint64 count); //!< 1 or more

    FilterCondition conditionAt(int position) const;
    bool isValid() const; //!< no enabled row has a problem
    //! All enabled rows that can be sent.
    Filter draft() const;
    //! Replaces the rows. Reads every filter: what the form can't draw becomes a Raw row.
    void load(const Filter &filter);

    QByteArray draftJson() const; //!< draft(), indented
    //! Takes a filter, or a whole request body with a `filter`. Rows that JSON can't show (switched off, or with
    //! a problem) stay, at the end. On a fault nothing changes.
    std::optional<FilterJsonFault> loadJson(const QByteArray &text);

    const std::optional<Filter> &applied() const { return m_applied; }
    const std::vector<FilterRow> &appliedRows() const { return m_appliedRows; } //!< for chips
    bool hasUnappliedChanges() const;
    void addApplied(const FilterRow &row); //!< adds it to what is applied and to the draft alike
    bool apply(); //!< false and no change when !isValid()
    //! Takes one condition back from what is applied, and the same row from the draft; other drafts stay drafts.
    void removeApplied(int chip);
    void setApplied(const std::optional<Filter> &filter); //!< draft and applied alike

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
    static Filter build(const std::vector<FilterRow> &rows, const Clauses &clauses,
                        const std::function<const PayloadIndex *(const QString &)> &indexOf);
    Clauses clauses() const { return { m_present, m_minCount }; }
    std::vector<FilterRow> sendableRows() const;
    void replaceRows(const Filter &filter);

    std::vector<FilterRow> m_rows;
    std::array<bool, filterGroupCount> m_present{};
    quint64 m_minCount = 1;
    std::optional<Filter> m_applied;
    std::vector<FilterRow> m_appliedRows;
    std::vector<PayloadIndex> m_schema;
    QHash<QString, FilterValueType> m_seenTypes;
    ServerInfo m_server;
};

//! Types of the values in a payload (exact JSON object bytes), by path: `a.b`, `tags` for arrays of scalars,
//! `items[].a` for arrays of objects. Unreadable payloads give nothing.
QHash<QString, FilterValueType> valueTypes(const QByteArray &payload);

} // namespace sextant
