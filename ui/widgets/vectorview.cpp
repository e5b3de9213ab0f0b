#include "ui/widgets/vectorview.h"

#include "client/json/numbertext.h"
#include "client/json/vectorsjson.h"
#include "model/edit/vectorsummary.h"
#include "ui/style/icons.h"
#include "ui/widgets/vectorsparkline.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sextant {

namespace {

QString floatString(float value) { return QString::fromLatin1(json::floatText(value)); }

QString kindName(const VectorSummary &summary)
{
    switch (summary.kind) {
    case VectorSummary::Kind::Dense:
        return VectorView::tr("dense");
    case VectorSummary::Kind::Sparse:
        return VectorView::tr("sparse");
    case VectorSummary::Kind::Multi:
        return VectorView::tr("multi, %n row(s)", nullptr, int(summary.rows));
    }
    return {};
}

QString shownName(const QString &name)
{
    return name.isEmpty() ? VectorView::tr("(unnamed)") : name;
}

QString sentence(const VectorSummary &summary)
{
    return VectorView::tr("Vector %1, %2, size %3, norm %4, from %5 to %6")
        .arg(shownName(summary.name), kindName(summary), QString::number(summary.size),
             floatString(float(summary.norm)), floatString(summary.minimum),
             floatString(summary.maximum));
}

} // namespace

VectorView::VectorView(QWidget *parent)
    : QWidget(parent)
    , m_message(new QLabel(this))
    , m_table(new QTableWidget(0, 6, this))
    , m_drawing(new VectorSparkline(this))
    , m_copy(new QPushButton(icon(u"edit-copy"), tr("Copy Vector as JSON"), this))
{
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_table->setAccessibleName(tr("Vectors"));
    m_table->setHorizontalHeaderLabels(
        { tr("Name"), tr("Kind"), tr("Size"), tr("Norm"), tr("Min"), tr("Max") });
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_copy->setAutoDefault(false);
    m_copy->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_table);
    layout->addWidget(m_drawing);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &VectorView::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, &VectorView::copyCurrent);
}

void VectorView::setVectors(const QByteArray &raw)
{
    if (m_isRead && raw == m_raw && !raw.isEmpty())
        return; // Keeps the chosen row.
    m_raw = raw;
    m_isRead = false;
    if (isVisible())
        read();
}

void VectorView::clear()
{
    m_raw.clear();
    m_isRead = true;
    m_vectors.clear();
    m_message->hide();
    m_message->clear();
    fillTable();
}

void VectorView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isRead)
        read();
}

void VectorView::read()
{
    m_isRead = true;
    auto vectors = json::vectorsFromJson(m_raw);
    m_vectors = vectors ? std::move(*vectors) : NamedVectors();
    if (!vectors)
        m_message->setText(tr("These vectors can't be read: %1").arg(vectors.error().message));
    else
        m_message->setText(m_vectors.empty() ? tr("This point has no vectors.") : QString());
    m_message->setVisible(!m_message->text().isEmpty());
    fillTable();
}

void VectorView::fillTable()
{
    m_table->setRowCount(0);
    m_table->setRowCount(int(m_vectors.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto &[name, vector] = m_vectors[size_t(row)];
        const VectorSummary summary = summarize(name, vector);
        const QStringList cells{ shownName(name),
                                 kindName(summary),
                                 QString::number(summary.size),
                                 floatString(float(summary.norm)),
                                 floatString(summary.minimum),
                                 floatString(summary.maximum) };
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            if (column >= 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    m_table->resizeColumnsToContents();
    if (m_table->rowCount() > 0)
        m_table->selectRow(0);
    showCurrent();
}

void VectorView::showCurrent()
{
    const int row = m_table->currentRow();
    const bool isKnown = row >= 0 && size_t(row) < m_vectors.size();
    m_copy->setEnabled(isKnown);
    if (!isKnown)
        return m_drawing->setNumbers({}, QString());
    const auto &[name, vector] = m_vectors[size_t(row)];
    m_drawing->setNumbers(storedNumbers(vector), sentence(summarize(name, vector)));
}

void VectorView::copyCurrent()
{
    const int row = m_table->currentRow();
    if (row >= 0 && size_t(row) < m_vectors.size())
        QApplication::clipboard()->setText(
            QString::fromUtf8(json::vectorToJson(m_vectors[size_t(row)].second)));
}

} // namespace sextant
