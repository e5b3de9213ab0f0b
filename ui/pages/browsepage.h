#pragma once
//! BrowsePage: the points of a collection in a table: filter above, go to, columns, load all, errors in place.

#include "client/types/filter.h"
#include "model/points/columnstore.h"
#include "model/points/pointsmodel.h"
#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace sextant {

class CollectionSession;
class PointsTable;

class BrowsePage : public Page
{
    Q_OBJECT
public:
    //! `columns` may be null: layouts are then not remembered. Both outlive this.
    explicit BrowsePage(CollectionSession &session, ColumnStore *columns = nullptr,
                        QWidget *parent = nullptr);
    ~BrowsePage() override;

    void refresh() override;
    void run() override;
    void cancel() override;
    PageStatus status() const override;
    bool isSettled() const override;
    std::optional<ApiError> lastError() const override;
    std::optional<PointId> currentPoint() const override;
    QWidget *mainView() override;
};

} // namespace sextant
