#include "client/json/fault.h"

namespace sextant::json {

QString Where::text() const
{
    QString before = m_parent ? m_parent->text() : QString();
    if (m_index >= 0)
        return before + u'[' + QString::number(m_index) + u']';
    if (m_key.empty())
        return before;
    if (!before.isEmpty())
        before += u'.';
    return before + QString::fromUtf8(m_key.data(), qsizetype(m_key.size()));
}

void fail(const Where &where, const QString &message) { throw Fault{ where.text(), message }; }

} // namespace sextant::json
