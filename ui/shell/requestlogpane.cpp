#include "ui/shell/requestlogpane.h"

#include "model/activity/requestlogmodel.h"
#include "ui/shell/errortext.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace sextant {

RequestLogPane::RequestLogPane(RequestLogModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_copy(new QAction(icon(u"edit-copy"), tr("Copy as curl"), this))
{
    m_model.setErrorWords([](const ApiError &error) { return errorText(error).title; });
    m_copy->setToolTip(tr("Copy the selected requests as curl commands; the key stays a variable"));
    connect(m_copy, &QAction::triggered, this, &RequestLogPane::copyCurl);
    auto *clear = new QAction(icon(u"edit-clear"), tr("Clear"), this);
    connect(clear, &QAction::triggered, &m_model, &RequestLogModel::clear);
    auto *row = new QHBoxLayout;
    for (QAction *action : { m_copy, clear }) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        row->addWidget(button);
        m_table->addAction(action);
    }
    row->addStretch();
    buildTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

void RequestLogPane::buildTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Request log"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    const int digit = fontMetrics().averageCharWidth();
    const std::array<int, RequestLogModel::ColumnCount> widths{ 14, 16, 9, 50, 20, 10, 12, 6 };
    for (int column = 0; column < RequestLogModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[size_t(column)] * digit);
    m_table->horizontalHeader()->setSectionResizeMode(RequestLogModel::Path, QHeaderView::Stretch);
    connect(&m_model, &RequestLogModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (isVisible()) // the scroll bar of a hidden table stays behind
            m_wasAtEnd = bar->value() == bar->maximum();
    });
    connect(&m_model, &RequestLogModel::rowsInserted, this, &RequestLogPane::followEnd);
    const auto updateCopy
        = [this] { m_copy->setEnabled(m_table->selectionModel()->hasSelection()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, updateCopy);
    connect(&m_model, &RequestLogModel::modelReset, this, updateCopy);
    updateCopy();
}

void RequestLogPane::followEnd()
{
    if (m_wasAtEnd && isVisible())
        m_table->scrollToBottom();
}

void RequestLogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followEnd();
}

void RequestLogPane::copyCurl()
{
    QStringList commands;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        commands.append(m_model.curl(row.row()));
    if (!commands.isEmpty())
        QGuiApplication::clipboard()->setText(commands.join(u'\n'));
}

} // namespace sextant
