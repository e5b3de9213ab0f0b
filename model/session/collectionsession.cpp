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

void CollectionSession::addKnownFields(const QStringList &fields)
{
    bool grew = false;
    for (const QString &field : fields) {
        if (m_knownFields.contains(field))
            continue;
        m_knownFields.append(field);
        grew = true;
    }
    if (grew)
        emit knownFieldsChanged();
}

} // namespace sextant
