#pragma once
//! ScrollServer: a small imitation of the server's scroll for tests of PageLoader: cursor, order_by with start_from,
//! ranges, ids left out.

#include "model/points/pageloader.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace sextant::test {

struct Point
{
    quint64 id;
    QByteArrayList values; // of the ordered field; several for arrays
};

// Scroll as the server does it: start_from passes a double, ranges compare exactly, order is by value then id.
class ScrollServer
{
public:
    std::vector<Point> points;
    QList<ScrollRequest> requests;
    QSet<quint64> deletedMeanwhile; // they take places of a page and are dropped from it

    RecordPage answer(const ScrollRequest &request)
    {
        requests.append(request);
        return request.orderBy ? byValue(request) : byId(request);
    }

private:
    static long double number(const QByteArray &text)
    {
        return std::strtold(text.constData(), nullptr);
    }
    static long double bound(const json::Value &value)
    {
        if (value.isString())
            return startNumber('"' + value.toString().toLatin1() + '"');
        return static_cast<long double>(value.toDouble().value());
    }

    // Numbers pass a double; dates don't.
    static long double startNumber(const QByteArray &start)
    {
        if (!start.startsWith('"'))
            return static_cast<long double>(start.toDouble());
        const QString text = QString::fromLatin1(start.sliced(1, start.size() - 2));
        const QDateTime second = QDateTime::fromString(text.first(19) + u'Z', Qt::ISODate);
        return static_cast<long double>(second.toSecsSinceEpoch()) * 1'000'000
            + text.sliced(20, 6).toInt();
    }

    static bool matches(const Condition &condition, const Point &point)
    {
        if (const auto *ids = std::get_if<HasId>(&condition))
            return std::find(ids->ids.begin(), ids->ids.end(), PointId::fromNumber(point.id))
                != ids->ids.end();
        if (const auto *inner = std::get_if<Boxed<Filter>>(&condition))
            return matches(**inner, point);
        const auto &range = std::get<Range>(std::get<FieldCondition>(condition).test);
        return std::any_of(point.values.begin(), point.values.end(), [&](const QByteArray &text) {
            const long double value = number(text);
            return (!range.gt || value > bound(*range.gt))
                && (!range.gte || value >= bound(*range.gte))
                && (!range.lt || value < bound(*range.lt))
                && (!range.lte || value <= bound(*range.lte));
        });
    }
    static bool matches(const Filter &filter, const Point &point)
    {
        const auto holds = [&](const Condition &each) { return matches(each, point); };
        return (!filter.must || std::all_of(filter.must->begin(), filter.must->end(), holds))
            && (!filter.mustNot
                || std::none_of(filter.mustNot->begin(), filter.mustNot->end(), holds));
    }

    static void add(RecordPage &page, quint64 id, const QByteArray &value = {})
    {
        RecordRow row;
        row.id = PointId::fromNumber(id);
        row.orderValue = { quint32(page.body.size()), quint32(value.size()) };
        page.body += value;
        page.rows.push_back(row);
    }

    RecordPage byId(const ScrollRequest &request)
    {
        std::vector<Point> found;
        for (const Point &point : points)
            if ((!request.offset || PointId::fromNumber(point.id) >= *request.offset)
                && (!request.filter || matches(*request.filter, point)))
                found.push_back(point);
        std::sort(found.begin(), found.end(),
                  [](const Point &left, const Point &right) { return left.id < right.id; });
        RecordPage page;
        for (const Point &point : found) {
            if (page.rows.size() == request.limit) {
                page.nextPageOffset = PointId::fromNumber(point.id);
                break;
            }
            add(page, point.id);
        }
        return page;
    }

    RecordPage byValue(const ScrollRequest &request)
    {
        struct Entry
        {
            long double value;
            quint64 id;
            QByteArray text;
        };
        const bool down = request.orderBy->descending;
        const QByteArray &start = request.orderBy->startFrom;
        const auto from = static_cast<long double>(startNumber(start));
        std::vector<Entry> found;
        for (const Point &point : points) {
            if (request.filter && !matches(*request.filter, point))
                continue;
            for (const QByteArray &text : point.values) {
                const long double value = number(text);
                if (start.isEmpty() || (down ? value <= from : value >= from))
                    found.push_back({ value, point.id, text });
            }
        }
        std::sort(found.begin(), found.end(), [down](const Entry &left, const Entry &right) {
            if (left.value != right.value)
                return down ? left.value > right.value : left.value < right.value;
            return left.id < right.id;
        });
        RecordPage page;
        quint64 taken = 0;
        for (const Entry &entry : found)
            if (taken++ < request.limit && !deletedMeanwhile.contains(entry.id))
                add(page, entry.id, entry.text);
        return page;
    }
};

//! Loads everything; fails when it doesn't end.
inline std::vector<quint64> loadAll(ScrollServer &server, PageLoader &loader, quint64 limit)
{
    std::vector<quint64> ids;
    for (int round = 0; !loader.isAtEnd(); ++round) {
        if (round > 1000) {
            QTest::qFail("the loader goes round for ever", __FILE__, __LINE__);
            break;
        }
        const RecordPage page = server.answer(loader.next(limit));
        for (const qsizetype row : loader.take(page, limit))
            ids.push_back(page.rows[size_t(row)].id.number());
    }
    return ids;
}

inline Listing ordered(bool descending = false)
{
    Listing listing;
    listing.order = OrderBy{ QStringLiteral("price"), descending, {} };
    return listing;
}

} // namespace sextant::test
