#pragma once
//! Raw slices of a JSON text: finds members and elements without building anything, so that a table can show
//! a few fields of a large payload. Never reads outside the text; a broken text ends in nullopt or false.

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <optional>

namespace sextant::json {

class KeyPath;

//! The length of the JSON value at the start of `text` (no leading blanks); -1 when it is broken or cut.
//! Structure is checked only as far as needed to find the end.
qsizetype valueLength(QByteArrayView text);

//! One member: the key as written (still escaped, without quotes) and the value's exact bytes.
struct RawMember
{
    QByteArrayView key;
    QByteArrayView value;
};

//! Walks the members of a JSON object in one pass, without allocating.
class MemberWalker
{
public:
    explicit MemberWalker(QByteArrayView object);
    //! false at the end or at a fault; isBroken() tells which.
    bool next(RawMember &member);
    bool isBroken() const { return m_broken; }

private:
    bool fail();
    void skipBlanks();

    const char *m_at;
    const char *m_end;
    bool m_first = true;
    bool m_broken = false;
    bool m_done = false;
};

//! Calls `visit` with each element's exact bytes until it returns false. false: broken text.
bool walkElements(QByteArrayView array, const std::function<bool(QByteArrayView)> &visit);

//! Whether a key as written stands for `key` (UTF-8, unescaped).
bool keyEquals(QByteArrayView rawKey, QByteArrayView key);

//! The text of a key or string as written between its quotes: escapes resolved, at most `maxBytes` of it read
//! (-1 = all). Broken escapes are kept as they stand.
QString unescaped(QByteArrayView rawString, qsizetype maxBytes = -1);

//! The bytes of the value at a path of keys and indexes inside `value`. A null view: nothing there, also where
//! the path holds `[]`. nullopt: the text is broken.
std::optional<QByteArrayView> sliceAt(QByteArrayView value, const KeyPath &path);

//! What a path with `[]` reaches, as a new JSON list of the values' exact bytes. Null: it reaches nothing, nor an
//! empty list. nullopt: the text is broken.
std::optional<QByteArray> collectedAt(QByteArrayView value, const KeyPath &path);

} // namespace sextant::json
