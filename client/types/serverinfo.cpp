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

ServerVersion sinceVersion(Feature feature)
{
    switch (feature) {
    case Feature::Facet:
        return { 1, 12, 0 };
    case Feature::HasVector:
        return { 1, 13, 0 };
    case Feature::PerKeyEmptyAndNull:
    case Feature::SumScores:
        return { 1, 14, 0 };
    case Feature::MatchPhrase:
        return { 1, 15, 0 };
    case Feature::MatchTextAny:
    case Feature::UpdateFilter:
        return { 1, 16, 0 };
    case Feature::UpdateMode:
        return { 1, 17, 0 };
    case Feature::MatchPrefix:
        return { 1, 19, 0 };
    }
    Q_UNREACHABLE();
}

bool ServerInfo::supports(Feature feature) const
{
    return !version || *version >= sinceVersion(feature);
}

} // namespace sextant
