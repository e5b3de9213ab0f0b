#pragma once
//! Call: one request in flight, owned by whoever uses its answer.

#include <memory>

namespace sextant {

//! Move-only. Destroying it, or assigning over it, cancels: the transport aborts and the handler never runs.
//! Use it on the thread that made the call only. Holding it as a member is the whole protection against late answers.
class [[nodiscard]] Call
{
public:
    //! Implemented by whoever carries the request out.
    class Control
    {
    public:
        virtual ~Control() = default;
        virtual bool isRunning() const noexcept = 0;
        virtual void
        cancel() noexcept = 0; //!< idempotent; after it returns the handler will not run
    };

    Call() = default;
    explicit Call(std::shared_ptr<Control> control)
        : m_control(std::move(control))
    {
    }
    ~Call() { cancel(); }
    Call(Call &&other) noexcept = default;
    Call &operator=(Call &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_control = std::move(other.m_control);
        }
        return *this;
    }

    //! From the call until its handler begins to run.
    bool isRunning() const noexcept { return m_control && m_control->isRunning(); }
    void cancel() noexcept
    {
        // Moved out first: cancelling may destroy what owns this Call.
        if (const std::shared_ptr<Control> control = std::move(m_control))
            control->cancel();
    }

private:
    std::shared_ptr<Control> m_control;
};

} // namespace sextant
