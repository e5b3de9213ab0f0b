#include "ui/widgets/queryboard.h"

#include "model/points/idlist.h"
#include "model/search/boardlistmodel.h"
#include "model/session/collectionsession.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace sextant {

BoardView::BoardView(CollectionSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_previews(new BoardPreviews(session, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto *line = new QHBoxLayout;
    layout->addLayout(line);
    m_positives = makeSide(RecommendBoard::Mark::Positive, line);
    m_negatives = makeSide(RecommendBoard::Mark::Negative, line);
    buildAdd();
    connect(&session.board(), &RecommendBoard::changed, this, &BoardView::showCounts);
    showCounts();
}

BoardView::Side BoardView::makeSide(RecommendBoard::Mark mark, QHBoxLayout *line)
{
    const bool isPositive = mark == RecommendBoard::Mark::Positive;
    Side side;
    side.title = new QLabel;
    side.list = new QListView;
    side.model = new BoardListModel(m_session.board(), *m_previews, mark, this);
    side.list->setModel(side.model);
    side.list->setAccessibleName(isPositive ? tr("Positive examples") : tr("Negative examples"));
    side.list->setToolTip(tr("Delete takes the chosen example back"));
    side.list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    side.list->setUniformItemSizes(true);
    side.list->setTextElideMode(Qt::ElideRight);
    side.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side.list->setFixedHeight(fontMetrics().lineSpacing() * 4 + fontMetrics().height() / 2);
    side.list->installEventFilter(this);
    side.title->setBuddy(side.list);
    side.remove = new QPushButton(QStringLiteral("×"));
    side.remove->setAutoDefault(false);
    side.remove->setFixedWidth(fontMetrics().averageCharWidth() * 4);
    side.remove->setAccessibleName(isPositive ? tr("Remove the chosen positive example")
                                              : tr("Remove the chosen negative example"));
    side.remove->setToolTip(side.remove->accessibleName());
    connect(side.remove, &QPushButton::clicked, this,
            [this, isPositive] { removeCurrent(isPositive ? m_positives : m_negatives); });
    auto *head = new QHBoxLayout;
    head->addWidget(side.title, 1);
    head->addWidget(side.remove);
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    column->addLayout(head);
    column->addWidget(side.list);
    line->addLayout(column, 1);
    return side;
}

void BoardView::buildAdd()
{
    m_ids = new QLineEdit;
    m_ids->setPlaceholderText(tr("ids: integers or UUIDs"));
    m_ids->setAccessibleName(tr("Ids of examples to add"));
    auto *label = new QLabel(tr("A&dd"));
    label->setBuddy(m_ids);
    auto *positive = new QPushButton(tr("+ positive"));
    auto *negative = new QPushButton(tr("− negative"));
    m_clear = new QPushButton(tr("Clear board"));
    m_fault = new QLabel;
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_ids, 1);
    for (QPushButton *button : { positive, negative, m_clear }) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
    layout()->addWidget(m_fault);
    m_fault->hide();
    connect(m_ids, &QLineEdit::returnPressed, this,
            [this] { addIds(RecommendBoard::Mark::Positive); });
    connect(m_ids, &QLineEdit::textEdited, m_fault, &QLabel::hide);
    connect(positive, &QPushButton::clicked, this,
            [this] { addIds(RecommendBoard::Mark::Positive); });
    connect(negative, &QPushButton::clicked, this,
            [this] { addIds(RecommendBoard::Mark::Negative); });
    connect(m_clear, &QPushButton::clicked, &m_session.board(), &RecommendBoard::clear);
}

void BoardView::addIds(RecommendBoard::Mark mark)
{
    const IdList list = parseIdList(m_ids->text());
    if (!list.unreadable.isEmpty()) {
        m_fault->setText(QStringLiteral("⚠ ")
                         + tr("No point id: %1").arg(list.unreadable.join(QStringLiteral(", "))));
        m_fault->show();
        return;
    }
    m_session.board().setMarks(list.ids, mark); // typed means wanted: never taken back here
    m_ids->clear();
}

void BoardView::removeCurrent(const Side &side)
{
    const QModelIndex current = side.list->currentIndex();
    if (!current.isValid())
        return;
    const int row = current.row();
    m_session.board().remove(side.model->idAt(row));
    const int rest = side.model->rowCount();
    if (rest > 0)
        side.list->setCurrentIndex(side.model->index(std::min(row, rest - 1)));
}

void BoardView::showCounts()
{
    const RecommendBoard &board = m_session.board();
    m_positives.title->setText(tr("+ &positives: %1").arg(board.positives().size()));
    m_negatives.title->setText(tr("− &negatives: %1").arg(board.negatives().size()));
    m_positives.remove->setEnabled(!board.positives().empty());
    m_negatives.remove->setEnabled(!board.negatives().empty());
    m_clear->setEnabled(!board.isEmpty());
    for (const Side &side : { m_positives, m_negatives })
        if (!side.list->currentIndex().isValid() && side.model->rowCount() > 0)
            side.list->setCurrentIndex(side.model->index(0));
}

bool BoardView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool removes = key == Qt::Key_Delete || key == Qt::Key_Backspace;
        for (const Side &side : { m_positives, m_negatives }) {
            if (removes && watched == side.list) {
                removeCurrent(side);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void BoardView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_previews->setActive(true);
}

void BoardView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_previews->setActive(false);
}

} // namespace sextant
