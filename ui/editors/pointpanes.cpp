#include "ui/editors/pointpanes.h"

#include "model/edit/pointedit.h"
#include "model/edit/vectorcompare.h"
#include "ui/editors/payloadpane.h"
#include "ui/editors/rawpane.h"
#include "ui/editors/readerpane.h"
#include "ui/widgets/vectorview.h"

namespace sextant {

PointPanes::PointPanes(QWidget *parent)
    : QTabWidget(parent)
    , m_payload(new PayloadPane(this))
    , m_reader(new ReaderPane(this))
    , m_vectors(new VectorView(this))
    , m_raw(new RawPane(this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Point views"));
    addTab(m_payload, tr("Payload"));
    addTab(m_reader, tr("Reader"));
    addTab(m_vectors, tr("Vectors"));
    addTab(m_raw, tr("JSON"));
    connect(m_reader, &ReaderPane::navigateRequested, this, &PointPanes::navigateRequested);
    connect(this, &QTabWidget::currentChanged, this, &PointPanes::showFacts);
}

void PointPanes::setEdit(PointEdit *edit, const QStringList &vectorNames)
{
    m_vectorNames = vectorNames;
    if (m_edit != edit) {
        if (m_edit)
            disconnect(m_edit, nullptr, this, nullptr);
        m_edit = edit;
        m_payload->setEdit(edit);
        if (edit) {
            connect(edit, &PointEdit::textChanged, this, &PointPanes::showFacts);
            connect(edit, &PointEdit::baseChanged, this, &PointPanes::showFacts);
        }
    } else if (!edit) {
        m_payload->setEdit(nullptr); // The one before may have been destroyed.
    }
    showFacts();
}

void PointPanes::showFacts()
{
    // The reader collects every text of the payload.
    const bool isRead = m_edit && currentWidget() == m_reader;
    m_reader->setPayload(isRead ? &std::as_const(*m_edit).working() : nullptr);
    if (!m_edit) {
        m_vectors->clear();
        return m_raw->setRecord(std::nullopt);
    }
    Record record = m_edit->record();
    const QByteArray ordered = vectorsInOrder(record.vectors, m_vectorNames);
    m_vectors->setVectors(ordered);
    m_raw->setRecord(std::move(record), ordered);
}

void PointPanes::setEditable(bool editable) { m_payload->setEditable(editable); }

void PointPanes::goToText()
{
    setCurrentWidget(m_payload);
    m_payload->goToText();
}

void PointPanes::goToTree()
{
    setCurrentWidget(m_payload);
    m_payload->goToTree();
}

void PointPanes::commitOpenEditor() { m_payload->commitOpenEditor(); }

} // namespace sextant
