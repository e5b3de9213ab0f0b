#include "model/edit/commitplan.h"

#include "client/api/collectionsapi.h"
#include "client/api/pointsapi.h"
#include "model/edit/servernumber.h"

#include <algorithm>

namespace sextant {

using json::KeyPath;
using json::Value;

namespace {

using Kind = PayloadChange::Kind;
using Reason = UnguardedField::Reason;

KeyPath parentOf(const KeyPath &path)
{
    std::vector<json::PathStep> steps = path.steps();
    steps.pop_back();
    return KeyPath(std::move(steps));
}

const QString &lastKey(const KeyPath &path)
{
    return std::get<json::KeyStep>(path.steps().back()).key;
}

//! "" for the payload itself; nullopt when the path can't be written.
std::optional<QString> pathText(const KeyPath &path)
{
    return path.isEmpty() ? QString() : path.toText();
}

//! Collects the conditions that hold while nobody else has changed the field.
class Guard
{
public:
    Guard(const PointId &id, Guarding guarding, const CollectionInfo *info)
        : m_guarding(guarding)
        , m_info(info)
    {
        m_must.push_back(HasId{ { id } });
    }

    void expect(const KeyPath &path, const std::optional<Value> &old)
    {
        if (m_guarding == Guarding::IdOnly)
            return leaveOut(path, Reason::NotAsked);
        const std::optional<QString> key = path.toText();
        if (!key)
            return leaveOut(path, Reason::KeyWithoutPath);
        if (!old || (old->isArray() && old->array().empty()))
            return m_must.push_back(IsEmpty{ *key }); // Missing and [] look alike to the server.
        switch (old->kind()) {
        case json::Kind::Null:
            return m_must.push_back(IsNull{ *key });
        case json::Kind::Integer:
            if (!old->toInt64())
                return leaveOut(path, Reason::IntegerBeyondI64);
            [[fallthrough]];
        case json::Kind::Bool:
        case json::Kind::String:
            return m_must.push_back(FieldCondition{ *key, MatchValue{ *old } });
        case json::Kind::Float:
            return expectFloat(path, *key, *old);
        case json::Kind::Array:
            return leaveOut(path, Reason::Array);
        case json::Kind::Object:
            return leaveOut(path, Reason::Object);
        }
    }

    //! Every leaf below; an empty object is a leaf.
    void expectAll(const KeyPath &path, const Value &old)
    {
        if (!old.isObject() || old.object().isEmpty())
            return expect(path, old);
        for (const auto &[key, value] : old.object())
            expectAll(path.child(key), value);
    }

    Filter takeFilter()
    {
        Filter filter;
        filter.must = std::move(m_must);
        return filter;
    }
    const std::vector<UnguardedField> &unguarded() const { return m_unguarded; }

private:
    void leaveOut(const KeyPath &path, Reason reason) { m_unguarded.push_back({ path, reason }); }

    //! Floats have no equality in Qdrant.
    void expectFloat(const KeyPath &path, const QString &key, const Value &old)
    {
        const PayloadIndex *index = m_info ? m_info->index(key) : nullptr;
        if (index && index->type == FieldType::Integer)
            return leaveOut(path, Reason::FloatUnderIntegerIndex);
        const auto [low, high] = boundsAround(old);
        m_must.push_back(FieldCondition{ key, Range{ std::nullopt, low, std::nullopt, high } });
    }

    Guarding m_guarding;
    const CollectionInfo *m_info;
    std::vector<Condition> m_must;
    std::vector<UnguardedField> m_unguarded;
};

class Planner
{
public:
    Planner(const QString &collection, const PointId &id, Guarding guarding,
            const CollectionInfo *info)
        : m_collection(collection)
        , m_id(id)
        , m_info(info)
    {
        m_plan.guarding = guarding;
    }

    CommitPlan run(const Value &base, const Value &working)
    {
        m_plan.changes = diffPayload(base, working);
        for (const PayloadChange &change : m_plan.changes)
            noteRewrite(change);
        if (m_plan.rewritesWholePayload()) {
            planOverwrite(base, working);
        } else {
            planSets();
            planRemovals();
        }
        return std::move(m_plan);
    }

private:
    void noteRewrite(const PayloadChange &change)
    {
        if (change.kind == Kind::Reordered)
            return addRewrite(CommitPlan::Rewrite::Order);
        if (change.kind == Kind::Removed) {
            if (!change.path.toText())
                addRewrite(CommitPlan::Rewrite::KeyWithoutPath);
            return;
        }
        if (change.after->isNull())
            addRewrite(CommitPlan::Rewrite::StoresNull);
        // The key itself travels inside the payload; only the way to its object needs a path.
        if (!pathText(parentOf(change.path)))
            addRewrite(CommitPlan::Rewrite::KeyWithoutPath);
    }

    void addRewrite(CommitPlan::Rewrite reason)
    {
        if (std::find(m_plan.rewrites.begin(), m_plan.rewrites.end(), reason)
            == m_plan.rewrites.end())
            m_plan.rewrites.push_back(reason);
    }

    void planSets()
    {
        std::vector<std::pair<KeyPath, std::vector<PayloadChange>>> groups;
        for (const PayloadChange &change : m_plan.changes) {
            if (change.kind == Kind::Removed)
                continue;
            const KeyPath parent = parentOf(change.path);
            auto group = std::find_if(groups.begin(), groups.end(),
                                      [&](const auto &entry) { return entry.first == parent; });
            if (group == groups.end())
                group = groups.insert(group, { parent, {} });
            group->second.push_back(change);
        }
        for (const auto &[parent, changes] : groups) {
            PlannedRequest request;
            json::Object members;
            for (const PayloadChange &change : changes)
                members.set(lastKey(change.path), *change.after);
            request.payload = Value(std::move(members));
            request.key = *pathText(parent);
            request.changes = changes;
            guardChanges(request);
            finish(std::move(request));
        }
    }

    void planRemovals()
    {
        PlannedRequest request;
        request.kind = PlannedRequest::Kind::DeletePayload;
        for (const PayloadChange &change : m_plan.changes) {
            if (change.kind != Kind::Removed)
                continue;
            request.keys.append(*change.path.toText());
            request.changes.push_back(change);
        }
        if (request.keys.isEmpty())
            return;
        guardChanges(request);
        finish(std::move(request));
    }

    void planOverwrite(const Value &base, const Value &working)
    {
        PlannedRequest request;
        request.kind = PlannedRequest::Kind::OverwritePayload;
        request.payload = working;
        request.changes = m_plan.changes;
        Guard guard(m_id, m_plan.guarding, m_info);
        for (const auto &[key, value] : base.object())
            guard.expectAll(KeyPath().child(key), value);
        for (const PayloadChange &change : m_plan.changes)
            if (change.kind == Kind::Added)
                guard.expect(change.path, std::nullopt);
        takeGuard(request, guard);
        finish(std::move(request));
    }

    void guardChanges(PlannedRequest &request)
    {
        Guard guard(m_id, m_plan.guarding, m_info);
        for (const PayloadChange &change : request.changes)
            guard.expect(change.path, change.before);
        takeGuard(request, guard);
    }

    void takeGuard(PlannedRequest &request, Guard &guard)
    {
        m_plan.unguarded.insert(m_plan.unguarded.end(), guard.unguarded().begin(),
                                guard.unguarded().end());
        request.selector = guard.takeFilter();
    }

    void finish(PlannedRequest request)
    {
        const bool removes = request.kind == PlannedRequest::Kind::DeletePayload;
        request.method
            = request.kind == PlannedRequest::Kind::OverwritePayload ? Method::Put : Method::Post;
        request.path
            = collectionPath(m_collection, removes ? "/points/payload/delete" : "/points/payload")
            + '?' + pointWriteQuery();
        request.body = removes
            ? encodeDeletePayload(request.keys, request.selector)
            : encodeSetPayload(request.payload.toJson(), request.selector, request.key);
        m_plan.requests.push_back(std::move(request));
    }

    QString m_collection;
    PointId m_id;
    const CollectionInfo *m_info;
    CommitPlan m_plan;
};

} // namespace

bool CommitPlan::isUnguarded(const KeyPath &path) const
{
    return std::any_of(unguarded.begin(), unguarded.end(),
                       [&](const UnguardedField &field) { return overlaps(field.path, path); });
}

CommitPlan planCommit(const QString &collection, const PointId &id, const Value &base,
                      const Value &working, Guarding guarding, const CollectionInfo *info)
{
    return Planner(collection, id, guarding, info).run(base, working);
}

bool hasSameRequests(const CommitPlan &left, const CommitPlan &right)
{
    return std::equal(left.requests.begin(), left.requests.end(), right.requests.begin(),
                      right.requests.end(), [](const auto &a, const auto &b) {
                          return a.method == b.method && a.path == b.path && a.body == b.body;
                      });
}

Filter guardOfPayload(const PointId &id, const Value &payload, const CollectionInfo *info)
{
    Guard guard(id, Guarding::OldValues, info);
    for (const auto &[key, value] : payload.object())
        guard.expectAll(KeyPath().child(key), value);
    return guard.takeFilter();
}

} // namespace sextant
