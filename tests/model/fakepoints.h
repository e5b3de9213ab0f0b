#pragma once
//! FakePoints: a collection in memory behind the Transport seam: scroll (by id and by value), retrieve and count,
//! with answers that can be held or failed. For tests of tables; filters: match value, range, is_empty, has_id, nested.

#include "client/net/transport.h"
#include "client/types/pointid.h"

#include <QByteArrayList>

#include <functional>
#include <memory>

namespace sextant::test {

class FakePoints
{
public:
    FakePoints();

    void add(quint64 id, const QByteArray &payload);
    void add(const PointId &id, const QByteArray &payload); //!< or replaces
    void remove(const PointId &id);
    void setInfo(const QByteArray &info) const; //!< `result` of the collection's info

    //! While on, answers wait; off lets all of them go.
    void hold(bool on);
    //! Requests to paths that contain `part` end in this error, until told otherwise; nullopt ends it.
    void failPath(const QByteArray &part, std::optional<ApiError> error);

    void setLargestLimit(quint64 limit); //!< strict mode: 400 for more points a page
    void setLargestBody(qsizetype bytes); //!< TooLarge for longer answers

    QList<Request> requests() const;
    QByteArrayList bodiesTo(const QByteArray &pathPart) const;
    void forgetRequests();
    TransportFactory factory() const;

private:
    class Transport;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace sextant::test
