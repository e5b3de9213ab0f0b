#pragma once
//! WriteOnceBody: an upload that can't be sent twice. QNetworkAccessManager silently repeats requests whose
//! connection broke; one that it can't rewind ends in ContentReSendError instead.

#include <QByteArray>
#include <QIODevice>

namespace sextant {

class WriteOnceBody final : public QIODevice
{
public:
    explicit WriteOnceBody(QByteArray bytes, QObject *parent = nullptr);

    //! Whether any byte, or the end of an empty body, was asked for: from then on the server may have the request.
    bool wasRead() const { return m_wasRead; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_wasRead = false;
};

} // namespace sextant
