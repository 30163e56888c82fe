// SPDX-License-Identifier: GPL-3.0-or-later

// What a server does to a download and to the Range that follows, each with each: every cell ends held.

#include "monitor/copy_fixture.h"
#include "simulator/simulator.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

enum class Validator { Same, Changed, None };
enum class Ending { Cut, Reset, Stall };
enum class Framing { Length, Chunked, Close };

struct Cell
{
    int status = 200; ///< to the Range that asks for the rest
    Validator validator = Validator::Same;
    Ending ending = Ending::Cut;
    Framing framing = Framing::Length;
    bool packed = false; ///< the first answer is compressed, though that was not asked for
};

QList<Header> headersOf(Framing framing, const QByteArray &etag, qsizetype bytes)
{
    QList<Header> headers;
    if (!etag.isEmpty())
        headers.emplaceBack("ETag", etag);
    if (framing == Framing::Length)
        headers.emplaceBack("Content-Length", QByteArray::number(bytes));
    if (framing == Framing::Chunked)
        headers.emplaceBack("Transfer-Encoding", "chunked");
    return headers;
}

/// A server that does to the first requests what the cell says, and is well from then on.
class Server
{
public:
    Server(const Cell &cell, QByteArray first, QByteArray second)
        : m_cell(cell)
        , m_first(std::move(first))
        , m_second(cell.validator == Validator::Changed ? std::move(second) : m_first)
    {
    }

    FakeAnswer answerTo(const SentRequest &sent)
    {
        ++m_requests;
        stalled.reset();
        if (m_requests == 1 && m_cell.packed) {
            FakeAnswer packed = whole(m_first);
            packed.headers.emplaceBack("Content-Encoding", "gzip");
            return packed;
        }
        if (!std::exchange(m_brokeOnce, true))
            return broken(whole(m_first));
        const FakeAnswer answer = sent.hasHeader("Range") ? toRange(sent) : whole(m_second);
        return std::exchange(m_brokeTwice, true) || answer.status == 416 ? answer : broken(answer);
    }
    [[nodiscard]] const QByteArray &last() const { return m_second; }

    /// What is to be sent by hand before nothing more comes.
    std::optional<FakeAnswer> stalled;

private:
    [[nodiscard]] QByteArray etagOf(const QByteArray &content) const
    {
        return m_cell.validator == Validator::None ? QByteArray()
               : content == m_first                ? "\"one\""
                                                   : "\"two\"";
    }
    [[nodiscard]] FakeAnswer whole(const QByteArray &content) const
    {
        return {.status = 200,
                .headers = headersOf(m_cell.framing, etagOf(content), content.size()),
                .body = content};
    }
    FakeAnswer toRange(const SentRequest &sent)
    {
        const int status = std::exchange(m_rangeAnswered, true) ? 206 : m_cell.status;
        const qint64 from = sent.header("Range").mid(6).chopped(1).toLongLong();
        const QByteArray total = QByteArray::number(m_second.size());
        if (status == 200 || (status == 206 && sent.header("If-Range") != etagOf(m_second) && m_rangeHeeded))
            return whole(m_second);
        if (status == 416 || from >= m_second.size())
            return {.status = 416, .headers = {{"Content-Range", "bytes */" + total}}};
        // Heeds no If-Range: the client has to see for itself.
        m_rangeHeeded = true;
        FakeAnswer rest{.status = 206,
                        .headers = headersOf(m_cell.framing, etagOf(m_second), m_second.size() - from),
                        .body = m_second.mid(from)};
        rest.headers.emplaceBack("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                      QByteArray::number(m_second.size() - 1) + '/' + total);
        return rest;
    }
    FakeAnswer broken(FakeAnswer answer)
    {
        answer.body.truncate(answer.body.size() / 2);
        if (m_cell.ending == Ending::Stall) {
            stalled = answer;
            return FakeAnswer::ofSilence();
        }
        // Without framing a cut looks like the end.
        if (m_cell.ending == Ending::Reset || m_cell.framing != Framing::Close)
            answer.error = m_cell.ending == Ending::Cut ? QNetworkReply::RemoteHostClosedError
                                                        : QNetworkReply::UnknownNetworkError;
        return answer;
    }

    Cell m_cell;
    QByteArray m_first;
    QByteArray m_second;
    int m_requests = 0;
    bool m_brokeOnce = false;
    bool m_brokeTwice = false;
    bool m_rangeAnswered = false;
    bool m_rangeHeeded = false;
};

} // namespace

Q_DECLARE_METATYPE(Cell)

class ClipMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCellEndsHeld_data();
    void everyCellEndsHeld();
    void cleanupTestCase();

private:
    QByteArray m_one;
    QByteArray m_two;
    int m_held = 0;
    int m_cells = 0;
};

void ClipMatrixTest::initTestCase()
{
    ManualClock clock;
    const Simulator simulator(clock);
    QStringList names = simulator.clipNames();
    std::ranges::sort(names, {}, [&](const QString &name) { return simulator.clip(name).size(); });
    m_one = simulator.clip(names.at(0));
    m_two = simulator.clip(names.at(1));
    QVERIFY(!m_one.isEmpty() && m_one != m_two);
}

void ClipMatrixTest::everyCellEndsHeld_data()
{
    QTest::addColumn<Cell>("cell");
    const std::pair<const char *, Validator> validators[] = {
        {"same ETag", Validator::Same}, {"changed ETag", Validator::Changed}, {"no ETag", Validator::None}};
    const std::pair<const char *, Ending> endings[] = {
        {"cut", Ending::Cut}, {"reset", Ending::Reset}, {"stall", Ending::Stall}};
    const std::pair<const char *, Framing> framings[] = {
        {"length", Framing::Length}, {"chunked", Framing::Chunked}, {"until close", Framing::Close}};
    for (const int status : {200, 206, 416})
        for (const auto &[validatorName, validator] : validators)
            for (const auto &[endingName, ending] : endings)
                for (const auto &[framingName, framing] : framings)
                    for (const bool packed : {false, true})
                        QTest::addRow("%d, %s, %s, %s%s", status, validatorName, endingName, framingName,
                                      packed ? ", gzip" : "")
                            << Cell{status, validator, ending, framing, packed};
}

void ClipMatrixTest::everyCellEndsHeld()
{
    QFETCH(Cell, cell);
    ++m_cells;
    CopyFixture fixture;
    Server server(cell, m_one, m_two);
    fixture.clipNetwork.answerAll([&](const SentRequest &sent) { return server.answerTo(sent); });
    const qint64 number = fixture.addCompleted(u"vgen_matrix"_s);
    const bool held =
        fixture.reaches([&] { return fixture.count<ClipHeld>() == 1; },
                        [&] {
                            FakeReply *reply =
                                fixture.clipNetwork.count() > 0 ? fixture.clipNetwork.reply() : nullptr;
                            if (server.stalled && reply) {
                                // The head alone can have it ask anew.
                                const FakeAnswer stalled = *std::exchange(server.stalled, std::nullopt);
                                reply->sendHead(stalled.status, "OK", stalled.headers);
                                reply->sendBody(stalled.body);
                                fixture.settleAll();
                                fixture.advance(31s);
                            } else if (fixture.keeper->underWay() == 0) {
                                fixture.advance(1s);
                            }
                        });
    QVERIFY2(held, qPrintable(u"%1 requests"_s.arg(fixture.clipNetwork.count())));
    QCOMPARE(fixture.heldContent(number), server.last());
    QCOMPARE(fixture.task(number).clip, ClipState::Held);
    QCOMPARE(fixture.count<ClipUnverified>() + fixture.count<ClipExpired>(), 0);
    QVERIFY(!QFile::exists(fixture.store.partPath(fixture.task(number))));
    ++m_held;
}

void ClipMatrixTest::cleanupTestCase()
{
    qInfo("cells: %d, clips held: %d, clips lost: %d", m_cells, m_held, m_cells - m_held);
}

QTEST_GUILESS_MAIN(ClipMatrixTest)
#include "clip_matrix_test.moc"
