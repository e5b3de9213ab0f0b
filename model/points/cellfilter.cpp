#include "model/points/cellfilter.h"

#include "client/json/payloadslice.h"
#include "model/filter/filterrow.h"
#include "model/points/cell.h"

#include <optional>

namespace sextant {

namespace {

json::Value numberValue(QByteArrayView raw, bool isFloat)
{
    return json::Value(json::Number{ raw.toByteArray(), isFloat });
}

// The server compares integers as i64: larger ones never match.
bool fitsInt64(QByteArrayView raw)
{
    bool fits = false;
    raw.toByteArray().toLongLong(&fits);
    return fits;
}

void addEquality(std::vector<CellFilter> &filters, const QString &path,
                 std::optional<json::Value> value)
{
    std::optional<Condition> is, not_;
    if (value) {
        is = FieldCondition{ path, MatchValue{ *value } };
        not_ = negated(*is);
    }
    filters.push_back({ CellTest::Is, std::move(is), false, false });
    filters.push_back({ CellTest::IsNot, std::move(not_), false, true });
}

void addComparisons(std::vector<CellFilter> &filters, const QString &path,
                    const std::optional<json::Value> &value)
{
    std::optional<Condition> less, greater;
    if (value) {
        Range below, above;
        below.lt = *value;
        above.gt = *value;
        less = FieldCondition{ path, below };
        greater = FieldCondition{ path, above };
    }
    filters.push_back({ CellTest::Less, std::move(less), false, false });
    filters.push_back({ CellTest::Greater, std::move(greater), false, false });
}

void addFloat(std::vector<CellFilter> &filters, const QString &path, const json::Value &value)
{
    Range equal;
    equal.gte = value;
    equal.lte = value;
    const Condition is = FieldCondition{ path, equal };
    filters.push_back({ CellTest::Is, is, true, false });
    filters.push_back({ CellTest::IsNot, negated(is), true, true });
    addComparisons(filters, path, value);
}

void addByKind(std::vector<CellFilter> &filters, const QString &path, QByteArrayView raw)
{
    switch (cellKind(raw)) {
    case CellKind::Bool:
        addEquality(filters, path, json::Value(raw == QByteArrayView("true")));
        break;
    case CellKind::Integer: {
        std::optional<json::Value> value;
        if (fitsInt64(raw))
            value = numberValue(raw, false);
        addEquality(filters, path, value);
        addComparisons(filters, path, value);
        break;
    }
    case CellKind::Float:
        addFloat(filters, path, numberValue(raw, true));
        break;
    case CellKind::String:
    case CellKind::EmptyString:
        addEquality(filters, path, json::Value(cellFullText(raw)));
        break;
    case CellKind::Array:
    case CellKind::Object:
    case CellKind::EmptyObject:
    case CellKind::Unreadable:
        addEquality(filters, path, std::nullopt);
        break;
    case CellKind::Missing:
    case CellKind::Null:
    case CellKind::EmptyArray:
        break; // null and empty below say it
    }
}

} // namespace

std::vector<CellFilter> cellFilters(const QString &path, QByteArrayView raw)
{
    std::vector<CellFilter> filters;
    addByKind(filters, path, raw);
    filters.push_back({ CellTest::IsNull, IsNull{ path }, false, false });
    filters.push_back({ CellTest::IsEmpty, IsEmpty{ path }, false, false });
    return filters;
}

} // namespace sextant
