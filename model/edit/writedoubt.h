#pragma once
//! Why the end of a write is open. Shared by the savers.

namespace sextant {

enum class WriteDoubt {
    None,
    NoAnswer, //!< no trustworthy answer came, and reading back shows the old state
    NotReadBack, //!< the point could not be read after the write
    Stopped, //!< the person stopped waiting
};

} // namespace sextant
