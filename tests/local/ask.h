#pragma once
//! Asking the embedded engine in one line and reading its answer as one text.

#include "client/local/engine.h"

#include <QByteArray>
#include <QList>

namespace sextant {

//! `PUT /collections/c?wait=true` → `200 true`, `404 Not found: …`: status, then `result` as JSON text, or the
//! error text of the envelope; a body outside the envelope as it is.
inline QByteArray ask(Engine &engine, const QByteArray &line, const QByteArray &body = {})
{
    const QByteArray verb = line.left(line.indexOf(' '));
    const QList<QByteArray> target = line.mid(verb.size() + 1).split('?');
    Request request;
    request.method = verb == "GET" ? Method::Get
        : verb == "PUT"            ? Method::Put
        : verb == "PATCH"          ? Method::Patch
        : verb == "DELETE"         ? Method::Delete
                                   : Method::Post;
    request.path = target.first();
    request.query = target.value(1);
    request.body = body;
    const Response response = engine.handleBlocking(request);
    QByteArray text = response.body;
    const QByteArray ok = ",\"status\":\"ok\",\"time\":";
    const QByteArray failed = "{\"status\":{\"error\":\"";
    if (text.startsWith("{\"result\":"))
        text = text.mid(10, text.lastIndexOf(ok) - 10);
    else if (text.startsWith(failed))
        text = text.mid(failed.size(), text.lastIndexOf("\"},\"time\":") - failed.size())
                   .replace("\\\"", "\"");
    return QByteArray::number(response.status) + ' ' + text;
}

} // namespace sextant
