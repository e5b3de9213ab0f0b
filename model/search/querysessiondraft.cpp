// The draft of a query: what is chosen, what is wrong with it, what would be sent.
#include "client/json/numbertext.h"
#include "model/search/querysession.h"
#include "model/session/collectionsession.h"

namespace sextant {

namespace {

using Code = QueryProblem::Code;

QueryProblem problem(Code code, const QString &detail = {})
{
    QueryProblem found;
    found.code = code;
    found.detail = detail;
    return found;
}

std::vector<VectorInput> inputs(const std::vector<PointId> &ids)
{
    return { ids.begin(), ids.end() };
}

} // namespace

void QuerySession::touched()
{
    m_lacksInfo = false;
    // A recommendation follows what is changed on its page as it follows the board.
    if (m_mode == Mode::Recommend && !m_session.board().isEmpty())
        m_rerun.start();
    emit draftChanged();
}

void QuerySession::setTargetKind(Target kind)
{
    if (kind == m_targetKind)
        return;
    m_targetKind = kind;
    touched();
}

void QuerySession::setTargetPoint(const PointId &id)
{
    m_targetKind = Target::Point;
    m_idText = id.toString();
    touched();
}

void QuerySession::setTargetIdText(const QString &text)
{
    if (text == m_idText)
        return;
    m_idText = text;
    touched();
}

void QuerySession::setTargetVectorText(const QString &text)
{
    if (text == m_vectorText)
        return;
    m_vectorText = text;
    takeVectorName();
    touched();
}

void QuerySession::setUsing(const QString &name)
{
    m_usingChosen = true;
    if (name == m_using)
        return;
    m_using = name;
    touched();
}

void QuerySession::setLimit(quint64 limit)
{
    if (limit == m_limit || limit == 0)
        return;
    m_limit = limit;
    touched();
}

void QuerySession::setOffset(quint64 offset)
{
    if (offset == m_offset)
        return;
    m_offset = offset;
    touched();
}

void QuerySession::setThresholdText(const QString &text)
{
    if (text.trimmed() == m_thresholdText)
        return;
    m_thresholdText = text.trimmed();
    touched();
}

void QuerySession::setExact(bool exact)
{
    if (exact == m_exact)
        return;
    m_exact = exact;
    touched();
}

void QuerySession::setStrategy(RecommendStrategy strategy)
{
    if (strategy == m_strategy)
        return;
    m_strategy = strategy;
    touched();
}

void QuerySession::setFilter(const std::optional<Filter> &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    touched();
}

bool QuerySession::isTargetBlank() const
{
    return (m_targetKind == Target::Point ? m_idText : m_vectorText).trimmed().isEmpty();
}

void QuerySession::takeVectorName()
{
    const auto &info = m_session.info();
    if (!info || !m_vectorText.trimmed().startsWith(u'{'))
        return;
    const VectorText pasted = parseVectorText(m_vectorText);
    if (!pasted || pasted->name.isEmpty())
        return;
    if (info->vector(pasted->name) || info->sparseVector(pasted->name)) {
        m_using = pasted->name;
        m_usingChosen = true;
    }
}

void QuerySession::chooseUsing()
{
    const auto &info = m_session.info();
    if (!info)
        return;
    const bool isKnown = info->vector(m_using) || info->sparseVector(m_using);
    if (m_usingChosen || isKnown)
        return;
    if (!info->vectors.empty())
        m_using = info->vectors.front().name;
    else if (!info->sparseVectors.empty())
        m_using = info->sparseVectors.front().name;
    takeVectorName();
}

std::optional<Distance> QuerySession::metricOf(const QString &vector) const
{
    const auto &info = m_session.info();
    if (!info)
        return std::nullopt;
    if (const VectorParams *params = info->vector(vector))
        return params->distance;
    if (info->sparseVector(vector))
        return Distance::Dot;
    return std::nullopt;
}

ThresholdSense QuerySession::thresholdSense() const
{
    const std::optional<Distance> distance = metric();
    if (!distance)
        return ThresholdSense::Unknown;
    const bool larger = largerIsBetter(*distance);
    // The server compares by the metric, whatever the strategy makes of the scores.
    if (!larger && m_mode == Mode::Recommend && m_strategy != RecommendStrategy::AverageVector)
        return ThresholdSense::OffOppositeSense;
    return larger ? ThresholdSense::Above : ThresholdSense::Below;
}

std::optional<QueryProblem> QuerySession::checkUsing() const
{
    const auto &info = m_session.info();
    if (!info)
        return std::nullopt;
    if (info->vectors.empty() && info->sparseVectors.empty())
        return problem(Code::NoVectors);
    if (!info->vector(m_using) && !info->sparseVector(m_using))
        return problem(Code::UnknownVector, m_using);
    return std::nullopt;
}

std::optional<QueryProblem> QuerySession::checkVector(const VectorData &vector) const
{
    const auto &info = m_session.info();
    if (!info)
        return std::nullopt;
    const bool isSparse = std::holds_alternative<SparseVector>(vector);
    const VectorParams *params = info->vector(m_using);
    if (isSparse != (params == nullptr))
        return problem(Code::WrongVectorKind, m_using);
    if (isSparse)
        return std::nullopt;
    if (std::holds_alternative<MultiVector>(vector) && !params->isMulti)
        return problem(Code::WrongVectorKind, m_using);
    if (vectorSize(vector) == params->size)
        return std::nullopt;
    QueryProblem found = problem(Code::WrongDimension, m_using);
    found.expected = params->size;
    found.given = vectorSize(vector);
    return found;
}

Result<VectorInput, QueryProblem> QuerySession::target() const
{
    if (m_targetKind == Target::Point) {
        if (m_idText.trimmed().isEmpty())
            return problem(Code::NoTarget);
        const auto id = PointId::parse(m_idText);
        if (!id)
            return problem(Code::BadPointId, m_idText);
        return VectorInput{ *id };
    }
    VectorText vector = parseVectorText(m_vectorText);
    if (!vector) {
        QueryProblem found = problem(Code::BadVector, m_using);
        found.fault = vector.error();
        found.given = found.fault.count;
        if (m_session.info() && m_session.info()->vector(m_using))
            found.expected = m_session.info()->vector(m_using)->size;
        return found;
    }
    if (const auto wrong = checkVector(vector->vector))
        return *wrong;
    return VectorInput{ std::move(vector->vector) };
}

std::optional<QueryProblem> QuerySession::checkExamples() const
{
    const RecommendBoard &board = m_session.board();
    if (board.isEmpty())
        return problem(Code::NoExamples);
    if (m_strategy == RecommendStrategy::AverageVector && board.positives().empty())
        return problem(Code::NoPositives);
    if (m_strategy == RecommendStrategy::SumScores
        && !m_session.server().supports(Feature::SumScores))
        return problem(Code::NeedsNewerServer, m_session.server().versionText);
    return std::nullopt;
}

Result<std::optional<double>, QueryProblem> QuerySession::threshold() const
{
    if (m_thresholdText.isEmpty() || thresholdSense() == ThresholdSense::OffOppositeSense)
        return std::optional<double>();
    const auto number = json::parseDouble(m_thresholdText.toUtf8());
    if (!number)
        return problem(Code::BadThreshold, m_thresholdText);
    return std::optional<double>(*number);
}

Result<QueryRequest, QueryProblem> QuerySession::request() const
{
    QueryRequest request;
    if (m_mode == Mode::Recommend) {
        if (const auto found = checkExamples())
            return *found;
        const RecommendBoard &board = m_session.board();
        request.query
            = RecommendQuery{ inputs(board.positives()), inputs(board.negatives()), m_strategy };
    }
    if (const auto found = checkUsing())
        return *found;
    if (m_mode == Mode::Nearest) {
        Result<VectorInput, QueryProblem> input = target();
        if (!input)
            return input.error();
        request.query = NearestQuery{ std::move(input).value() };
    }
    const auto limit = threshold();
    if (!limit)
        return limit.error();
    request.scoreThreshold = *limit;
    request.usingVector = m_using;
    request.filter = m_filter;
    request.limit = m_limit;
    request.offset = m_offset;
    if (m_exact)
        request.exact = true;
    return request;
}

} // namespace sextant
