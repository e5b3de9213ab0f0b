#pragma once
//! ExchangeInfo: what one answered request cost, for status bar and request log.

#include <QtGlobal>

#include <chrono>

namespace sextant {

struct ExchangeInfo
{
    std::chrono::microseconds total{}; //!< from send to last byte, waits between attempts included
    double serverSeconds = -1; //!< the envelope's `time`; negative when absent
    qint64 bytesReceived = 0; //!< body bytes after decompression
    int attempts = 1;

    friend bool operator==(const ExchangeInfo &, const ExchangeInfo &) = default;
};

} // namespace sextant
