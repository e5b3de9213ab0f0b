#include "model/search/querysession.h"

#include "client/api/client.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"

#include <QSet>

#include <algorithm>

namespace sextant {

using namespace std::chrono_literals;

QuerySession::QuerySession(CollectionSession &session, Mode mode, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_mode(mode)
    , m_results(new ResultsModel(session.board(), this))
{
    m_rerun.setSingleShot(true);
    m_rerun.setInterval(300ms);
    connect(&m_rerun, &QTimer::timeout, this, &QuerySession::run);
    if (mode == Mode::Recommend)
        connect(&session.board(), &RecommendBoard::changed, this, &QuerySession::onBoardChanged);
    connect(&session, &CollectionSession::infoChanged, this, &QuerySession::onInfoChanged);
    connect(&session, &CollectionSession::pointsChanged, this, &QuerySession::onPointsChanged);
    onInfoChanged();
}

QuerySession::~QuerySession() = default;

bool QuerySession::run()
{
    m_rerun.stop();
    m_waitsForInfo = false;
    m_lacksInfo = false;
    m_error.reset();
    if (!m_session.info() && !m_session.isInfoRunning())
        m_session.refreshInfo();
    const Result<QueryRequest, QueryProblem> wanted = request();
    if (!wanted) {
        m_call.cancel();
        emit stateChanged();
        return false;
    }
    if (m_session.info()) {
        send(*wanted);
        return true;
    }
    // Without the collection's facts neither `using` nor the direction of scores can be told: those first.
    m_waitsForInfo = true;
    emit stateChanged();
    return true;
}

void QuerySession::send(const QueryRequest &request)
{
    m_error.reset();
    m_sent = request;
    // By the time of the answer the draft may name another vector.
    const bool isLargerBetter = largerScoreIsBetter(
        request.query, metricOf(request.usingVector).value_or(Distance::Cosine));
    m_call = m_session.client().query().query(m_session.collection(), request,
                                              [this, isLargerBetter](Result<ScoredPage> result) {
                                                  onAnswer(std::move(result), isLargerBetter);
                                              });
    emit stateChanged();
}

void QuerySession::onAnswer(Result<ScoredPage> result, bool isLargerBetter)
{
    if (!result) {
        m_error = std::move(result).error();
        emit stateChanged();
        return;
    }
    m_exchange = result->points.exchange;
    m_shown = m_sent;
    m_shownLarger = isLargerBetter;
    m_updateCall.cancel();
    m_changed.clear();
    m_isEditedSince = false;
    m_results->setResults(std::move(result).value(), m_sent.offset);
    learnFields();
    emit answered();
    emit stateChanged();
}

void QuerySession::learnFields()
{
    constexpr int payloadsLearned = 64;
    std::vector<QByteArrayView> payloads;
    for (int row = 0; row < std::min(m_results->rowCount(), payloadsLearned); ++row)
        payloads.push_back(m_results->payloadAt(row));
    m_session.learnPayloads(payloads);
}

void QuerySession::cancel()
{
    if (!isBusy())
        return;
    m_rerun.stop();
    m_waitsForInfo = false;
    m_call.cancel();
    emit stateChanged();
}

void QuerySession::onBoardChanged()
{
    if (m_session.board().isEmpty()) {
        m_rerun.stop();
        m_waitsForInfo = false;
        m_lacksInfo = false;
        m_call.cancel();
        m_error.reset();
        m_shown.reset();
        m_isEditedSince = false;
        m_results->clear();
    } else {
        m_rerun.start();
    }
    emit draftChanged();
    emit stateChanged();
}

void QuerySession::onInfoChanged()
{
    chooseUsing();
    emit draftChanged();
    if (!m_waitsForInfo && !m_lacksInfo)
        return;
    if (m_session.info()) {
        run();
        return;
    }
    // Failed or cancelled; facts that come later (asked by another page) still run what was asked here.
    m_waitsForInfo = false;
    m_error = m_session.infoError();
    m_lacksInfo = m_error.has_value();
    emit stateChanged();
}

void QuerySession::onPointsChanged(const std::vector<PointId> &ids)
{
    if (isRunning())
        send(QueryRequest(m_sent)); // what is under way may have been read before the change
    else if (ids.empty() && m_shown)
        send(QueryRequest(*m_shown));
    if (!m_shown || ids.empty())
        return;
    m_isEditedSince = true;
    const QSet<PointId> changed(ids.cbegin(), ids.cend());
    for (int row = 0; row < m_results->rowCount(); ++row) {
        const PointId id = m_results->idAt(row);
        if (changed.contains(id)
            && std::find(m_changed.cbegin(), m_changed.cend(), id) == m_changed.cend())
            m_changed.push_back(id);
    }
    if (!m_changed.empty())
        retrieveChanged();
    emit stateChanged();
}

void QuerySession::retrieveChanged()
{
    m_updateCall = m_session.client().points().retrieve(
        m_session.collection(), m_changed, true, false, [this](Result<RecordPage> result) {
            if (!result) {
                m_error = std::move(result).error();
            } else {
                m_results->updatePoints(m_changed, *result);
                m_changed.clear();
            }
            emit stateChanged();
        });
}

bool QuerySession::isStale() const
{
    if (!m_shown)
        return false;
    if (m_error)
        return true;
    const auto wanted = request();
    return !wanted || *wanted != *m_shown;
}

} // namespace sextant
