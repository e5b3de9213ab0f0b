#pragma once
//! Private to client/json: a forward-only reader that finds the borders of values without looking inside. Pages of
//! points are read with it: their vectors are most of the bytes, and a bracket search over them runs at the speed
//! of memory, where indexing every comma first costs three times the whole.

#include "client/json/fault.h"

#include <QByteArrayView>

#include <string_view>
#include <vector>

namespace sextant::json {

//! Reads one text, which must outlive it and all views it hands out. Never reads past the end.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    //! The next character that is no blank; 0 at the end.
    char peek();
    //! Whether an array comes next whose first element is an array.
    bool isArrayOfArrays() const;
    //! Takes `character` when it comes next, after blanks.
    bool take(char character);
    void expect(char character, const Where &where);
    void expectEnd(); //!< a fault for anything but blanks

    //! The next value's bytes, whatever it is. Containers: brackets balance and strings end; their inside is not
    //! validated otherwise.
    std::string_view value(const Where &where);
    //! The next value, which must be no array and no object. Numbers are not validated.
    std::string_view scalar(const Where &where);
    //! A key or string without its quotes, escapes as they came.
    std::string_view rawString(const Where &where);
    //! A number as f32, rounded once.
    float number(const Where &where);
    //! An array of numbers.
    std::vector<float> numbers(const Where &where);

    //! Calls `member(key, place)` for each member; it must take the value. Keys come with escapes as they are.
    template <typename Member> void forEachMember(const Where &where, Member &&member)
    {
        expect('{', where);
        if (take('}'))
            return;
        do {
            const std::string_view key = rawString(where);
            const Where place(where, key);
            expect(':', place);
            member(key, place);
        } while (take(','));
        expect('}', where);
    }

    //! Calls `element(place)` for each element; it must take the value.
    template <typename Element> void forEachElement(const Where &where, Element &&element)
    {
        expect('[', where);
        if (take(']'))
            return;
        qsizetype index = 0;
        do
            element(Where(where, index++));
        while (take(','));
        expect(']', where);
    }

private:
    const char *afterString(const char *quote, const Where &where) const;
    const char *afterContainer(const char *open, const Where &where) const;

    const char *m_at;
    const char *m_end;
};

//! A key as text, its escapes resolved.
QString keyText(std::string_view rawKey);

} // namespace sextant::json
