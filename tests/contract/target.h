#pragma once
//! Who is asked by the contract suite: the engine in process, or an HTTP server.

#include <QByteArray>
#include <QString>

#include <memory>

namespace sextant {
class Engine;
}

namespace sextant::contract {

struct Answer
{
    int status = 0; //!< 0: no answer, body says why
    QByteArray body;
};

class Target
{
public:
    virtual ~Target() = default;
    virtual Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &body)
        = 0;
    virtual bool isLocal() const = 0;
};

std::unique_ptr<Target> inProcess(Engine &engine);
//! `url` without a path; `apiKey` may be empty.
std::unique_ptr<Target> overHttp(const QByteArray &url, const QByteArray &apiKey, bool isLocal);

} // namespace sextant::contract
