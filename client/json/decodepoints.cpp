#include "client/json/decode.h"
#include "client/json/envelope.h"
#include "client/json/numbertext.h"

#include <limits>

// Pages of points. simdjson finds ids and scores and the borders of payloads and vectors, which stay
// slices of the body: nobody pays for what nobody looks at.

namespace sextant::json {

namespace {

using simd::Json;
using simd::Where;

QByteArrayView view(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

//! Reads records out of one body. The body must not move until the last slice is taken.
class RecordReader
{
public:
    explicit RecordReader(const QByteArray &body)
        : m_begin(body.constData())
    {
    }

    RecordRow readRecord(Json value, const Where &where)
    {
        RecordRow row;
        bool hasId = false;
        simd::forEachMember(value, where, [&](std::string_view key, Json member, const Where &at) {
            if (key == "id") {
                row.id = readId(member, at);
                hasId = true;
            } else {
                readSlice(row, key, member, at);
            }
        });
        if (!hasId)
            simd::fail(Where(where, "id"), QStringLiteral("missing"));
        return row;
    }

    void readScored(Json value, const Where &where, ScoredPage &page)
    {
        RecordRow row;
        bool hasId = false;
        std::optional<float> score;
        quint64 version = 0;
        simd::forEachMember(value, where, [&](std::string_view key, Json member, const Where &at) {
            if (key == "id") {
                row.id = readId(member, at);
                hasId = true;
            } else if (key == "score") {
                score = readScore(member, at);
            } else if (key == "version") {
                version = simd::take(member.get_uint64(), at);
            } else {
                readSlice(row, key, member, at);
            }
        });
        if (!hasId)
            simd::fail(Where(where, "id"), QStringLiteral("missing"));
        if (!score)
            simd::fail(Where(where, "score"), QStringLiteral("missing"));
        page.points.rows.push_back(row);
        page.scores.push_back(*score);
        page.versions.push_back(version);
    }

    static PointId readId(Json value, const Where &where)
    {
        const std::optional<PointId> id = PointId::fromJson(view(simd::rawScalar(value, where)));
        if (!id)
            simd::fail(where, QStringLiteral("expected a point id"));
        return *id;
    }

private:
    static float readScore(Json value, const Where &where)
    {
        const std::string_view raw = simd::rawScalar(value, where);
        // A score that is no number is written as null by the server.
        if (simd::isNull(raw))
            return std::numeric_limits<float>::quiet_NaN();
        const std::optional<float> score = parseFloat(view(raw));
        if (!score)
            simd::fail(where, QStringLiteral("expected a number"));
        return *score;
    }

    void readSlice(RecordRow &row, std::string_view key, Json value, const Where &where)
    {
        if (key == "payload") {
            const std::string_view raw = simd::rawText(value, where);
            if (simd::isNull(raw))
                return;
            if (raw.front() != '{')
                simd::fail(where, QStringLiteral("expected an object"));
            row.payload = span(raw);
        } else if (key == "vector") {
            const std::string_view raw = simd::rawText(value, where);
            if (simd::isNull(raw))
                return;
            if (raw.front() != '{' && raw.front() != '[')
                simd::fail(where, QStringLiteral("expected an array or an object"));
            if (!isEmptyContainer(raw))
                row.vectors = span(raw);
        } else if (key == "order_value") {
            const std::string_view raw = simd::rawScalar(value, where);
            if (!simd::isNull(raw))
                row.orderValue = span(raw);
        }
    }

    static bool isEmptyContainer(std::string_view raw)
    {
        return raw.size() < 16 && raw.find_first_not_of(" \t\r\n", 1) == raw.size() - 1;
    }

    ByteSpan span(std::string_view raw) const
    {
        return { quint32(raw.data() - m_begin), quint32(raw.size()) };
    }

    const char *m_begin;
};

std::vector<RecordRow> readRecords(RecordReader &reader, Json value, const Where &where)
{
    std::vector<RecordRow> rows;
    simd::forEachElement(value, where, [&](Json element, const Where &at) {
        rows.push_back(reader.readRecord(element, at));
    });
    return rows;
}

//! {"points":[ScoredPoint…]}
ScoredPage readScoredPage(RecordReader &reader, Json value, const Where &where)
{
    ScoredPage page;
    bool hasPoints = false;
    simd::forEachMember(value, where, [&](std::string_view key, Json member, const Where &at) {
        if (key != "points")
            return;
        hasPoints = true;
        simd::forEachElement(member, at, [&](Json element, const Where &place) {
            reader.readScored(element, place, page);
        });
    });
    if (!hasPoints)
        simd::fail(Where(where, "points"), QStringLiteral("missing"));
    return page;
}

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
        RecordReader reader(response.body);
        RecordPage page;
        bool hasPoints = false;
        readEnvelope(response, [&](Json result, const Where &where) {
            simd::forEachMember(
                result, where, [&](std::string_view key, Json value, const Where &at) {
                    if (key == "points") {
                        hasPoints = true;
                        page.rows = readRecords(reader, value, at);
                    } else if (key == "next_page_offset" && !simd::take(value.is_null(), at)) {
                        page.nextPageOffset = RecordReader::readId(value, at);
                    }
                });
            if (!hasPoints)
                simd::fail(Where(where, "points"), QStringLiteral("missing"));
        });
        finish(page, response);
        return page;
    });
}

Result<RecordPage> decodeRecords(Response response)
{
    return guardedPage<RecordPage>(response, [&response]() -> Result<RecordPage> {
        RecordReader reader(response.body);
        RecordPage page;
        readEnvelope(response, [&](Json result, const Where &where) {
            page.rows = readRecords(reader, result, where);
        });
        finish(page, response);
        return page;
    });
}

Result<Record> decodeRecord(Response response)
{
    return guardedPage<Record>(response, [&response]() -> Result<Record> {
        RecordReader reader(response.body);
        RecordPage page;
        readEnvelope(response, [&](Json result, const Where &where) {
            page.rows.push_back(reader.readRecord(result, where));
        });
        finish(page, response);
        return recordAt(page, 0);
    });
}

Result<ScoredPage> decodeQuery(Response response)
{
    return guardedPage<ScoredPage>(response, [&response]() -> Result<ScoredPage> {
        RecordReader reader(response.body);
        ScoredPage page;
        readEnvelope(response, [&](Json result, const Where &where) {
            page = readScoredPage(reader, result, where);
        });
        finish(page.points, response);
        return page;
    });
}

Result<std::vector<ScoredPage>> decodeQueryBatch(Response response)
{
    using Pages = std::vector<ScoredPage>;
    return guardedPage<Pages>(response, [&response]() -> Result<Pages> {
        RecordReader reader(response.body);
        Pages pages;
        readEnvelope(response, [&](Json result, const Where &where) {
            simd::forEachElement(result, where, [&](Json element, const Where &at) {
                pages.push_back(readScoredPage(reader, element, at));
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
