#pragma once
//! PointActions: creating, replacing and deleting points, with their dialogs. Owned by the inspector; a strip that
//! speaks only of failed or unclear deletions.

#include "client/types/record.h"
#include "model/edit/pointwriter.h"

#include <QDialog>
#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;

namespace sextant {

class CollectionSession;
class ErrorPanel;

class PointActions : public QWidget
{
    Q_OBJECT
public:
    explicit PointActions(QWidget *parent = nullptr);

    void setSession(CollectionSession *session);
    void create();
    void replace(const Record &stored);
    void remove(std::vector<PointId> ids); //!< asks first

signals:
    void pointWritten(const sextant::PointId &id);
    void pointsRemoved(const std::vector<sextant::PointId> &ids);

private:
    void openDialog(const std::optional<Record> &stored);
    void onInfoChanged();
    void removeNow(const std::vector<PointId> &ids);
    void onRemoved(const WriteOutcome &outcome);
    void say(const QString &text);

    QPointer<CollectionSession> m_session;
    QPointer<PointWriter> m_writer;
    QPointer<QDialog> m_dialog;
    std::vector<PointId> m_removing;
    std::optional<std::optional<Record>> m_waiting; //!< a dialog asked for before the info is known
    QLabel *m_text = nullptr;
    ErrorPanel *m_error = nullptr;
};

} // namespace sextant
