#include "model/edit/pointedit.h"

#include "model/edit/payloaddiff.h"

#include <QUndoCommand>

namespace sextant {

using json::Value;

namespace {

template <typename V> V *walk(V &root, const NodePath &path)
{
    V *value = &root;
    for (const int position : path) {
        if (position < 0)
            return nullptr;
        if (value->isObject() && position < value->object().size())
            value = &value->object().at(position).second;
        else if (value->isArray() && size_t(position) < value->array().size())
            value = &value->array()[size_t(position)];
        else
            return nullptr;
    }
    return value;
}

bool isContainer(const Value &value) { return value.isObject() || value.isArray(); }

//! The value with its members in the order they had before, as far as they were there.
Value inOrderOf(const Value &before, Value value)
{
    std::vector<PayloadChange> moves;
    for (PayloadChange &change : diffPayload(value, before))
        if (change.kind == PayloadChange::Kind::Reordered)
            moves.push_back(std::move(change));
    return applyChanges(std::move(value), moves);
}

NodePath parentOf(const NodePath &path)
{
    return path.empty() ? NodePath() : NodePath(path.begin(), path.end() - 1);
}

//! The places where two texts differ.
struct TextDifference
{
    qsizetype offset = 0;
    QString removed;
    QString inserted;

    TextDifference(const QString &from, const QString &to)
    {
        const qsizetype shorter = std::min(from.size(), to.size());
        while (offset < shorter && from[offset] == to[offset])
            ++offset;
        qsizetype tail = 0;
        while (tail < shorter - offset && from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
            ++tail;
        removed = from.mid(offset, from.size() - offset - tail);
        inserted = to.mid(offset, to.size() - offset - tail);
    }
};

} // namespace

const Value *nodeAt(const Value &root, const NodePath &path) { return walk(root, path); }

Value *nodeAt(Value &root, const NodePath &path) { return walk(root, path); }

json::KeyPath keyPathOf(const Value &root, const NodePath &path)
{
    json::KeyPath keys;
    const Value *value = &root;
    for (const int position : path) {
        if (value->isObject() && position < value->object().size()) {
            keys = keys.child(value->object().at(position).first);
            value = &value->object().at(position).second;
        } else if (value->isArray() && size_t(position) < value->array().size()) {
            keys = keys.childIndex(quint64(position));
            value = &value->array()[size_t(position)];
        } else {
            break;
        }
    }
    return keys;
}

//! Exchanges one node (and the typed text) for another.
class PointEdit::SwapCommand : public QUndoCommand
{
public:
    SwapCommand(PointEdit &edit, NodePath path, Value value, const QString &text)
        : QUndoCommand(text)
        , m_edit(edit)
        , m_path(std::move(path))
        , m_value(std::move(value))
    {
    }
    void redo() override { m_edit.swapNode(m_path, m_value, m_text); }
    void undo() override { m_edit.swapNode(m_path, m_value, m_text); }

private:
    PointEdit &m_edit;
    NodePath m_path;
    Value m_value;
    Text m_text;
};

//! Keeps only the difference: a text may be large and typed in many steps.
class PointEdit::TextCommand : public QUndoCommand
{
public:
    TextCommand(PointEdit &edit, TextDifference difference)
        : QUndoCommand(PointEdit::tr("Type"))
        , m_edit(edit)
        , m_difference(std::move(difference))
    {
    }
    int id() const override { return 1; }
    void redo() override { exchange(m_difference.removed, m_difference.inserted); }
    void undo() override { exchange(m_difference.inserted, m_difference.removed); }
    bool mergeWith(const QUndoCommand *command) override
    {
        const auto &next = static_cast<const TextCommand *>(command)->m_difference;
        const bool continuesTyping = m_difference.removed.isEmpty() && next.removed.isEmpty()
            && next.offset == m_difference.offset + m_difference.inserted.size()
            && next.inserted.size() == 1 && next.inserted.front().isLetterOrNumber();
        if (!continuesTyping)
            return false;
        m_difference.inserted += next.inserted;
        return true;
    }

private:
    void exchange(const QString &present, const QString &replacement)
    {
        QString text = m_edit.text();
        text.replace(m_difference.offset, present.size(), replacement);
        m_edit.setTypedText(text);
    }

    PointEdit &m_edit;
    TextDifference m_difference;
};

PointEdit::PointEdit(Record record, Value value, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_base(value)
    , m_working(std::move(value))
{
}

PointEdit::~PointEdit()
{
    // The stack tells of its own end; nobody may ask this edit any more.
    m_undo.disconnect();
}

QString PointEdit::text() const
{
    return m_text.typed ? *m_text.typed : QString::fromUtf8(m_working.toIndentedJson());
}

void PointEdit::setLocked(bool locked)
{
    if (m_isLocked == locked)
        return;
    m_isLocked = locked;
    emit lockedChanged(locked);
}

bool PointEdit::typeText(const QString &newText)
{
    const QString present = text();
    if (m_isLocked || newText == present)
        return false;
    m_undo.push(new TextCommand(*this, TextDifference(present, newText)));
    return true;
}

bool PointEdit::setNode(const NodePath &path, Value value, const QString &commandText)
{
    const Value *present = nodeAt(m_working, path);
    if (!isEditable() || !present || *present == value)
        return false;
    m_undo.push(new SwapCommand(*this, path, std::move(value), commandText));
    return true;
}

bool PointEdit::addMember(const NodePath &object, const QString &key, Value value)
{
    const Value *present = nodeAt(m_working, object);
    if (!present || !present->isObject() || present->object().contains(key))
        return false;
    Value changed = *present;
    changed.object().append(key, std::move(value));
    return setNode(object, std::move(changed), tr("Add %1").arg(key));
}

bool PointEdit::addElement(const NodePath &array, Value value)
{
    const Value *present = nodeAt(m_working, array);
    if (!present || !present->isArray())
        return false;
    Value changed = *present;
    changed.array().push_back(std::move(value));
    return setNode(array, std::move(changed), tr("Add element"));
}

bool PointEdit::removeNode(const NodePath &path)
{
    const NodePath parent = parentOf(path);
    const Value *present = nodeAt(m_working, parent);
    if (path.empty() || !present || !nodeAt(m_working, path))
        return false;
    Value changed = *present;
    if (changed.isObject())
        changed.object().removeAt(path.back());
    else
        changed.array().erase(changed.array().begin() + path.back());
    return setNode(parent, std::move(changed),
                   tr("Remove %1").arg(keyPathOf(m_working, path).toDisplay()));
}

bool PointEdit::renameMember(const NodePath &path, const QString &key)
{
    const NodePath parent = parentOf(path);
    const Value *present = nodeAt(m_working, parent);
    if (path.empty() || !present || !present->isObject() || !nodeAt(m_working, path)
        || present->object().contains(key))
        return false;
    Value changed = *present;
    changed.object().at(path.back()).first = key;
    return setNode(parent, std::move(changed), tr("Rename to %1").arg(key));
}

bool PointEdit::moveNode(const NodePath &path, int step)
{
    const NodePath parent = parentOf(path);
    const Value *present = nodeAt(m_working, parent);
    if (path.empty() || !present || !nodeAt(m_working, path))
        return false;
    const int from = path.back();
    const int to = from + step;
    const qsizetype count
        = present->isObject() ? present->object().size() : qsizetype(present->array().size());
    if (to < 0 || to >= count)
        return false;
    Value changed = *present;
    if (changed.isObject())
        std::swap(changed.object().at(from), changed.object().at(to));
    else
        std::swap(changed.array()[size_t(from)], changed.array()[size_t(to)]);
    return setNode(parent, std::move(changed),
                   tr("Move %1").arg(keyPathOf(m_working, path).toDisplay()));
}

bool PointEdit::discard()
{
    if (m_isLocked || (m_working == m_base && !m_text.typed))
        return false;
    m_undo.push(new SwapCommand(*this, {}, m_base, tr("Discard changes")));
    return true;
}

void PointEdit::rebase(Record record, Value base, Value working)
{
    m_record = std::move(record);
    if (isStoredEqual(m_working, working) && hasSameKinds(m_working, working)) {
        // Removing a key moves another into its place on the server: an order nobody asked for is no change.
        m_base = base == working ? m_working : inOrderOf(m_base, std::move(base));
    } else if (m_undo.count() == 0 && !m_text.typed) {
        m_base = std::move(base); // Only looked at: there is nothing to go back to.
        m_working = std::move(working);
        m_lints.clear();
        emit structureChanged();
        emit textChanged();
    } else {
        m_base = std::move(base);
        m_undo.push(
            new SwapCommand(*this, {}, std::move(working), tr("Take over the server's state")));
    }
    updateDirty();
    emit baseChanged();
}

void PointEdit::swapNode(const NodePath &path, Value &value, Text &text)
{
    Value *node = nodeAt(m_working, path);
    Q_ASSERT(node);
    const bool isScalar = !isContainer(*node) && !isContainer(value);
    std::swap(*node, value);
    const bool hadError = m_textError.has_value();
    std::swap(m_text, text);
    m_textError.reset();
    m_lints.clear();
    if (m_text.typed) // Undoing back to a typed text: it may have been faulty.
        readText(*m_text.typed);
    if (isScalar && !hadError)
        emit nodeChanged(path);
    else
        emit structureChanged();
    emit textChanged();
    updateDirty();
}

//! The payload the text says, if it says one; notes its fault and lints.
std::optional<Value> PointEdit::readText(const QString &text)
{
    m_textError.reset();
    m_lints.clear();
    auto parsed = json::parse(text.toUtf8());
    if (!parsed) {
        m_textError = parsed.error();
        return std::nullopt;
    }
    if (!parsed->value.isObject()) {
        m_textError = json::ParseError{ QStringLiteral("a payload is a JSON object"), 0, 1, 1 };
        return std::nullopt;
    }
    m_lints = std::move(parsed->lints);
    return std::move(parsed->value);
}

void PointEdit::setTypedText(const QString &text)
{
    m_text.typed = text;
    auto value = readText(text);
    if (value && !(m_working == *value)) {
        m_working = std::move(*value);
        emit structureChanged();
    }
    emit textChanged();
    updateDirty();
}

void PointEdit::updateDirty()
{
    const bool dirty
        = m_textError || (!(m_working == m_base) && !diffPayload(m_base, m_working).empty());
    if (dirty == m_isDirty)
        return;
    m_isDirty = dirty;
    emit dirtyChanged(dirty);
}

} // namespace sextant
