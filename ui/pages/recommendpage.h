#pragma once
//! RecommendPage: the board of positive and negative examples, and the points they lead to, with scores.

#include "model/points/columnstore.h"
#include "ui/pages/page.h"

namespace sextant {

class BoardView;
class CollectionSession;
class FilterPanel;
class QueryControls;
class QuerySession;
class ResultsView;

class RecommendPage : public Page
{
    Q_OBJECT
public:
    //! `columns` may be null: layouts are then not remembered. Both outlive this.
    explicit RecommendPage(CollectionSession &session, ColumnStore *columns = nullptr,
                           QWidget *parent = nullptr);
    ~RecommendPage() override;

    void refresh() override;
    void run() override; //!< takes over the drafted filter, then runs at once
    void cancel() override;
    PageStatus status() const override;
    bool isSettled() const override; //!< also when there is nothing to run
    std::optional<ApiError> lastError() const override;
    std::optional<PointId> currentPoint() const override;
    QWidget *mainView() override;

    QuerySession &query() { return *m_query; }

private:
    void buildLayout();
    void connectParts();

    QuerySession *m_query;
    FilterPanel *m_filter;
    BoardView *m_board;
    QueryControls *m_controls;
    ResultsView *m_results;
};

} // namespace sextant
