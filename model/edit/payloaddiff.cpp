#include "model/edit/payloaddiff.h"

#include "model/edit/servernumber.h"

#include <QHash>

#include <cstring>

namespace sextant {

using json::KeyPath;
using json::Value;

namespace {

//! Positions by name; json::Object looks names up one by one, which is quadratic for wide objects.
QHash<QString, qsizetype> positionsOf(const json::Object &object)
{
    QHash<QString, qsizetype> positions;
    positions.reserve(object.size());
    for (qsizetype i = 0; i < object.size(); ++i)
        positions.insert(object.at(i).first, i);
    return positions;
}

//! Of numbers of one kind in the server's eyes.
bool isSameNumber(const Value &left, const Value &right)
{
    if (left.number() == right.number())
        return true;
    if (!isServerFloat(left))
        return left.toInt64() && left.toInt64() == right.toInt64();
    const std::optional<double> a = left.toDouble();
    const std::optional<double> b = right.toDouble();
    return a && b && std::memcmp(&*a, &*b, sizeof(double)) == 0;
}

bool isNumberStoredAs(const Value &wanted, const Value &stored)
{
    if (isSameNumber(wanted, stored))
        return true;
    const std::optional<double> kept = stored.toDouble();
    return isServerFloat(wanted) && kept && mayBeStoredAs(wanted.number().lexeme, *kept);
}

using NumberTest = bool (*)(const Value &, const Value &);

bool isEqualBy(NumberTest test, const Value &left, const Value &right);

bool isSameArray(NumberTest test, const json::Array &left, const json::Array &right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [test](const Value &a, const Value &b) { return isEqualBy(test, a, b); });
}

bool isSameObject(NumberTest test, const json::Object &left, const json::Object &right)
{
    const QHash<QString, qsizetype> leftAt = positionsOf(left);
    const QHash<QString, qsizetype> rightAt = positionsOf(right);
    if (leftAt.size() != rightAt.size())
        return false;
    for (auto it = leftAt.cbegin(); it != leftAt.cend(); ++it) {
        const auto other = rightAt.constFind(it.key());
        if (other == rightAt.cend()
            || !isEqualBy(test, left.at(it.value()).second, right.at(*other).second))
            return false;
    }
    return true;
}

bool isEqualBy(NumberTest test, const Value &left, const Value &right)
{
    if (left.isNumber() && right.isNumber())
        return isServerFloat(left) == isServerFloat(right) && test(left, right);
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case json::Kind::Null:
        return true;
    case json::Kind::Bool:
        return left.toBool() == right.toBool();
    case json::Kind::String:
        return left.toString() == right.toString();
    case json::Kind::Array:
        return isSameArray(test, left.array(), right.array());
    case json::Kind::Object:
        return isSameObject(test, left.object(), right.object());
    case json::Kind::Integer:
    case json::Kind::Float:
        break; // Told apart above.
    }
    return false;
}

class Differ
{
public:
    std::vector<PayloadChange> run(const Value &base, const Value &working)
    {
        compare(KeyPath(), base, working);
        for (std::vector<PayloadChange> *part : { &m_removed, &m_reordered })
            for (PayloadChange &change : *part)
                m_changed.push_back(std::move(change));
        return std::move(m_changed);
    }

private:
    using Kind = PayloadChange::Kind;

    void compare(const KeyPath &path, const Value &base, const Value &working)
    {
        if (base.isObject() && working.isObject())
            compareObjects(path, base, working);
        else if (!isStoredEqual(base, working))
            m_changed.push_back({ Kind::Changed, path, base, working });
    }

    void compareObjects(const KeyPath &path, const Value &base, const Value &working)
    {
        const json::Object &from = base.object();
        const json::Object &to = working.object();
        const QHash<QString, qsizetype> fromAt = positionsOf(from);
        const QHash<QString, qsizetype> toAt = positionsOf(to);
        qsizetype last = -1;
        bool isReordered = false;
        for (qsizetype i = 0; i < to.size(); ++i) {
            const auto &[key, value] = to.at(i);
            if (toAt.value(key) != i)
                continue; // An earlier duplicate: the server keeps the last one.
            const auto old = fromAt.constFind(key);
            if (old == fromAt.cend()) {
                m_changed.push_back({ Kind::Added, path.child(key), std::nullopt, value });
                continue;
            }
            isReordered = isReordered || *old < last;
            last = *old;
            compare(path.child(key), from.at(*old).second, value);
        }
        for (qsizetype i = 0; i < from.size(); ++i) {
            const auto &[key, value] = from.at(i);
            if (fromAt.value(key) == i && !toAt.contains(key))
                m_removed.push_back({ Kind::Removed, path.child(key), value, std::nullopt });
        }
        if (isReordered)
            m_reordered.push_back({ Kind::Reordered, path, base, working });
    }

    std::vector<PayloadChange> m_changed, m_removed, m_reordered;
};

//! Walks to the value; nullptr when the way is not there.
template <typename V> V *walk(V &root, const KeyPath &path, size_t steps)
{
    V *value = &root;
    for (size_t i = 0; i < steps; ++i) {
        const auto *step = std::get_if<json::KeyStep>(&path.steps()[i]);
        if (!step || !value->isObject())
            return nullptr;
        value = value->object().find(step->key);
        if (!value)
            return nullptr;
    }
    return value;
}

void reorder(Value &root, const PayloadChange &change)
{
    Value *target = walk(root, change.path, change.path.steps().size());
    if (!target || !target->isObject() || !change.after)
        return;
    json::Object ordered;
    const QHash<QString, qsizetype> present = positionsOf(target->object());
    for (const auto &[key, ignored] : change.after->object()) {
        Q_UNUSED(ignored);
        const auto at = present.constFind(key);
        if (at != present.cend() && !ordered.contains(key))
            ordered.append(key, target->object().at(*at).second);
    }
    const QHash<QString, qsizetype> wanted = positionsOf(change.after->object());
    for (const auto &[key, value] : target->object())
        if (!wanted.contains(key))
            ordered.append(key, value);
    *target = Value(std::move(ordered));
}

std::optional<Value> copyAt(const Value &root, const KeyPath &path)
{
    const Value *value = valueAt(root, path);
    return value ? std::optional(*value) : std::nullopt;
}

bool isOfOneField(const PayloadChange &change)
{
    return change.kind != PayloadChange::Kind::Reordered;
}

//! Absent as wanted, or there as the server keeps it.
bool isStored(const std::optional<Value> &wanted, const std::optional<Value> &now)
{
    return wanted && now ? isStoredAs(*wanted, *now) : !wanted && !now;
}

} // namespace

std::vector<PayloadChange> diffPayload(const Value &base, const Value &working)
{
    return Differ().run(base, working);
}

bool isStoredEqual(const Value &left, const Value &right)
{
    return isEqualBy(isSameNumber, left, right);
}

bool isStoredAs(const Value &wanted, const Value &stored)
{
    return isEqualBy(isNumberStoredAs, wanted, stored);
}

bool hasSameKinds(const Value &left, const Value &right)
{
    return isEqualBy([](const Value &a, const Value &b) { return a.kind() == b.kind(); }, left,
                     right);
}

bool overlaps(const KeyPath &left, const KeyPath &right)
{
    const size_t common = std::min(left.steps().size(), right.steps().size());
    return std::equal(left.steps().begin(), left.steps().begin() + qptrdiff(common),
                      right.steps().begin());
}

const Value *valueAt(const Value &root, const KeyPath &path)
{
    return walk(root, path, path.steps().size());
}

void setValueAt(Value &root, const KeyPath &path, Value value)
{
    Value *target = &root;
    for (const json::PathStep &step : path.steps()) {
        const QString &key = std::get<json::KeyStep>(step).key;
        if (!target->isObject())
            *target = Value(json::Object());
        if (!target->object().contains(key))
            target->object().append(key, Value());
        target = target->object().find(key);
    }
    *target = std::move(value);
}

void removeValueAt(Value &root, const KeyPath &path)
{
    if (path.isEmpty())
        return;
    Value *parent = walk(root, path, path.steps().size() - 1);
    if (parent && parent->isObject())
        parent->object().remove(std::get<json::KeyStep>(path.steps().back()).key);
}

Value applyChanges(Value root, const std::vector<PayloadChange> &changes)
{
    for (const PayloadChange &change : changes) {
        switch (change.kind) {
        case PayloadChange::Kind::Added:
        case PayloadChange::Kind::Changed:
            setValueAt(root, change.path, *change.after);
            break;
        case PayloadChange::Kind::Removed:
            removeValueAt(root, change.path);
            break;
        case PayloadChange::Kind::Reordered:
            reorder(root, change);
            break;
        }
    }
    return root;
}

std::vector<StoredOtherwise> findStoredOtherwise(const std::vector<PayloadChange> &changes,
                                                 const Value &stored)
{
    std::vector<StoredOtherwise> found;
    for (const PayloadChange &change : changes) {
        const Value *now = valueAt(stored, change.path);
        if (isOfOneField(change) && now && change.after && !isStoredEqual(*now, *change.after))
            found.push_back({ change.path, *change.after, *now });
    }
    return found;
}

Value carryOver(const Value &base, const Value &mine, const Value &server)
{
    std::vector<PayloadChange> changes = diffPayload(base, mine);
    std::erase_if(changes, [&](const PayloadChange &change) {
        return isOfOneField(change) && isStored(change.after, copyAt(server, change.path));
    });
    return applyChanges(server, changes);
}

std::vector<ConflictField> findConflicts(const Value &base, const Value &mine, const Value &server)
{
    const std::vector<PayloadChange> theirs = diffPayload(base, server);
    std::vector<ConflictField> conflicts;
    for (const PayloadChange &change : diffPayload(base, mine)) {
        if (!isOfOneField(change) || isStored(change.after, copyAt(server, change.path)))
            continue;
        KeyPath path = change.path;
        bool isTouched = false;
        for (const PayloadChange &other : theirs) {
            if (!isOfOneField(other) || !overlaps(other.path, path))
                continue;
            isTouched = true;
            if (other.path.steps().size() < path.steps().size())
                path = other.path; // What they made of the object around it is at stake.
        }
        const auto isKnown = [&](const ConflictField &known) { return known.path == path; };
        if (isTouched && std::none_of(conflicts.begin(), conflicts.end(), isKnown))
            conflicts.push_back(
                { path, copyAt(base, path), copyAt(mine, path), copyAt(server, path) });
    }
    return conflicts;
}

Value resolved(const Value &base, const Value &mine, const Value &server,
               const std::vector<ConflictField> &conflicts, const std::vector<bool> &keepMine)
{
    std::vector<PayloadChange> changes = diffPayload(base, mine);
    std::erase_if(changes, [&](const PayloadChange &change) {
        return isOfOneField(change)
            && std::any_of(conflicts.begin(), conflicts.end(), [&](const ConflictField &field) {
                   return overlaps(field.path, change.path);
               });
    });
    Value result = applyChanges(server, changes);
    for (size_t i = 0; i < conflicts.size(); ++i) {
        if (!keepMine[i])
            continue;
        if (conflicts[i].mine)
            setValueAt(result, conflicts[i].path, *conflicts[i].mine);
        else
            removeValueAt(result, conflicts[i].path);
    }
    return result;
}

} // namespace sextant
