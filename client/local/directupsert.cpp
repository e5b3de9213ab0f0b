#include "client/local/directupsert.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/updates.h"

namespace sextant::local {

QByteArray upsertDirect(Collection &collection, std::vector<DirectPoint> points)
{
    std::vector<json::Value> payloads;
    payloads.reserve(points.size());
    for (DirectPoint &point : points) {
        for (auto &[name, vector] : point.vectors)
            validateVector(vector);
        json::Value payload
            = point.payload.isEmpty() ? json::Value(json::Object()) : parseBody(point.payload);
        requireObject(payload, "a map");
        payloads.push_back(storedForm(std::move(payload)));
        point.payload.clear();
    }
    const auto write = [&](Collection &target) {
        for (const DirectPoint &point : points)
            target.checkVectors(point.vectors);
        for (size_t i = 0; i < points.size(); ++i)
            target.put(points[i].id, std::move(points[i].vectors), std::move(payloads[i]));
    };
    return applyUpdate(collection, write, true);
}

} // namespace sextant::local
