// Every user text has a finished translation, with all plural forms and the same placeholders.

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    bool isNumerus = false;
    QString type; //!< "", "unfinished", "vanished", "obsolete"
    QStringList texts; //!< one, or one per plural form
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isNumerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.isNumerus) {
                message.texts << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.texts << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QString catalogue(const QString &language)
{
    return QStringLiteral(SEXTANT_SOURCES "/resources/translations/sextant_%1.ts").arg(language);
}

QList<Message> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return messages;
}

QList<Message> readMessages(const QString &language) { return readFile(catalogue(language)); }

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[0-9]+|%n"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.removeAll(QStringLiteral("%n")); // a plural form may spell the number out
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void cataloguesKnowEveryText_data();
    void cataloguesKnowEveryText();
    void russianIsComplete();
    void englishHasItsPluralForms();
    void placeholdersAreKept();
};

void TestTranslations::cataloguesKnowEveryText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("ru") << QStringLiteral("ru") << QStringList();
    QTest::newRow("en") << QStringLiteral("en") << QStringList{ QStringLiteral("-pluralonly") };
}

void TestTranslations::cataloguesKnowEveryText()
{
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    QVERIFY(QFile::copy(catalogue(language), copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SEXTANT_SOURCES));
    lupdate.start(QStringLiteral(SEXTANT_LUPDATE),
                  options
                      + QStringList{ QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
                                     QStringLiteral("-I."), QStringLiteral("model"),
                                     QStringLiteral("ui"), QStringLiteral("app"),
                                     QStringLiteral("-ts"), copy });
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList missing;
    const QList<Message> messages = readFile(copy);
    for (const Message &message : messages)
        if (message.type == QLatin1String("unfinished"))
            missing << message.context + QStringLiteral(": ") + message.source;
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("run the target update_translations and translate:\n")
                        + missing.join(u'\n')));
    QVERIFY(messages.size() > (language == QLatin1String("ru") ? 300 : 10));
}

void TestTranslations::russianIsComplete()
{
    const QList<Message> messages = readMessages(QStringLiteral("ru"));
    QVERIFY2(messages.size() > 300,
             "the catalogue is nearly empty: run the target update_translations");
    QStringList missing;
    for (const Message &message : messages) {
        const bool hasForms = message.texts.size() == (message.isNumerus ? 3 : 1);
        if (!message.type.isEmpty() || !hasForms || message.texts.contains(QString()))
            missing << message.context + QStringLiteral(": ") + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::englishHasItsPluralForms()
{
    QStringList missing;
    for (const Message &message : readMessages(QStringLiteral("en")))
        if (message.isNumerus
            && (message.texts.size() != 2 || message.texts.contains(QString())
                || !message.type.isEmpty()))
            missing << message.context + QStringLiteral(": ") + message.source;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::placeholdersAreKept()
{
    QStringList wrong;
    for (const QString &language : { QStringLiteral("ru"), QStringLiteral("en") })
        for (const Message &message : readMessages(language))
            for (const QString &text : message.texts)
                if (!text.isEmpty() && placeholders(text) != placeholders(message.source))
                    wrong << language + QStringLiteral(": ") + message.source
                            + QStringLiteral(" → ") + text;
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
