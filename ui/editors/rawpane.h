#pragma once
//! RawPane: the point as JSON: the server's exact bytes, or indented.

#include "client/types/record.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;

namespace sextant {

class JsonTextView;

class RawPane : public QWidget
{
    Q_OBJECT
public:
    explicit RawPane(QWidget *parent = nullptr);

    //! `orderedVectors`: the vectors as the indented form shows them: the server sends them in any order. Read
    //! only when the pane is looked at.
    void setRecord(std::optional<Record> record, const QByteArray &orderedVectors = {});

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showRecord();
    QString fullText() const;

    std::optional<Record> m_record;
    QByteArray m_orderedVectors;
    bool m_isStale = false;
    QCheckBox *m_exact = nullptr;
    JsonTextView *m_text = nullptr;
    QLabel *m_cut = nullptr;
};

//! `{"id":…,"payload":…,"vector":…}` of the parts as they came.
QByteArray recordJson(const Record &record);

} // namespace sextant
