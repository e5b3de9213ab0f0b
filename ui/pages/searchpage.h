#pragma once
//! SearchPage: the points nearest to a point, an id or a pasted vector, with scores.

#include "model/points/columnstore.h"
#include "ui/pages/page.h"

namespace sextant {

class CollectionSession;
class FilterPanel;
class QueryControls;
class QuerySession;
class QueryTarget;
class ResultsView;

class SearchPage : public Page
{
    Q_OBJECT
public:
    //! `columns` may be null: layouts are then not remembered. Both outlive this.
    explicit SearchPage(CollectionSession &session, ColumnStore *columns = nullptr,
                        QWidget *parent = nullptr);
    ~SearchPage() override;

    //! "Find similar": makes the point the target and runs.
    void setTargetPoint(const PointId &id);

    void refresh() override; //!< runs what is shown again, without taking over drafted filters
    void run() override; //!< takes over the drafted filter, then runs
    void cancel() override;
    PageStatus status() const override;
    bool isSettled() const override;
    std::optional<ApiError> lastError() const override;
    std::optional<PointId> currentPoint() const override;
    QWidget *mainView() override;

    QuerySession &query() { return *m_query; }

private:
    void buildLayout();
    void connectParts();

    QuerySession *m_query;
    FilterPanel *m_filter;
    QueryTarget *m_target;
    QueryControls *m_controls;
    ResultsView *m_results;
};

} // namespace sextant
