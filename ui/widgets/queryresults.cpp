#include "ui/widgets/queryresults.h"

#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "ui/delegates/scoredelegate.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/pointstable.h"
#include "ui/widgets/querytexts.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace sextant {

ResultsView::ResultsView(QuerySession &query, ColumnStore *columns, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
    , m_busy(new BusyBar)
    , m_error(new ErrorPanel)
    , m_problem(new QLabel)
    , m_note(new QLabel)
    , m_notice(new BrowseStrip)
    , m_table(new PointsTable(query.session(), columns))
    , m_scores(new ScoreDelegate(this))
{
    buildLayout();
    m_table->setAccessibleName(tr("Results"));
    m_table->setPointsModel(&query.results());
    m_table->setItemDelegateForColumn(ResultsModel::ScoreColumn, m_scores);
    connect(&query, &QuerySession::answered, this, &ResultsView::showAnswer);
    connect(&query, &QuerySession::stateChanged, this, &ResultsView::showState);
    connect(&query, &QuerySession::draftChanged, this, &ResultsView::showState);
    connect(m_table, &PointsTable::notice, m_notice,
            [this](const QString &text) { m_notice->say(text); });
    connect(m_busy, &BusyBar::cancelRequested, &query, &QuerySession::cancel);
    connect(m_error, &ErrorPanel::retryRequested, this, &ResultsView::retryRequested);
    showState();
}

void ResultsView::buildLayout()
{
    for (QLabel *label : { m_problem, m_note }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
    }
    m_notice->setDismissable(true);
    m_notice->setWordWrap(true);
    m_table->setKeepsPlace(true);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_problem);
    layout->addWidget(m_error);
    layout->addWidget(m_busy);
    layout->addWidget(m_note);
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
}

void ResultsView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    showState();
}

void ResultsView::setProblemsShown(bool shown)
{
    m_problemsShown = shown;
    showState();
}

void ResultsView::showAnswer()
{
    ResultsModel &results = m_query.results();
    const ScoreAxis axis = ScoreAxis::of(results.scores(), m_query.shownLargerIsBetter());
    m_scores->setAxis(axis);
    results.setScoreAxisText(axis.text());
    QHeaderView *header = m_table->horizontalHeader();
    const QString title = results.headerData(ResultsModel::ScoreColumn, Qt::Horizontal).toString();
    const int wanted = header->fontMetrics().horizontalAdvance(title)
        + header->fontMetrics().averageCharWidth() * 3;
    header->resizeSection(ResultsModel::ScoreColumn, wanted);
    m_table->viewport()->update();
}

QString ResultsView::staleText() const
{
    if (m_query.isStale()) {
        if (m_query.isBusy())
            return tr("These results answer an earlier query; asking again…");
        return m_query.error() ? tr("These are the earlier results: the last query failed.")
                               : tr("These results answer an earlier query: Run asks again.");
    }
    return m_query.isEditedSince()
        ? tr("Points were written since: ranks and scores are from before. Run asks again.")
        : QString();
}

QString ResultsView::noteText() const
{
    const auto &shown = m_query.shownRequest();
    if (!shown)
        return m_query.isBusy() || m_problem->isVisibleTo(this) ? QString() : m_emptyText;
    QStringList parts{ staleText() };
    if (m_query.results().rowCount() == 0)
        parts += tr("No point fits.");
    parts += QueryTexts::leftOut(*shown);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString ResultsView::problemText() const
{
    const auto wanted = m_query.request();
    if (!m_problemsShown || wanted)
        return {};
    const QueryProblem &problem = wanted.error();
    // An empty board is no mistake, and what is typed is judged beside its field.
    const bool isToldElsewhere = problem.code == QueryProblem::Code::NoExamples
        || (QueryTexts::isAboutTarget(problem.code) && !m_query.isTargetBlank());
    return isToldElsewhere ? QString() : QStringLiteral("⚠ ") + QueryTexts::problem(problem);
}

void ResultsView::showState()
{
    const QString problem = problemText();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_busy->setBusy(m_query.isBusy());
    if (!m_query.error())
        m_error->clear();
    else if (m_error->error() != m_query.error())
        m_error->showError(*m_query.error());
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    // Outdated rows look outdated, and the note says why: never by colour alone.
    QPalette faded;
    if (m_query.isStale())
        faded.setColor(QPalette::Text, palette().color(QPalette::PlaceholderText));
    if (m_table->palette().color(QPalette::Text)
        != (m_query.isStale() ? faded : palette()).color(QPalette::Text))
        m_table->setPalette(faded);
    emit statusChanged();
}

PageStatus ResultsView::status() const
{
    PageStatus status;
    status.isBusy = m_query.isBusy();
    status.lastExchange = m_query.lastExchange();
    if (m_query.shownRequest())
        status.text = tr("%n result(s)", nullptr, m_query.results().rowCount());
    if (m_query.isStale() && !status.isBusy)
        status.text += tr(" (of an earlier query)");
    return status;
}

bool ResultsView::isSettled() const { return !m_query.isBusy(); }

} // namespace sextant
