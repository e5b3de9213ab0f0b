#pragma once
//! json::Value: lossless, ordered JSON for editing. A number is its kind and its lexeme, an object keeps its
//! order (and duplicate keys); what was not touched is written as it came.
//! Not for pages of points: those stay raw bytes (client/types/record.h).

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace sextant::json {

enum class Kind { Null, Bool, Integer, Float, String, Array, Object };

class Value;

//! Ordered members. Look-up by name finds the last duplicate, as the server's parser does.
class Object
{
public:
    using Member = std::pair<QString, Value>;
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    const Value *find(QStringView key) const; //!< nullptr when absent
    Value *find(QStringView key);
    bool contains(QStringView key) const { return find(key) != nullptr; }
    //! Replaces in place, or appends.
    void set(QString key, Value value);
    void append(QString key, Value value); //!< even when the key exists (parsers)
    void insert(qsizetype position, QString key, Value value);
    bool remove(QStringView key); //!< keeps the order of the others
    const Member &at(qsizetype position) const;
    Member &at(qsizetype position);
    void removeAt(qsizetype position);
    qsizetype indexOf(QStringView key) const; //!< -1 when absent
    std::vector<Member>::const_iterator begin() const;
    std::vector<Member>::const_iterator end() const;
    //! Strict: same members in the same order.
    friend bool operator==(const Object &, const Object &);

private:
    void addToIndex(qsizetype position);

    std::vector<Member> m_members;
    // Key → last position, kept for objects of many members while they only grow; empty otherwise.
    QHash<QString, qsizetype> m_index;
};

using Array = std::vector<Value>;

//! A number as it was written. Integer: no fraction and no exponent in the lexeme.
struct Number
{
    QByteArray lexeme;
    bool isFloat = false;
    friend bool operator==(const Number &, const Number &) = default;
};

class Value
{
public:
    Value(); //!< null
    explicit Value(bool value);
    Value(const void *) = delete; //!< a literal must not become `true`
    explicit Value(QString value);
    explicit Value(Array value);
    explicit Value(Object value);
    explicit Value(Number value);
    static Value integer(qint64 value);
    static Value unsignedInteger(quint64 value);
    static Value
    floating(double value); //!< shortest text that round-trips, always with `.` or exponent

    Kind kind() const;
    bool isNull() const { return kind() == Kind::Null; }
    bool isNumber() const { return kind() == Kind::Integer || kind() == Kind::Float; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isString() const { return kind() == Kind::String; }

    // Each answers only for its own kind: asserts otherwise.
    bool toBool() const;
    const QString &toString() const;
    const Array &array() const;
    Array &array();
    const Object &object() const;
    Object &object();
    const Number &number() const;

    std::optional<qint64> toInt64() const; //!< integers in range only
    std::optional<quint64> toUInt64() const;
    std::optional<double> toDouble() const; //!< any number

    //! Member or element by name / position; nullptr when absent or of another kind.
    const Value *find(QStringView key) const;

    QByteArray toJson() const; //!< compact
    QByteArray toIndentedJson(int indent = 2) const; //!< for people

    //! Strict in kind and bits: 1 ≠ 1.0, 1.0 ≠ 1.00, 0 ≠ -0.0; object order counts.
    friend bool operator==(const Value &, const Value &);

private:
    std::variant<std::monostate, bool, Number, QString, Array, Object> m_data;
};

//! A JSON string literal with its quotes, as the server writes it: raw UTF-8, only `"`, `\\` and control
//! characters escaped.
QByteArray quoted(QStringView text);

//! Equal but for the order of object members, at every depth. Numbers still strict.
bool equalIgnoringOrder(const Value &left, const Value &right);

} // namespace sextant::json
