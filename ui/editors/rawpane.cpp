#include "ui/editors/rawpane.h"

#include "client/json/parse.h"
#include "ui/editors/jsontextview.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
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
    connect(m_exact, &QCheckBox::toggled, this, &RawPane::showRecord);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->text()); });
}

void RawPane::setRecord(const std::optional<Record> &record)
{
    const bool isSame = record && m_record && record->id == m_record->id
        && record->payload == m_record->payload && record->vectors == m_record->vectors;
    if (isSame)
        return; // Keeps the place.
    m_record = record;
    showRecord();
}

void RawPane::showRecord()
{
    if (!m_record) {
        m_text->setText(QString());
        return;
    }
    const QByteArray exact = recordJson(*m_record);
    const auto parsed = json::parse(exact);
    const bool isExact = m_exact->isChecked() || !parsed;
    m_text->setText(QString::fromUtf8(isExact ? exact : parsed->value.toIndentedJson()));
}

} // namespace sextant
