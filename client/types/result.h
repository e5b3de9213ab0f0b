#pragma once
//! Result<T>: a value or the reason there is none. Errors are values in every layer below ui/.

#include "client/types/apierror.h"

#include <QtGlobal>

#include <functional>
#include <utility>
#include <variant>

namespace sextant {

//! Either a T or an E. Check before use: value() on an error, and error() on a value, are programming errors.
template <typename T, typename E = ApiError> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_data(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error)
        : m_data(std::in_place_index<1>, std::move(error))
    {
    }

    bool hasValue() const noexcept { return m_data.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    const T &value() const &
    {
        Q_ASSERT(hasValue());
        return *std::get_if<0>(&m_data);
    }
    T &value() &
    {
        Q_ASSERT(hasValue());
        return *std::get_if<0>(&m_data);
    }
    T &&value() &&
    {
        Q_ASSERT(hasValue());
        return std::move(*std::get_if<0>(&m_data));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const E &error() const &
    {
        Q_ASSERT(!hasValue());
        return *std::get_if<1>(&m_data);
    }
    E &&error() &&
    {
        Q_ASSERT(!hasValue());
        return std::move(*std::get_if<1>(&m_data));
    }

private:
    std::variant<T, E> m_data;
};

//! The "it worked" of calls that bring nothing back.
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

//! Receives the outcome of a call. Runs at most once, on the thread that made the call, never before the
//! call returned; may destroy the Call it belongs to. Captures must be copyable.
template <typename T> using Handler = std::function<void(Result<T>)>;

} // namespace sextant
