#pragma once
//! ScriptedTransport: a server written down in the test: expects requests in order, answers literally, and fails
//! the test on anything unexpected.

#include "client/net/transport.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace sextant::test {

//! Lives in the test; hand factory() to ApiCore or Client. Thread-safe. Destroying it fails the running test when
//! a request was unexpected, differed, or never came.
//!   ScriptedTransport script;
//!   script.expect(Method::Post, "/collections/c/points/scroll", R"({"limit":1})").answer(200, R"({…})");
//!   Client client(script.factory());
class ScriptedTransport
{
    struct Expected;
    struct State;
    class Transport;

public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    //! What to do with the request just expected; without one it is held.
    class Step
    {
    public:
        Step(std::shared_ptr<State> state, qsizetype index);
        Step &query(const QByteArray &query); //!< must be exactly this
        Step &answer(int status, const QByteArray &body,
                     const Headers &headers = { { "content-type", "application/json" } });
        Step &ok(const QByteArray &result); //!< 200 with `result` in Qdrant's envelope
        Step &fail(const ApiError &error);
        Step &hold(); //!< until release(), or for ever

    private:
        std::shared_ptr<State> m_state;
        qsizetype m_index;
    };

    ScriptedTransport();
    ~ScriptedTransport();
    ScriptedTransport(const ScriptedTransport &) = delete;
    ScriptedTransport &operator=(const ScriptedTransport &) = delete;

    //! The next request. A null body isn't compared.
    Step expect(Method method, const QByteArray &path, const QByteArray &body = {});

    //! Answers the oldest request that is held; false when there is none.
    bool release(int status, const QByteArray &body);
    bool release(const ApiError &error);

    QList<Request> requests() const; //!< all that came, in order
    int heldCount() const; //!< held and not cancelled
    int cancelledCount() const; //!< cancelled before they were answered
    bool isFinished() const; //!< every expected request came
    QStringList problems() const; //!< what the destructor would fail with
    void forgiveProblems(); //!< for tests about problems

    TransportFactory factory() const;

    static QByteArray
    envelope(const QByteArray &result); //!< {"result":…,"status":"ok","time":0.001}
    static QByteArray errorBody(const QByteArray &text); //!< {"status":{"error":…},"time":0.001}

private:
    std::shared_ptr<State> m_state;
};

} // namespace sextant::test
