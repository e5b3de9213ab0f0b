#include "client/net/writeoncebody.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sextant {

WriteOnceBody::WriteOnceBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool WriteOnceBody::atEnd() const { return m_position >= m_bytes.size(); }

qint64 WriteOnceBody::bytesAvailable() const { return m_bytes.size() - m_position; }

qint64 WriteOnceBody::readData(char *data, qint64 maxSize)
{
    m_wasRead = true;
    if (m_position >= m_bytes.size())
        return -1;
    const qint64 count = std::min<qint64>(maxSize, m_bytes.size() - m_position);
    std::memcpy(data, m_bytes.constData() + m_position, size_t(count));
    m_position += count;
    return count;
}

qint64 WriteOnceBody::writeData(const char *, qint64) { return -1; }

} // namespace sextant
