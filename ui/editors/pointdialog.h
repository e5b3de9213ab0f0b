#pragma once
//! PointDialog: a whole point typed in: to create a new one, or to replace a stored one (with what would vanish).
//! Checks while typing and closes by itself when the point was read back. The write belongs to the EditSession:
//! closing the dialog before doesn't stop it.

#include "model/edit/editsession.h"
#include "model/edit/pointdraft.h"

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

    //! Takes over id, vectors and payload (of a point that was deleted).
    void fillFrom(const Record &record) { fill(draftOf(record, m_info)); }
    bool isWriting() const { return m_isWriting; }

private:
    bool isReplacing() const { return m_stored.has_value(); }
    QWidget *buildForm();
    void buildMessages();
    void buildVectors(QGridLayout *form);
    void buildButtons();
    void fill(const PointDraft &draft);
    PointDraft draft() const;
    void check();
    QStringList vanishingLines(const PointStruct &point) const;
    QString guardLine() const;
    void say(const QString &text);
    void write();
    void onWritten(const WriteOutcome &outcome);

    CollectionSession &m_session;
    EditSession &m_edits;
    CollectionInfo m_info;
    std::optional<Record> m_stored;
    bool m_isWriting = false;
    QLineEdit *m_id = nullptr;
    std::vector<std::pair<QString, QPlainTextEdit *>> m_vectors;
    JsonTextView *m_payload = nullptr;
    QLabel *m_problems = nullptr;
    QLabel *m_notes = nullptr; //!< what would vanish, what would not be kept as typed
    QLabel *m_message = nullptr;
    ErrorPanel *m_error = nullptr;
    QPushButton *m_write = nullptr;
};

QString problemText(const DraftProblem &problem);

} // namespace sextant
