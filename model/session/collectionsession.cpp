#include "model/session/collectionsession.h"

#include "client/api/client.h"

namespace sextant {

CollectionSession::CollectionSession(Client &client, ServerInfo server, QString collection,
                                     QString settingsKey, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_server(std::move(server))
    , m_collection(std::move(collection))
    , m_settingsKey(std::move(settingsKey))
    , m_board(this)
{
}

CollectionSession::~CollectionSession() = default;

bool CollectionSession::isReadOnly() const { return m_client.core().isReadOnly(); }

void CollectionSession::refreshInfo()
{
    m_infoError.reset(); // of an earlier request: this one hasn't failed yet
    m_infoCall = m_client.collections().info(m_collection, [this](Result<CollectionInfo> result) {
        if (!result) {
            // The facts known before stay: an error must not empty the screen.
            m_infoError = std::move(result).error();
            emit infoChanged();
            return;
        }
        m_infoError.reset();
        m_info = std::move(result).value();
        QStringList fields;
        for (const PayloadIndex &index : m_info->payloadSchema)
            fields.append(index.field);
        addKnownFields(fields);
        emit infoChanged();
    });
}

void CollectionSession::cancelInfo()
{
    if (!m_infoCall.isRunning())
        return;
    m_infoCall.cancel();
    emit infoChanged();
}

void CollectionSession::addKnownFields(const QStringList &fields)
{
    if (m_fields.add(fields))
        emit knownFieldsChanged();
}

void CollectionSession::learnPayloads(const std::vector<QByteArrayView> &payloads)
{
    if (m_fields.learn(payloads))
        emit knownFieldsChanged();
}

} // namespace sextant
