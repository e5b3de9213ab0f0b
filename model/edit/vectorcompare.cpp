#include "model/edit/vectorcompare.h"

#include "client/json/value.h"
#include "client/json/vectorsjson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sextant {

namespace {

using Numbers = std::vector<float>;

NamedVectors byName(NamedVectors vectors)
{
    std::sort(vectors.begin(), vectors.end(),
              [](const auto &left, const auto &right) { return left.first < right.first; });
    return vectors;
}

//! As the server does before it stores (`cosine_preprocess`); tiny vectors stay as they are.
Numbers normalized(Numbers numbers)
{
    double sum = 0;
    for (const float number : numbers)
        sum += double(number) * double(number);
    if (sum < double(std::numeric_limits<float>::epsilon()))
        return numbers;
    const double length = std::sqrt(sum);
    for (float &number : numbers)
        number = float(double(number) / length);
    return numbers;
}

//! What is kept of one row of numbers, and how far off it may be.
class Keeping
{
public:
    explicit Keeping(const VectorParams &params)
        : m_isByte(params.datatype == QLatin1String("uint8"))
        , m_isNormalized(params.distance == Distance::Cosine && !m_isByte)
        , m_relative(params.datatype == QLatin1String("float16") ? 2e-3F
                         : m_isNormalized                        ? 1e-5F
                                                                 : 5e-7F)
        , m_absolute(params.datatype == QLatin1String("float16") ? 1e-6F : 1e-9F)
    {
    }
    static bool isKnown(const QString &datatype)
    {
        return datatype.isEmpty() || datatype == QLatin1String("float32")
            || datatype == QLatin1String("float16") || datatype == QLatin1String("uint8");
    }

    bool isKept(const Numbers &sent, const Numbers &stored) const
    {
        return isNear(sent, stored) || (m_isNormalized && isNear(normalized(sent), stored));
    }

private:
    bool isNear(const Numbers &sent, const Numbers &stored) const
    {
        return std::equal(sent.begin(), sent.end(), stored.begin(), stored.end(),
                          [this](float wanted, float kept) {
                              if (m_isByte)
                                  wanted = std::trunc(std::clamp(wanted, 0.0F, 255.0F));
                              return std::fabs(wanted - kept)
                                  <= m_relative * std::fabs(wanted) + m_absolute;
                          });
    }

    bool m_isByte;
    bool m_isNormalized;
    float m_relative;
    float m_absolute;
};

SparseVector sortedByIndex(const SparseVector &vector)
{
    std::vector<std::pair<quint32, float>> pairs;
    for (size_t i = 0; i < vector.indices.size(); ++i)
        pairs.emplace_back(vector.indices[i], vector.values[i]);
    std::sort(pairs.begin(), pairs.end());
    SparseVector sorted;
    for (const auto &[index, value] : pairs) {
        sorted.indices.push_back(index);
        sorted.values.push_back(value);
    }
    return sorted;
}

bool isKept(const VectorData &sent, const VectorData &stored, const Keeping &keeping)
{
    if (sent.index() != stored.index())
        return false;
    if (const auto *dense = std::get_if<DenseVector>(&sent))
        return keeping.isKept(*dense, std::get<DenseVector>(stored));
    if (const auto *sparse = std::get_if<SparseVector>(&sent)) {
        const SparseVector left = sortedByIndex(*sparse);
        const SparseVector right = sortedByIndex(std::get<SparseVector>(stored));
        return left.indices == right.indices && keeping.isKept(left.values, right.values);
    }
    const std::vector<DenseVector> &left = std::get<MultiVector>(sent).rows;
    const std::vector<DenseVector> &right = std::get<MultiVector>(stored).rows;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](const auto &a, const auto &b) { return keeping.isKept(a, b); });
}

VectorMatch matchOne(const QString &name, const VectorData &sent, const VectorData &stored,
                     const CollectionInfo &info)
{
    VectorParams params;
    if (const VectorParams *dense = info.vector(name))
        params = *dense;
    else if (info.sparseVector(name))
        params.distance = Distance::Dot; // Kept as they are, in a datatype the info doesn't tell.
    if (!Keeping::isKnown(params.datatype) && vectorSize(sent) == vectorSize(stored))
        return VectorMatch::Unsure;
    if (isKept(sent, stored, Keeping(params)))
        return VectorMatch::Same;
    const bool isHalf = info.sparseVector(name) != nullptr;
    params.datatype = QStringLiteral("float16");
    return isHalf && isKept(sent, stored, Keeping(params)) ? VectorMatch::Unsure
                                                           : VectorMatch::Different;
}

} // namespace

bool hasSameVectors(const QByteArray &left, const QByteArray &right)
{
    if (left == right)
        return true;
    auto a = json::vectorsFromJson(left);
    auto b = json::vectorsFromJson(right);
    return a && b && byName(std::move(*a)) == byName(std::move(*b));
}

VectorMatch matchStoredVectors(const QByteArray &sent, const QByteArray &stored,
                               const CollectionInfo &info)
{
    auto a = json::vectorsFromJson(sent);
    auto b = json::vectorsFromJson(stored);
    if (!a || !b) // Text for a model of the server's, for instance.
        return VectorMatch::Unsure;
    const NamedVectors left = byName(std::move(*a));
    const NamedVectors right = byName(std::move(*b));
    if (left.size() != right.size())
        return VectorMatch::Different;
    VectorMatch all = VectorMatch::Same;
    for (size_t i = 0; i < left.size(); ++i) {
        if (left[i].first != right[i].first)
            return VectorMatch::Different;
        const VectorMatch one = matchOne(left[i].first, left[i].second, right[i].second, info);
        if (one == VectorMatch::Different)
            return one;
        all = one == VectorMatch::Unsure ? one : all;
    }
    return all;
}

QByteArray vectorsInOrder(const QByteArray &raw, const QStringList &names)
{
    if (!raw.startsWith('{'))
        return raw;
    auto parts = json::splitNamedVectors(raw);
    if (!parts)
        return raw;
    const auto rank = [&](const QString &name) {
        const qsizetype at = names.indexOf(name);
        return std::pair(at < 0 ? names.size() : at, name);
    };
    std::sort(parts->begin(), parts->end(), [&](const auto &left, const auto &right) {
        return rank(left.first) < rank(right.first);
    });
    QByteArray ordered = "{";
    for (const auto &[name, text] : *parts) {
        if (ordered.size() > 1)
            ordered += ',';
        ordered += json::quoted(name) + ':' + text;
    }
    return ordered + '}';
}

QStringList vectorNames(const CollectionInfo &info)
{
    QStringList names;
    for (const VectorParams &params : info.vectors)
        names.append(params.name);
    for (const SparseVectorParams &params : info.sparseVectors)
        names.append(params.name);
    return names;
}

} // namespace sextant
