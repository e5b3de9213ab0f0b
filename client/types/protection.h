#pragma once
//! Protection: how a connection's data is guarded against changes. Enforced by ApiCore, shown by the shell.

namespace sextant {

enum class Protection {
    Normal,
    ConfirmWrites, //!< every write is shown and waits for a yes
    ReadOnly, //!< every write is refused
};

} // namespace sextant
