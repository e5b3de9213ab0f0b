#include "model/filter/seenfields.h"

#include "client/json/keypath.h"
#include "client/json/payloadslice.h"
#include "model/filter/filtervalues.h"

namespace sextant {

namespace {

constexpr qsizetype pageBytes = 1 << 20; // about a millisecond of walking
constexpr int pageMembers = 4000;
constexpr int elementsOfArray = 8;
constexpr int maxDepth = 8;
constexpr qsizetype longestDatetime = 64;
constexpr qsizetype longestKey = 200;

bool isFloat(QByteArrayView number)
{
    return number.contains('.') || number.contains('e') || number.contains('E');
}

std::optional<FilterValueType> typeOfScalar(QByteArrayView value)
{
    switch (value.front()) {
    case '"':
        return value.size() <= longestDatetime
                && filtervalues::isDatetime(json::unescaped(value.sliced(1, value.size() - 2)))
            ? FilterValueType::Datetime
            : FilterValueType::Text;
    case 't':
    case 'f':
        return FilterValueType::Boolean;
    case 'n':
        return std::nullopt;
    default:
        return isFloat(value) ? FilterValueType::Decimal : FilterValueType::Integer;
    }
}

//! One decimal makes a field decimal (1, 2.5, 3), one plain text makes dates texts.
bool widens(FilterValueType known, FilterValueType found)
{
    return (known == FilterValueType::Integer && found == FilterValueType::Decimal)
        || (known == FilterValueType::Datetime && found == FilterValueType::Text);
}

} // namespace

//! What may still be spent on this page.
struct SeenFields::Walk
{
    qsizetype bytes = pageBytes;
    int members = pageMembers;
    bool grew = false;
    bool isSpent() const { return bytes <= 0 || members <= 0; }
};

bool SeenFields::addPath(const QString &path)
{
    if (m_paths.size() >= maxFields || m_known.contains(path))
        return false;
    m_known.insert(path);
    m_paths.append(path);
    return true;
}

bool SeenFields::add(const QStringList &paths)
{
    bool grew = false;
    for (const QString &path : paths)
        grew = addPath(path) || grew;
    return grew;
}

bool SeenFields::learn(const std::vector<QByteArrayView> &payloads)
{
    Walk walk;
    for (const QByteArrayView payload : payloads) {
        if (walk.isSpent())
            break;
        if (!payload.isEmpty() && payload.front() == '{')
            learnObject(walk, payload, json::KeyPath(), 0);
    }
    return walk.grew;
}

void SeenFields::note(Walk &walk, const json::KeyPath &path, FilterValueType type)
{
    const std::optional<QString> text = path.toText();
    if (!text)
        return;
    const auto known = m_types.find(*text);
    if (known != m_types.end()) {
        if (!widens(*known, type))
            return;
        *known = type;
    } else if (addPath(*text) || m_known.contains(*text)) {
        m_types.insert(*text, type);
    } else {
        return;
    }
    walk.grew = true;
}

void SeenFields::learnObject(Walk &walk, QByteArrayView object, const json::KeyPath &path,
                             int depth)
{
    json::MemberWalker walker(object);
    json::RawMember member;
    while (!walk.isSpent() && walker.next(member)) {
        --walk.members;
        // Skipped over at the speed of memory, but not for nothing.
        walk.bytes -= member.key.size() + member.value.size();
        if (member.key.size() <= longestKey && !member.value.isEmpty())
            learnValue(walk, member.value, path.child(json::unescaped(member.key)), depth);
    }
}

void SeenFields::learnArray(Walk &walk, QByteArrayView array, const json::KeyPath &path, int depth)
{
    std::vector<json::PathStep> steps = path.steps();
    steps.emplace_back(json::AllStep{});
    const json::KeyPath elements(std::move(steps));
    int left = elementsOfArray;
    json::walkElements(array, [&](QByteArrayView element) {
        walk.bytes -= element.size();
        if (element.front() == '{')
            learnObject(walk, element, elements, depth + 1);
        else if (element.front() != '[')
            learnValue(walk, element, path, depth);
        return --left > 0 && !walk.isSpent();
    });
}

void SeenFields::learnValue(Walk &walk, QByteArrayView value, const json::KeyPath &path, int depth)
{
    const char first = value.front();
    if (first == '{' || first == '[') {
        if (depth >= maxDepth)
            return;
        return first == '{' ? learnObject(walk, value, path, depth + 1)
                            : learnArray(walk, value, path, depth + 1);
    }
    if (const auto type = typeOfScalar(value))
        note(walk, path, *type);
}

} // namespace sextant
