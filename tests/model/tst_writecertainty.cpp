#include "model/edit/writecertainty.h"

#include <QTest>

using namespace sextant;
using Kind = ApiError::Kind;

class TestWriteCertainty : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheClientsWordMakesAnOutcomeUncertain();
    void failureOfTheServerIsSettledByReadingBack();
    void refusedGuardsAreToldByTheServersText_data();
    void refusedGuardsAreToldByTheServersText();
};

void TestWriteCertainty::onlyTheClientsWordMakesAnOutcomeUncertain()
{
    for (int kind = 0; kind <= int(Kind::NotQdrant); ++kind)
        QCOMPARE(isOutcomeUncertain(Kind(kind)), Kind(kind) == Kind::WriteOutcomeUnknown);
}

void TestWriteCertainty::failureOfTheServerIsSettledByReadingBack()
{
    const ApiError failed{ .kind = Kind::WriteOutcomeUnknown, .httpStatus = 500 };
    QCOMPARE(settledError(failed).kind, Kind::ServerError);
    const ApiError lost{ .kind = Kind::WriteOutcomeUnknown, .httpStatus = 504 };
    QCOMPARE(settledError(lost).kind, Kind::WriteOutcomeUnknown);
}

void TestWriteCertainty::refusedGuardsAreToldByTheServersText_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *name, Kind kind, const char *text, bool isRefused) {
        QTest::newRow(name) << kind << QString::fromLatin1(text) << isRefused;
    };
    row("no index", Kind::BadRequest,
        "Bad request: Index required but not found for \"a\" of one of the following types: "
        "[integer]. Help: Create an index for this key or use a different filter.",
        true);
    row("too many conditions", Kind::BadRequest,
        "Bad request: Filter condition limit reached (3 > 2). Help: Reduce the amount of "
        "conditions of your filter.",
        true);
    row("too long a condition", Kind::BadRequest,
        "Bad request: Condition size limit reached (30 > 20). Help: Reduce the size of your "
        "condition.",
        true);
    row("another limit", Kind::BadRequest, "Bad request: Limit exceeded 20 > 10 for \"limit\".",
        false);
    row("no right", Kind::Forbidden, "Forbidden: Index required but not found", false);
}

void TestWriteCertainty::refusedGuardsAreToldByTheServersText()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(QString, text);
    QFETCH(bool, isRefused);
    QCOMPARE(isGuardRefused({ .kind = kind, .serverText = text }), isRefused);
}

QTEST_GUILESS_MAIN(TestWriteCertainty)
#include "tst_writecertainty.moc"
