#include "ui/editors/rawpane.h"

#include "client/json/parse.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/longlines.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sextant {

QByteArray recordJson(const Record &record)
{
    QByteArray json = "{\"id\":" + record.id.toJson() + ",\"payload\":" + record.payload;
    if (!record.vectors.isEmpty())
        json += ",\"vector\":" + record.vectors;
    return json + '}';
}

RawPane::RawPane(QWidget *parent)
    : QWidget(parent)
    , m_exact(new QCheckBox(tr("&Exact bytes"), this))
    , m_text(new JsonTextView(tr("Raw JSON"), this))
    , m_cut(new QLabel(tr("Lines of more than %L1 characters are cut here; Copy JSON takes all.")
                           .arg(longestLine),
                       this))
{
    m_text->setReadOnly(true);
    m_text->setWrapped(true);
    auto *copy = new QPushButton(icon(u"edit-copy"), tr("Copy JSON"), this);
    copy->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_exact);
    top->addStretch();
    top->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_text);
    layout->addWidget(m_cut);
    m_cut->setWordWrap(true);
    m_cut->hide();
    connect(m_exact, &QCheckBox::toggled, this, &RawPane::showRecord);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(fullText()); });
}

void RawPane::setRecord(std::optional<Record> record, const QByteArray &orderedVectors)
{
    const bool isSame = record && m_record && record->id == m_record->id
        && record->payload == m_record->payload && record->vectors == m_record->vectors
        && orderedVectors == m_orderedVectors;
    if (isSame)
        return; // Keeps the place.
    m_record = std::move(record);
    m_orderedVectors = orderedVectors;
    m_isStale = true;
    if (isVisible())
        showRecord();
}

void RawPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        showRecord();
}

void RawPane::showRecord()
{
    m_isStale = false;
    const QString text = fullText();
    const std::optional<QString> cut = withLongLinesCut(text);
    m_text->setText(cut ? *cut : text);
    m_cut->setVisible(cut.has_value());
}

QString RawPane::fullText() const
{
    if (!m_record)
        return {};
    if (m_exact->isChecked())
        return QString::fromUtf8(recordJson(*m_record));
    Record ordered = *m_record;
    if (!m_orderedVectors.isEmpty())
        ordered.vectors = m_orderedVectors;
    const QByteArray json = recordJson(ordered);
    const auto parsed = json::parse(json);
    return QString::fromUtf8(parsed ? parsed->value.toIndentedJson() : json);
}

} // namespace sextant
