// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/range_plan.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment now{std::chrono::seconds(1772366400)}; // 2026-03-01 12:00:00 UTC
constexpr qint64 cap = 1000;

/// A part of 40 bytes of 100.
const PartNotes byEtag{.etag = "\"a\"", .total = 100};
const PartNotes byDate{.lastModified = "Sun, 01 Mar 2026 11:00:00 GMT", .total = 100};
const PartNotes ofUnknownTotal{.etag = "\"a\""};

const BodyPlan append{.use = BodyUse::Append, .total = 100};
const BodyPlan whole{.use = BodyUse::Restart, .total = 100};
const BodyPlan afresh{.use = BodyUse::AskAfresh};

HttpHead partial(const QByteArray &range, const QByteArray &etag = "\"a\"")
{
    return {.status = 206, .etag = etag, .contentRange = range};
}

BodyPlan failed(ErrorKind kind, const QString &detail)
{
    return {.error = Error{kind, detail}};
}

} // namespace

Q_DECLARE_METATYPE(rushes::HttpHead)
Q_DECLARE_METATYPE(rushes::PartNotes)
Q_DECLARE_METATYPE(rushes::BodyPlan)

class RangePlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerToARangeIsPlanned_data();
    void anAnswerToARangeIsPlanned();
    void anAnswerToAWholeRequestIsPlanned_data();
    void anAnswerToAWholeRequestIsPlanned();
    void onlyAStrongValidatorIsKept_data();
    void onlyAStrongValidatorIsKept();
    void theRestIsAskedForUnderAValidator_data();
    void theRestIsAskedForUnderAValidator();
    void contentRangesAreReadStrictly_data();
    void contentRangesAreReadStrictly();
};

void RangePlanTest::anAnswerToARangeIsPlanned_data()
{
    QTest::addColumn<PartNotes>("notes");
    QTest::addColumn<HttpHead>("head");
    QTest::addColumn<BodyPlan>("plan");
    const auto row = [](const char *name, const PartNotes &notes, const HttpHead &head,
                        const BodyPlan &plan) { QTest::newRow(name) << notes << head << plan; };
    row("206, the rest", byEtag, partial("bytes 40-99/100"), append);
    row("206, some of the rest", byEtag, partial("bytes 40-49/100"), append);
    row("206, total learnt now", ofUnknownTotal, partial("bytes 40-99/100"), append);
    row("206, length agrees", byEtag,
        {.status = 206, .etag = "\"a\"", .contentLength = "60", .contentRange = "bytes 40-99/100"}, append);
    row("206, length disagrees", byEtag,
        {.status = 206, .etag = "\"a\"", .contentLength = "59", .contentRange = "bytes 40-99/100"}, afresh);
    row("206, identity", byEtag,
        {.status = 206, .etag = "\"a\"", .contentRange = "bytes 40-99/100", .contentEncoding = "identity"},
        append);
    row("206, another start", byEtag, partial("bytes 0-99/100"), afresh);
    row("206, start behind", byEtag, partial("bytes 41-99/100"), afresh);
    row("206, another total", byEtag, partial("bytes 40-100/101"), afresh);
    row("206, total not told", byEtag, partial("bytes 40-99/*"), afresh);
    row("206, changed ETag", byEtag, partial("bytes 40-99/100", "\"b\""), afresh);
    row("206, weak ETag of the same words", byEtag, partial("bytes 40-99/100", "W/\"a\""), afresh);
    row("206, no ETag", byEtag, partial("bytes 40-99/100", ""), afresh);
    row("206, no Content-Range", byEtag, partial(""), afresh);
    row("206, nonsense", byEtag, partial("bytes 99-40/100"), afresh);
    row("206 by date, none told", byDate, partial("bytes 40-99/100", ""), append);
    row("206 by date, same", byDate,
        {.status = 206, .lastModified = byDate.lastModified, .contentRange = "bytes 40-99/100"}, append);
    row("206 by date, another", byDate,
        {.status = 206, .lastModified = "Sun, 01 Mar 2026 11:30:00 GMT", .contentRange = "bytes 40-99/100"},
        afresh);

    row("200, same ETag", byEtag, {.status = 200, .etag = "\"a\"", .contentLength = "100"}, whole);
    row("200, changed ETag", byEtag, {.status = 200, .etag = "\"b\"", .contentLength = "80"},
        {.use = BodyUse::Restart, .total = 80});
    row("200, no length", byEtag, {.status = 200}, {.use = BodyUse::Restart});
    row("200, chunked", byEtag, {.status = 200, .contentLength = "7", .transferEncoding = "Chunked"},
        {.use = BodyUse::Restart});

    row("416, all there", {.etag = "\"a\"", .total = 40}, {.status = 416, .contentRange = "bytes */40"},
        {.use = BodyUse::Complete, .total = 40});
    row("416, all there, total learnt now", ofUnknownTotal, {.status = 416, .contentRange = "bytes */40"},
        {.use = BodyUse::Complete, .total = 40});
    row("416, all there, same ETag", {.etag = "\"a\"", .total = 40},
        {.status = 416, .etag = "\"a\"", .contentRange = "bytes */40"},
        {.use = BodyUse::Complete, .total = 40});
    row("416, changed ETag", {.etag = "\"a\"", .total = 40},
        {.status = 416, .etag = "\"b\"", .contentRange = "bytes */40"}, afresh);
    row("416, another total", byEtag, {.status = 416, .contentRange = "bytes */40"}, afresh);
    row("416, the total remembered, not reached", byEtag, {.status = 416, .contentRange = "bytes */100"},
        afresh);
    row("416, no total", {.etag = "\"a\"", .total = 40}, {.status = 416}, afresh);
}

void RangePlanTest::anAnswerToARangeIsPlanned()
{
    QFETCH(PartNotes, notes);
    QFETCH(HttpHead, head);
    QFETCH(BodyPlan, plan);
    QVERIFY(planBody(40, notes, true, head, cap) == plan);
}

void RangePlanTest::anAnswerToAWholeRequestIsPlanned_data()
{
    QTest::addColumn<HttpHead>("head");
    QTest::addColumn<BodyPlan>("plan");
    const auto row = [](const char *name, const HttpHead &head, const BodyPlan &plan) {
        QTest::newRow(name) << head << plan;
    };
    row("200", {.status = 200, .contentLength = "100"}, whole);
    row("200, empty", {.status = 200, .contentLength = "0"}, {.use = BodyUse::Restart, .total = 0});
    row("200, of the cap", {.status = 200, .contentLength = "1000"},
        {.use = BodyUse::Restart, .total = 1000});
    row("200, over the cap", {.status = 200, .contentLength = "1001"},
        failed(ErrorKind::ClipTooLarge, u"1000 bytes"_s));
    row("200, length nonsense", {.status = 200, .contentLength = "-5"}, {.use = BodyUse::Restart});
    row("200, br", {.status = 200, .contentLength = "100", .contentEncoding = "br"},
        failed(ErrorKind::TransferBroken, u"Content-Encoding: br"_s));
    for (const char *encoding : {"gzip", "GZip ", "x-gzip", "deflate"})
        row(encoding, {.status = 200, .contentLength = "100", .contentEncoding = encoding},
            {.use = BodyUse::AskToUnpack});
    row("206 unasked", partial("bytes 0-99/100"),
        failed(ErrorKind::TransferBroken, u"HTTP 206 bytes 0-99/100"_s));
    row("416 unasked", {.status = 416, .reason = "Range Not Satisfiable"},
        failed(ErrorKind::ServerTrouble, u"HTTP 416 Range Not Satisfiable"_s));
    row("204", {.status = 204}, failed(ErrorKind::ServerTrouble, u"HTTP 204"_s));
    row("304", {.status = 304}, failed(ErrorKind::ServerTrouble, u"HTTP 304"_s));
    for (const int status : {401, 403, 404, 410})
        row(QByteArray::number(status).constData(), {.status = status},
            failed(ErrorKind::LinkDead, u"HTTP %1"_s.arg(status)));
    for (const int status : {429, 503})
        row(QByteArray::number(status).constData(), {.status = status},
            failed(ErrorKind::AskedToWait, u"HTTP %1"_s.arg(status)));
    row("407", {.status = 407}, failed(ErrorKind::ProxyFailed, u"HTTP 407"_s));
    for (const int status : {400, 418, 500, 502, 504})
        row(QByteArray::number(status).constData(), {.status = status},
            failed(ErrorKind::ServerTrouble, u"HTTP %1"_s.arg(status)));
}

void RangePlanTest::anAnswerToAWholeRequestIsPlanned()
{
    QFETCH(HttpHead, head);
    QFETCH(BodyPlan, plan);
    QVERIFY(planBody(0, {}, false, head, cap) == plan);
}

void RangePlanTest::onlyAStrongValidatorIsKept_data()
{
    QTest::addColumn<HttpHead>("head");
    QTest::addColumn<PartNotes>("notes");
    const auto row = [](const char *name, const HttpHead &head, const PartNotes &notes) {
        QTest::newRow(name) << head << notes;
    };
    const QByteArray noon = "Sun, 01 Mar 2026 12:00:00 GMT";
    const QByteArray aMinuteBefore = "Sun, 01 Mar 2026 11:59:00 GMT";
    const QByteArray justBefore = "Sun, 01 Mar 2026 11:59:01 GMT";
    row("ETag", {.etag = "\"a\"", .contentLength = "9"}, {.etag = "\"a\"", .total = 9});
    row("ETag before a date", {.date = noon, .etag = "\"a\"", .lastModified = aMinuteBefore},
        {.etag = "\"a\""});
    row("weak ETag", {.etag = "W/\"a\""}, {});
    row("weak ETag beside a strong date", {.date = noon, .etag = "W/\"a\"", .lastModified = aMinuteBefore},
        {});
    row("ETag without quotes", {.etag = "a"}, {});
    row("empty ETag", {.etag = "\"\""}, {});
    row("two ETags", {.etag = "\"a\", \"b\""}, {});
    row("strong date", {.date = noon, .lastModified = aMinuteBefore}, {.lastModified = aMinuteBefore});
    row("date too near", {.date = noon, .lastModified = justBefore}, {});
    row("date in the future", {.date = aMinuteBefore, .lastModified = noon}, {});
    row("no Date", {.lastModified = aMinuteBefore}, {});
    row("nonsense", {.date = noon, .lastModified = "yesterday"}, {});
    row("chunked", {.etag = "\"a\"", .contentLength = "9", .transferEncoding = "chunked"}, {.etag = "\"a\""});
}

void RangePlanTest::onlyAStrongValidatorIsKept()
{
    QFETCH(HttpHead, head);
    QFETCH(PartNotes, notes);
    QVERIFY(notesOf(head, now) == notes);
}

void RangePlanTest::theRestIsAskedForUnderAValidator_data()
{
    QTest::addColumn<qint64>("have");
    QTest::addColumn<PartNotes>("notes");
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("condition");
    const auto row = [](const char *name, qint64 have, const PartNotes &notes, const QByteArray &range,
                        const QByteArray &condition) {
        QTest::newRow(name) << have << notes << range << condition;
    };
    row("by ETag", 40, byEtag, "bytes=40-", "\"a\"");
    row("by date", 40, byDate, "bytes=40-", byDate.lastModified);
    row("all there", 100, byEtag, "bytes=100-", "\"a\"");
    row("total unknown", 40, ofUnknownTotal, "bytes=40-", "\"a\"");
    row("nothing there", 0, byEtag, {}, {});
    row("no validator", 40, {.total = 100}, {}, {});
    row("more than all", 101, byEtag, {}, {});
}

void RangePlanTest::theRestIsAskedForUnderAValidator()
{
    QFETCH(qint64, have);
    QFETCH(PartNotes, notes);
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, condition);
    QNetworkRequest request;
    if (canResume(have, notes))
        askForRest(request, have, notes);
    QCOMPARE(request.rawHeader("Range"), range);
    QCOMPARE(request.rawHeader("If-Range"), condition);
}

void RangePlanTest::contentRangesAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("readable");
    const auto row = [](const char *text, bool readable) {
        QTest::newRow(text) << QByteArray(text) << readable;
    };
    row("bytes 0-0/1", true);
    row("Bytes 0-9/10", true);
    row("bytes 5-9/*", true);
    row("bytes */10", true);
    row("bytes */*", false);
    row("bytes 0-10/10", false);
    row("bytes 9-5/10", false);
    row("bytes -5/10", false);
    row("bytes 5-/10", false);
    row("bytes 5/10", false);
    row("bytes 0-9", false);
    row("bytes 0-9/10x", false);
    row("bytes +0-9/10", false);
    row("bytes 0-9/99999999999999999999", false);
    row("items 0-9/10", false);
    row("", false);
}

void RangePlanTest::contentRangesAreReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, readable);
    QCOMPARE(fromContentRange(text).has_value(), readable);
}

QTEST_GUILESS_MAIN(RangePlanTest)
#include "range_plan_test.moc"
