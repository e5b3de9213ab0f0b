#include "ui/editors/longlines.h"

namespace sextant {

std::optional<QString> withLongLinesCut(const QString &text)
{
    constexpr qsizetype keptCharacters = 1'000;
    QString shown;
    qsizetype taken = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf(QLatin1Char('\n'), begin);
        const qsizetype end = newline < 0 ? text.size() : newline;
        if (end - begin > longestLine) {
            shown += QStringView(text).mid(taken, begin + keptCharacters - taken);
            shown += QChar(0x2026);
            taken = end;
        }
        begin = end + 1;
    }
    if (taken == 0)
        return std::nullopt;
    shown += QStringView(text).mid(taken);
    return shown;
}

} // namespace sextant
