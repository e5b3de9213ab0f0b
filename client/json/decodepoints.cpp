#include "client/json/decode.h"
#include "client/json/envelope.h"

#include <limits>

// Pages of points. Ids and scores are read; of payloads and vectors only the borders are found, and they
// stay slices of the body: nobody pays for what nobody looks at.

namespace sextant::json {

namespace {

QByteArrayView view(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

bool isNull(std::string_view raw) { return raw == "null"; }

PointId readId(Scanner &scanner, const Where &where)
{
    const std::optional<PointId> id = PointId::fromJson(view(scanner.scalar(where)));
    if (!id)
        fail(where, QStringLiteral("expected a point id"));
    return *id;
}

float readScore(Scanner &scanner, const Where &where)
{
    // A score that is no number is written as null by the server.
    if (scanner.peek() != 'n')
        return scanner.number(where);
    scanner.scalar(where);
    return std::numeric_limits<float>::quiet_NaN();
}

quint64 readVersion(Scanner &scanner, const Where &where)
{
    bool isInteger = false;
    const quint64 version = view(scanner.scalar(where)).toByteArray().toULongLong(&isInteger);
    if (!isInteger)
        fail(where, QStringLiteral("expected a non-negative integer"));
    return version;
}

bool isEmptyContainer(std::string_view raw)
{
    return raw.find_first_not_of(" \t\r\n", 1) == raw.size() - 1;
}

//! Where a point is read to; the last two only for search results.
struct Target
{
    RecordRow row;
    bool hasId = false;
    std::optional<float> score;
    quint64 version = 0;
};

//! Reads points out of one body, which must not move meanwhile.
class PointReader
{
public:
    explicit PointReader(const QByteArray &body)
        : m_begin(body.constData())
    {
    }

    RecordRow readRecord(Scanner &scanner, const Where &where) const
    {
        return readPoint(scanner, where).row;
    }

    void readScored(Scanner &scanner, const Where &where, ScoredPage &page) const
    {
        const Target point = readPoint(scanner, where);
        if (!point.score)
            fail(Where(where, "score"), QStringLiteral("missing"));
        page.points.rows.push_back(point.row);
        page.scores.push_back(*point.score);
        page.versions.push_back(point.version);
    }

    std::vector<RecordRow> readRecords(Scanner &scanner, const Where &where) const
    {
        std::vector<RecordRow> rows;
        scanner.forEachElement(where,
                               [&](const Where &at) { rows.push_back(readRecord(scanner, at)); });
        return rows;
    }

    //! {"points":[ScoredPoint…]}
    ScoredPage readScoredPage(Scanner &scanner, const Where &where) const
    {
        ScoredPage page;
        bool hasPoints = false;
        scanner.forEachMember(where, [&](std::string_view key, const Where &at) {
            if (key != "points") {
                scanner.value(at);
                return;
            }
            hasPoints = true;
            scanner.forEachElement(at,
                                   [&](const Where &place) { readScored(scanner, place, page); });
        });
        if (!hasPoints)
            fail(Where(where, "points"), QStringLiteral("missing"));
        return page;
    }

private:
    Target readPoint(Scanner &scanner, const Where &where) const
    {
        Target point;
        scanner.forEachMember(where, [&](std::string_view key, const Where &at) {
            readMember(point, key, scanner, at);
        });
        if (!point.hasId)
            fail(Where(where, "id"), QStringLiteral("missing"));
        return point;
    }

    void readMember(Target &point, std::string_view key, Scanner &scanner, const Where &at) const
    {
        if (key == "id") {
            point.row.id = readId(scanner, at);
            point.hasId = true;
        } else if (key == "payload") {
            const std::string_view raw = scanner.value(at);
            if (raw.front() != '{' && !isNull(raw))
                fail(at, QStringLiteral("expected an object"));
            if (!isNull(raw))
                point.row.payload = span(raw);
        } else if (key == "vector") {
            const std::string_view raw = scanner.value(at);
            if (raw.front() != '{' && raw.front() != '[' && !isNull(raw))
                fail(at, QStringLiteral("expected an array or an object"));
            if (!isNull(raw) && !isEmptyContainer(raw))
                point.row.vectors = span(raw);
        } else if (key == "order_value") {
            const std::string_view raw = scanner.scalar(at);
            if (!isNull(raw))
                point.row.orderValue = span(raw);
        } else if (key == "score") {
            point.score = readScore(scanner, at);
        } else if (key == "version") {
            point.version = readVersion(scanner, at);
        } else {
            scanner.value(at);
        }
    }

    ByteSpan span(std::string_view raw) const
    {
        return { quint32(raw.data() - m_begin), quint32(raw.size()) };
    }

    const char *m_begin;
};

void finish(RecordPage &page, Response &response)
{
    page.body = std::move(response.body);
    page.exchange = response.exchange;
}

//! As guarded(), for bodies whose slices are addressed by 32 bits.
template <typename T, typename Decode> Result<T> guardedPage(Response &response, Decode &&decode)
{
    if (response.body.size() <= qsizetype(std::numeric_limits<quint32>::max()))
        return guarded<T>(response, std::forward<Decode>(decode));
    ApiError error;
    error.kind = ApiError::Kind::TooLarge;
    error.httpStatus = response.status;
    return error;
}

} // namespace

Result<RecordPage> decodeScroll(Response response)
{
    return guardedPage<RecordPage>(response, [&response]() -> Result<RecordPage> {
        const PointReader reader(response.body);
        RecordPage page;
        bool hasPoints = false;
        readEnvelope(response, [&](Scanner &scanner, const Where &where) {
            scanner.forEachMember(where, [&](std::string_view key, const Where &at) {
                if (key == "points") {
                    hasPoints = true;
                    page.rows = reader.readRecords(scanner, at);
                } else if (key == "next_page_offset" && scanner.peek() != 'n') {
                    page.nextPageOffset = readId(scanner, at);
                } else {
                    scanner.value(at);
                }
            });
            if (!hasPoints)
                fail(Where(where, "points"), QStringLiteral("missing"));
        });
        finish(page, response);
        return page;
    });
}

Result<RecordPage> decodeRecords(Response response)
{
    return guardedPage<RecordPage>(response, [&response]() -> Result<RecordPage> {
        const PointReader reader(response.body);
        RecordPage page;
        readEnvelope(response, [&](Scanner &scanner, const Where &where) {
            page.rows = reader.readRecords(scanner, where);
        });
        finish(page, response);
        return page;
    });
}

Result<Record> decodeRecord(Response response)
{
    return guardedPage<Record>(response, [&response]() -> Result<Record> {
        const PointReader reader(response.body);
        RecordPage page;
        readEnvelope(response, [&](Scanner &scanner, const Where &where) {
            page.rows.push_back(reader.readRecord(scanner, where));
        });
        finish(page, response);
        return recordAt(page, 0);
    });
}

Result<ScoredPage> decodeQuery(Response response)
{
    return guardedPage<ScoredPage>(response, [&response]() -> Result<ScoredPage> {
        const PointReader reader(response.body);
        ScoredPage page;
        readEnvelope(response, [&](Scanner &scanner, const Where &where) {
            page = reader.readScoredPage(scanner, where);
        });
        finish(page.points, response);
        return page;
    });
}

Result<std::vector<ScoredPage>> decodeQueryBatch(Response response)
{
    using Pages = std::vector<ScoredPage>;
    return guardedPage<Pages>(response, [&response]() -> Result<Pages> {
        const PointReader reader(response.body);
        Pages pages;
        readEnvelope(response, [&](Scanner &scanner, const Where &where) {
            scanner.forEachElement(where, [&](const Where &at) {
                pages.push_back(reader.readScoredPage(scanner, at));
            });
        });
        for (ScoredPage &page : pages) {
            page.points.body = response.body; // shared, not copied
            page.points.exchange = response.exchange;
        }
        return pages;
    });
}

} // namespace sextant::json
