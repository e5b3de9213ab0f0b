#include "client/json/simdreader.h"

namespace sextant::json::simd {

namespace {

// A parser keeps an index of four bytes per byte of the largest text it saw; larger texts get a
// parser of their own that goes away with them.
constexpr qsizetype largestForSharedParser = qsizetype(16) << 20;

simdjson::ondemand::parser &sharedParser()
{
    thread_local simdjson::ondemand::parser parser;
    return parser;
}

} // namespace

QString Where::text() const
{
    QString before = m_parent ? m_parent->text() : QString();
    if (m_index >= 0)
        return before + u'[' + QString::number(m_index) + u']';
    if (m_key.empty())
        return before;
    if (!before.isEmpty())
        before += u'.';
    return before + QString::fromUtf8(m_key.data(), qsizetype(m_key.size()));
}

void fail(const Where &where, const QString &message) { throw Fault{ where.text(), message }; }

void fail(const Where &where, simdjson::error_code code)
{
    fail(where, QString::fromUtf8(simdjson::error_message(code)));
}

void ensurePadding(QByteArray &body)
{
    // Asked of the data pointer: capacity() also counts room in front of the text.
    if (body.data_ptr().freeSpaceAtEnd() < qsizetype(simdjson::SIMDJSON_PADDING))
        body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
}

std::string_view rawText(Json value, const Where &where)
{
    return take(simdjson::to_json_string(value), where);
}

std::string_view rawScalar(Json value, const Where &where)
{
    const simdjson::ondemand::json_type type = take(value.type(), where);
    if (type == simdjson::ondemand::json_type::array
        || type == simdjson::ondemand::json_type::object)
        fail(where, simdjson::INCORRECT_TYPE);
    return rawText(value, where);
}

Document::Document(const QByteArray &paddedText)
{
    if (paddedText.size() > largestForSharedParser)
        m_ownParser = std::make_unique<simdjson::ondemand::parser>();
    simdjson::ondemand::parser &parser = m_ownParser ? *m_ownParser : sharedParser();
    const size_t size = size_t(paddedText.size());
    const simdjson::error_code code
        = parser.iterate(paddedText.constData(), size, size + simdjson::SIMDJSON_PADDING)
              .get(m_document);
    if (code)
        fail({}, code);
}

Document::~Document() = default;

simdjson::ondemand::object Document::rootObject() { return take(m_document.get_object(), {}); }

simdjson::ondemand::array Document::rootArray() { return take(m_document.get_array(), {}); }

void Document::expectEnd()
{
    if (m_document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        fail({}, simdjson::TRAILING_CONTENT);
}

} // namespace sextant::json::simd
