#include "client/types/serverinfo.h"

#include <array>

namespace sextant {

std::optional<ServerVersion> ServerVersion::parse(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    if (rest.startsWith(u'v') || rest.startsWith(u'V'))
        rest = rest.sliced(1);
    std::array<int, 3> numbers{};
    size_t count = 0;
    while (count < numbers.size()) {
        qsizetype length = 0;
        while (length < rest.size() && rest[length] >= u'0' && rest[length] <= u'9')
            ++length;
        bool fits = false;
        const int number = rest.first(length).toInt(&fits);
        if (!fits)
            break;
        numbers[count++] = number;
        rest = rest.sliced(length);
        if (!rest.startsWith(u'.'))
            break;
        rest = rest.sliced(1);
    }
    if (count < 2)
        return std::nullopt;
    return ServerVersion{ numbers[0], numbers[1], numbers[2] };
}

namespace {

struct FeatureFacts
{
    const char *apiName;
    ServerVersion since;
};

FeatureFacts factsOf(Feature feature)
{
    switch (feature) {
    case Feature::Facet:
        return { "facet", { 1, 12, 0 } };
    case Feature::HasVector:
        return { "has_vector", { 1, 13, 0 } };
    case Feature::SumScores:
        return { "sum_scores", { 1, 14, 0 } };
    case Feature::MatchPhrase:
        return { "match.phrase", { 1, 15, 0 } };
    case Feature::MatchTextAny:
        return { "match.text_any", { 1, 16, 0 } };
    case Feature::UpdateFilter:
        return { "update_filter", { 1, 16, 0 } };
    case Feature::UpdateMode:
        return { "update_mode", { 1, 17, 0 } };
    case Feature::MatchPrefix:
        return { "match.prefix", { 1, 19, 0 } };
    }
    Q_UNREACHABLE();
}

} // namespace

ServerVersion sinceVersion(Feature feature) { return factsOf(feature).since; }

QString apiName(Feature feature) { return QLatin1String(factsOf(feature).apiName); }

bool supports(const std::optional<ServerVersion> &version, Feature feature)
{
    return !version || *version >= sinceVersion(feature);
}

} // namespace sextant
