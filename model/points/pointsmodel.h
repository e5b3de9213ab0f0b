#pragma once
//! PointsModel: the points of a collection as a table that grows page by page. Owned by its page; holds its
//! requests, so destroying it ends them.

#include "client/net/call.h"
#include "client/types/apierror.h"
#include "client/types/exchange.h"
#include "model/points/loadedpage.h"
#include "model/points/pageloader.h"
#include "model/points/payloadtablemodel.h"
#include "model/points/rowstore.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class CollectionSession;

class PointsModel : public PayloadTableModel
{
    Q_OBJECT
public:
    enum class State {
        Empty, //!< nothing asked for yet, or the first page was cancelled
        LoadingFirst, //!< rows of an earlier listing stay until the answer is here
        Ready, //!< there may be more: the only state that fetches more
        LoadingMore,
        Exhausted,
        Failed //!< a page failed: error() says why; rows stay; retry() goes on
    };
    Q_ENUM(State)

    //! How many points the listing has, as far as known.
    struct Total
    {
        enum class Kind {
            Unknown,
            Approximate, //!< of the whole collection, from its info
            Exact,
            Counting, //!< an exact count under a filter runs
            GaveUp //!< the count took longer than its limit or failed: "more than N"
        };
        Kind kind = Kind::Unknown;
        quint64 value = 0;
        friend bool operator==(const Total &, const Total &) = default;
    };

    //! Ids gone to: a list shown in the order asked, or one id that isn't there.
    struct IdListing
    {
        std::vector<PointId> asked;
        std::vector<PointId> missing;
        bool replacesRows = false; //!< the rows are these points; else they stayed as they were
        std::optional<PointId> absent; //!< gone to from a list and not there: the list stayed
        std::optional<PointId>
            nextAfterMissing; //!< the point that follows it, or the first missing
    };

    //! How Load all stands or ended.
    struct LoadAll
    {
        enum class Outcome {
            None,
            Running,
            Cancelled,
            Failed,
            CountAgrees,
            CountDiffers,
            Uncounted
        };
        Outcome outcome = Outcome::None;
        quint64 counted = 0; //!< with CountDiffers: what the server counts
        double rowsPerSecond = 0;
    };

    explicit PointsModel(CollectionSession &session, QObject *parent = nullptr);
    ~PointsModel() override;

    // What is listed. Each of these starts anew.
    void setFilter(std::optional<Filter> filter);
    void setOrder(std::optional<OrderBy> order);
    void setListing(Listing listing);
    void startAt(const PointId &id); //!< id order from this id on; keeps the filter
    void showIds(std::vector<PointId> ids); //!< these points, in this order, through retrieve
    //! One id: looks it up, then lists from it on (or shows it alone, under a filter it may not match); when it
    //! isn't there, rows stay and idListing() tells the next one. Several: showIds().
    void goTo(std::vector<PointId> ids);
    void reload(); //!< the same again
    void backToAll(); //!< leaves ids and start; keeps filter and order

    void retry(); //!< after a failure: goes on where it failed
    void cancel(); //!< ends what runs; rows stay
    void loadAll();

    State state() const { return m_state; }
    //! Of the page that failed, or of a look-up or refresh beside it, which leaves the listing as it is.
    std::optional<ApiError> error() const;
    bool isBusy() const { return isLoading() || m_lookupCall.isRunning() || isCounting(); }
    bool isCounting() const { return m_loadAllCall.isRunning(); } //!< Load all compares
    const Listing &listing() const { return m_wanted; } //!< asked for
    const Listing &shownListing() const { return m_loader.listing(); } //!< what the rows are of
    //! Whether the rows belong to what is asked for (not after a failed or running first page).
    bool rowsAreCurrent() const;
    const std::optional<IdListing> &idListing() const { return m_ids; }
    const Total &total() const { return m_total; }
    const LoadAll &loadAllState() const { return m_loadAll; }
    //! Points order_by leaves out because its index holds no value of theirs; nullopt while unknown.
    const std::optional<quint64> &hiddenByOrder() const { return m_hidden; }
    bool isHiddenCountFailed() const { return m_hiddenFailed; }
    const std::optional<ExchangeInfo> &lastExchange() const { return m_lastExchange; }
    bool hasAnswered() const { return m_hasAnswered; } //!< a first page came or failed
    qsizetype loadedBytes() const { return m_rows.bytes(); }

    PointId idAt(int row) const override { return m_rows.idAt(row); }
    QByteArrayView payloadAt(int row) const override { return m_rows.payloadAt(row); }
    int rowOf(const PointId &id) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    //! Points asked for first, and at most later; pages shrink when rows are large.
    static constexpr quint64 firstPageSize = 64;
    static constexpr quint64 largestPageSize = 1000;

signals:
    void stateChanged(); //!< also when only error() or isBusy() changed
    void totalChanged();
    void loadAllChanged();
    void idListingChanged();

private:
    enum class Step { First, More, Lookup, Refresh }; //!< what failed, for retry()
    struct Failure
    {
        ApiError error;
        Step step;
    };

    bool isLoading() const
    {
        return m_state == State::LoadingFirst || m_state == State::LoadingMore;
    }
    void begin(); //!< first page of m_wanted
    void request();
    void requestIds();
    void lookUp(const PointId &id);
    void onLookedUp(const PointId &id, Result<RecordPage> result);
    void tellAbsent(const PointId &id);
    State settledState() const;
    void stopCalls();
    void onPage(Result<LoadedPage> result);
    bool asksForLess(const ApiError &error);
    void onIds(Result<LoadedPage> result);
    void findNextAfter(const PointId &missing);
    void replaceRows(LoadedPage page, const std::vector<qsizetype> &rows);
    void appendRows(LoadedPage page, const std::vector<qsizetype> &rows);
    void adaptPageSize(const LoadedPage &page);
    void learnFields();
    void fail(const ApiError &error, Step step); //!< of a page
    void failBeside(const ApiError &error, Step step);
    void setState(State state);
    void finishPage(bool gainedRows);

    void requestTotal();
    void onCounted(Result<quint64> result);
    void requestHidden();
    void onInfo();
    void setTotal(Total total);

    void continueLoadAll();
    void finishLoadAll();
    void endLoadAll(LoadAll::Outcome outcome, quint64 counted = 0);
    std::optional<Filter> countFilter() const;

    void onPointsChanged(const std::vector<PointId> &ids);
    void retrieveStale();
    void onRetrieved(Result<RecordPage> result);
    void updateRows(const RecordPage &page);
    bool isInIdOrder() const;
    std::vector<int> staleRows() const;
    void removeRowsOf(const std::vector<int> &rows);
    void insertNew(const RecordPage &page, const QSet<PointId> &shown);
    void insertInOrder(const PointId &id, QByteArrayView payload);

    CollectionSession &m_session;
    RowStore m_rows;
    Listing m_wanted;
    PageLoader m_loader; //!< of the rows shown
    PageLoader m_pending; //!< of the first page under way
    std::vector<PointId> m_wantedIds; //!< not empty: these instead of m_wanted
    std::vector<PointId> m_lookedUp; //!< what goTo() looks for
    std::optional<IdListing> m_ids;
    State m_state = State::Empty;
    std::optional<Failure> m_failure; //!< of a page; with State::Failed
    std::optional<Failure> m_sideFailure; //!< of a look-up or a refresh of written rows
    bool m_hasListing = false; //!< a first page has come
    bool m_hasAnswered = false;
    quint64 m_pageSize = firstPageSize;
    quint64 m_allowedPage = largestPageSize; //!< less where the server's strict mode says so
    quint64 m_requested = 0; //!< limit of the page under way
    Total m_total;
    std::optional<quint64> m_hidden;
    bool m_hiddenFailed = false;
    qsizetype m_fieldsLearned = 0; //!< of columns().known(): told to the session
    LoadAll m_loadAll;
    QElapsedTimer m_loadAllClock;
    int m_loadAllFrom = 0;
    std::optional<ExchangeInfo> m_lastExchange;
    std::vector<PointId> m_stale; //!< ids waiting for their new contents

    Call m_pageCall;
    Call m_totalCall;
    Call m_hiddenCall;
    Call m_loadAllCall;
    Call m_lookupCall;
    Call m_nextCall;
    Call m_retrieveCall;
};

} // namespace sextant
