#include "model/session/connectionstore.h"

#include "model/session/connectionjson.h"

using namespace Qt::StringLiterals;

namespace sextant {

QByteArray exportConnections(const std::vector<ConnectionSpec> &specs)
{
    json::Array entries;
    for (const ConnectionSpec &spec : specs)
        if (!spec.isPrivate) // nothing about it is written down
            entries.push_back(json::Value(connectionToJson(spec)));
    return connectionsText(std::move(entries));
}

ImportedConnections importConnections(const QByteArray &json)
{
    const auto entries = connectionsArray(json);
    if (!entries)
        return { {}, entries.error() };
    ImportedConnections imported;
    for (size_t index = 0; index < entries->size(); ++index) {
        auto spec
            = connectionFromJson((*entries)[index], u"connections[%1]"_s.arg(qulonglong(index)));
        // All or nothing: half a list looks like a whole one.
        if (!spec)
            return { {}, spec.error() };
        imported.specs.push_back(std::move(spec).value());
    }
    return imported;
}

} // namespace sextant
