#include "ui/pages/searchpage.h"

#include "model/search/querysession.h"
#include "ui/widgets/filterpanel.h"
#include "ui/widgets/pointstable.h"
#include "ui/widgets/querycontrols.h"
#include "ui/widgets/queryresults.h"
#include "ui/widgets/querytarget.h"

#include <QVBoxLayout>

namespace sextant {

SearchPage::SearchPage(CollectionSession &session, ColumnStore *columns, QWidget *parent)
    : Page(parent)
    , m_query(new QuerySession(session, QuerySession::Mode::Nearest, this))
    , m_filter(new FilterPanel(session))
    , m_target(new QueryTarget(*m_query))
    , m_controls(new QueryControls(*m_query))
    , m_results(new ResultsView(*m_query, columns))
{
    setAccessibleName(tr("Search"));
    buildLayout();
    connectParts();
}

SearchPage::~SearchPage() = default;

void SearchPage::buildLayout()
{
    m_results->setEmptyText(
        tr("Search for the points nearest to a point or a vector: type an id, paste a "
           "vector, or choose Find Similar on a row of any table."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setSpacing(3);
    layout->addWidget(m_target);
    layout->addWidget(m_controls);
    layout->addWidget(m_filter);
    layout->addWidget(m_results, 1);
}

void SearchPage::connectParts()
{
    connect(m_target, &QueryTarget::runRequested, this, &SearchPage::run);
    connect(m_controls, &QueryControls::runRequested, this, &SearchPage::run);
    connect(m_results, &ResultsView::retryRequested, this, &SearchPage::refresh);
    connect(m_results, &ResultsView::statusChanged, this, &SearchPage::statusChanged);
    connect(m_filter, &FilterPanel::applied, this, [this](const std::optional<Filter> &filter) {
        m_query->setFilter(filter);
        // A filter applied to an answer narrows that answer; before the first query it only waits.
        if (m_query->isAsked())
            refresh();
    });
    PointsTable *table = m_results->table();
    connect(table, &PointsTable::currentPointChanged, this, &SearchPage::currentPointChanged);
    connect(table, &PointsTable::similarRequested, this, &SearchPage::similarRequested);
    connect(table, &PointsTable::recommendRequested, this, &SearchPage::recommendRequested);
    connect(table, &PointsTable::filterRequested, this, [this](const Condition &condition) {
        m_filter->addCondition(condition);
        m_filter->apply();
    });
}

void SearchPage::setTargetPoint(const PointId &id)
{
    m_query->setTargetPoint(id);
    refresh();
}

void SearchPage::refresh()
{
    const bool wasTried = m_query->run();
    m_results->setProblemsShown(!wasTried);
}

void SearchPage::run()
{
    if (m_filter->hasUnappliedChanges()) {
        const bool isAsked = m_query->isAsked();
        if (!m_filter->apply() || isAsked)
            return; // applying has run the query
    }
    refresh();
}

void SearchPage::cancel() { m_query->cancel(); }

PageStatus SearchPage::status() const { return m_results->status(); }

bool SearchPage::isSettled() const { return m_results->isSettled(); }

std::optional<ApiError> SearchPage::lastError() const { return m_query->error(); }

std::optional<PointId> SearchPage::currentPoint() const
{
    return m_results->table()->currentPoint();
}

QWidget *SearchPage::mainView() { return m_results->table(); }

} // namespace sextant
