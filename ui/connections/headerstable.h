#pragma once
//! HeadersTable: the extra headers of a connection as rows of name, value and whether the value is a secret.

#include "client/types/connectionoptions.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace sextant {

class HeadersTable : public QWidget
{
    Q_OBJECT
public:
    explicit HeadersTable(QWidget *parent = nullptr);

    void setHeaders(const QList<HttpHeader> &headers);
    QList<HttpHeader> headers() const; //!< rows without a name and value are left out
    void setSecretsShown(bool shown); //!< else dots stand for secret values

signals:
    void edited();

private:
    void addRow(const HttpHeader &header);
    void removeCurrent();

    QTableWidget *m_table = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace sextant
