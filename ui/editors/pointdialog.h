#pragma once
//! PointDialog: a whole point typed in: to create a new one, or to replace a stored one (with what would vanish).
//! Checks while typing, writes itself, and closes only when the point was read back.

#include "model/edit/pointdraft.h"
#include "model/edit/pointwriter.h"

#include <QDialog>

#include <optional>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sextant {

class CollectionSession;
class ErrorPanel;
class JsonTextView;

class PointDialog : public QDialog
{
    Q_OBJECT
public:
    //! `stored`: the point to replace; nullopt: create. The collection's info must be known; the session must
    //! outlive the dialog.
    PointDialog(CollectionSession &session, const std::optional<Record> &stored,
                QWidget *parent = nullptr);

signals:
    void pointWritten(const sextant::PointId &id);

private:
    bool isReplacing() const { return m_stored.has_value(); }
    QWidget *buildForm();
    void buildVectors(QGridLayout *form);
    void buildButtons();
    void fill(const PointDraft &draft);
    PointDraft draft() const;
    void check();
    void showVanishing(const PointStruct &point);
    void write();
    void onWritten(const WriteOutcome &outcome);

    CollectionSession &m_session;
    CollectionInfo m_info;
    std::optional<Record> m_stored;
    PointWriter *m_writer = nullptr;
    QLineEdit *m_id = nullptr;
    std::vector<std::pair<QString, QPlainTextEdit *>> m_vectors;
    JsonTextView *m_payload = nullptr;
    QLabel *m_problems = nullptr;
    QLabel *m_vanishing = nullptr;
    QLabel *m_message = nullptr;
    ErrorPanel *m_error = nullptr;
    QPushButton *m_write = nullptr;
};

QString problemText(const DraftProblem &problem);

} // namespace sextant
