#pragma once
//! Page: one view of an opened collection (Browse, Search, Recommend, Info), as the shell sees it.

#include "client/types/apierror.h"
#include "client/types/exchange.h"
#include "client/types/pointid.h"

#include <QWidget>

#include <optional>

namespace sextant {

//! What the status bar shows of a page.
struct PageStatus
{
    QString text; //!< "loaded 2,000 of ~1.2 M"; already translated
    std::optional<ExchangeInfo> lastExchange;
    bool isBusy = false;
};

class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void refresh() = 0; //!< asks the server again (F5)
    virtual void run() { refresh(); } //!< Ctrl+Enter: apply filter, run query
    virtual void cancel() = 0; //!< Esc: ends what runs; rows stay
    virtual PageStatus status() const = 0;
    //! First answer shown, or failed; what --screenshot waits for.
    virtual bool isSettled() const = 0;
    virtual std::optional<ApiError> lastError() const = 0;
    virtual std::optional<PointId> currentPoint() const { return std::nullopt; }
    virtual QWidget *mainView() { return this; } //!< gets the focus when the page is shown

signals:
    void statusChanged();
    void currentPointChanged(); //!< the inspector follows
    void similarRequested(const sextant::PointId &id); //!< shell opens Search for it
    void recommendRequested(); //!< shell opens Recommend
    void refreshed(); //!< the person wants everything anew: the inspector reads its point again
};

} // namespace sextant
