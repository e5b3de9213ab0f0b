#pragma once
//! RawPane: the point as JSON: the server's exact bytes, or indented.

#include "client/types/record.h"

#include <QWidget>

#include <optional>

class QCheckBox;

namespace sextant {

class JsonTextView;

class RawPane : public QWidget
{
    Q_OBJECT
public:
    explicit RawPane(QWidget *parent = nullptr);

    void setRecord(const std::optional<Record> &record);

private:
    void showRecord();

    std::optional<Record> m_record;
    QCheckBox *m_exact = nullptr;
    JsonTextView *m_text = nullptr;
};

//! `{"id":…,"payload":…,"vector":…}` of the parts as they came.
QByteArray recordJson(const Record &record);

} // namespace sextant
