#include "ui/widgets/columnchooser.h"

#include "client/json/keypath.h"
#include "model/points/payloadtablemodel.h"
#include "ui/widgets/pointstable.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSet>

namespace sextant {

namespace {

constexpr int mostListed = 1000; // of fields not shown: a list no person reads to its end

} // namespace

ColumnChooser::ColumnChooser(PointsTable &table, QWidget *parent)
    : QDialog(parent)
    , m_table(table)
{
    setObjectName(QStringLiteral("ColumnChooser"));
    setWindowTitle(tr("Columns"));
    setModal(false);
    auto *layout = new QVBoxLayout(this);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search, or type a path such as meta.author"));
    m_search->setAccessibleName(tr("Search fields"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::refill);
    connect(m_search, &QLineEdit::returnPressed, this, &ColumnChooser::addTypedPath);
    buildList();
    layout->addWidget(m_list);
    m_more = new QLabel;
    layout->addWidget(m_more);
    buildButtons();
    refill();
}

void ColumnChooser::buildList()
{
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Fields"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::applyList);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::applyList);
}

void ColumnChooser::buildButtons()
{
    auto *row = new QHBoxLayout;
    m_add = new QPushButton(tr("Add path"));
    m_add->setEnabled(false);
    m_add->setAutoDefault(false);
    auto *up = new QPushButton(tr("Up"));
    auto *down = new QPushButton(tr("Down"));
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : { up, down, close })
        button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &ColumnChooser::addTypedPath);
    connect(up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    row->addWidget(m_add);
    row->addWidget(up);
    row->addWidget(down);
    row->addStretch();
    row->addWidget(close);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ColumnChooser::addItem(const QString &path, bool shown)
{
    auto *item = new QListWidgetItem(path, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                   | Qt::ItemIsDragEnabled);
    item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    const ColumnSet &columns = m_table.pointsModel()->columns();
    if (columns.observed() > 0 && columns.presence(path) > 0)
        item->setToolTip(
            tr("in %1 of %2 points seen").arg(columns.presence(path)).arg(columns.observed()));
}

void ColumnChooser::refill()
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->clear();
    const QStringList shown = m_table.fieldsOnScreen();
    for (const QString &path : shown)
        addItem(path, true);
    const QSet<QString> isShown(shown.cbegin(), shown.cend());
    const QString text = m_search->text();
    int listed = 0;
    int left = 0;
    for (const QString &path : m_table.pointsModel()->columns().known()) {
        if (isShown.contains(path) || !path.contains(text, Qt::CaseInsensitive))
            continue;
        if (listed == mostListed) {
            ++left;
            continue;
        }
        addItem(path, false);
        ++listed;
    }
    m_more->setText(tr("%Ln more field(s): search to find them", nullptr, left));
    m_more->setVisible(left > 0);
    narrow(text);
}

void ColumnChooser::narrow(const QString &text)
{
    bool isListed = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
        isListed = isListed || item->text() == text;
    }
    m_add->setEnabled(!isListed && !text.isEmpty() && json::KeyPath::parse(text).has_value());
}

void ColumnChooser::addTypedPath()
{
    const QString path = m_search->text().trimmed();
    if (!m_add->isEnabled())
        return;
    m_table.setFieldsOnScreen(m_table.fieldsOnScreen() << path);
    m_search->clear();
    refill();
}

void ColumnChooser::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    {
        const QScopedValueRollback filling(m_filling, true);
        m_list->insertItem(to, m_list->takeItem(from));
        m_list->setCurrentRow(to);
    }
    applyList();
}

void ColumnChooser::applyList()
{
    if (m_filling)
        return;
    QStringList shown;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            shown.append(m_list->item(row)->text());
    m_table.setFieldsOnScreen(shown);
}

ColumnsButton::ColumnsButton(PointsTable &table, QWidget *parent)
    : QToolButton(parent)
    , m_table(table)
{
    setToolTip(tr("Choose and order columns"));
    connect(this, &QToolButton::clicked, this, &ColumnsButton::open);
    connect(table.pointsModel(), &PayloadTableModel::fieldsChanged, this, &ColumnsButton::showText);
    connect(table.pointsModel(), &QAbstractItemModel::modelReset, this, &ColumnsButton::showText);
    showText();
}

void ColumnsButton::showText()
{
    const int fields = int(m_table.pointsModel()->columns().newFields().size());
    setText(fields == 0 ? tr("Columns") : tr("Columns · +%n field(s)", nullptr, fields));
}

void ColumnsButton::open()
{
    if (!m_chooser)
        m_chooser = new ColumnChooser(m_table, this);
    m_chooser->refill();
    m_table.pointsModel()->markFieldsOffered();
    m_chooser->move(mapToGlobal(QPoint(0, height())));
    m_chooser->show();
    m_chooser->raise();
    m_chooser->activateWindow();
}

} // namespace sextant
