#pragma once
//! PointEdit: the payload of one stored point while it is looked at and edited: what the server has (base), what
//! the person wants (working, and its text), and the one undo history of tree and text. Owned by EditSession.

#include "client/json/keypath.h"
#include "client/json/parse.h"
#include "client/types/record.h"

#include <QObject>
#include <QUndoStack>

#include <optional>
#include <vector>

namespace sextant {

//! The way to a node by position: member or element numbers from the root.
using NodePath = std::vector<int>;

//! nullptr when there is no such node.
const json::Value *nodeAt(const json::Value &root, const NodePath &path);
json::Value *nodeAt(json::Value &root, const NodePath &path);
//! The node as a path of names and indexes, for showing.
json::KeyPath keyPathOf(const json::Value &root, const NodePath &path);

class PointEdit : public QObject
{
    Q_OBJECT
public:
    //! `value` is the parsed payload of the record, an object.
    PointEdit(Record record, json::Value value, QObject *parent = nullptr);
    ~PointEdit() override;

    const PointId &id() const { return m_record.id; }
    const Record &record() const { return m_record; } //!< as last read from the server
    const json::Value &base() const { return m_base; }
    const json::Value &working() const { return m_working; }
    //! Differs from the base in a way that can be saved, or the text has a fault.
    bool isDirty() const { return m_isDirty; }
    QUndoStack &undoStack() { return m_undo; }

    //! What the text editor shows: as the person typed it, else the indented payload.
    QString text() const;
    //! The text's fault, or nullopt. While there is one, `working` is the last good value.
    const std::optional<json::ParseError> &textError() const { return m_textError; }
    const std::vector<json::Lint> &lints() const { return m_lints; }

    //! While true (a save runs) every edit is refused.
    bool isLocked() const { return m_isLocked; }
    void setLocked(bool locked);

    // Edits; each is one undo step. False: locked, the text has a fault, or nothing would change.
    bool typeText(const QString &text); //!< neighbouring keystrokes become one step
    bool setNode(const NodePath &path, json::Value value, const QString &commandText);
    bool addMember(const NodePath &object, const QString &key, json::Value value);
    bool addElement(const NodePath &array, json::Value value);
    bool removeNode(const NodePath &path);
    bool renameMember(const NodePath &path, const QString &key); //!< keeps the place
    bool moveNode(const NodePath &path, int step); //!< among its siblings
    bool discard(); //!< back to the base, as an undo step

    //! A newer state of the server. The new working value differs from the present one only by what the server
    //! did; when it differs, that becomes an undo step, so that older steps still fit (without older steps: none).
    void rebase(Record record, json::Value base, json::Value working);

signals:
    void baseChanged();
    void nodeChanged(const sextant::NodePath &path); //!< a scalar became another scalar
    void structureChanged(); //!< anything else of `working` changed
    void textChanged();
    void dirtyChanged(bool dirty);
    void lockedChanged(bool locked);

private:
    class SwapCommand;
    class TextCommand;
    struct Text
    {
        std::optional<QString> typed;
        friend bool operator==(const Text &, const Text &) = default;
    };

    bool isEditable() const { return !m_isLocked && !m_textError; }
    void swapNode(const NodePath &path, json::Value &value, Text &text);
    std::optional<json::Value> readText(const QString &text);
    void setTypedText(const QString &text);
    void updateDirty();

    Record m_record;
    json::Value m_base;
    json::Value m_working;
    Text m_text;
    std::optional<json::ParseError> m_textError;
    std::vector<json::Lint> m_lints;
    QUndoStack m_undo;
    bool m_isDirty = false;
    bool m_isLocked = false;
};

} // namespace sextant

Q_DECLARE_METATYPE(sextant::NodePath)
