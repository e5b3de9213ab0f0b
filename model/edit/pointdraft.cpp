#include "model/edit/pointdraft.h"

#include "client/json/parse.h"
#include "client/json/vectorsjson.h"
#include "model/edit/payloaddiff.h"

#include <QUuid>

#include <algorithm>

namespace sextant {

namespace {

using Kind = DraftProblem::Kind;

DraftProblem problem(Kind kind, const QString &vector, const QString &detail = {})
{
    DraftProblem result;
    result.kind = kind;
    result.vector = vector;
    result.detail = detail;
    return result;
}

std::optional<DraftProblem> checkSize(const QString &name, const VectorData &vector,
                                      const VectorParams &params)
{
    const bool isMulti = std::holds_alternative<MultiVector>(vector);
    if (std::holds_alternative<SparseVector>(vector) || isMulti != params.isMulti)
        return problem(Kind::WrongVectorKind, name,
                       params.isMulti ? QStringLiteral("multi") : QStringLiteral("dense"));
    const auto fault = [&](qsizetype given) -> std::optional<DraftProblem> {
        if (given == params.size)
            return std::nullopt;
        DraftProblem wrong = problem(Kind::WrongDimension, name);
        wrong.expected = params.size;
        wrong.given = given;
        return wrong;
    };
    if (!isMulti)
        return fault(vectorSize(vector));
    for (const DenseVector &row : std::get<MultiVector>(vector).rows)
        if (auto wrong = fault(qsizetype(row.size())))
            return wrong;
    return std::nullopt;
}

//! Checks a typed vector; what comes back is the text to send.
Result<QByteArray, DraftProblem> checkVector(const QString &name, const QByteArray &text,
                                             const CollectionInfo &info)
{
    const VectorParams *dense = info.vector(name);
    const SparseVectorParams *sparse = info.sparseVector(name);
    if (!dense && !sparse)
        return problem(Kind::UnknownVector, name);
    const auto vector = json::vectorFromJson(text);
    if (!vector) {
        const QString &path = vector.error().path;
        const QString message = vector.error().message;
        return problem(Kind::BadVectorText, name,
                       path.isEmpty() ? message : path + QStringLiteral(": ") + message);
    }
    if (dense) {
        if (auto wrong = checkSize(name, *vector, *dense))
            return std::move(*wrong);
    } else if (!std::holds_alternative<SparseVector>(*vector)) {
        return problem(Kind::WrongVectorKind, name, QStringLiteral("sparse"));
    }
    // Written anew: the server takes two rows of whole numbers as typed for a sparse vector.
    return std::holds_alternative<MultiVector>(*vector) ? json::vectorToJson(*vector) : text;
}

std::optional<DraftProblem> checkPayload(const QByteArray &text)
{
    const auto parsed = json::parse(text);
    if (parsed && parsed->value.isObject())
        return std::nullopt;
    DraftProblem wrong
        = problem(Kind::BadPayload, {},
                  parsed ? QStringLiteral("a payload is a JSON object") : parsed.error().message);
    wrong.line = parsed ? 1 : parsed.error().line;
    wrong.column = parsed ? 1 : parsed.error().column;
    return wrong;
}

//! An unnamed vector travels bare, named ones in an object.
QByteArray joinVectors(const std::vector<std::pair<QString, QByteArray>> &vectors)
{
    if (vectors.size() == 1 && vectors.front().first.isEmpty())
        return vectors.front().second;
    QByteArray joined = "{";
    for (const auto &[name, text] : vectors) {
        if (joined.size() > 1)
            joined += ',';
        joined += json::Value(name).toJson() + ':' + text;
    }
    return joined + '}';
}

NamedVectors storedVectors(const QByteArray &raw)
{
    auto vectors = json::vectorsFromJson(raw);
    return vectors ? std::move(*vectors) : NamedVectors();
}

} // namespace

Result<PointStruct, std::vector<DraftProblem>> checkDraft(const PointDraft &draft,
                                                          const CollectionInfo &info)
{
    std::vector<DraftProblem> problems;
    PointStruct point;
    if (const auto id = PointId::parse(draft.id))
        point.id = *id;
    else
        problems.push_back(problem(Kind::BadId, {}));
    std::vector<std::pair<QString, QByteArray>> vectors;
    for (const auto &[name, typed] : draft.vectors) {
        const QByteArray text = typed.trimmed().toUtf8();
        if (text.isEmpty())
            continue;
        auto checked = checkVector(name, text, info);
        if (checked)
            vectors.emplace_back(name, std::move(*checked));
        else
            problems.push_back(checked.error());
    }
    const QByteArray payload = draft.payload.trimmed().toUtf8();
    if (!payload.isEmpty())
        if (auto wrong = checkPayload(payload))
            problems.push_back(std::move(*wrong));
    if (!problems.empty())
        return problems;
    point.vectors = joinVectors(vectors);
    point.payload = payload.isEmpty() ? QByteArrayLiteral("{}") : payload;
    return point;
}

std::vector<json::Lint> payloadLints(const PointDraft &draft)
{
    auto parsed = json::parse(draft.payload.toUtf8());
    return parsed ? std::move(parsed->lints) : std::vector<json::Lint>();
}

PointDraft emptyDraft(const CollectionInfo &info)
{
    PointDraft draft;
    for (const VectorParams &params : info.vectors)
        draft.vectors.emplace_back(params.name, QString());
    for (const SparseVectorParams &params : info.sparseVectors)
        draft.vectors.emplace_back(params.name, QString());
    draft.payload = QStringLiteral("{}");
    return draft;
}

PointDraft draftOf(const Record &record, const CollectionInfo &info)
{
    PointDraft draft = emptyDraft(info);
    draft.id = record.id.toString();
    for (const auto &[name, vector] : storedVectors(record.vectors))
        for (auto &[known, text] : draft.vectors)
            if (known == name)
                text = QString::fromUtf8(json::vectorToJson(vector));
    const auto parsed = json::parse(record.payload);
    draft.payload = QString::fromUtf8(parsed ? parsed->value.toIndentedJson() : record.payload);
    return draft;
}

QString randomUuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

Vanishing whatVanishes(const Record &stored, const PointStruct &replacement)
{
    Vanishing vanishing;
    const NamedVectors kept = storedVectors(replacement.vectors);
    for (const auto &[name, ignored] : storedVectors(stored.vectors)) {
        Q_UNUSED(ignored);
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const auto &entry) { return entry.first == name; }))
            vanishing.vectors.append(name);
    }
    const auto before = json::parse(stored.payload);
    const auto after = json::parse(replacement.payload);
    if (!before || !after)
        return vanishing;
    for (const PayloadChange &change : diffPayload(before->value, after->value)) {
        if (change.kind == PayloadChange::Kind::Removed)
            vanishing.payloadKeys.append(change.path.toDisplay());
        // An object that becomes something else takes its members along.
        else if (change.kind == PayloadChange::Kind::Changed && change.before->isObject())
            for (const auto &[key, ignored] : change.before->object()) {
                Q_UNUSED(ignored);
                vanishing.payloadKeys.append(change.path.child(key).toDisplay());
            }
    }
    return vanishing;
}

} // namespace sextant
