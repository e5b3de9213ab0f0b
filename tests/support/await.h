#pragma once
//! await(): runs an asynchronous call to its end inside a test, with a deadline.

#include "client/types/result.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace sextant::test {

//! `start` gets a Handler<T> and returns the Call (or anything that keeps the call alive, e.g. nothing for calls
//! owned elsewhere). Fails the test at the deadline and returns an ApiError of Kind::Timeout then.
//!   const auto page = await<RecordPage>([&](auto handler) { return points.scroll("c", {}, handler); });
template <typename T, typename Start>
Result<T> await(Start &&start, std::chrono::milliseconds deadline = std::chrono::seconds(10))
{
    struct State
    {
        std::optional<Result<T>> result;
        QEventLoop loop;
    };
    // Shared: where `start` returns nothing to cancel with, a late handler must find it alive.
    const auto state = std::make_shared<State>();
    const Handler<T> handler = [state](Result<T> result) {
        if (state->result)
            QTest::qFail("handler ran twice", __FILE__, __LINE__);
        state->result.emplace(std::move(result));
        state->loop.quit();
    };
    const auto run = [&] {
        if (state->result)
            QTest::qFail("handler ran before the call returned", __FILE__, __LINE__);
        QTimer::singleShot(deadline, &state->loop, &QEventLoop::quit);
        if (!state->result)
            state->loop.exec();
    };
    if constexpr (std::is_void_v<decltype(start(handler))>) {
        start(handler);
        run();
    } else {
        [[maybe_unused]] const auto call = start(handler);
        run();
    }
    if (!state->result) {
        QTest::qFail("await(): no result before the deadline", __FILE__, __LINE__);
        return ApiError{ .kind = ApiError::Kind::Timeout,
                         .detail = QStringLiteral("await(): deadline") };
    }
    return std::move(*state->result);
}

} // namespace sextant::test
