#include "ui/editors/conflictdialog.h"

#include "ui/editors/reviewdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sextant {

namespace {

enum Column { FieldColumn, BaseColumn, MineColumn, ServerColumn, KeepColumn, ColumnCount };

} // namespace

ConflictDialog::ConflictDialog(const std::vector<ConflictField> &fields, const PointId &id,
                               QWidget *parent)
    : QDialog(parent)
    , m_table(new QTableWidget(int(fields.size()), ColumnCount, this))
    , m_keepMine(fields.size(), true)
{
    setWindowTitle(tr("Changed by another writer"));
    auto *title = new QLabel(tr("Another writer changed %n field(s) of point %1 that you changed "
                                "too. These fields were not saved.",
                                nullptr, int(fields.size()))
                                 .arg(id.toString()),
                             this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    buildTable(fields);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *mine
        = buttons->addButton(tr("Choose &Mine for All"), QDialogButtonBox::ActionRole);
    QPushButton *server
        = buttons->addButton(tr("Choose the &Server's for All"), QDialogButtonBox::ActionRole);
    QPushButton *save
        = buttons->addButton(tr("Save with These Choices"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    for (QPushButton *button : { mine, server, save })
        button->setAutoDefault(false);
    cancel->setDefault(true);
    connect(mine, &QPushButton::clicked, this, [this] { chooseAll(true); });
    connect(server, &QPushButton::clicked, this, [this] { chooseAll(false); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 20);
}

void ConflictDialog::buildTable(const std::vector<ConflictField> &fields)
{
    m_table->setAccessibleName(tr("Conflicting fields"));
    m_table->setHorizontalHeaderLabels(
        { tr("Field"), tr("When you began"), tr("Mine"), tr("Server"), tr("Keep") });
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ConflictField &field = fields[size_t(row)];
        const QStringList cells{ shownPath(field.path), shownValue(field.base),
                                 shownValue(field.mine), shownValue(field.server) };
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
        auto *choice = new QComboBox(m_table);
        choice->addItem(tr("mine"), true);
        choice->addItem(tr("server's"), false);
        auto *label = new QLabel(tr("Keep for %1").arg(shownPath(field.path)), m_table);
        label->setBuddy(choice); // A combo box takes its accessible name from a label only.
        label->hide();
        m_table->setCellWidget(row, KeepColumn, choice);
        connect(choice, &QComboBox::currentIndexChanged, this,
                [this, row](int index) { m_keepMine[size_t(row)] = index == 0; });
    }
    for (const Column column : { BaseColumn, MineColumn, ServerColumn })
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void ConflictDialog::chooseAll(bool mine)
{
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (auto *choice = qobject_cast<QComboBox *>(m_table->cellWidget(row, KeepColumn)))
            choice->setCurrentIndex(mine ? 0 : 1);
}

} // namespace sextant
