#pragma once
//! CollectionSession: what all pages of one opened collection share: the client, the collection's facts, the
//! recommend board. Owned by the Session of its server; pages and models hold a reference and die before it.

#include "client/net/call.h"
#include "client/types/apierror.h"
#include "client/types/collectioninfo.h"
#include "client/types/filter.h"
#include "client/types/serverinfo.h"
#include "model/filter/seenfields.h"
#include "model/search/recommendboard.h"

#include <QObject>

#include <optional>

namespace sextant {

class Client;

class CollectionSession : public QObject
{
    Q_OBJECT
public:
    //! `client` outlives this. `settingsKey` names the connection in remembered layouts (no secrets in it).
    CollectionSession(Client &client, ServerInfo server, QString collection, QString settingsKey,
                      QObject *parent = nullptr);
    ~CollectionSession() override;

    Client &client() const { return m_client; }
    const QString &collection() const { return m_collection; }
    const ServerInfo &server() const { return m_server; }
    QString settingsKey() const { return m_settingsKey; }
    bool isReadOnly() const;
    RecommendBoard &board() { return m_board; }

    //! The collection's facts once known; nullopt until then.
    const std::optional<CollectionInfo> &info() const { return m_info; }
    const std::optional<ApiError> &infoError() const { return m_infoError; }
    void refreshInfo(); //!< asks again; infoChanged() when it is answered, well or not
    bool isInfoRunning() const { return m_infoCall.isRunning(); }
    void cancelInfo(); //!< ends refreshInfo(), with infoChanged(): who waits for the facts is told

    //! Payload field paths seen so far (schema and pages), for completion; keeps the order of first sight.
    const QStringList &knownFields() const { return m_fields.paths(); }
    //! Types of the values seen at them.
    const QHash<QString, FilterValueType> &seenTypes() const { return m_fields.types(); }
    void addKnownFields(const QStringList &fields);
    //! Looks at the payloads of one page (exact JSON object bytes); bounded, whatever their size.
    void learnPayloads(const std::vector<QByteArrayView> &payloads);

signals:
    void infoChanged();
    void knownFieldsChanged(); //!< or the types seen at them
    //! Points of this collection were written from here (ids empty: unknown which): shown rows may be stale.
    void pointsChanged(const std::vector<sextant::PointId> &ids);

private:
    Client &m_client;
    ServerInfo m_server;
    QString m_collection;
    QString m_settingsKey;
    std::optional<CollectionInfo> m_info;
    std::optional<ApiError> m_infoError;
    SeenFields m_fields;
    RecommendBoard m_board;
    Call m_infoCall;
};

} // namespace sextant
