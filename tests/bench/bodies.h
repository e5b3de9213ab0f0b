#pragma once
//! Canned scroll answers, the same in the benchmark and in the process that serves them.

#include <QByteArray>

#include <cstdint>

namespace sextant::bench {

//! Deterministic pseudo-random numbers; the quality doesn't matter, the bytes must be the same everywhere.
class Numbers
{
public:
    explicit Numbers(uint32_t seed)
        : m_state(seed * 2654435761u + 1)
    {
    }
    uint32_t next()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return m_state;
    }

private:
    uint32_t m_state;
};

//! One record: `fields` payload fields of mixed types, a dense vector of `dimension` (0 = none).
QByteArray record(uint64_t id, int fields, int dimension);
//! A whole scroll answer of `count` records from `first` on; `next` < 0 = last page.
QByteArray scrollBody(uint64_t first, int count, int fields, int dimension, int64_t next);
//! A scroll answer of `count` points that share `megabytes` of long texts.
QByteArray textsBody(int count, int megabytes);

} // namespace sextant::bench
