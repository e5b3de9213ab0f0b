#include "ui/connections/headerstable.h"

#include "ui/style/icons.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sextant {

namespace {

enum Column { Name, Value, Secret, ColumnCount };

//! Dots for secret values, whatever their length.
class ValueDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    bool isShown = false;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isSecret
            = index.siblingAtColumn(Secret).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (isSecret && !isShown && !option->text.isEmpty())
            option->text = QString(8, QChar(0x2022));
    }
};

} // namespace

HeadersTable::HeadersTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_remove(new QPushButton(icon(u"list-remove"), tr("Re&move"), this))
{
    m_table->setHorizontalHeaderLabels({ tr("Header"), tr("Value"), tr("Secret") });
    m_table->setAccessibleName(tr("Extra headers"));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Secret, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(Name, fontMetrics().averageCharWidth() * 22);
    m_table->setItemDelegateForColumn(Value, new ValueDelegate(m_table));
    m_table->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    auto *add = new QPushButton(icon(u"list-add"), tr("&Add header"), this);
    add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_remove->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({});
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &HeadersTable::removeCurrent);
    connect(m_table, &QTableWidget::itemChanged, this, &HeadersTable::edited);
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this](int row) { m_remove->setEnabled(row >= 0); });
}

void HeadersTable::addRow(const HttpHeader &header)
{
    const int row = m_table->rowCount();
    const QSignalBlocker blocker(m_table);
    m_table->insertRow(row);
    m_table->setItem(row, Name, new QTableWidgetItem(QString::fromUtf8(header.name)));
    m_table->setItem(row, Value, new QTableWidgetItem(QString::fromUtf8(header.value)));
    auto *secret = new QTableWidgetItem;
    secret->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    secret->setCheckState(header.isSecret ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, Secret, secret);
}

void HeadersTable::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    m_remove->setEnabled(m_table->currentRow() >= 0);
    emit edited();
}

void HeadersTable::setHeaders(const QList<HttpHeader> &headers)
{
    m_table->setRowCount(0);
    for (const HttpHeader &header : headers)
        addRow(header);
    m_remove->setEnabled(false);
    emit edited();
}

QList<HttpHeader> HeadersTable::headers() const
{
    QList<HttpHeader> headers;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        HttpHeader header;
        header.name = m_table->item(row, Name)->text().trimmed().toUtf8();
        header.value = m_table->item(row, Value)->text().toUtf8();
        header.isSecret = m_table->item(row, Secret)->checkState() == Qt::Checked;
        if (!header.name.isEmpty() || !header.value.isEmpty())
            headers.append(header);
    }
    return headers;
}

void HeadersTable::setSecretsShown(bool shown)
{
    static_cast<ValueDelegate *>(m_table->itemDelegateForColumn(Value))->isShown = shown;
    m_table->viewport()->update();
}

} // namespace sextant
