#pragma once
//! ReviewDialog: what a save would change, path, old → new, and the exact requests. Opened without blocking;
//! accepted() means: save.

#include "model/edit/commitplan.h"

#include <QDialog>

namespace sextant {

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(const CommitPlan &plan, const PointId &id, const QString &collection,
                 QWidget *parent = nullptr);

private:
    QWidget *buildTable(const CommitPlan &plan);
    QWidget *buildNotes(const CommitPlan &plan);
    QWidget *buildRequests(const CommitPlan &plan);
};

//! One line for a payload value in a list: its JSON, cut; "(absent)" where there is none.
QString shownValue(const std::optional<json::Value> &value);
QString shownPath(const json::KeyPath &path); //!< "(payload)" for the root

} // namespace sextant
