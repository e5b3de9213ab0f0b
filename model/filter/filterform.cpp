#include "model/filter/filterform.h"

#include "client/json/filterjson.h"
#include "client/json/keypath.h"
#include "client/json/parse.h"
#include "model/filter/filtervalues.h"

#include <algorithm>

namespace sextant {

namespace {

std::optional<FilterValueType> typeOfIndex(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return FilterValueType::Integer;
    case FieldType::Float:
        return FilterValueType::Decimal;
    case FieldType::Bool:
        return FilterValueType::Boolean;
    case FieldType::Datetime:
        return FilterValueType::Datetime;
    case FieldType::Keyword:
    case FieldType::Uuid:
    case FieldType::Text:
        return FilterValueType::Text;
    case FieldType::Geo:
    case FieldType::Unknown:
        break;
    }
    return std::nullopt;
}

std::vector<FilterRow> rowsOf(const Filter &filter)
{
    std::vector<FilterRow> rows;
    const auto add = [&](const std::vector<Condition> &conditions, FilterGroup group) {
        for (const Condition &condition : conditions)
            rows.push_back(rowOf(condition, group));
    };
    if (filter.must)
        add(*filter.must, FilterGroup::All);
    if (filter.should)
        add(*filter.should, FilterGroup::Any);
    if (filter.mustNot)
        add(*filter.mustNot, FilterGroup::None);
    if (filter.minShould)
        add(filter.minShould->conditions, FilterGroup::AtLeast);
    return rows;
}

quint64 atLeastRows(const std::vector<FilterRow> &rows)
{
    return quint64(std::count_if(rows.begin(), rows.end(), [](const FilterRow &row) {
        return row.enabled && row.group == FilterGroup::AtLeast;
    }));
}

//! A whole request body is as welcome as a bare filter.
const json::Value &filterInside(const json::Value &value)
{
    const bool isFilter = value.find(u"must") || value.find(u"should") || value.find(u"must_not")
        || value.find(u"min_should");
    const json::Value *inner = isFilter ? nullptr : value.find(u"filter");
    return inner ? *inner : value;
}

} // namespace

void FilterForm::setSchema(std::vector<PayloadIndex> schema)
{
    if (schema == m_schema)
        return;
    m_schema = std::move(schema);
    emit factsChanged();
}

void FilterForm::setServer(ServerInfo server)
{
    m_server = std::move(server);
    emit factsChanged();
}

void FilterForm::setSeenTypes(const QHash<QString, FilterValueType> &types)
{
    if (types == m_seenTypes)
        return;
    m_seenTypes = types;
    emit factsChanged();
}

void FilterForm::takeFacts(const FilterForm &outer, const QString &prefix)
{
    std::vector<PayloadIndex> schema;
    for (PayloadIndex index : outer.m_schema) {
        if (!index.field.startsWith(prefix))
            continue;
        index.field = index.field.sliced(prefix.size());
        schema.push_back(std::move(index));
    }
    QHash<QString, FilterValueType> types;
    for (auto it = outer.m_seenTypes.cbegin(); it != outer.m_seenTypes.cend(); ++it)
        if (it.key().startsWith(prefix))
            types.insert(it.key().sliced(prefix.size()), *it);
    if (m_server.version != outer.m_server.version)
        setServer(outer.m_server);
    setSchema(std::move(schema));
    setSeenTypes(types);
}

const PayloadIndex *FilterForm::indexOf(const QString &field) const
{
    for (const PayloadIndex &index : m_schema)
        if (index.field == field)
            return &index;
    return nullptr;
}

FilterValueType FilterForm::typeOfField(const QString &field) const
{
    if (const PayloadIndex *index = indexOf(field))
        if (const auto type = typeOfIndex(index->type))
            return *type;
    return m_seenTypes.value(field, FilterValueType::Text);
}

bool FilterForm::serverSupports(FilterOperator op) const
{
    const std::optional<Feature> feature = neededFeature(op);
    return !feature || m_server.supports(*feature);
}

int FilterForm::addRow(FilterRow row)
{
    m_rows.push_back(std::move(row));
    const int position = int(m_rows.size()) - 1;
    emit rowAdded(position);
    emit draftChanged();
    return position;
}

void FilterForm::addApplied(const FilterRow &row)
{
    FilterForm alone; // whatever else is drafted
    alone.addRow(row);
    const Filter added = alone.draft();
    Filter filter = m_applied.value_or(Filter{});
    const auto append = [](auto &to, const auto &from) {
        if (!from)
            return;
        if (!to)
            to.emplace();
        to->insert(to->end(), from->begin(), from->end());
    };
    append(filter.must, added.must);
    append(filter.mustNot, added.mustNot);
    m_applied = filter;
    m_appliedRows.push_back(row);
    addRow(row);
    emit appliedChanged();
}

void FilterForm::setRow(int position, FilterRow row)
{
    FilterRow &current = m_rows[size_t(position)];
    if (current == row)
        return;
    current = std::move(row);
    emit rowChanged(position);
    emit draftChanged();
}

void FilterForm::setField(int position, const QString &field)
{
    FilterRow row = m_rows[size_t(position)];
    // A boolean always has a value: it came with the type of the field, and goes with it.
    const bool isGiven = row.type == FilterValueType::Boolean
        && typeOfField(row.field) == FilterValueType::Boolean;
    if (isGiven && usesType(row.op) && typeOfField(field) != FilterValueType::Boolean)
        row.value.clear();
    row.field = field;
    if (row.value.isEmpty() && usesType(row.op)) {
        row.type = typeOfField(field);
        const std::vector<FilterOperator> fitting = operatorsFor(row.type);
        if (std::find(fitting.begin(), fitting.end(), row.op) == fitting.end())
            row.op = FilterOperator::Is;
    }
    setRow(position, std::move(row));
}

void FilterForm::removeRow(int position)
{
    m_rows.erase(m_rows.begin() + position);
    emit rowRemoved(position);
    emit draftChanged();
}

void FilterForm::clear() { load(Filter{}); }

void FilterForm::setMinCount(quint64 count)
{
    if (count == m_minCount)
        return;
    m_minCount = count;
    emit draftChanged();
}

quint64 FilterForm::atLeastCount() const { return atLeastRows(m_rows); }

FilterCondition FilterForm::conditionAt(int position) const
{
    return conditionOf(m_rows[size_t(position)]);
}

bool FilterForm::isValid() const
{
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const FilterRow &row) { return !row.enabled || conditionOf(row); });
}

std::vector<FilterRow> FilterForm::writtenRows() const
{
    std::vector<FilterRow> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows),
                 [](const FilterRow &row) { return row.enabled && writtenCondition(row); });
    return rows;
}

Filter FilterForm::build(const std::vector<FilterRow> &rows, const Clauses &clauses)
{
    std::array<std::vector<Condition>, filterGroupCount> lists;
    for (const FilterRow &row : rows)
        if (FilterCondition condition = writtenCondition(row))
            lists[size_t(row.group)].push_back(std::move(condition).value());
    const auto wanted = [&](FilterGroup group) {
        return clauses.present[size_t(group)] || !lists[size_t(group)].empty();
    };
    Filter filter;
    if (wanted(FilterGroup::All))
        filter.must = lists[size_t(FilterGroup::All)];
    if (wanted(FilterGroup::Any))
        filter.should = lists[size_t(FilterGroup::Any)];
    if (wanted(FilterGroup::None))
        filter.mustNot = lists[size_t(FilterGroup::None)];
    if (wanted(FilterGroup::AtLeast))
        filter.minShould = MinShould{ lists[size_t(FilterGroup::AtLeast)], clauses.minCount };
    return filter;
}

Filter FilterForm::draft() const { return build(writtenRows(), { m_present, m_minCount }); }

void FilterForm::replaceRows(const Filter &filter)
{
    m_rows = rowsOf(filter);
    m_present = { filter.must && filter.must->empty(), filter.should && filter.should->empty(),
                  filter.mustNot && filter.mustNot->empty(),
                  filter.minShould && filter.minShould->conditions.empty() };
    m_minCount = filter.minShould ? filter.minShould->minCount : 1;
}

void FilterForm::load(const Filter &filter)
{
    replaceRows(filter);
    emit rowsReset();
    emit draftChanged();
}

QByteArray FilterForm::draftJson() const { return json::toJson(draft()).toIndentedJson(); }

std::optional<FilterJsonFault> FilterForm::loadJson(const QByteArray &text)
{
    Filter filter;
    if (!text.trimmed().isEmpty()) {
        const auto parsed = json::parse(text);
        if (!parsed)
            return FilterJsonFault{
                parsed.error().line, parsed.error().column, {}, parsed.error().message
            };
        const json::Value &inside = filterInside(parsed->value);
        auto decoded = inside.isNull() ? Result<Filter, json::DecodeError>(Filter{})
                                       : json::filterFromJson(inside);
        if (!decoded)
            return FilterJsonFault{ 0, 0, decoded.error().path, decoded.error().message };
        filter = std::move(decoded).value();
    }
    if (filter == draft())
        return std::nullopt; // the same said otherwise: rows keep their place
    std::vector<FilterRow> hidden;
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (!m_rows[i].enabled || !writtenCondition(m_rows[i]))
            hidden.push_back(m_rows[i]);
    replaceRows(filter);
    m_rows.insert(m_rows.end(), hidden.begin(), hidden.end());
    emit rowsReset();
    emit draftChanged();
    return std::nullopt;
}

bool FilterForm::hasUnappliedChanges() const
{
    const Filter drafted = draft();
    const bool isSame = drafted.isEmpty() ? !m_applied : m_applied == drafted;
    return !isValid() || !isSame;
}

bool FilterForm::apply()
{
    if (!isValid())
        return false;
    const Filter filter = draft();
    m_applied = filter.isEmpty() ? std::nullopt : std::optional(filter);
    m_appliedRows = writtenRows();
    emit appliedChanged();
    return true;
}

bool FilterForm::hasAppliedEmptyAtLeast() const
{
    return m_applied && m_applied->minShould && m_applied->minShould->conditions.empty();
}

quint64 FilterForm::appliedMinCount() const
{
    return m_applied && m_applied->minShould ? m_applied->minShould->minCount : 1;
}

void FilterForm::removeApplied(int chip)
{
    const int rows = int(m_appliedRows.size());
    bool keepsEmpty = hasAppliedEmptyAtLeast();
    if (chip < 0 || chip >= rows + int(keepsEmpty))
        return;
    if (chip == rows) {
        keepsEmpty = false;
        m_present[size_t(FilterGroup::AtLeast)] = false;
        emit draftChanged();
    } else {
        const FilterRow row = m_appliedRows[size_t(chip)];
        m_appliedRows.erase(m_appliedRows.begin() + chip);
        removeDrafted(row);
    }
    // Without the flags of empty clauses: what is left is what the chips say.
    Clauses left{ {}, appliedMinCount() };
    left.present[size_t(FilterGroup::AtLeast)] = keepsEmpty;
    if (!keepsEmpty)
        left.minCount = std::min(left.minCount, atLeastRows(m_appliedRows));
    const Filter rest = build(m_appliedRows, left);
    m_applied = rest.isEmpty() ? std::nullopt : std::optional(rest);
    emit appliedChanged();
}

void FilterForm::removeDrafted(const FilterRow &row)
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    if (found == m_rows.end())
        return;
    removeRow(int(found - m_rows.begin()));
    const quint64 left = atLeastRows(m_rows);
    if (row.group == FilterGroup::AtLeast && left > 0)
        setMinCount(std::min(m_minCount, left));
}

} // namespace sextant
