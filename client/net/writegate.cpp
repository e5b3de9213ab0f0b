#include "client/net/writegate.h"

#include <algorithm>

namespace sextant {

bool isSameOnTheWire(const Request &left, const Request &right)
{
    return left.method == right.method && left.path == right.path && left.query == right.query
        && left.body == right.body;
}

WriteGate::Approval WriteGate::approve(std::vector<Request> requests)
{
    const auto approved = std::make_shared<std::vector<Request>>(std::move(requests));
    m_approvals.remove_if([](const auto &entry) { return entry.expired(); });
    m_approvals.push_back(approved);
    return approved;
}

bool WriteGate::takeApproval(const Request &told)
{
    for (const std::weak_ptr<std::vector<Request>> &entry : m_approvals) {
        const std::shared_ptr<std::vector<Request>> approved = entry.lock();
        if (!approved)
            continue;
        const auto found = std::ranges::find_if(
            *approved, [&told](const Request &request) { return isSameOnTheWire(request, told); });
        if (found == approved->end())
            continue;
        approved->erase(found);
        return true;
    }
    return false;
}

void WriteGate::hold(PendingWrite write, Answer answer)
{
    const quint64 id = write.requestId;
    m_held.insert_or_assign(id, Held{ std::move(write), std::move(answer) });
}

const PendingWrite *WriteGate::find(quint64 requestId) const
{
    const auto found = m_held.find(requestId);
    return found == m_held.end() ? nullptr : &found->second.write;
}

std::vector<quint64> WriteGate::held() const
{
    std::vector<quint64> ids;
    for (const auto &[id, entry] : m_held)
        ids.push_back(id);
    return ids;
}

void WriteGate::answer(quint64 requestId, bool isConfirmed)
{
    const auto node = m_held.extract(requestId);
    if (node)
        node.mapped().answer(isConfirmed);
}

bool WriteGate::withdraw(quint64 requestId) { return m_held.erase(requestId) > 0; }

} // namespace sextant
