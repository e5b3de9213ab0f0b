#pragma once
//! WriteGate: where the writes of a connection that asks wait for a yes, and what was agreed to beforehand.

#include "client/net/transport.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <vector>

namespace sextant {

//! A write that waits for a yes or no.
struct PendingWrite
{
    quint64 requestId = 0;
    Request request; //!< exactly as it would be sent, `timeout` in its query
};

//! Whether the same bytes would go to the same place: method, path, query and body.
bool isSameOnTheWire(const Request &left, const Request &right);

//! Owned by ApiCore, on the caller's thread.
class WriteGate
{
public:
    using Answer = std::function<void(bool isConfirmed)>;
    //! A person has just agreed to exactly these requests: each passes once, as long as this lives.
    using Approval = std::shared_ptr<const void>;

    Approval approve(std::vector<Request> requests);
    //! Whether this one was agreed to; the agreement is used up by it.
    bool takeApproval(const Request &told);

    void hold(PendingWrite write, Answer answer);
    const PendingWrite *find(quint64 requestId) const; //!< nullptr: not held
    std::vector<quint64> held() const; //!< the oldest first
    //! Runs the answer's function; ids that aren't held are ignored.
    void answer(quint64 requestId, bool isConfirmed);
    //! Forgets a held write without an answer; false: it isn't held.
    bool withdraw(quint64 requestId);

private:
    struct Held
    {
        PendingWrite write;
        Answer answer;
    };
    std::map<quint64, Held> m_held;
    std::list<std::weak_ptr<std::vector<Request>>> m_approvals;
};

} // namespace sextant
