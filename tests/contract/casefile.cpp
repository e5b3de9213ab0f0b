#include "tests/contract/casefile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace sextant::contract {

namespace {

using namespace Qt::StringLiterals;

// A line's first sign, then `[1.19-]`, `[-1.18]` or `[1.13.5-1.18]` as groups 1 and 2 (absent: every version),
// then the rest.
QRegularExpression versionedLine(const QString &sign, const QString &rest)
{
    return QRegularExpression(
        u"^%1(?:\\[(?:1\\.(\\d+(?:\\.\\d+)?))?-(?:1\\.(\\d+(?:\\.\\d+)?))?\\])?%2$"_s.arg(sign,
                                                                                          rest));
}

Release releaseOf(const QString &text, int otherPatch)
{
    const QStringList parts = text.split(u'.');
    return { parts.first().toInt(), parts.size() > 1 ? parts.last().toInt() : otherPatch };
}

Versions versionsOf(const QRegularExpressionMatch &match)
{
    Versions versions;
    if (!match.captured(1).isEmpty())
        versions.since = releaseOf(match.captured(1), 0);
    if (!match.captured(2).isEmpty())
        versions.until = releaseOf(match.captured(2), std::numeric_limits<int>::max());
    return versions;
}

// `<[1.19-] 400 text` and its simpler forms.
bool readExpectation(const QByteArray &line, Step &step)
{
    static const QRegularExpression form = versionedLine(u"<"_s, u"([*=]?) (\\d{3})(?: (.*))?"_s);
    const auto match = form.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return false;
    Expectation expectation;
    expectation.versions = versionsOf(match);
    if (match.captured(3) == u"*")
        expectation.kind = Expectation::Kind::PartialResult;
    if (match.captured(3) == u"=")
        expectation.kind = Expectation::Kind::WholeBody;
    expectation.status = match.captured(4).toInt();
    expectation.text = match.captured(5).toUtf8();
    step.expectations.append(expectation);
    return true;
}

// `~[1.17-] text` and its simpler form.
bool readContained(const QByteArray &line, Step &step)
{
    static const QRegularExpression form = versionedLine(u"~"_s, u" (.+)"_s);
    const auto match = form.match(QString::fromUtf8(line));
    if (match.hasMatch())
        step.contained.append({ match.captured(3).toUtf8(), versionsOf(match) });
    return match.hasMatch();
}

class Reader
{
public:
    explicit Reader(QString file)
        : m_file(std::move(file))
    {
    }

    bool take(const QByteArray &line, int number)
    {
        if (line.isEmpty())
            return true;
        if (line.startsWith("=="))
            return addScript(line);
        if (m_scripts.isEmpty())
            return false;
        QList<Step> &steps = m_scripts.last().steps;
        if (line.startsWith('>'))
            return addStep(line, number);
        if (line == "?")
            return m_nextMayBeMissing = true;
        if (steps.isEmpty())
            return false;
        return addDetail(line, steps.last());
    }

    //! A request without an expected answer would test nothing.
    bool expectsSomethingEverywhere() const
    {
        return std::all_of(m_scripts.begin(), m_scripts.end(), [](const Script &script) {
            return std::none_of(script.steps.begin(), script.steps.end(),
                                [](const Step &step) { return step.expectations.isEmpty(); });
        });
    }
    QList<Script> scripts() const { return m_scripts; }

private:
    bool addScript(const QByteArray &line)
    {
        static const QRegularExpression form = versionedLine(u"=="_s, u" (.+)"_s);
        const auto match = form.match(QString::fromUtf8(line));
        if (match.hasMatch())
            m_scripts.append({ m_file, match.captured(3), versionsOf(match), {} });
        return match.hasMatch();
    }

    bool addStep(const QByteArray &line, int number)
    {
        static const QRegularExpression form = versionedLine(u">"_s, u" ([A-Z]+) (/.*)"_s);
        const auto match = form.match(QString::fromUtf8(line));
        Step step;
        step.line = number;
        step.versions = versionsOf(match);
        step.method = match.captured(3).toLatin1();
        step.target = match.captured(4).toUtf8();
        step.mayBeMissing = std::exchange(m_nextMayBeMissing, false);
        m_scripts.last().steps.append(step);
        return match.hasMatch();
    }

    static bool addDetail(const QByteArray &line, Step &step)
    {
        if (line.startsWith('<'))
            return readExpectation(line, step);
        if (line.startsWith('~'))
            return readContained(line, step);
        if (line.startsWith("! "))
            step.absent.append(line.mid(2));
        else if (step.body.isEmpty() && step.expectations.isEmpty())
            step.body = line;
        else
            return false;
        return true;
    }

    QString m_file;
    QList<Script> m_scripts;
    bool m_nextMayBeMissing = false;
};

} // namespace

QList<Script> readScripts(const QString &folder)
{
    QList<Script> all;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({ u"*.txt"_s }, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        Reader reader(name);
        int number = 0;
        bool isRight = file.open(QIODevice::ReadOnly);
        while (isRight && !file.atEnd())
            isRight = reader.take(file.readLine().trimmed(), ++number);
        isRight = isRight && reader.expectsSomethingEverywhere();
        if (isRight)
            all += reader.scripts();
        else
            all.append({ name, u"%1:%2 can't be read"_s.arg(name).arg(number), {}, {} });
    }
    return all;
}

} // namespace sextant::contract
