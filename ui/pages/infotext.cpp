#include "ui/pages/infotext.h"

#include "client/json/parse.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(InfoPage)

public:
    static QString status(const CollectionInfo &info);
    static QString meaning(CollectionInfo::Status status);
    static QString optimizer(const QString &error);
    static QString quantization(const QByteArray &config);
    static QString ownQuantization(const QByteArray &raw, const CollectionInfo &info);
    static QString storage(const std::optional<bool> &onDisk);
    static QStringList vector(const VectorParams &params, const CollectionInfo &info);
    static QStringList sparse(const SparseVectorParams &params);
    static QStringList index(const PayloadIndex &index, const std::optional<quint64> &total);
    static QString serves(const PayloadIndex &index);
};

QString Words::status(const CollectionInfo &info)
{
    switch (info.status) {
    case CollectionInfo::Status::Green:
        return tr("ready");
    case CollectionInfo::Status::Yellow:
        return tr("optimizing");
    case CollectionInfo::Status::Grey:
        return tr("waiting to optimize");
    case CollectionInfo::Status::Red:
        return tr("failing");
    case CollectionInfo::Status::Unknown:
        break;
    }
    return info.statusText;
}

QString Words::meaning(CollectionInfo::Status status)
{
    switch (status) {
    case CollectionInfo::Status::Green:
        return tr("All points can be searched and nothing is left to optimize.");
    case CollectionInfo::Status::Yellow:
        return tr("All points can be searched; the server is optimizing segments.");
    case CollectionInfo::Status::Grey:
        return tr("All points can be searched; optimizations wait for the next update.");
    case CollectionInfo::Status::Red:
        return tr("The server could not finish an operation; see its own words.");
    case CollectionInfo::Status::Unknown:
        break;
    }
    return tr("A status this version does not know.");
}

QString Words::optimizer(const QString &error) { return tr("Optimizer error: %1").arg(error); }

//! A member of a vector's raw config; Null where it has none.
json::Value member(const QByteArray &raw, std::initializer_list<QStringView> path)
{
    const auto parsed = json::parse(raw);
    const json::Value *value = parsed ? &parsed->value : nullptr;
    for (const QStringView key : path)
        value = value && value->isObject() ? value->find(key) : nullptr;
    return value ? *value : json::Value();
}

QString plain(const json::Value &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.toJson());
}

QString Words::quantization(const QByteArray &config)
{
    const auto parsed = json::parse(config);
    if (config.isEmpty() || !parsed || parsed->value.isNull())
        return tr("none");
    if (!parsed->value.isObject())
        return QString::fromUtf8(config);
    QStringList kinds; // {"scalar":{"type":"int8"}} → scalar (type int8)
    for (const auto &[kind, settings] : parsed->value.object()) {
        QStringList parts;
        if (settings.isObject())
            for (const auto &[name, value] : settings.object())
                if (!value.isNull())
                    parts.append(name + u' ' + plain(value));
        kinds.append(parts.isEmpty() ? kind : kind + u" ("_s + parts.join(u", "_s) + u')');
    }
    return kinds.join(u", "_s);
}

QString Words::ownQuantization(const QByteArray &raw, const CollectionInfo &info)
{
    const json::Value own = member(raw, { u"quantization_config" });
    if (!own.isNull())
        return quantization(own.toJson());
    return info.quantization.isEmpty() ? tr("none") : tr("the collection's");
}

QString Words::storage(const std::optional<bool> &onDisk)
{
    if (!onDisk)
        return tr("server's default");
    return *onDisk ? tr("on disk") : tr("in memory");
}

QStringList Words::vector(const VectorParams &params, const CollectionInfo &info)
{
    return { params.name.isEmpty() ? tr("(unnamed)") : params.name,
             params.isMulti ? tr("multivector") : tr("dense"),
             QLocale().toString(params.size),
             params.distanceText,
             params.datatype.isEmpty() ? u"float32"_s : params.datatype,
             ownQuantization(params.raw, info),
             storage(params.onDisk) };
}

QStringList Words::sparse(const SparseVectorParams &params)
{
    const json::Value datatype = member(params.raw, { u"index", u"datatype" });
    const json::Value onDisk = member(params.raw, { u"index", u"on_disk" });
    return { params.name,
             tr("sparse"),
             u"–"_s,
             params.modifier.isEmpty() ? u"Dot"_s : u"Dot, "_s + params.modifier,
             datatype.isString() ? datatype.toString() : u"float32"_s,
             u"–"_s,
             storage(onDisk.kind() == json::Kind::Bool ? std::optional(onDisk.toBool())
                                                       : std::nullopt) };
}

QString Words::serves(const PayloadIndex &index)
{
    QStringList uses{ tr("filter") };
    if (index.servesOrderBy())
        uses.append(tr("sort"));
    if (index.servesFacet())
        uses.append(tr("value counts"));
    return uses.join(u", "_s);
}

QStringList Words::index(const PayloadIndex &index, const std::optional<quint64> &total)
{
    QString covered = u"–"_s;
    if (index.points && total)
        covered
            = tr("%1 of ≈ %2").arg(QLocale().toString(*index.points), QLocale().toString(*total));
    else if (index.points)
        covered = QLocale().toString(*index.points);
    return { index.field, index.typeText, covered, serves(index) };
}

} // namespace

QString statusWord(const CollectionInfo &info) { return Words::status(info); }

QString statusSentence(const CollectionInfo &info)
{
    QString sentence = Words::status(info) + u" – "_s + Words::meaning(info.status);
    if (!info.optimizerError.isEmpty())
        sentence += u'\n' + Words::optimizer(info.optimizerError);
    return sentence;
}

QString quantizationText(const QByteArray &config) { return Words::quantization(config); }

std::vector<QStringList> vectorRows(const CollectionInfo &info)
{
    std::vector<QStringList> rows;
    for (const VectorParams &params : info.vectors)
        rows.push_back(Words::vector(params, info));
    for (const SparseVectorParams &params : info.sparseVectors)
        rows.push_back(Words::sparse(params));
    return rows;
}

std::vector<QStringList> indexRows(const CollectionInfo &info)
{
    std::vector<QStringList> rows;
    for (const PayloadIndex &index : info.payloadSchema)
        rows.push_back(Words::index(index, info.pointsCount));
    return rows;
}

} // namespace sextant
