#include "client/json/decode.h"

#include "client/json/envelope.h"
#include "client/json/parse.h"

// The small answers. Pages of points are in decodepoints.cpp, collection facts in decodecollections.cpp.

namespace sextant::json {

namespace {

QString elementPath(const QString &path, size_t index)
{
    return path + u'[' + QString::number(index) + u']';
}

UpdateResult::Status updateStatus(const QString &text)
{
    if (text == QLatin1String("acknowledged"))
        return UpdateResult::Status::Acknowledged;
    if (text == QLatin1String("completed"))
        return UpdateResult::Status::Completed;
    if (text == QLatin1String("wait_timeout"))
        return UpdateResult::Status::WaitTimeout;
    return UpdateResult::Status::Unknown;
}

} // namespace

Result<ServerInfo> decodeServerInfo(Response response)
{
    return guarded<ServerInfo>(response, [&response]() -> Result<ServerInfo> {
        const Result<Parsed, ParseError> parsed = parse(response.body);
        if (!parsed)
            throw Fault{ {}, parsed.error().message };
        const Value &root = parsed->value;
        // Other services answer GET / with JSON as well: Qdrant has these two texts.
        ServerInfo info;
        info.title = optionalText(root, u"title");
        info.versionText = optionalText(root, u"version");
        if (info.title.isEmpty() || info.versionText.isEmpty())
            return notQdrant(response, QStringLiteral("no title and version in the answer"));
        info.version = ServerVersion::parse(info.versionText);
        info.commit = optionalText(root, u"commit");
        info.isLocalMode
            = response.header(QByteArrayLiteral("x-sextant-local")) == QByteArrayLiteral("1");
        info.exchange = response.exchange;
        return info;
    });
}

Result<QStringList> decodeCollectionNames(Response response)
{
    return guarded<QStringList>(response, [&response]() -> Result<QStringList> {
        const Value result = readResultValue(response);
        const QString path = resultPath() + QLatin1String(".collections");
        const Array &list = arrayAt(member(result, u"collections", resultPath()), path);
        QStringList names;
        names.reserve(qsizetype(list.size()));
        for (size_t i = 0; i < list.size(); ++i) {
            const QString place = elementPath(path, i);
            names += stringAt(member(list[i], u"name", place), place + QLatin1String(".name"));
        }
        return names;
    });
}

Result<std::vector<AliasInfo>> decodeAliases(Response response)
{
    using Aliases = std::vector<AliasInfo>;
    return guarded<Aliases>(response, [&response]() -> Result<Aliases> {
        const Value result = readResultValue(response);
        const QString path = resultPath() + QLatin1String(".aliases");
        const Array &list = arrayAt(member(result, u"aliases", resultPath()), path);
        Aliases aliases;
        aliases.reserve(list.size());
        for (size_t i = 0; i < list.size(); ++i) {
            const QString place = elementPath(path, i);
            aliases.push_back({ stringAt(member(list[i], u"alias_name", place),
                                         place + QLatin1String(".alias_name")),
                                stringAt(member(list[i], u"collection_name", place),
                                         place + QLatin1String(".collection_name")) });
        }
        return aliases;
    });
}

Result<bool> decodeBool(Response response)
{
    return guarded<bool>(response, [&response]() -> Result<bool> {
        return boolAt(readResultValue(response), resultPath());
    });
}

Result<bool> decodeExists(Response response)
{
    return guarded<bool>(response, [&response]() -> Result<bool> {
        const Value result = readResultValue(response);
        return boolAt(member(result, u"exists", resultPath()),
                      resultPath() + QLatin1String(".exists"));
    });
}

Result<quint64> decodeCount(Response response)
{
    return guarded<quint64>(response, [&response]() -> Result<quint64> {
        const Value result = readResultValue(response);
        return unsignedAt(member(result, u"count", resultPath()),
                          resultPath() + QLatin1String(".count"));
    });
}

Result<UpdateResult> decodeUpdate(Response response)
{
    return guarded<UpdateResult>(response, [&response]() -> Result<UpdateResult> {
        const Value result = readResultValue(response);
        UpdateResult update;
        update.status = updateStatus(stringAt(member(result, u"status", resultPath()),
                                              resultPath() + QLatin1String(".status")));
        if (const Value *id = optionalMember(result, u"operation_id"))
            update.operationId = unsignedAt(*id, resultPath() + QLatin1String(".operation_id"));
        update.exchange = response.exchange;
        return update;
    });
}

Result<std::vector<FacetHit>> decodeFacet(Response response)
{
    using Hits = std::vector<FacetHit>;
    return guarded<Hits>(response, [&response]() -> Result<Hits> {
        const Value result = readResultValue(response);
        const QString path = resultPath() + QLatin1String(".hits");
        const Array &list = arrayAt(member(result, u"hits", resultPath()), path);
        Hits hits;
        hits.reserve(list.size());
        for (size_t i = 0; i < list.size(); ++i) {
            const QString place = elementPath(path, i);
            hits.push_back(
                { member(list[i], u"value", place),
                  unsignedAt(member(list[i], u"count", place), place + QLatin1String(".count")) });
        }
        return hits;
    });
}

} // namespace sextant::json
