#pragma once
//! PointDraft: a whole point as typed, checked against the collection before anything is sent. Pure.

#include "client/json/parse.h"
#include "client/types/collectioninfo.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "client/types/updates.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace sextant {

struct PointDraft
{
    QString id; //!< as typed
    std::vector<std::pair<QString, QString>>
        vectors; //!< name ("" = unnamed) → JSON text; empty text = no such vector
    QString payload; //!< JSON text; empty = {}
};

//! What is wrong with a draft, as data; sentences are made in ui.
struct DraftProblem
{
    enum class Kind {
        BadId,
        BadVectorText, //!< `detail` from the parser
        WrongVectorKind, //!< `detail`: what was expected: "dense", "sparse", "multi"
        WrongDimension, //!< `expected`, `given`
        UnknownVector,
        BadPayload, //!< `detail`, `line`, `column`
    };
    Kind kind = Kind::BadId;
    QString vector; //!< name, for the vector kinds
    QString detail;
    qint64 expected = 0;
    qint64 given = 0;
    int line = 0;
    int column = 0;
    friend bool operator==(const DraftProblem &, const DraftProblem &) = default;
};

//! The point to send, or all that is wrong. Vector texts travel as typed, multi vectors with a point in each
//! number.
Result<PointStruct, std::vector<DraftProblem>> checkDraft(const PointDraft &draft,
                                                          const CollectionInfo &info);

//! What of the typed payload is legal but would not be stored as written.
std::vector<json::Lint> payloadLints(const PointDraft &draft);

//! An editable copy of a stored point; names every vector of the collection.
PointDraft draftOf(const Record &record, const CollectionInfo &info);
//! An empty draft naming every vector of the collection.
PointDraft emptyDraft(const CollectionInfo &info);

QString randomUuid();

//! What a replacing upsert would take away from the stored point.
struct Vanishing
{
    QStringList vectors; //!< names; "" = the unnamed vector
    QStringList payloadKeys; //!< paths for showing
    bool isEmpty() const { return vectors.isEmpty() && payloadKeys.isEmpty(); }
    friend bool operator==(const Vanishing &, const Vanishing &) = default;
};
Vanishing whatVanishes(const Record &stored, const PointStruct &replacement);

} // namespace sextant
