#pragma once
//! QuerySession: one scored query as it is drafted, checked, sent and answered. Owned by a Search or Recommend
//! page; holds its results model.

#include "client/net/call.h"
#include "client/types/apierror.h"
#include "client/types/collectioninfo.h"
#include "client/types/query.h"
#include "client/types/record.h"
#include "model/search/vectortext.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace sextant {

class CollectionSession;
class ResultsModel;

//! Why a query can't be sent as it is drafted.
struct QueryProblem
{
    enum class Code {
        NoVectors, //!< the collection has none
        UnknownVector, //!< `using` names none of its vectors; `detail`: the name
        NoTarget,
        BadPointId, //!< `detail`: the text
        BadVector, //!< see `fault`; expected is set where the size is known
        WrongDimension, //!< `expected`, `given`
        WrongVectorKind, //!< dense, sparse or multi where another is stored; `detail`: the vector's name
        NoExamples, //!< the board is empty
        NoPositives, //!< average_vector needs one
        BadThreshold, //!< `detail`: the text
        NeedsNewerServer, //!< sum_scores
    };
    Code code = Code::NoTarget;
    qint64 expected = 0;
    qint64 given = 0;
    QString detail;
    VectorTextFault fault;
    friend bool operator==(const QueryProblem &, const QueryProblem &) = default;
};

//! Which scores a threshold keeps, or why it is off.
enum class ThresholdSense {
    Unknown, //!< the collection's facts are not known yet
    Above,
    Below,
    OffOppositeSense //!< best_score and sum_scores on Euclid and Manhattan: the server cuts at the wrong side
};

class QuerySession : public QObject
{
    Q_OBJECT
public:
    enum class Mode { Nearest, Recommend };
    enum class Target { Point, Vector };

    //! Recommend follows the session's board: runs rerunDelay() after its last change.
    QuerySession(CollectionSession &session, Mode mode, QObject *parent = nullptr);
    ~QuerySession() override;

    CollectionSession &session() const { return m_session; }
    ResultsModel &results() { return *m_results; }
    Mode mode() const { return m_mode; }

    // The draft. Setters emit draftChanged() when something changed.
    void setTargetKind(Target kind);
    void setTargetPoint(const PointId &id);
    void setTargetIdText(const QString &text);
    void setTargetVectorText(const QString &text);
    void setUsing(const QString &name);
    void setLimit(quint64 limit); //!< 1 or more
    void setOffset(quint64 offset);
    void setThresholdText(const QString &text); //!< "" = none
    void setExact(bool exact);
    void setStrategy(RecommendStrategy strategy);
    void setFilter(const std::optional<Filter> &filter);

    Target targetKind() const { return m_targetKind; }
    const QString &targetIdText() const { return m_idText; }
    const QString &targetVectorText() const { return m_vectorText; }
    bool isTargetBlank() const; //!< nothing typed for the chosen kind of target
    const QString &usingVector() const { return m_using; }
    quint64 limit() const { return m_limit; }
    quint64 offset() const { return m_offset; }
    const QString &thresholdText() const { return m_thresholdText; }
    bool isExact() const { return m_exact; }
    RecommendStrategy strategy() const { return m_strategy; }
    const std::optional<Filter> &filter() const { return m_filter; }

    //! What would be sent, or why not. A threshold that is off is left out.
    Result<QueryRequest, QueryProblem> request() const;
    ThresholdSense thresholdSense() const;
    //! The metric scores of `using` follow; nullopt while the collection's facts are unknown. Sparse: Dot.
    std::optional<Distance> metric() const { return metricOf(m_using); }

    //! Sends at once when request() has no problem, after the collection's facts where they are missing; a query
    //! in flight is dropped. Earlier rows stay until the answer is there. false: see request().
    bool run();
    void cancel();
    bool isRunning() const { return m_call.isRunning(); }
    //! Waits for the last change of the board, or for the collection's facts.
    bool isRunPending() const { return m_rerun.isActive() || m_waitsForInfo; }
    bool isBusy() const { return isRunning() || isRunPending(); }
    bool isAsked() const { return m_shown || m_error || isBusy(); } //!< not only drafted
    void setRerunDelay(std::chrono::milliseconds delay) { m_rerun.setInterval(delay); }
    std::chrono::milliseconds rerunDelay() const { return m_rerun.intervalAsDuration(); }

    //! The query the rows answer; nullopt before the first answer.
    const std::optional<QueryRequest> &shownRequest() const { return m_shown; }
    bool shownLargerIsBetter() const { return m_shownLarger; }
    const std::optional<ExchangeInfo> &lastExchange() const { return m_exchange; }
    const std::optional<ApiError> &error() const { return m_error; } //!< of the last run
    //! Rows are shown that answer another query than the drafted one, or whose rerun failed.
    bool isStale() const;
    //! Points were written since the answer: payloads follow, ranks and scores are from before.
    bool isEditedSince() const { return m_isEditedSince; }

signals:
    void draftChanged();
    void stateChanged(); //!< started, answered, failed, cancelled, rerun scheduled
    void answered(); //!< new rows are shown

private:
    Result<VectorInput, QueryProblem> target() const;
    std::optional<QueryProblem> checkVector(const VectorData &vector) const;
    std::optional<QueryProblem> checkUsing() const;
    std::optional<QueryProblem> checkExamples() const;
    Result<std::optional<double>, QueryProblem> threshold() const;
    std::optional<Distance> metricOf(const QString &vector) const;
    void send(const QueryRequest &request);
    void onAnswer(Result<ScoredPage> result, bool isLargerBetter);
    void onBoardChanged();
    void onInfoChanged();
    void onPointsChanged(const std::vector<PointId> &ids);
    void retrieveChanged();
    void learnFields();
    void chooseUsing();
    void takeVectorName();
    void touched();

    CollectionSession &m_session;
    Mode m_mode;
    ResultsModel *m_results;
    Target m_targetKind = Target::Point;
    QString m_idText;
    QString m_vectorText;
    QString m_using;
    quint64 m_limit = 50;
    quint64 m_offset = 0;
    QString m_thresholdText;
    bool m_exact = false;
    RecommendStrategy m_strategy = RecommendStrategy::AverageVector;
    std::optional<Filter> m_filter;
    std::optional<QueryRequest> m_shown;
    bool m_shownLarger = true;
    std::optional<ExchangeInfo> m_exchange;
    std::optional<ApiError> m_error;
    QTimer m_rerun;
    bool m_usingChosen = false; //!< by a person: new facts don't change it
    bool m_waitsForInfo = false;
    bool m_lacksInfo = false; //!< the facts failed, so the query was never sent
    bool m_isEditedSince = false;
    QueryRequest m_sent;
    std::vector<PointId> m_changed; //!< shown points written since, not yet read again
    Call m_call;
    Call m_updateCall;
};

} // namespace sextant
