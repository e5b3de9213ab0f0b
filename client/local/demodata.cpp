#include "client/local/demodata.h"

#include "client/local/demosets.h"

#include <QFile>

namespace sextant::demo {

using namespace Qt::StringLiterals;

namespace {

Request put(QByteArray path, QByteArray body)
{
    Request request;
    request.method = Method::Put;
    request.path = std::move(path);
    request.query = "wait=true";
    request.body = std::move(body);
    request.isWrite = true;
    return request;
}

QString failure(const QByteArray &name, const Response &response)
{
    return u"demo collection %1: %2 %3"_s.arg(QString::fromUtf8(name),
                                              QString::number(response.status),
                                              QString::fromUtf8(response.body.left(500)));
}

Result<Done, QString> loadSet(Engine &engine, Set set)
{
    const QString name = QString::fromUtf8(set.name);
    Response response = engine.createCollection(name, set.config);
    if (response.status == 200)
        response = engine.upsertDirect(name, std::move(set.points));
    // Indexes come after the points: one pass over what is there instead of an update per point.
    for (const QByteArray &index : set.indexes)
        if (response.status == 200)
            response = engine.handleBlocking(put("/collections/" + set.name + "/index", index));
    if (response.status == 200) {
        Request request = put("/collections/aliases",
                              R"({"actions":[{"create_alias":{"collection_name":")" + set.name
                                  + R"(","alias_name":")" + set.alias + R"("}}]})");
        request.method = Method::Post;
        request.query.clear();
        response = engine.handleBlocking(std::move(request));
    }
    if (response.status != 200)
        return failure(set.name, response);
    return Done{};
}

} // namespace

QList<QByteArray> collectionNames() { return { "cities", "colors", "numbers" }; }

QByteArray largestCollection() { return "numbers"; }

Result<Done, QString> load(Engine &engine)
{
    for (Set (*make)() : { &cities, &colors, &numbers })
        if (auto result = loadSet(engine, make()); !result)
            return result;
    return Done{};
}

std::vector<QList<QByteArray>> readTable(const QString &resource)
{
    QFile file(resource);
    std::vector<QList<QByteArray>> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            rows.push_back(line.split('\t'));
    return rows;
}

QByteArray indexBody(const char *field, const char *type)
{
    return QByteArray(R"({"field_name":")") + field + R"(","field_schema":")" + type + R"("})";
}

} // namespace sextant::demo
