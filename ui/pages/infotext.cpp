#include "ui/pages/infotext.h"

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
    static QStringList vector(const VectorParams &params);
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

QStringList Words::vector(const VectorParams &params)
{
    const QString storage = !params.onDisk ? tr("server's default")
        : *params.onDisk                   ? tr("on disk")
                                           : tr("in memory");
    return { params.name.isEmpty() ? tr("(unnamed)") : params.name,
             params.isMulti ? tr("multivector") : tr("dense"),
             QLocale().toString(params.size),
             params.distanceText,
             params.datatype.isEmpty() ? u"float32"_s : params.datatype,
             storage };
}

QStringList Words::sparse(const SparseVectorParams &params)
{
    return { params.name,  tr("sparse"),
             u"–"_s,       params.modifier.isEmpty() ? u"Dot"_s : u"Dot, "_s + params.modifier,
             u"float32"_s, tr("server's default") };
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

std::vector<QStringList> vectorRows(const CollectionInfo &info)
{
    std::vector<QStringList> rows;
    for (const VectorParams &params : info.vectors)
        rows.push_back(Words::vector(params));
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
