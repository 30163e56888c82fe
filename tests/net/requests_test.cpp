// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requests.h"

#include "core/service_catalogue.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

Service serviceAt(const QString &base)
{
    Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    service.base = QUrl(base);
    return service;
}

/// Files of the program in which the pattern stands, from the folder that has src and ui.
QStringList filesWith(const QString &pattern)
{
    const QRegularExpression expression(pattern);
    const QDir top(QStringLiteral(RESOURCES_DIR "/.."));
    QStringList found;
    for (const QString &folder : {u"src"_s, u"ui"_s}) {
        QDirIterator files(top.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) &&
                expression.match(QString::fromUtf8(file.readAll())).hasMatch())
                found.append(top.relativeFilePath(file.fileName()));
        }
    }
    found.sort();
    return found;
}

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyGoesToItsBaseAlone_data();
    void aKeyGoesToItsBaseAlone();
    void aKeyHasToFitInAHeader();
    void withoutAKeyThereIsNoSignOfOne();
    void requestsAreMadeInOnePlace_data();
    void requestsAreMadeInOnePlace();
};

void RequestsTest::aKeyGoesToItsBaseAlone_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("goes");
    const QString base = u"https://api.example/kyy"_s;
    const auto row = [&](const char *name, const QString &url, bool goes) {
        QTest::newRow(name) << base << url << goes;
    };
    row("own", u"https://api.example/kyy/v1/result/a"_s, true);
    row("explicit :443", u"https://api.example:443/kyy/v1"_s, true);
    row("trailing dot", u"https://api.example./kyy/v1"_s, true);
    row("explicit :80", u"https://api.example:80/kyy/v1"_s, false);
    row("plain", u"http://api.example/kyy/v1"_s, false);
    row("plain on :443", u"http://api.example:443/kyy/v1"_s, false);
    row("other host", u"https://cdn.example/kyy/v1"_s, false);
    row("below the host", u"https://a.api.example/kyy/v1"_s, false);
    row("host goes on", u"https://api.example.evil.example/kyy/v1"_s, false);
    row("other port", u"https://api.example:8443/kyy/v1"_s, false);
    row("outside the path", u"https://api.example/other"_s, false);
    row("beside the path", u"https://api.example/kyy2/v1"_s, false);
    row("up", u"https://api.example/kyy/../v1"_s, false);
    row("encoded up", u"https://api.example/kyy/%2e%2e/v1"_s, false);
    row("user name", u"https://me@api.example/kyy/v1"_s, false);
    row("no host", u"file:///kyy/v1"_s, false);
    const auto local = [](const char *name, const QString &ofBase, const QString &url, bool goes) {
        QTest::newRow(name) << ofBase << url << goes;
    };
    local("plain on loopback", u"http://127.0.0.1:4000/a"_s, u"http://127.0.0.1:4000/a/b"_s, true);
    local("plain on localhost", u"http://localhost:4000"_s, u"http://localhost:4000/b"_s, true);
    local("another loopback", u"http://127.0.0.1:4000"_s, u"http://127.0.0.2:4000/b"_s, false);
    local("localhost for its address", u"http://127.0.0.1:4000"_s, u"http://localhost:4000/b"_s, false);
    local("plain base outside", u"http://api.example"_s, u"http://api.example/b"_s, false);
}

void RequestsTest::aKeyGoesToItsBaseAlone()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QFETCH(bool, goes);
    const Result<QNetworkRequest> request = keyedRequest(QUrl(url), serviceAt(base), u"sk-1"_s);
    QCOMPARE(request.ok(), goes);
    if (goes)
        QCOMPARE(request->rawHeader("Authorization"), QByteArray("Bearer sk-1"));
    else
        QCOMPARE(request.error().kind, ErrorKind::UrlInvalid);
}

void RequestsTest::aKeyHasToFitInAHeader()
{
    const Service service = serviceAt(u"https://api.example"_s);
    const QUrl url(u"https://api.example/v1"_s);
    for (const QString &key :
         {QString(), u"sk 1"_s, u"sk-1\r\nHost: evil.example"_s, u"sk-\u00e9"_s, u"sk\x7f"_s}) {
        const Result<QNetworkRequest> request = keyedRequest(url, service, key);
        QVERIFY2(!request.ok(), qPrintable(key));
        QCOMPARE(request.error().kind, ErrorKind::KeyMissing);
        QVERIFY(!request.error().detail.contains(u"sk"));
    }
}

void RequestsTest::withoutAKeyThereIsNoSignOfOne()
{
    const QNetworkRequest request = plainRequest(QUrl(u"https://cdn.example/a.mp4"_s));
    QVERIFY(!request.hasRawHeader("Authorization"));
    QCOMPARE(request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
             int(QNetworkRequest::ManualRedirectPolicy));
}

void RequestsTest::requestsAreMadeInOnePlace_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("a request of a URL") << uR"(QNetworkRequest(\s+\w+)?\s*[({])"_s
                                        << QStringList{u"src/net/requests.cpp"_s, u"src/net/requests.h"_s};
    QTest::newRow("an empty request") << uR"(QNetworkRequest\s+\w+;)"_s << QStringList{};
    QTest::newRow("a key in a header")
        << uR"(setRawHeader\(\s*"Authorization)"_s << QStringList{u"src/net/requests.cpp"_s};
    QTest::newRow("a policy for redirects")
        << uR"(RedirectPolicy\w*)"_s << QStringList{u"src/net/requests.cpp"_s};
    // One that carries keys and one that never sees any.
    QTest::newRow("a manager")
        << uR"(\bQNetworkAccessManager\s+\w+\s*[;({]|(make_unique<|new )QNetworkAccessManager\b)"_s
        << QStringList{u"src/engine/engine_p.h"_s};
    QTest::newRow("a socket of its own to the outside")
        << uR"(\bQ(Ssl|Tcp|Udp)Socket\b.*connectToHost)"_s << QStringList{};
    QTest::newRow("a certificate taken unseen") << u"ignoreSslErrors|VerifyNone"_s << QStringList{};
}

void RequestsTest::requestsAreMadeInOnePlace()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, files);
    QVERIFY(QFile::exists(QStringLiteral(RESOURCES_DIR "/../src/net/requests.cpp")));
    QCOMPARE(filesWith(pattern), files);
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "requests_test.moc"
