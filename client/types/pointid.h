#pragma once
//! PointId: a Qdrant point id, exactly: an unsigned 64-bit integer or a UUID.

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace sextant {

//! Value type of 24 bytes. Orders like the server: all integers ascending, then all UUIDs ascending.
class PointId
{
public:
    constexpr PointId() = default; //!< the integer 0
    static constexpr PointId fromNumber(quint64 number) { return PointId(false, 0, number); }
    static constexpr PointId fromUuidBits(quint64 high, quint64 low)
    {
        return PointId(true, high, low);
    }

    //! Reads what a person types or pastes: decimal digits up to 2^64−1, or a UUID in any form the
    //! server takes (hyphenated, 32 hex digits, `urn:uuid:…`, braces, any case), also in JSON quotes.
    //! Surrounding blanks are ignored. nullopt for anything else (`1.0`, `-1`, `+1`, 2^64).
    static std::optional<PointId> parse(QStringView text);
    //! Reads a JSON scalar: a non-negative integer literal or a quoted UUID, as the server does (`"7"` is no id).
    static std::optional<PointId> fromJson(QByteArrayView json);

    constexpr bool isUuid() const { return m_uuid; }
    constexpr quint64 number() const { return m_low; } //!< only meaningful when !isUuid()
    constexpr quint64 high() const { return m_high; } //!< UUID: first eight bytes, big-endian
    constexpr quint64 low() const { return m_low; }

    QString toString() const; //!< `7`, or `9b2f1c1e-0000-4000-8000-0000000000aa`
    QByteArray toJson() const; //!< `7`, or the UUID in quotes
    QByteArray toPathSegment() const; //!< for `/points/{id}`

    friend constexpr bool operator==(const PointId &, const PointId &) = default;
    friend constexpr std::strong_ordering operator<=>(const PointId &, const PointId &) = default;
    friend size_t qHash(const PointId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.m_uuid, id.m_high, id.m_low);
    }

private:
    constexpr PointId(bool uuid, quint64 high, quint64 low)
        : m_uuid(uuid)
        , m_high(high)
        , m_low(low)
    {
    }
    // Member order gives the server's order through the defaulted <=>.
    bool m_uuid = false;
    quint64 m_high = 0;
    quint64 m_low = 0;
};

} // namespace sextant

template <> struct std::hash<sextant::PointId>
{
    size_t operator()(const sextant::PointId &id) const noexcept { return qHash(id); }
};

Q_DECLARE_METATYPE(sextant::PointId)
