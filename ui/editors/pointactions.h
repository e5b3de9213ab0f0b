#pragma once
//! PointActions: creating, replacing and deleting points, with their dialogs, and a strip that tells of an action
//! that runs and how the last one ended. Owned by the inspector; the writes belong to the EditSession and go on
//! when dialogs are closed or another tab is shown.

#include "client/types/record.h"
#include "model/edit/editsession.h"

#include <QDialog>
#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace sextant {

class CollectionSession;
class ErrorPanel;

class PointActions : public QWidget
{
    Q_OBJECT
public:
    explicit PointActions(QWidget *parent = nullptr);

    void setSession(CollectionSession *session);
    void create() { open({}); }
    void replace(const Record &stored) { open({ stored, false }); }
    void recreate(const Record &lost)
    {
        open({ lost, true });
    } //!< the create dialog, filled with it
    void remove(std::vector<PointId> ids); //!< asks first

signals:
    void pointWritten(const sextant::PointId &id);
    void pointsRemoved(const std::vector<sextant::PointId> &ids);

private:
    struct Wish
    {
        std::optional<Record> record;
        bool isNew = true;
    };

    void open(const Wish &wish);
    void onInfoChanged();
    void retry();
    void removeNow(const std::vector<PointId> &ids);
    void onStarted();
    void onFinished(const WriteOutcome &outcome);
    void tell(const WriteOutcome &outcome);
    void say(const QString &text);

    QPointer<CollectionSession> m_session;
    QPointer<EditSession> m_edits;
    QPointer<QDialog> m_dialog;
    std::optional<Wish> m_waiting; //!< a dialog asked for before the info is known
    QLabel *m_text = nullptr;
    QPushButton *m_stop = nullptr;
    ErrorPanel *m_error = nullptr;
};

} // namespace sextant
