#include "client/api/requests.h"

namespace sextant {

Request readRequest(QByteArray path)
{
    Request request;
    request.path = std::move(path);
    return request;
}

Request readRequest(QByteArray path, QByteArray body, std::chrono::seconds limit)
{
    Request request;
    request.method = Method::Post;
    request.path = std::move(path);
    request.serverLimit = limit;
    request.body = std::move(body);
    return request;
}

Request writeRequest(Method method, QByteArray path, QByteArray body)
{
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.query = QByteArrayLiteral("wait=true");
    request.serverLimit = ServerLimit;
    request.body = std::move(body);
    request.isWrite = true;
    return request;
}

} // namespace sextant
