#include "ui/pages/recommendpage.h"

#include "model/search/querysession.h"
#include "model/session/collectionsession.h"
#include "ui/widgets/filterpanel.h"
#include "ui/widgets/pointstable.h"
#include "ui/widgets/queryboard.h"
#include "ui/widgets/querycontrols.h"
#include "ui/widgets/queryresults.h"

#include <QVBoxLayout>

namespace sextant {

RecommendPage::RecommendPage(CollectionSession &session, ColumnStore *columns, QWidget *parent)
    : Page(parent)
    , m_query(new QuerySession(session, QuerySession::Mode::Recommend, this))
    , m_filter(new FilterPanel(session))
    , m_board(new BoardView(session))
    , m_controls(new QueryControls(*m_query))
    , m_results(new ResultsView(*m_query, columns))
{
    setAccessibleName(tr("Recommend"));
    buildLayout();
    connectParts();
    if (!session.board().isEmpty())
        m_query->run();
}

RecommendPage::~RecommendPage() = default;

void RecommendPage::buildLayout()
{
    m_controls->addStrategies();
    m_results->setProblemsShown(true);
    m_results->setEmptyText(tr(
        "In any table, + marks a point as a positive example and − as a negative one; the same key "
        "takes the mark back. Results follow by themselves."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setSpacing(3);
    layout->addWidget(m_board);
    layout->addWidget(m_controls);
    layout->addWidget(m_filter);
    layout->addWidget(m_results, 1);
}

void RecommendPage::connectParts()
{
    connect(m_controls, &QueryControls::runRequested, this, &RecommendPage::run);
    connect(m_results, &ResultsView::retryRequested, this, &RecommendPage::refresh);
    connect(m_results, &ResultsView::statusChanged, this, &RecommendPage::statusChanged);
    connect(m_filter, &FilterPanel::applied, m_query, &QuerySession::setFilter);
    PointsTable *table = m_results->table();
    connect(table, &PointsTable::currentPointChanged, this, &RecommendPage::currentPointChanged);
    connect(table, &PointsTable::similarRequested, this, &RecommendPage::similarRequested);
    connect(table, &PointsTable::filterRequested, this, [this](const Condition &condition) {
        m_filter->addCondition(condition);
        m_filter->apply();
    });
}

void RecommendPage::refresh() { m_query->run(); }

void RecommendPage::run()
{
    if (!m_filter->hasUnappliedChanges() || m_filter->apply())
        refresh();
}

void RecommendPage::cancel() { m_query->cancel(); }

PageStatus RecommendPage::status() const { return m_results->status(); }

bool RecommendPage::isSettled() const { return m_results->isSettled(); }

std::optional<ApiError> RecommendPage::lastError() const { return m_query->error(); }

std::optional<PointId> RecommendPage::currentPoint() const
{
    return m_results->table()->currentPoint();
}

QWidget *RecommendPage::mainView() { return m_results->table(); }

} // namespace sextant
