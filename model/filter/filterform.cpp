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

//! A whole request body is as welcome as a bare filter.
const json::Value &filterInside(const json::Value &value)
{
    const bool isFilter = value.find(u"must") || value.find(u"should") || value.find(u"must_not")
        || value.find(u"min_should");
    const json::Value *inner = isFilter ? nullptr : value.find(u"filter");
    return inner ? *inner : value;
}

void collectTypes(const json::Value &value, const json::KeyPath &path,
                  QHash<QString, FilterValueType> &types);

void collectObject(const json::Object &object, const json::KeyPath &path,
                   QHash<QString, FilterValueType> &types)
{
    for (const auto &[key, member] : object)
        collectTypes(member, path.child(key), types);
}

void collectTypes(const json::Value &value, const json::KeyPath &path,
                  QHash<QString, FilterValueType> &types)
{
    if (value.isObject())
        return collectObject(value.object(), path, types);
    if (value.isArray()) {
        std::vector<json::PathStep> steps = path.steps();
        steps.emplace_back(json::AllStep{});
        const json::KeyPath elements(std::move(steps));
        for (const json::Value &element : value.array()) {
            if (element.isObject())
                collectObject(element.object(), elements, types);
            else if (!element.isArray())
                collectTypes(element, path, types);
        }
        return;
    }
    const auto type = filtervalues::typeOf(value);
    const auto text = path.toText();
    if (!type || !text)
        return;
    const bool isDate = value.isString() && filtervalues::isDatetime(value.toString());
    const FilterValueType found = isDate ? FilterValueType::Datetime : *type;
    const auto known = types.constFind(*text);
    // One decimal makes a field decimal: 1, 2.5, 3 is a float field.
    if (known == types.cend()
        || (*known == FilterValueType::Integer && found == FilterValueType::Decimal)
        || (*known == FilterValueType::Datetime && found == FilterValueType::Text))
        types.insert(*text, found);
}

} // namespace

QHash<QString, FilterValueType> valueTypes(const QByteArray &payload)
{
    QHash<QString, FilterValueType> types;
    const auto parsed = json::parse(payload);
    if (parsed && parsed->value.isObject())
        collectObject(parsed->value.object(), json::KeyPath(), types);
    return types;
}

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

void FilterForm::addSeenTypes(const QHash<QString, FilterValueType> &types)
{
    for (auto it = types.cbegin(); it != types.cend(); ++it) {
        const auto known = m_seenTypes.constFind(it.key());
        if (known == m_seenTypes.cend()
            || (*known == FilterValueType::Integer && *it == FilterValueType::Decimal)
            || (*known == FilterValueType::Datetime && *it == FilterValueType::Text))
            m_seenTypes.insert(it.key(), *it);
    }
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
    if (op == FilterOperator::ContainsAny)
        return m_server.supports(Feature::MatchTextAny);
    if (op == FilterOperator::Phrase)
        return m_server.supports(Feature::MatchPhrase);
    if (op == FilterOperator::Prefix)
        return m_server.supports(Feature::MatchPrefix);
    return true;
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
    if (count == m_minCount || count < 1)
        return;
    m_minCount = count;
    emit draftChanged();
}

FilterCondition FilterForm::conditionAt(int position) const
{
    const FilterRow &row = m_rows[size_t(position)];
    return conditionOf(row, indexOf(row.field));
}

bool FilterForm::isValid() const
{
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].enabled && !conditionAt(int(i)))
            return false;
    return true;
}

std::vector<FilterRow> FilterForm::sendableRows() const
{
    std::vector<FilterRow> rows;
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].enabled && conditionAt(int(i)))
            rows.push_back(m_rows[i]);
    return rows;
}

Filter FilterForm::build(const std::vector<FilterRow> &rows, const Clauses &clauses,
                         const std::function<const PayloadIndex *(const QString &)> &indexOf)
{
    std::array<std::vector<Condition>, filterGroupCount> lists;
    for (const FilterRow &row : rows)
        if (FilterCondition condition = conditionOf(row, indexOf(row.field)))
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
        filter.minShould
            = MinShould{ lists[size_t(FilterGroup::AtLeast)], quint64(clauses.minCount) };
    return filter;
}

Filter FilterForm::draft() const
{
    return build(m_rows.empty() ? m_rows : sendableRows(), clauses(),
                 [this](const QString &field) { return indexOf(field); });
}

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
        if (!m_rows[i].enabled || !conditionAt(int(i)))
            hidden.push_back(m_rows[i]);
    replaceRows(filter);
    m_rows.insert(m_rows.end(), hidden.begin(), hidden.end());
    emit rowsReset();
    emit draftChanged();
    return std::nullopt;
}

bool FilterForm::hasUnappliedChanges() const
{
    return !isValid() || draft() != m_applied.value_or(Filter{});
}

bool FilterForm::apply()
{
    if (!isValid())
        return false;
    const Filter filter = draft();
    m_applied = filter.isEmpty() ? std::nullopt : std::optional(filter);
    m_appliedRows = sendableRows();
    emit appliedChanged();
    return true;
}

void FilterForm::removeApplied(int chip)
{
    if (chip < 0 || chip >= int(m_appliedRows.size()))
        return;
    const FilterRow row = m_appliedRows[size_t(chip)];
    m_appliedRows.erase(m_appliedRows.begin() + chip);
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    if (found != m_rows.end())
        removeRow(int(found - m_rows.begin()));
    // Without the flags of empty clauses: what is left is what the chips say.
    const quint64 minCount = m_applied && m_applied->minShould ? m_applied->minShould->minCount : 1;
    const Filter rest = build(m_appliedRows, { {}, minCount },
                              [this](const QString &field) { return indexOf(field); });
    m_applied = rest.isEmpty() ? std::nullopt : std::optional(rest);
    emit appliedChanged();
}

void FilterForm::setApplied(const std::optional<Filter> &filter)
{
    load(filter.value_or(Filter{}));
    m_applied = filter && !filter->isEmpty() ? filter : std::nullopt;
    m_appliedRows = sendableRows();
    emit appliedChanged();
}

} // namespace sextant
