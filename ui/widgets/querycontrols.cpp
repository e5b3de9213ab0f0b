#include "ui/widgets/querycontrols.h"

#include "model/session/collectionsession.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace sextant {

namespace {

constexpr int mostRows = 10'000; // a table of results, not an export

QString vectorTitle(const VectorParams &params)
{
    const QString name = params.name.isEmpty() ? QueryControls::tr("(unnamed)") : params.name;
    return QueryControls::tr("%1 · %2 · %3").arg(name).arg(params.size).arg(params.distanceText);
}

} // namespace

QueryControls::QueryControls(QuerySession &query, QWidget *parent)
    : QWidget(parent)
    , m_query(query)
{
    buildLine();
    connectControls();
    showDraft();
}

QLabel *QueryControls::addLabelled(int position, const QString &text, QWidget *control)
{
    auto *pair = new QWidget;
    auto *label = new QLabel(text);
    label->setBuddy(control);
    auto *layout = new QHBoxLayout(pair);
    // A control stands nearer to its own label than to its neighbour's.
    layout->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    layout->setSpacing(fontMetrics().averageCharWidth() / 2);
    layout->addWidget(label);
    layout->addWidget(control);
    m_line->insertWidget(position, pair);
    return label;
}

void QueryControls::buildLine()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_line = new FlowLayout;
    layout->addLayout(m_line);
    m_using = new QComboBox;
    m_using->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_using->setMinimumContentsLength(16);
    m_using->setToolTip(tr("Which vector of the points is compared"));
    addLabelled(m_line->count(), tr("&using"), m_using);
    m_limit = new QSpinBox;
    m_limit->setRange(1, mostRows);
    m_limit->setAccessibleName(tr("limit"));
    addLabelled(m_line->count(), tr("&limit"), m_limit);
    m_offset = new QSpinBox;
    m_offset->setRange(0, 1'000'000);
    m_offset->setToolTip(tr("How many of the best points to skip"));
    m_offset->setAccessibleName(tr("offset"));
    addLabelled(m_line->count(), tr("&offset"), m_offset);
    buildThreshold();
    m_exact = new QCheckBox(tr("&exact"));
    m_exact->setToolTip(tr("Compare with every point instead of asking the index"));
    m_line->addWidget(m_exact);
    m_run = new QPushButton(tr("&Run"));
    m_run->setToolTip(tr("Ask the server (Ctrl+Enter)"));
    m_run->setAccessibleName(tr("Run query")); // the tool bar has a Run of its own
    m_run->setAutoDefault(false);
    m_line->addWidget(m_run);
}

void QueryControls::buildThreshold()
{
    m_threshold = new QLineEdit;
    m_threshold->setAccessibleName(tr("Score threshold"));
    m_threshold->setPlaceholderText(tr("none"));
    m_threshold->setMaximumWidth(fontMetrics().averageCharWidth() * 12);
    m_thresholdLabel = addLabelled(m_line->count(), tr("scores &above"), m_threshold);
}

void QueryControls::addStrategies()
{
    m_strategy = new QComboBox;
    const QStringList names{ QStringLiteral("average_vector"), QStringLiteral("best_score"),
                             QStringLiteral("sum_scores") };
    for (int i = 0; i < names.size(); ++i)
        m_strategy->addItem(names[i], i);
    addLabelled(0, tr("&strategy"), m_strategy);
    m_strategyHelp = new QLabel;
    m_strategyHelp->setWordWrap(true);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_strategyHelp);
    connect(m_strategy, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_showing && index >= 0)
            m_query.setStrategy(RecommendStrategy(index));
    });
    showDraft();
}

void QueryControls::connectControls()
{
    connect(&m_query, &QuerySession::draftChanged, this, &QueryControls::showDraft);
    connect(m_using, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_showing && index >= 0)
            m_query.setUsing(m_using->itemData(index).toString());
    });
    connect(m_limit, &QSpinBox::valueChanged, this, [this](int limit) {
        if (!m_showing)
            m_query.setLimit(quint64(limit));
    });
    connect(m_offset, &QSpinBox::valueChanged, this, [this](int offset) {
        if (!m_showing)
            m_query.setOffset(quint64(offset));
    });
    connect(m_threshold, &QLineEdit::textChanged, &m_query, &QuerySession::setThresholdText);
    connect(m_threshold, &QLineEdit::returnPressed, this, &QueryControls::runRequested);
    connect(m_exact, &QCheckBox::toggled, &m_query, &QuerySession::setExact);
    connect(m_run, &QPushButton::clicked, this, &QueryControls::runRequested);
}

void QueryControls::showDraft()
{
    const QScopedValueRollback showing(m_showing, true);
    showVectors();
    m_limit->setValue(int(std::min<quint64>(m_query.limit(), mostRows)));
    m_offset->setValue(int(std::min<quint64>(m_query.offset(), 1'000'000)));
    m_exact->setChecked(m_query.isExact());
    showThreshold();
    if (m_strategy)
        showStrategies();
}

void QueryControls::showVectors()
{
    QStringList titles;
    QStringList names;
    if (const auto &info = m_query.session().info()) {
        for (const VectorParams &params : info->vectors) {
            titles += vectorTitle(params);
            names += params.name;
        }
        for (const SparseVectorParams &params : info->sparseVectors) {
            titles += tr("%1 · sparse").arg(params.name);
            names += params.name;
        }
    }
    QStringList shown;
    for (int i = 0; i < m_using->count(); ++i)
        shown += m_using->itemText(i);
    if (shown != titles) {
        m_using->clear();
        for (qsizetype i = 0; i < titles.size(); ++i)
            m_using->addItem(titles[i], names[i]);
    }
    m_using->setCurrentIndex(int(names.indexOf(m_query.usingVector())));
    m_using->setEnabled(names.size() > 1);
}

void QueryControls::showThreshold()
{
    switch (m_query.thresholdSense()) {
    case ThresholdSense::Unknown:
        m_thresholdLabel->setText(tr("thresh&old"));
        m_threshold->setToolTip(tr("Whether larger or smaller scores are better is known once the "
                                   "collection's facts are there."));
        break;
    case ThresholdSense::Above:
        m_thresholdLabel->setText(tr("scores &above"));
        m_threshold->setToolTip(tr("Keeps only scores above this one; larger is better here."));
        break;
    case ThresholdSense::Below:
        m_thresholdLabel->setText(tr("scores &below"));
        m_threshold->setToolTip(tr("Keeps only scores below this one; smaller is better here."));
        break;
    case ThresholdSense::OffOppositeSense:
        m_thresholdLabel->setText(tr("threshold &off"));
        m_threshold->setToolTip(
            tr("With this strategy larger scores are better, but on a distance metric "
               "the server would keep the smaller ones. So no threshold is sent."));
        break;
    }
    const bool isOff = m_query.thresholdSense() == ThresholdSense::OffOppositeSense;
    m_threshold->setEnabled(!isOff);
    m_thresholdLabel->setToolTip(m_threshold->toolTip());
    if (m_threshold->text().trimmed() != m_query.thresholdText())
        m_threshold->setText(m_query.thresholdText());
}

QString QueryControls::strategyHelp() const
{
    switch (m_query.strategy()) {
    case RecommendStrategy::AverageVector:
        return tr(
            "average_vector: nearest to the mean of the positives, moved away from the mean of "
            "the negatives. Needs a positive.");
    case RecommendStrategy::BestScore:
        return tr(
            "best_score: each point is judged by the example it is most like; positives lift it, "
            "negatives sink it. Larger scores are better on every metric.");
    case RecommendStrategy::SumScores:
        return tr("sum_scores: likeness to all positives, less likeness to all negatives. Larger "
                  "scores are "
                  "better on every metric.");
    }
    return {};
}

void QueryControls::showStrategies()
{
    m_strategy->setCurrentIndex(int(m_query.strategy()));
    const bool hasSum = m_query.session().server().supports(Feature::SumScores);
    const auto *model = qobject_cast<QStandardItemModel *>(m_strategy->model());
    if (QStandardItem *item = model ? model->item(int(RecommendStrategy::SumScores)) : nullptr) {
        item->setEnabled(hasSum);
        const ServerVersion since = sinceVersion(Feature::SumScores);
        item->setText(
            hasSum ? QStringLiteral("sum_scores")
                   : tr("sum_scores (needs Qdrant %1.%2)").arg(since.major).arg(since.minor));
    }
    m_strategyHelp->setText(strategyHelp());
}

void QueryControls::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // The threshold has asked already on its own Enter.
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier) && !m_threshold->hasFocus()) {
        emit runRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sextant
