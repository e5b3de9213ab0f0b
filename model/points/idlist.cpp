#include "model/points/idlist.h"

#include <QSet>

namespace sextant {

namespace {

bool separates(QChar c)
{
    return c.isSpace() || c == u',' || c == u';' || c == u'[' || c == u']' || c == u'|';
}

} // namespace

IdList parseIdList(const QString &text)
{
    IdList list;
    QSet<PointId> seen;
    qsizetype at = 0;
    while (at < text.size()) {
        if (separates(text.at(at))) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !separates(text.at(end)))
            ++end;
        const QString piece = text.sliced(at, end - at);
        at = end;
        const std::optional<PointId> id = PointId::parse(piece);
        if (!id)
            list.unreadable.append(piece);
        else if (!seen.contains(*id)) {
            seen.insert(*id);
            list.ids.push_back(*id);
        }
    }
    return list;
}

} // namespace sextant
