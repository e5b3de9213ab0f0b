// Every kind of error has words of its own, and the panel shows them with the server's.

#include "ui/shell/errortext.h"
#include "ui/shell/targettext.h"
#include "ui/widgets/errorpanel.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestErrorText : public QObject
{
    Q_OBJECT
private slots:
    void everyKindHasASentence();
    void kindsDoNotShareATitle();
    void theLineHoldsStatusAndServerText();
    void rateLimitSaysWhenToTryAgain();
    void unknownOutcomesOfferNoRetry();
    void panelShowsServerTextAndRawBody();
    void panelAsksForRetry();
    void everyTargetErrorHasASentence();
};

namespace {

constexpr int lastKind = int(ApiError::Kind::NotQdrant);

ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

void TestErrorText::everyKindHasASentence()
{
    for (int kind = 0; kind <= lastKind; ++kind) {
        const ErrorText text = errorText(errorOf(ApiError::Kind(kind)));
        QVERIFY2(!text.title.isEmpty(), qPrintable(QString::number(kind)));
        QVERIFY2(text.explanation.endsWith(u'.'), qPrintable(text.title));
    }
}

void TestErrorText::kindsDoNotShareATitle()
{
    QStringList titles;
    for (int kind = 0; kind <= lastKind; ++kind)
        titles.append(errorText(errorOf(ApiError::Kind(kind))).title);
    QCOMPARE(titles.removeDuplicates(), 0);
}

void TestErrorText::theLineHoldsStatusAndServerText()
{
    ApiError error = errorOf(ApiError::Kind::NotFound);
    error.httpStatus = 404;
    error.serverText = u"Not found: Collection `c` doesn't exist!"_s;
    QCOMPARE(errorLine(error), u"Not found (HTTP 404): Not found: Collection `c` doesn't exist!"_s);
}

void TestErrorText::rateLimitSaysWhenToTryAgain()
{
    ApiError error = errorOf(ApiError::Kind::RateLimited);
    error.retryAfter = std::chrono::seconds(60);
    QVERIFY(errorText(error).action.contains(u"60"_s));
}

void TestErrorText::unknownOutcomesOfferNoRetry()
{
    ErrorPanel panel;
    panel.showError(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    QVERIFY(panel.findChild<QPushButton *>()->isHidden());
    panel.showError(errorOf(ApiError::Kind::Timeout));
    QVERIFY(!panel.findChild<QPushButton *>()->isHidden());
}

void TestErrorText::panelShowsServerTextAndRawBody()
{
    ErrorPanel panel;
    ApiError error = errorOf(ApiError::Kind::BadRequest);
    error.httpStatus = 400;
    error.serverText = u"Wrong input: <b>x</b>"_s;
    error.body = R"({"status":{"error":"Wrong input: <b>x</b>"}})";
    panel.showError(error);
    QStringList texts;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(u"Wrong input: <b>x</b>"_s));
    QVERIFY(texts.join(u' ').contains(u"HTTP 400"_s));
    auto *raw = panel.findChild<QPlainTextEdit *>();
    QVERIFY(raw->isHidden());
    for (QToolButton *button : panel.findChildren<QToolButton *>())
        if (button->isCheckable())
            button->click();
    QVERIFY(!raw->isHidden());
    QCOMPARE(raw->toPlainText(), QString::fromUtf8(error.body));
    panel.clear();
    QVERIFY(panel.isHidden());
}

void TestErrorText::panelAsksForRetry()
{
    ErrorPanel panel;
    panel.showError(errorOf(ApiError::Kind::Timeout));
    QSignalSpy retry(&panel, &ErrorPanel::retryRequested);
    panel.findChild<QPushButton *>()->click();
    QCOMPARE(retry.count(), 1);
    QVERIFY(!panel.isHidden());
}

void TestErrorText::everyTargetErrorHasASentence()
{
    for (int error = 0; error <= int(TargetError::TooManySegments); ++error)
        QVERIFY(!targetErrorText(TargetError(error)).isEmpty());
}

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
