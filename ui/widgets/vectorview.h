#pragma once
//! VectorView: the vectors of a point: name, kind, size, norm, extremes; a drawing of the chosen one; copy as JSON.

#include "client/types/vectors.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace sextant {

class VectorSparkline;

class VectorView : public QWidget
{
    Q_OBJECT
public:
    explicit VectorView(QWidget *parent = nullptr);

    //! `raw` as in Record::vectors; read only when the view is looked at.
    void setVectors(const QByteArray &raw);
    void clear(); //!< no point: says nothing

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void fillTable();
    void showCurrent();
    void copyCurrent();

    QByteArray m_raw;
    bool m_isRead = true;
    NamedVectors m_vectors;
    QLabel *m_message = nullptr;
    QTableWidget *m_table = nullptr;
    VectorSparkline *m_drawing = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace sextant
