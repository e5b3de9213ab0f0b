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
    void titlesAndButtons_data();
    void titlesAndButtons();
    void theServersWordsDecide_data();
    void theServersWordsDecide();
    void certificatesAreTold_data();
    void certificatesAreTold();
    void aCertificateShowsWhatIsNeededToJudgeIt();
    void anActionIsOfferedWhereItIsHeard();
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

void TestErrorText::titlesAndButtons_data()
{
    using Kind = ApiError::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("button");
    const auto row = [](Kind kind, const char *title, const char *button = "") {
        QTest::newRow(title) << int(kind) << QString::fromLatin1(title)
                             << QString::fromUtf8(button);
    };
    const char *edit = "Edit connection…";
    const char *key = "Enter key…";
    row(Kind::HostNotFound, "Host not found", edit);
    row(Kind::ConnectionRefused, "Connection refused", edit);
    row(Kind::Unreachable, "The server cannot be reached", edit);
    row(Kind::ConnectTimeout, "No connection in time");
    row(Kind::TlsFailure, "No secure connection", edit);
    row(Kind::Timeout, "The server did not answer in time");
    row(Kind::ConnectionLost, "The connection was lost");
    row(Kind::WriteOutcomeUnknown, "Unknown whether the change was applied");
    row(Kind::Cancelled, "Cancelled");
    row(Kind::ReadOnlyConnection, "This connection is read-only");
    row(Kind::WriteNotConfirmed, "The change was not confirmed");
    row(Kind::PlainTextKeyRefused, "The key was not sent", edit);
    row(Kind::SecretMissing, "The key of this connection is not at hand", key);
    row(Kind::TunnelFailed, "The ssh tunnel failed", edit);
    row(Kind::InvalidRequest, "The request was not sent");
    row(Kind::UnsupportedByServer, "This server is too old for that");
    row(Kind::TooLarge, "The answer is too large");
    row(Kind::RedirectRefused, "The server redirects elsewhere");
    row(Kind::BadRequest, "The server refused the request");
    row(Kind::Unauthorized, "The server wants a valid API key", key);
    row(Kind::Forbidden, "The key does not allow this", key);
    row(Kind::NotFound, "Not found", "Refresh list");
    row(Kind::UnknownRoute, "The server does not know this address", edit);
    row(Kind::MethodNotAllowed, "Not available on this server");
    row(Kind::RequestTimeout, "The server gave up");
    row(Kind::Conflict, "It exists already");
    row(Kind::PayloadTooLarge, "The request is too large for the server");
    row(Kind::Unprocessable, "A value is out of range");
    row(Kind::RateLimited, "Too many requests");
    row(Kind::ServerError, "The server failed");
    row(Kind::NotImplemented, "Not available here");
    row(Kind::Unavailable, "The server is not available");
    row(Kind::InsufficientStorage, "The server has no room left");
    row(Kind::OtherStatus, "Unexpected answer of the server");
    row(Kind::BadResponse, "The answer cannot be read");
    row(Kind::NotQdrant, "This is not a Qdrant server", edit);
}

void TestErrorText::titlesAndButtons()
{
    QFETCH(int, kind);
    QFETCH(QString, title);
    QFETCH(QString, button);
    const ErrorText text = errorText(errorOf(ApiError::Kind(kind)));
    QCOMPARE(text.title, title);
    QCOMPARE(errorActionText(text.button), button);
}

void TestErrorText::theServersWordsDecide_data()
{
    using Kind = ApiError::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("title");
    QTest::newRow("read-only key")
        << int(Kind::Forbidden) << 403 << u"Forbidden: Write access to collection c is required"_s
        << QString() << u"This key may only read"_s;
    QTest::newRow("manage") << int(Kind::Forbidden) << 403
                            << u"Forbidden: Global manage access is required"_s << QString()
                            << u"This key may only read"_s;
    QTest::newRow("expired") << int(Kind::Forbidden) << 403 << u"ExpiredSignature"_s << QString()
                             << u"The key has expired"_s;
    QTest::newRow("collection") << int(Kind::NotFound) << 404
                                << u"Not found: Collection `x` doesn't exist!"_s << QString()
                                << u"The collection does not exist"_s;
    QTest::newRow("point") << int(Kind::NotFound) << 404
                           << u"Not found: Point with id 5 does not exists!"_s << QString()
                           << u"The point does not exist"_s;
    QTest::newRow("502") << int(Kind::Unavailable) << 502 << QString() << QString()
                         << u"A proxy cannot reach the server"_s;
    QTest::newRow("503") << int(Kind::Unavailable) << 503 << QString() << QString()
                         << u"The server is not available"_s;
    QTest::newRow("504") << int(Kind::Unavailable) << 504 << QString() << QString()
                         << u"A proxy gave up waiting for the server"_s;
    QTest::newRow("proxy") << int(Kind::Unreachable) << 0 << QString()
                           << u"Connection to proxy refused"_s << u"The proxy cannot be used"_s;
    QTest::newRow("proxy password")
        << int(Kind::Unreachable) << 0 << QString() << u"Proxy requires authentication"_s
        << u"The proxy wants a name and a password"_s;
}

void TestErrorText::theServersWordsDecide()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, words);
    QFETCH(QString, detail);
    ApiError error = errorOf(ApiError::Kind(kind));
    error.httpStatus = status;
    error.serverText = words;
    error.detail = detail;
    QTEST(errorText(error).title, "title");
}

void TestErrorText::certificatesAreTold_data()
{
    using Kind = TlsProblem::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    const auto row = [](Kind kind, const char *title) {
        QTest::newRow(title) << int(kind) << QString::fromLatin1(title);
    };
    row(Kind::Expired, "The server's certificate has expired");
    row(Kind::NotYetValid, "The server's certificate is not valid yet");
    row(Kind::WrongHost, "The certificate is for another host");
    row(Kind::UnknownIssuer, "The certificate's issuer is not trusted");
    row(Kind::SelfSigned, "The server's certificate is signed by itself");
    row(Kind::Revoked, "The server's certificate was revoked");
    row(Kind::PinChanged, "The server shows another certificate than the trusted one");
    row(Kind::Other, "The server's certificate is not accepted");
}

void TestErrorText::certificatesAreTold()
{
    QFETCH(int, kind);
    ApiError error = errorOf(ApiError::Kind::TlsFailure);
    error.tls = TlsProblem{ .kind = TlsProblem::Kind(kind), .fingerprint = QByteArray(32, 'a') };
    const ErrorText text = errorText(error);
    QTEST(text.title, "title");
    QVERIFY(text.explanation.endsWith(u'.'));
    const bool isRevoked = TlsProblem::Kind(kind) == TlsProblem::Kind::Revoked;
    QCOMPARE(errorActionText(text.button),
             isRevoked ? u"Edit connection…"_s : u"Trust this certificate…"_s);
}

void TestErrorText::aCertificateShowsWhatIsNeededToJudgeIt()
{
    ApiError error = errorOf(ApiError::Kind::TlsFailure);
    error.tls = TlsProblem{ .kind = TlsProblem::Kind::WrongHost,
                            .fingerprint = QByteArray::fromHex("ab01ff"),
                            .host = u"a.example"_s,
                            .names = { u"b.example"_s, u"c.example"_s },
                            .issuer = u"Some CA"_s };
    const ErrorText text = errorText(error);
    QCOMPARE(text.explanation,
             u"Asked for was a.example, the certificate is for b.example, c.example."_s);
    QVERIFY2(text.action.endsWith(u"Host: a.example\nIssued for: b.example, c.example\n"
                                  "Issued by: Some CA\nSHA-256 fingerprint: AB:01:FF"_s),
             qPrintable(text.action));
}

void TestErrorText::anActionIsOfferedWhereItIsHeard()
{
    ErrorPanel panel;
    auto *button = panel.findChild<QPushButton *>(u"errorAction"_s);
    panel.showError(errorOf(ApiError::Kind::Unauthorized));
    QVERIFY(button->isHidden());
    panel.setActions({ ErrorAction::EnterKey });
    panel.showError(errorOf(ApiError::Kind::Unauthorized));
    QVERIFY(!button->isHidden());
    QCOMPARE(button->text(), u"Enter key…"_s);
    std::vector<ErrorAction> asked;
    connect(&panel, &ErrorPanel::actionRequested, this,
            [&asked](ErrorAction action) { asked.push_back(action); });
    button->click();
    QCOMPARE(asked, std::vector<ErrorAction>{ ErrorAction::EnterKey });
}

void TestErrorText::theLineHoldsStatusAndServerText()
{
    ApiError error = errorOf(ApiError::Kind::NotFound);
    error.httpStatus = 404;
    error.serverText = u"Not found: Collection `c` doesn't exist!"_s;
    QCOMPARE(errorLine(error),
             u"The collection does not exist (HTTP 404): Not found: Collection "
             "`c` doesn't exist!"_s);
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
