#include "model/edit/payloaddiff.h"

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

bool isSameNumber(const Value &left, const Value &right)
{
    if (left.number() == right.number())
        return true;
    if (left.kind() == json::Kind::Integer) {
        // Beyond u64 the server keeps a double: no way to be exact, so only the lexeme counts.
        return left.toInt64() && left.toInt64() == right.toInt64();
    }
    const std::optional<double> a = left.toDouble();
    const std::optional<double> b = right.toDouble();
    return a && b && std::memcmp(&*a, &*b, sizeof(double)) == 0;
}

bool isBeyondU64(const Value &value)
{
    return value.kind() == json::Kind::Integer && !value.toInt64() && !value.toUInt64();
}

bool isSameArray(const json::Array &left, const json::Array &right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), isStoredEqual);
}

bool isSameObject(const json::Object &left, const json::Object &right)
{
    const QHash<QString, qsizetype> leftAt = positionsOf(left);
    const QHash<QString, qsizetype> rightAt = positionsOf(right);
    if (leftAt.size() != rightAt.size())
        return false;
    for (auto it = leftAt.cbegin(); it != leftAt.cend(); ++it) {
        const auto other = rightAt.constFind(it.key());
        if (other == rightAt.cend()
            || !isStoredEqual(left.at(it.value()).second, right.at(*other).second))
            return false;
    }
    return true;
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

} // namespace

std::vector<PayloadChange> diffPayload(const Value &base, const Value &working)
{
    return Differ().run(base, working);
}

bool isStoredEqual(const Value &left, const Value &right)
{
    if (left.isNumber() && right.isNumber() && (isBeyondU64(left) || isBeyondU64(right)))
        return left.toDouble() == right.toDouble();
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case json::Kind::Null:
        return true;
    case json::Kind::Bool:
        return left.toBool() == right.toBool();
    case json::Kind::Integer:
    case json::Kind::Float:
        return isSameNumber(left, right);
    case json::Kind::String:
        return left.toString() == right.toString();
    case json::Kind::Array:
        return isSameArray(left.array(), right.array());
    case json::Kind::Object:
        return isSameObject(left.object(), right.object());
    }
    return false;
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

std::vector<ConflictField> findConflicts(const Value &base, const Value &mine, const Value &server)
{
    const std::vector<PayloadChange> theirs = diffPayload(base, server);
    std::vector<ConflictField> conflicts;
    for (const PayloadChange &change : diffPayload(base, mine)) {
        if (change.kind == PayloadChange::Kind::Reordered)
            continue;
        const bool isTouched = std::any_of(theirs.begin(), theirs.end(), [&](const auto &other) {
            return other.kind != PayloadChange::Kind::Reordered
                && overlaps(other.path, change.path);
        });
        if (!isTouched)
            continue;
        std::optional<Value> now = copyAt(server, change.path);
        const bool isSame
            = now && change.after ? isStoredEqual(*now, *change.after) : !now && !change.after;
        if (!isSame)
            conflicts.push_back({ change.path, change.before, change.after, std::move(now) });
    }
    return conflicts;
}

} // namespace sextant
