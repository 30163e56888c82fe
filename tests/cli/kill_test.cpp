// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "simulator/simulator.h"
#include "support/scripted_sora.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int tasksARun = 40;
constexpr int patienceMs = 60'000;
constexpr quint32 seed = 20261121;

/// How many kills: a draw, or what the environment asks for (tests/run --full).
int killsWanted()
{
    bool given = false;
    const int kills = qEnvironmentVariableIntValue("RUSHES_TEST_KILLS", &given);
    return given ? kills : 25;
}

/// What the program has said of a task, which it must never forget.
struct Acknowledged
{
    QString status;
    QString heldSha256;
    bool finished = false;
};

int rankOf(const QString &status)
{
    static const QStringList order{u"unasked"_s, u"queued"_s, u"processing"_s, u"failed"_s, u"completed"_s};
    return int(order.indexOf(status));
}

QString idOf(int round, int task)
{
    return u"sora_run%1task%2"_s.arg(round).arg(task);
}

} // namespace

/// "rushes watch" killed at random moments while it follows forty tasks, some of whose clips come badly.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatWasSaidIsLost();

private:
    void beginRound(int round);
    [[nodiscard]] bool runIsOver() const;
    /// Runs the program until it ends or its time is up; false when it had to be killed.
    bool runFor(int milliseconds);
    void takeLines(QProcess &process);
    void check(bool thorough = false);
    [[nodiscard]] QMap<QString, QJsonObject> listed() const;
    /// The file is looked at once a round, and with thorough at its end.
    void checkHeld(const QString &id, const QJsonObject &line, bool thorough);

    QRandomGenerator m_random{seed};
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    QStringList m_ids;
    std::map<QString, QString> m_clipOf;
    std::map<QString, Acknowledged> m_said;
    QSet<QString> m_looked;
    int m_clipsChecked = 0;
};

void KillTest::beginRound(int round)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(u"simulated"_s);
    m_ids.clear();
    m_said.clear();
    m_looked.clear();
    m_clipOf.clear();
    const QStringList clips = m_simulator->clipNames();
    for (int index = 0; index < tasksARun; ++index) {
        const QString clip = clips[index % clips.size()];
        const auto queuedFor = std::chrono::milliseconds(m_random.bounded(1500));
        const auto processingFor = std::chrono::milliseconds(m_random.bounded(4000));
        sim::ScriptedTask task =
            scriptedSora(idOf(round, index), m_clock.wall(), processingFor, sim::Completes{.clip = clip});
        task.queuedFor = queuedFor;
        const qint64 somewhere = m_random.bounded(int(m_simulator->clip(clip).size()));
        switch (index % 8) {
        case 1:
            task.ending = sim::Fails{.message = u"made to fail"_s};
            break;
        case 2:
            task.clipFaults = {{sim::Cut{somewhere}, sim::once}};
            break;
        case 3:
            task.clipFaults = {{sim::Reset{somewhere}, sim::once}};
            break;
        case 4:
            task.clipFaults = {{sim::Reset{}, sim::once}, {sim::Cut{somewhere}, sim::once}};
            break;
        case 5:
            task.answerFaults = {{sim::Reset{}, sim::once}};
            break;
        default:
            break;
        }
        m_simulator->setTask(task);
        m_ids.append(task.id);
        m_clipOf[task.id] = clip;
    }
}

void KillTest::takeLines(QProcess &process)
{
    while (process.canReadLine()) {
        const QJsonObject event = QJsonDocument::fromJson(process.readLine()).object();
        const QString what = event[u"event"_s].toString();
        const QString id = event[u"id"_s].toString();
        if (id.isEmpty())
            continue;
        Acknowledged &said = m_said[id];
        if (what == u"status")
            said.status = event[u"status"_s].toString();
        else if (what == u"held")
            said.heldSha256 = event[u"sha256"_s].toString();
        else if (what == u"finished")
            said.finished = event[u"outcome"_s] != u"unfinished"_s;
    }
}

bool KillTest::runFor(int milliseconds)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RUSHES_API_KEY"_s, u"simulated"_s);
    process.setProcessEnvironment(environment);
    const QString base = m_simulator->address().toString() + u"/kyyReactApiServer"_s;
    process.start(QStringLiteral(PROGRAMS_DIR "/rushes"),
                  QStringList{u"watch"_s, u"--json"_s, u"--base-url"_s, base, u"--profile"_s,
                              m_folder->filePath(u"profile"_s), u"--poll-every"_s, u"0.2"_s} +
                      m_ids);
    QElapsedTimer since;
    since.start();
    while (process.state() != QProcess::NotRunning && !since.hasExpired(milliseconds)) {
        QTest::qWait(2);
        takeLines(process);
    }
    const bool ended = process.state() == QProcess::NotRunning;
    if (!ended)
        process.kill();
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patienceMs);
    takeLines(process); // what it said before it died counts
    return ended;
}

QMap<QString, QJsonObject> KillTest::listed() const
{
    QProcess process;
    process.start(QStringLiteral(PROGRAMS_DIR "/rushes"),
                  {u"list"_s, u"--json"_s, u"--profile"_s, m_folder->filePath(u"profile"_s)});
    (void)process.waitForFinished(patienceMs);
    QMap<QString, QJsonObject> lines;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            lines.insert(object[u"id"_s].toString(), object);
    }
    return lines;
}

void KillTest::checkHeld(const QString &id, const QJsonObject &line, bool thorough)
{
    QCOMPARE(line[u"clip"_s].toString(), u"held"_s);
    QFile file(line[u"path"_s].toString());
    QCOMPARE(file.size(), m_simulator->clip(m_clipOf[id]).size());
    if (m_looked.contains(id) && !thorough)
        return;
    m_looked.insert(id);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(id));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes == m_simulator->clip(m_clipOf[id]));
    QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
             m_said[id].heldSha256);
    ++m_clipsChecked;
}

/// Everything that was said stands in the profile.
void KillTest::check(bool thorough)
{
    const QMap<QString, QJsonObject> lines = listed();
    for (const auto &[id, said] : m_said) {
        QVERIFY2(lines.contains(id), qPrintable(id));
        const QJsonObject line = lines[id];
        QVERIFY2(rankOf(line[u"status"_s].toString()) >= rankOf(said.status), qPrintable(id));
        if (!said.heldSha256.isEmpty())
            checkHeld(id, line, thorough);
    }
}

bool KillTest::runIsOver() const
{
    return int(m_said.size()) == tasksARun &&
           std::ranges::all_of(m_said, [](const auto &each) { return each.second.finished; });
}

void KillTest::nothingThatWasSaidIsLost()
{
    const int wanted = killsWanted();
    int kills = 0;
    int rounds = 0;
    int held = 0;
    while (kills < wanted) {
        beginRound(rounds++);
        while (kills < wanted && !runIsOver()) {
            kills += !runFor(m_random.bounded(40, 700));
            check();
            if (QTest::currentTestFailed())
                return;
        }
        // What is left is brought to its end, and nothing of it is missing.
        while (!runIsOver())
            QVERIFY(runFor(patienceMs));
        check(true);
        if (QTest::currentTestFailed())
            return;
        for (const auto &[id, said] : m_said)
            held += !said.heldSha256.isEmpty();
        QCOMPARE(int(std::ranges::count_if(
                     m_said, [](const auto &each) { return each.second.status == u"failed"_s; })),
                 tasksARun / 8);
    }
    QCOMPARE(held, rounds * (tasksARun - tasksARun / 8));
    qInfo("%d kills in %d runs of %d tasks: %d clips held, 0 lost; looked at %d times", kills, rounds,
          tasksARun, held, m_clipsChecked);
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
