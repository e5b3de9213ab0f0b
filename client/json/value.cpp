#include "client/json/value.h"

#include "client/json/numbertext.h"

#include <QHash>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace sextant::json {

namespace {

// Below this a scan is faster than a hash, and most payload objects are below it.
constexpr size_t indexedFrom = 32;

template <typename Number> std::optional<Number> readInteger(const QByteArray &lexeme)
{
    Number value = 0;
    const char *end = lexeme.constData() + lexeme.size();
    const std::from_chars_result read = std::from_chars(lexeme.constData(), end, value);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return value;
}

} // namespace

qsizetype Object::size() const { return qsizetype(m_members.size()); }

qsizetype Object::indexOf(QStringView key) const
{
    if (!m_index.isEmpty())
        return m_index.value(QString::fromRawData(key.data(), key.size()), -1);
    for (size_t i = m_members.size(); i > 0; --i)
        if (m_members[i - 1].first == key)
            return qsizetype(i - 1);
    return -1;
}

const Value *Object::find(QStringView key) const
{
    const qsizetype position = indexOf(key);
    return position < 0 ? nullptr : &m_members[size_t(position)].second;
}

Value *Object::find(QStringView key)
{
    const qsizetype position = indexOf(key);
    return position < 0 ? nullptr : &m_members[size_t(position)].second;
}

void Object::set(QString key, Value value)
{
    if (Value *existing = find(key))
        *existing = std::move(value);
    else
        append(std::move(key), std::move(value));
}

void Object::append(QString key, Value value)
{
    m_members.emplace_back(std::move(key), std::move(value));
    if (!m_index.isEmpty()) {
        addToIndex(size() - 1);
    } else if (m_members.size() == indexedFrom) {
        for (qsizetype i = 0; i < size(); ++i)
            addToIndex(i);
    }
}

void Object::addToIndex(qsizetype position)
{
    m_index.insert(m_members[size_t(position)].first, position);
}

void Object::insert(qsizetype position, QString key, Value value)
{
    m_index.clear();
    m_members.emplace(m_members.begin() + position, std::move(key), std::move(value));
}

bool Object::remove(QStringView key)
{
    const qsizetype position = indexOf(key);
    if (position < 0)
        return false;
    removeAt(position);
    return true;
}

const Object::Member &Object::at(qsizetype position) const { return m_members[size_t(position)]; }

Object::Member &Object::at(qsizetype position)
{
    m_index.clear(); // the caller may rename the member
    return m_members[size_t(position)];
}

void Object::removeAt(qsizetype position)
{
    m_index.clear();
    m_members.erase(m_members.begin() + position);
}

std::vector<Object::Member>::const_iterator Object::begin() const { return m_members.begin(); }

std::vector<Object::Member>::const_iterator Object::end() const { return m_members.end(); }

bool operator==(const Object &left, const Object &right)
{
    return left.m_members == right.m_members;
}

Value::Value() = default;

Value::Value(bool value)
    : m_data(value)
{
}

Value::Value(QString value)
    : m_data(std::move(value))
{
}

Value::Value(Array value)
    : m_data(std::move(value))
{
}

Value::Value(Object value)
    : m_data(std::move(value))
{
}

Value::Value(Number value)
    : m_data(std::move(value))
{
}

Value Value::integer(qint64 value) { return Value(Number{ QByteArray::number(value), false }); }

Value Value::unsignedInteger(quint64 value)
{
    return Value(Number{ QByteArray::number(value), false });
}

Value Value::floating(double value)
{
    // JSON has no name for these; the server writes null, too.
    if (!std::isfinite(value))
        return Value();
    QByteArray text = doubleText(value);
    if (!text.contains('.') && !text.contains('e'))
        text += ".0";
    return Value(Number{ std::move(text), true });
}

Kind Value::kind() const
{
    switch (m_data.index()) {
    case 0:
        return Kind::Null;
    case 1:
        return Kind::Bool;
    case 2:
        return number().isFloat ? Kind::Float : Kind::Integer;
    case 3:
        return Kind::String;
    case 4:
        return Kind::Array;
    }
    return Kind::Object;
}

bool Value::toBool() const
{
    Q_ASSERT(std::holds_alternative<bool>(m_data));
    return *std::get_if<bool>(&m_data);
}

const QString &Value::toString() const
{
    Q_ASSERT(std::holds_alternative<QString>(m_data));
    return *std::get_if<QString>(&m_data);
}

const Array &Value::array() const
{
    Q_ASSERT(std::holds_alternative<Array>(m_data));
    return *std::get_if<Array>(&m_data);
}

Array &Value::array()
{
    Q_ASSERT(std::holds_alternative<Array>(m_data));
    return *std::get_if<Array>(&m_data);
}

const Object &Value::object() const
{
    Q_ASSERT(std::holds_alternative<Object>(m_data));
    return *std::get_if<Object>(&m_data);
}

Object &Value::object()
{
    Q_ASSERT(std::holds_alternative<Object>(m_data));
    return *std::get_if<Object>(&m_data);
}

const Number &Value::number() const
{
    Q_ASSERT(std::holds_alternative<Number>(m_data));
    return *std::get_if<Number>(&m_data);
}

std::optional<qint64> Value::toInt64() const
{
    return kind() == Kind::Integer ? readInteger<qint64>(number().lexeme) : std::nullopt;
}

std::optional<quint64> Value::toUInt64() const
{
    return kind() == Kind::Integer ? readInteger<quint64>(number().lexeme) : std::nullopt;
}

std::optional<double> Value::toDouble() const
{
    return isNumber() ? parseDouble(number().lexeme) : std::nullopt;
}

const Value *Value::find(QStringView key) const
{
    const auto *object = std::get_if<Object>(&m_data);
    return object ? object->find(key) : nullptr;
}

bool operator==(const Value &left, const Value &right) { return left.m_data == right.m_data; }

namespace {

bool objectsEqualIgnoringOrder(const Object &left, const Object &right)
{
    if (left.size() != right.size())
        return false;
    // Sorted by key, stably: duplicates of one key keep their order, which has a meaning.
    const auto sorted = [](const Object &object) {
        std::vector<const Object::Member *> members;
        members.reserve(size_t(object.size()));
        for (const Object::Member &member : object)
            members.push_back(&member);
        std::stable_sort(members.begin(), members.end(), [](const auto *one, const auto *other) {
            return one->first < other->first;
        });
        return members;
    };
    return std::ranges::equal(sorted(left), sorted(right), [](const auto *one, const auto *other) {
        return one->first == other->first && equalIgnoringOrder(one->second, other->second);
    });
}

} // namespace

bool equalIgnoringOrder(const Value &left, const Value &right)
{
    if (left.isObject() && right.isObject())
        return objectsEqualIgnoringOrder(left.object(), right.object());
    if (left.isArray() && right.isArray())
        return std::ranges::equal(left.array(), right.array(), equalIgnoringOrder);
    return left == right;
}

} // namespace sextant::json
