#pragma once
//! ConflictDialog: fields that another writer changed too, base | mine | server, and which value to keep of each.
//! Opened without blocking; accepted() means: go on with keepMine().

#include "client/types/pointid.h"
#include "model/edit/payloaddiff.h"

#include <QDialog>

class QTableWidget;

namespace sextant {

class ConflictDialog : public QDialog
{
    Q_OBJECT
public:
    ConflictDialog(const std::vector<ConflictField> &fields, const PointId &id,
                   QWidget *parent = nullptr);

    //! One entry per field; false = take the server's value.
    std::vector<bool> keepMine() const { return m_keepMine; }

private:
    void buildTable(const std::vector<ConflictField> &fields);
    void chooseAll(bool mine);

    QTableWidget *m_table = nullptr;
    std::vector<bool> m_keepMine;
};

} // namespace sextant
