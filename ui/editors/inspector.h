#pragma once
//! Inspector: the whole of one point (payload as tree, text and reader; vectors; raw JSON) and the place where
//! points are edited, created and deleted. Docked by the shell; follows the current row of the current page.

#include "client/types/pointid.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class CollectionSession;

class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(QWidget *parent = nullptr);
    ~Inspector() override;

    //! The collection whose points are shown; nullptr: none. Drafts of other collections are kept as long as
    //! their session lives; a session may be destroyed at any time.
    void setSession(CollectionSession *session);
    //! Shows this point, fetching it whole; nullopt: nothing. Unsaved changes of the point shown before stay
    //! with that point as a draft.
    void showPoint(std::optional<PointId> id);
    std::optional<PointId> currentPoint() const;

    void reload(); //!< reads the point shown anew; a draft stays

    //! Whether something runs that Esc ends: loading the point shown, or writing points.
    bool isBusy() const;
    void cancel(); //!< ends it, and tells what came of it

    //! What closing the collection now (nullptr: all of them) would cost, as a sentence; empty: nothing.
    QString riskOfClosing(const CollectionSession *session = nullptr) const;
    bool hasUnsavedChanges() const; //!< in any collection
    bool hasUnsavedChanges(const CollectionSession *session) const;
    //! Throws the drafts of one collection away (the person chose so when closing its tab).
    void discardChanges(const CollectionSession *session);

    void newPoint(); //!< opens the create dialog
    void editPayload(); //!< goes to the payload's text editor
    void deletePoints(std::vector<PointId> ids); //!< asks first, with count and collection

signals:
    void pointsChanged(const std::vector<sextant::PointId> &ids); //!< written from here
    void navigateRequested(int step); //!< the reader's ↑ (-1) and ↓ (+1): move the row of the page
    void busyChanged(); //!< isBusy() may have changed

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sextant
