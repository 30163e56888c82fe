// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "core/catalogue_writer.h"
#include "simulator/openai_like.h"
#include "simulator/simulator.h"
#include "support/planted_key.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace rushes;
using rushes::test::PlantedKey;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

struct Run
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    QVector<QJsonObject> events;

    [[nodiscard]] QVector<QJsonObject> of(const QString &event) const
    {
        QVector<QJsonObject> found;
        for (const QJsonObject &object : events) {
            if (object.value(u"event").toString() == event)
                found.append(object);
        }
        return found;
    }
};

QVector<QJsonObject> objectsIn(const QByteArray &output)
{
    QVector<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

/// Paths, sizes and times of change.
QStringList everythingIn(const QString &folder)
{
    QStringList all;
    QDirIterator entries(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        all += u"%1 %2 %3"_s.arg(entry.filePath()).arg(entry.size()).arg(entry.lastModified().toMSecsSinceEpoch());
    }
    all.sort();
    return all;
}

} // namespace

/// The program itself, as scripts meet it, against the simulator on loopback.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void watchFollowsATaskToItsSavedClip();
    void everyOutcomeHasItsWordAndExitCode_data();
    void everyOutcomeHasItsWordAndExitCode();
    void aMissingKeyExits3AndKeepsTheId();
    void theTimeOutExits124();
    void aLinkNearItsEndIsWarnedOfForPeopleAlone_data();
    void aLinkNearItsEndIsWarnedOfForPeopleAlone();
    void anInterruptExits130();
    void anOwnedProfileExits5();
    void wrongUseExits2AndChangesNothing_data();
    void wrongUseExits2AndChangesNothing();
    void aKnownIdTellsWhatIsKnownAndIsNotAskedAgain();
    void aHeldFileThatWentIsFetchedAgain_data();
    void aHeldFileThatWentIsFetchedAgain();
    void aSavedFileThatChangedIsNotTold();
    void aKilledRunIsTakenUpWhereItWas();
    void listTellsWhatIsRemembered();
    void listTellsOfADatabaseThatCannotBeRead();
    void listTellsWhatIsLeftOfADatabaseThatIsGone();
    void watchGoesOnWhereNoFileIsInTheDatabasesPlace();
    void aBlockedLockExits2();
    void aClipThatIsNotSavedIsNamedWithItsFolder_data();
    void aClipThatIsNotSavedIsNamedWithItsFolder();
    void idsTellsWhatWouldBeAdded();
    void aHeldClipTellsWhatIsOddAboutIt();
    void expiryTellsWhenALinkEnds();
    void expiryReadsALinkALine();
    void verifyTellsWholeFromBroken();
    void aKeyWithoutANameGoesToNoStrangersService_data();
    void aKeyWithoutANameGoesToNoStrangersService();
    void aKeyWhoseServiceIsGoneGoesNowhere();
    void aServiceOfTheUsersIsWatchedByItsName();
    void aBrokenFileOfServicesIsToldAndBlocksNothing();
    void theKeyIsInNothingThatIsWrittenOrPrinted();

private:
    void setTask(const QString &id, const sim::TaskEnding &ending, const sim::Faults &answers = {}, const sim::Faults &clips = {});
    [[nodiscard]] QStringList watchArguments(const QStringList &more) const;
    [[nodiscard]] std::unique_ptr<QProcess> started(const QStringList &arguments, const QByteArray &key) const;
    [[nodiscard]] Run run(const QStringList &arguments, const QByteArray &key = "simulated", const QByteArray &input = {}) const;
    void writeProfile(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString profile() const { return m_folder->filePath(u"profile"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<Simulator> m_simulator;
    QString m_clip;
};

void ProgramTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(u"simulated"_s);
    m_clip = m_simulator->clipNames().first();
}

void ProgramTest::cleanup()
{
    m_simulator.reset();
    m_folder.reset();
}

void ProgramTest::setTask(const QString &id, const sim::TaskEnding &ending, const sim::Faults &answers, const sim::Faults &clips)
{
    sim::ScriptedTask task;
    task.id = id;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"sora"_s;
    task.model = u"openAiSora2Plus"_s;
    task.created = m_clock.wall() - 1min;
    task.processingFor = 30s;
    task.ending = ending;
    task.answerFaults = answers;
    task.clipFaults = clips;
    m_simulator->setTask(task);
}

QStringList ProgramTest::watchArguments(const QStringList &more) const
{
    return QStringList{u"--profile"_s, profile(), u"watch"_s, u"--json"_s, u"--poll-every"_s, u"0.2"_s, u"--base-url"_s,
                       m_simulator->address().toString() + u"/kyyReactApiServer"_s}
        + more;
}

std::unique_ptr<QProcess> ProgramTest::started(const QStringList &arguments, const QByteArray &key) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RUSHES_API_KEY"_s, QString::fromLatin1(key));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
    // No display is needed.
    environment.remove(u"DISPLAY"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(PROGRAMS_DIR "/rushes"), arguments);
    return process;
}

Run ProgramTest::run(const QStringList &arguments, const QByteArray &key, const QByteArray &input) const
{
    const auto process = started(arguments, key);
    process->write(input);
    process->closeWriteChannel();
    Run result;
    // The simulator runs on this thread's event loop.
    if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs)) {
        process->kill();
        process->waitForFinished();
        return result;
    }
    result.exitCode = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
    result.output = process->readAllStandardOutput();
    result.errors = process->readAllStandardError();
    result.events = objectsIn(result.output);
    return result;
}

void ProgramTest::watchFollowsATaskToItsSavedClip()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const QString folder = m_folder->filePath(u"out"_s);
    const Run result = run(watchArguments({u"--save-to"_s, folder, u"--name"_s, u"{id}"_s, u"sora_abc123"_s}));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.errors, QByteArray());
    const QJsonObject status = result.of(u"status"_s).value(0);
    QCOMPARE(status.value(u"status").toString(), u"completed"_s);
    QVERIFY(status.value(u"previous").isNull());
    QCOMPARE(status.value(u"known_from").toString(), u"link"_s);
    QCOMPARE(status.value(u"certainty").toString(), u"exact"_s);
    QVERIFY(status.value(u"error").isNull());
    const QJsonObject saved = result.of(u"saved"_s).value(0);
    QCOMPARE(saved.value(u"path").toString(), folder + u"/sora_abc123.mp4"_s);
    QFile file(saved.value(u"path").toString());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), m_simulator->clip(m_clip));
    QCOMPARE(result.of(u"finished"_s).value(0).value(u"outcome").toString(), u"completed"_s);
    QCOMPARE(result.events.last(), QJsonDocument::fromJson(R"({"event":"summary","completed":1,"failed":0,"unfinished":0})").object());
    QStringList order;
    for (const QJsonObject &event : result.events) {
        if (event.value(u"event").toString() != u"copying"_s)
            order.append(event.value(u"event").toString());
    }
    QCOMPARE(order, (QStringList{u"added"_s, u"contact"_s, u"status"_s, u"held"_s, u"saved"_s, u"finished"_s, u"summary"_s}));
}

void ProgramTest::everyOutcomeHasItsWordAndExitCode_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("failed") << u"sora_fails"_s << u"failed"_s << 1;
    QTest::newRow("expired") << u"sora_expires"_s << u"expired"_s << 1;
    QTest::newRow("unverified") << u"sora_broken"_s << u"completed"_s << 1;
    QTest::newRow("refused link") << u"sora_badlink"_s << u"not-kept"_s << 1;
    QTest::newRow("not found") << u"sora_nobody"_s << u"not-found"_s << 4;
    QTest::newRow("forbidden") << u"sora_forbidden"_s << u"refused"_s << 3;
}

void ProgramTest::everyOutcomeHasItsWordAndExitCode()
{
    QFETCH(const QString, id);
    setTask(u"sora_fails"_s, sim::Fails{u"content policy"_s});
    setTask(u"sora_expires"_s, sim::Completes{.clip = m_clip, .linkLifetime = 1s, .tellsExpiresAt = true});
    setTask(u"sora_broken"_s, sim::Completes{.clip = m_clip}, {}, {{sim::Zero{2000, 0}, sim::always}});
    setTask(u"sora_badlink"_s, sim::Completes{.clip = m_clip}, {{sim::SetField{u"video_url"_s, u"ftp://a/b.mp4"_s}, sim::always}});
    setTask(u"sora_forbidden"_s, sim::Completes{.clip = m_clip}, {{sim::Respond{sim::Reply{.status = 403}}, sim::always}});
    const Run result = run(watchArguments({id}));
    QTEST(result.exitCode, "exitCode");
    QTEST(result.of(u"finished"_s).value(0).value(u"outcome").toString(), "outcome");
    QCOMPARE(result.events.last().value(u"event").toString(), u"summary"_s);
    QCOMPARE(result.errors, QByteArray());
}

void ProgramTest::aMissingKeyExits3AndKeepsTheId()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const Run missing = run(watchArguments({u"sora_abc123"_s}), {});
    QCOMPARE(missing.exitCode, 3);
    QCOMPARE(missing.of(u"contact"_s).value(0).value(u"state").toString(), u"no-key"_s);
    QCOMPARE(missing.of(u"finished"_s).value(0).value(u"outcome").toString(), u"refused"_s);
    QVERIFY(m_simulator->requests().isEmpty());
    const Run again = run(watchArguments({u"sora_abc123"_s}), {});
    QCOMPARE(again.exitCode, 3);
    const Run wrong = run(watchArguments({u"sora_abc123"_s}), "wrong");
    QCOMPARE(wrong.exitCode, 3);
    QCOMPARE(run(watchArguments({u"sora_abc123"_s})).exitCode, 0);
}

void ProgramTest::theTimeOutExits124()
{
    setTask(u"sora_never"_s, sim::NeverEnds{});
    const Run result = run(watchArguments({u"--timeout"_s, u"1"_s, u"sora_never"_s}));
    QCOMPARE(result.exitCode, 124);
    QCOMPARE(result.of(u"finished"_s).value(0).value(u"outcome").toString(), u"unfinished"_s);
    QCOMPARE(result.events.last().value(u"unfinished").toInt(), 1);
}

void ProgramTest::aLinkNearItsEndIsWarnedOfForPeopleAlone_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("a person") << false;
    QTest::newRow("a script") << true;
}

void ProgramTest::aLinkNearItsEndIsWarnedOfForPeopleAlone()
{
    QFETCH(bool, json);
    // Completed half a minute ago; its storage never gives it. The program says so half-way to the end.
    setTask(u"sora_near"_s, sim::Completes{.clip = m_clip, .linkLifetime = 36s}, {},
            {{sim::Respond{sim::Reply{.status = 500}}, sim::always}});
    QStringList arguments = watchArguments({u"--timeout"_s, u"5"_s, u"sora_near"_s});
    if (!json)
        arguments.removeOne(u"--json"_s);
    const Run result = run(arguments);
    QCOMPARE(result.exitCode, 124);
    QCOMPARE(result.output.count("The link ends in"), json ? 0 : 1);
    const QStringList promised{u"added"_s, u"contact"_s, u"status"_s, u"copying"_s, u"link"_s, u"finished"_s, u"summary"_s};
    for (const QJsonObject &event : json ? result.events : QVector<QJsonObject>())
        QVERIFY(promised.contains(event.value(u"event").toString()));
}

void ProgramTest::anInterruptExits130()
{
    setTask(u"sora_never"_s, sim::NeverEnds{});
    const auto process = started(watchArguments({u"sora_never"_s}), "simulated");
    QVERIFY(QTest::qWaitFor([&] { return process->bytesAvailable() > 0 && m_simulator->requests().size() > 1; }, patienceMs));
    kill(pid_t(process->processId()), SIGINT);
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
    QCOMPARE(process->exitCode(), 130);
    QCOMPARE(objectsIn(process->readAllStandardOutput()).last().value(u"event").toString(), u"summary"_s);
}

void ProgramTest::anOwnedProfileExits5()
{
    setTask(u"sora_never"_s, sim::NeverEnds{});
    const auto owner = started(watchArguments({u"sora_never"_s}), "simulated");
    QVERIFY(QTest::qWaitFor([&] { return !m_simulator->requests().isEmpty(); }, patienceMs));
    const Run second = run(watchArguments({u"sora_other"_s}));
    QCOMPARE(second.exitCode, 5);
    QCOMPARE(second.output, QByteArray());
    QCOMPARE(second.errors.count('\n'), 1);
    // Reading is free.
    const Run list = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()});
    QCOMPARE(list.exitCode, 0);
    QCOMPARE(objectsIn(list.output).value(0).value(u"id").toString(), u"sora_never"_s);
    owner->terminate();
    QVERIFY(QTest::qWaitFor([&] { return owner->state() == QProcess::NotRunning; }, patienceMs));
}

void ProgramTest::wrongUseExits2AndChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("id that cannot be one") << QStringList{u"watch"_s, u"a/b"_s};
    QTest::newRow("unknown option") << QStringList{u"watch"_s, u"--nope"_s, u"sora_1"_s};
    QTest::newRow("bad base") << QStringList{u"watch"_s, u"--base-url"_s, u"http://example.com"_s, u"sora_1"_s};
    QTest::newRow("too often") << QStringList{u"watch"_s, u"--poll-every"_s, u"5"_s, u"sora_1"_s};
    QTest::newRow("key file missing") << QStringList{u"watch"_s, u"--key-file"_s, u"/none/such"_s, u"sora_1"_s};
    QTest::newRow("folder not to be made") << QStringList{u"watch"_s, u"--save-to"_s, u"/proc/none"_s, u"sora_1"_s};
    QTest::newRow("ids: no such file") << QStringList{u"ids"_s, u"/none/such"_s};
    QTest::newRow("ids: a folder") << QStringList{u"ids"_s, u"/"_s};
    QTest::newRow("ids: too many") << QStringList{u"ids"_s, u"-"_s, u"-"_s};
    QTest::newRow("expiry: nothing") << QStringList{u"expiry"_s};
    QTest::newRow("expiry: two links") << QStringList{u"expiry"_s, u"https://a.example/b"_s, u"https://a.example/c"_s};
    QTest::newRow("expiry: now is no moment") << QStringList{u"expiry"_s, u"--now"_s, u"2026-12-02"_s, u"https://a.example/b"_s};
    QTest::newRow("expiry: now without zone") << QStringList{u"expiry"_s, u"--now"_s, u"2026-12-02T08:30:11"_s, u"-"_s};
    QTest::newRow("expiry: now is missing") << QStringList{u"expiry"_s, u"https://a.example/b"_s, u"--now"_s};
    QTest::newRow("expiry: unknown option") << QStringList{u"expiry"_s, u"--json"_s, u"https://a.example/b"_s};
    QTest::newRow("expiry: a bracket that is not closed") << QStringList{u"expiry"_s, u"https://[::1/x?expires=1796472000"_s};
    QTest::newRow("expiry: a space in the host") << QStringList{u"expiry"_s, u"https://a b.example/x?expires=1796472000"_s};
    QTest::newRow("expiry: a port that cannot be") << QStringList{u"expiry"_s, u"https://a.example:99999/x?expires=1796472000"_s};
    QTest::newRow("expiry: no host") << QStringList{u"expiry"_s, u" https:///x?expires=1796472000"_s};
    QTest::newRow("verify: nothing") << QStringList{u"verify"_s};
    QTest::newRow("verify: no such file") << QStringList{u"verify"_s, u"/none/such.mp4"_s};
    QTest::newRow("list: an operand") << QStringList{u"list"_s, u"all"_s};
}

void ProgramTest::wrongUseExits2AndChangesNothing()
{
    QFETCH(const QStringList, arguments);
    const Run result = run(QStringList{u"--profile"_s, profile()} + arguments);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.errors.count('\n'), 1);
    QVERIFY(result.errors.startsWith("rushes: "));
    QVERIFY(!result.errors.contains("1796472000")); // a link's query is nobody's business
    QVERIFY(!QFile::exists(profile()));
}

void ProgramTest::aKnownIdTellsWhatIsKnownAndIsNotAskedAgain()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    QCOMPARE(run(watchArguments({u"sora_abc123"_s})).exitCode, 0);
    m_simulator->clearRequests();
    const Run again = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(again.exitCode, 0);
    QVERIFY(m_simulator->requests().isEmpty());
    QStringList order;
    for (const QJsonObject &event : again.events)
        order.append(event.value(u"event").toString());
    QCOMPARE(order, (QStringList{u"added"_s, u"status"_s, u"held"_s, u"finished"_s, u"summary"_s}));
}

void ProgramTest::aHeldFileThatWentIsFetchedAgain_data()
{
    QTest::addColumn<bool>("isCut");
    QTest::newRow("removed") << false;
    QTest::newRow("cut") << true;
}

void ProgramTest::aHeldFileThatWentIsFetchedAgain()
{
    QFETCH(bool, isCut);
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const Run first = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(first.exitCode, 0);
    const QJsonObject held = first.of(u"held"_s).value(0);
    const QString path = held.value(u"path"_s).toString();
    QVERIFY(isCut ? QFile::resize(path, 1000) : QFile::remove(path));
    const Run again = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(again.exitCode, 0);
    QStringList order;
    for (const QJsonObject &event : again.events) {
        if (event.value(u"event").toString() != u"copying")
            order.append(event.value(u"event").toString());
    }
    QCOMPARE(order, (QStringList{u"added"_s, u"status"_s, u"held"_s, u"finished"_s, u"summary"_s}));
    QCOMPARE(again.of(u"held"_s)[0].value(u"sha256"_s), held.value(u"sha256"_s));
    QCOMPARE(QFileInfo(again.of(u"held"_s)[0].value(u"path"_s).toString()).size(), held.value(u"bytes"_s).toInteger());
    // What is left of it is not thrown away.
    QCOMPARE(QFile::exists(path + u".set-aside"_s), isCut);
}

void ProgramTest::aSavedFileThatChangedIsNotTold()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const QStringList arguments = watchArguments({u"--save-to"_s, m_folder->filePath(u"out"_s), u"sora_abc123"_s});
    const Run first = run(arguments);
    QCOMPARE(first.exitCode, 0);
    const QString path = first.of(u"saved"_s).value(0).value(u"path"_s).toString();
    QCOMPARE(run(arguments).of(u"saved"_s).value(0).value(u"path"_s).toString(), path);
    QVERIFY(QFile::resize(path, 1000));
    const Run again = run(arguments);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.of(u"saved"_s).size(), 1);
    const QString other = again.of(u"saved"_s)[0].value(u"path"_s).toString();
    QVERIFY(other != path);
    QCOMPARE(QFileInfo(other).size(), again.of(u"held"_s)[0].value(u"bytes"_s).toInteger());
    QCOMPARE(QFileInfo(path).size(), 1000);
}

void ProgramTest::aKilledRunIsTakenUpWhereItWas()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip}, {}, {{sim::Stall{30'000}, sim::once}});
    const auto process = started(watchArguments({u"sora_abc123"_s}), "simulated");
    QVERIFY(QTest::qWaitFor([&] { return !m_simulator->requestsTo("/clips/").isEmpty(); }, patienceMs));
    QByteArray seen;
    QVERIFY(QTest::qWaitFor([&] { seen += process->readAllStandardOutput(); return seen.contains("copying"); }, patienceMs));
    process->kill();
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
    m_simulator->clearRequests();
    const Run again = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.of(u"held"_s).size(), 1);
    QVERIFY(m_simulator->requestsTo("/clips/").value(0).header("Range").startsWith("bytes="));
}

void ProgramTest::listTellsWhatIsRemembered()
{
    QCOMPARE(run({u"list"_s, u"--profile"_s, profile()}).output, QByteArray());
    QVERIFY(!QFile::exists(profile()));
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    (void)run(watchArguments({u"--mode"_s, u"8s"_s, u"sora_abc123"_s}));
    const QJsonObject line = objectsIn(run({u"list"_s, u"--json"_s, u"--profile"_s, profile()}).output).value(0);
    QCOMPARE(line.keys(), (QStringList{u"clip"_s, u"contact"_s, u"created"_s, u"expires_at"_s, u"family"_s, u"id"_s, u"label"_s,
                                       u"mode"_s, u"path"_s, u"service"_s, u"status"_s}));
    QCOMPARE(line.value(u"service").toString(), u"custom"_s);
    QCOMPARE(line.value(u"family").toString(), u"sora"_s);
    QCOMPARE(line.value(u"clip").toString(), u"held"_s);
    QVERIFY(QFile::exists(line.value(u"path").toString()));
    QVERIFY(line.value(u"label").isNull());
}

void ProgramTest::listTellsOfADatabaseThatCannotBeRead()
{
    QVERIFY(QDir().mkpath(profile()));
    QFile database(profile() + u"/tasks.sqlite"_s);
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.write(QByteArray(40'000, 'x'));
    database.close();
    const Run result = run({u"list"_s, u"--profile"_s, profile()});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.errors.count('\n'), 1);
}

void ProgramTest::listTellsWhatIsLeftOfADatabaseThatIsGone()
{
    setTask(u"sora_held"_s, sim::Completes{.clip = m_clip});
    setTask(u"sora_fails"_s, sim::Fails{u"content policy"_s});
    QCOMPARE(run(watchArguments({u"sora_held"_s, u"sora_fails"_s})).exitCode, 1);
    const QByteArray known = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()}).output;
    const QDir backups(profile() + u"/backups"_s);
    QVERIFY(backups.mkpath(backups.path()));
    const QString backup = backups.filePath(u"tasks-20261121T120000Z.sqlite"_s);
    QVERIFY(QFile::rename(profile() + u"/tasks.sqlite"_s, backup));

    const QStringList before = everythingIn(profile());
    const Run fromBackup = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()});
    QCOMPARE(fromBackup.exitCode, 0);
    QCOMPARE(fromBackup.output, known);
    QCOMPARE(fromBackup.errors.count('\n'), 1);
    QVERIFY2(fromBackup.errors.contains("is gone") && fromBackup.errors.contains("backup of"), fromBackup.errors.constData());
    QCOMPARE(everythingIn(profile()), before);

    QVERIFY(QFile::remove(backup));
    const Run fromFacts = run({u"list"_s, u"--json"_s, u"--profile"_s, profile()});
    QCOMPARE(fromFacts.exitCode, 0);
    QCOMPARE(fromFacts.events.size(), 1);
    QCOMPARE(fromFacts.events.first().value(u"id").toString(), u"sora_held"_s);
    QCOMPARE(fromFacts.events.first().value(u"clip").toString(), u"held"_s);
    QVERIFY2(fromFacts.errors.contains("beside them: 1"), fromFacts.errors.constData());

    const QDir clips(profile() + u"/clips"_s);
    for (const QString &facts : clips.entryList({u"*.json"_s}))
        QVERIFY(QFile::remove(clips.filePath(facts)));
    const Run unknown = run({u"list"_s, u"--profile"_s, profile()});
    QCOMPARE(unknown.exitCode, 2);
    QCOMPARE(unknown.output, QByteArray());
    QVERIFY2(unknown.errors.contains("nothing is known: 1"), unknown.errors.constData());
    // The next start says so too.
    const Run watched = run(watchArguments({u"sora_fails"_s}));
    QVERIFY2(watched.errors.contains("nothing is known: 1"), watched.errors.constData());
    QCOMPARE(clips.entryList({u"*.mp4"_s}).size(), 1);
}

void ProgramTest::watchGoesOnWhereNoFileIsInTheDatabasesPlace()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    QVERIFY(QDir().mkpath(profile()));
    QVERIFY(QFile::link(u"/none/such"_s, profile() + u"/tasks.sqlite"_s));
    const Run list = run({u"list"_s, u"--profile"_s, profile()});
    QCOMPARE(list.exitCode, 2);
    QCOMPARE(list.errors.count('\n'), 1);
    const Run watched = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(watched.exitCode, 0);
    QCOMPARE(watched.errors.count('\n'), 1);
    QVERIFY2(watched.errors.contains("set-aside"), watched.errors.constData());
    QCOMPARE(objectsIn(run({u"list"_s, u"--json"_s, u"--profile"_s, profile()}).output).size(), 1);
}

void ProgramTest::aBlockedLockExits2()
{
    QVERIFY(QDir().mkpath(profile() + u"/lock"_s));
    const Run result = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(result.errors.count('\n'), 1);
    QVERIFY2(result.errors.contains(QFile::encodeName(profile() + u"/lock"_s)), result.errors.constData());
}

void ProgramTest::aClipThatIsNotSavedIsNamedWithItsFolder_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("a script") << true;
    QTest::newRow("a person") << false;
}

void ProgramTest::aClipThatIsNotSavedIsNamedWithItsFolder()
{
    QFETCH(const bool, json);
    setTask(u"sora_abc123"_s, sim::NeverEnds{});
    const QString folder = m_folder->filePath(u"out"_s);
    QStringList arguments = watchArguments({u"--save-to"_s, folder, u"sora_abc123"_s});
    if (!json)
        arguments.removeOne(u"--json"_s);
    const auto process = started(arguments, "simulated");
    QVERIFY(QTest::qWaitFor([&] { return !m_simulator->requests().isEmpty(); }, patienceMs));
    // The folder goes while the clip is made.
    QVERIFY(QDir().rmdir(folder));
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
    QCOMPARE(process->exitCode(), 1);
    const QByteArray errors = process->readAllStandardError();
    QCOMPARE(errors.count('\n'), 1);
    QVERIFY2(errors.startsWith(QByteArray("rushes: sora_abc123 is not saved to " + QFile::encodeName(folder) + ". ")), errors.constData());
}

void ProgramTest::idsTellsWhatWouldBeAdded()
{
    const Run result = run({u"ids"_s, u"-"_s}, {}, "看看 sora_abc123def456，还有 vgen_7f31c09ab2e4。video_url vgen_");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.events,
             (QVector<QJsonObject>{
                 {{u"id"_s, u"sora_abc123def456"_s}, {u"service"_s, u"kyyReactApiServer"_s}, {u"family"_s, u"sora"_s}, {u"certain"_s, true}},
                 {{u"id"_s, u"vgen_7f31c09ab2e4"_s}, {u"service"_s, u"kyyReactApiServer"_s}, {u"family"_s, u"veo"_s}, {u"certain"_s, false}}}));
    QCOMPARE(run({u"ids"_s}, {}, "nothing here").output, QByteArray());
}

void ProgramTest::aHeldClipTellsWhatIsOddAboutIt()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/media/black.mp4"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_simulator->setClip(u"black"_s, file.readAll(), 4.0); // and half a second long
    setTask(u"sora_black"_s, sim::Completes{.clip = u"black"_s});
    const Run watched = run(watchArguments({u"sora_black"_s}));
    QCOMPARE(watched.exitCode, 0);
    const QJsonObject held = watched.of(u"held"_s).value(0);
    QCOMPARE(held.value(u"marks").toArray(), QJsonArray({u"shorter"_s, u"black"_s, u"silent"_s}));
    const Run verified = run({u"verify"_s, held.value(u"path").toString()});
    QCOMPARE(verified.exitCode, 0);
    // A file alone does not tell what the service said.
    QCOMPARE(verified.events.value(0).value(u"marks").toArray(), QJsonArray({u"black"_s, u"silent"_s}));
    // The profile remembers it.
    const Run again = run(watchArguments({u"sora_black"_s}));
    QCOMPARE(again.of(u"held"_s).value(0).value(u"marks"), held.value(u"marks"));
}

void ProgramTest::expiryTellsWhenALinkEnds()
{
    const QString link = u"https://a.example/b.mp4?X-Amz-Date=20261202T082011Z&X-Amz-Expires=57600&X-Amz-Signature=0a"_s;
    const Run told = run({u"expiry"_s, u"--now"_s, u"2026-12-02T09:30:11+01:00"_s, link});
    QCOMPARE(told.exitCode, 0);
    QCOMPARE(told.errors, QByteArray());
    QCOMPARE(told.output, QByteArray(R"({"certainty":"exact","expires_at":"2026-12-03T00:20:11Z","known_from":"link"})" "\n"));
    const QByteArray unknown = R"({"certainty":"unknown","expires_at":null,"known_from":"none"})" "\n";
    QCOMPARE(run({u"expiry"_s, u"--now"_s, u"2036-12-02T08:30:11Z"_s, link}).output, unknown);
    QCOMPARE(run({u"expiry"_s, u"no link at all"_s}).output, unknown);
    // Without --now it is now.
    const Moment end = std::chrono::floor<std::chrono::seconds>(m_clock.wall() + 24h);
    const QString soon = u"https://a.example/b.mp4?Signature=s&Expires="_s + QString::number(end.time_since_epoch() / 1s);
    QCOMPARE(run({u"expiry"_s, soon}).events.value(0).value(u"expires_at").toString(), toRfc3339(end));
    QVERIFY(!QFile::exists(profile()));
}

void ProgramTest::expiryReadsALinkALine()
{
    const QByteArray link = "https://a.example/b.mp4?Signature=s&Expires=1796439609";
    const Run result = run({u"expiry"_s, u"--now"_s, u"2026-12-02T08:30:11Z"_s, u"-"_s}, {},
                           link + "\r\n\n  " + link + "&x-amz-security-token=t  \nhttps://a.example/c.mp4\n\xff\n"
                               + "https://a.example/c.mp4?expires=1796439609");
    QCOMPARE(result.exitCode, 0);
    QStringList certainties;
    for (const QJsonObject &end : result.events)
        certainties.append(end.value(u"certainty").toString());
    QCOMPARE(certainties, (QStringList{u"exact"_s, u"at-latest"_s, u"unknown"_s, u"unknown"_s, u"about"_s}));
    QCOMPARE(result.events.last().value(u"expires_at").toString(), u"2026-12-05T03:00:09Z"_s);
    QCOMPARE(run({u"expiry"_s, u"-"_s}).output, QByteArray());
    // More than a pipe holds.
    QCOMPARE(run({u"expiry"_s, u"-"_s}, {}, QByteArray(link + '\n').repeated(5'000)).events.size(), 5'000);
}

void ProgramTest::verifyTellsWholeFromBroken()
{
    const QString whole = m_folder->filePath(u"whole.mp4"_s);
    const QString cut = m_folder->filePath(u"cut.mp4"_s);
    QFile wholeFile(whole);
    QFile cutFile(cut);
    QVERIFY(wholeFile.open(QIODevice::WriteOnly) && cutFile.open(QIODevice::WriteOnly));
    wholeFile.write(m_simulator->clip(m_clip));
    cutFile.write(m_simulator->clip(m_clip).chopped(100));
    wholeFile.close();
    cutFile.close();
    const Run good = run({u"verify"_s, whole});
    QCOMPARE(good.exitCode, 0);
    QVERIFY(good.events.value(0).value(u"ok").toBool());
    QCOMPARE(good.events.value(0).value(u"marks").toArray(), QJsonArray());
    QVERIFY(good.events.value(0).value(u"width").toInt() > 0);
    const Run mixed = run({u"verify"_s, whole, cut});
    QCOMPARE(mixed.exitCode, 1);
    QVERIFY(!mixed.events.value(1).value(u"ok").toBool());
    QVERIFY(!mixed.events.value(1).value(u"reason").toString().isEmpty());
    QVERIFY(mixed.events.value(1).value(u"marks").isNull());
}

/// A server that says the key wherever it can, to every kind of task.
void ProgramTest::aKeyWithoutANameGoesToNoStrangersService_data()
{
    QTest::addColumn<bool>("isDefault");
    QTest::addColumn<bool>("getsIt");
    QTest::newRow("imported, and claims the id") << false << false;
    QTest::newRow("the user's default") << true << true;
}

/// A catalogue from a stranger brings a service whose ids begin like what is watched.
void ProgramTest::aKeyWithoutANameGoesToNoStrangersService()
{
    QFETCH(bool, isDefault);
    QFETCH(bool, getsIt);
    Service service = m_simulator->openAiLike();
    service.polling = {100ms, 200ms, 200ms};
    for (Family &family : service.families)
        family.idPrefixes.clear();
    service.families[0].idPrefixes = {u"clip_"_s};
    writeProfile(u"services.json"_s, catalogueToJson({service}));
    if (isDefault)
        writeProfile(u"settings.ini"_s, "[General]\nservice=" + service.name.toUtf8() + '\n');
    const Run result = run({u"--profile"_s, profile(), u"watch"_s, u"--json"_s, u"--timeout"_s, u"2"_s, u"clip_abc123def456"_s});
    QCOMPARE(result.of(u"added"_s).value(0).value(u"service").toString(), service.name);
    QVERIFY(!getsIt || !m_simulator->requests().isEmpty());
    for (const sim::Request &request : m_simulator->requests())
        QCOMPARE(!request.header("Authorization").isEmpty(), getsIt);
    QCOMPARE(result.exitCode == 3, !getsIt);
    QCOMPARE(result.errors.contains("--service"), !getsIt);
}

/// Its ids go to the built-in default then; its key must not.
void ProgramTest::aKeyWhoseServiceIsGoneGoesNowhere()
{
    writeProfile(u"services.json"_s, "{broken");
    // Nothing gets out of this machine, whatever is tried.
    writeProfile(u"settings.ini"_s, "[General]\nservice=mine\n[proxy]\nuse=http\nhost=127.0.0.1\nport=1\n");
    const Run result = run({u"--profile"_s, profile(), u"watch"_s, u"--json"_s, u"--timeout"_s, u"2"_s, u"task_abc123def456"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.errors.contains("The key is not used"));
}

void ProgramTest::writeProfile(const QString &name, const QByteArray &content) const
{
    QVERIFY(QDir().mkpath(profile()));
    QFile file(profile() + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void ProgramTest::aServiceOfTheUsersIsWatchedByItsName()
{
    Service service = m_simulator->openAiLike();
    service.polling = {100ms, 200ms, 200ms};
    QVERIFY(QDir().mkpath(profile()));
    QFile file(profile() + u"/services.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(catalogueToJson({service}));
    file.close();
    sim::ScriptedTask task;
    task.id = u"video_abc123"_s;
    task.service = service.name;
    task.model = u"sora-2"_s;
    task.created = m_clock.wall();
    task.processingFor = 1s;
    task.ending = sim::Completes{.clip = m_clip};
    m_simulator->setTask(task);

    const QStringList options{u"--profile"_s, profile(), u"watch"_s, u"--json"_s};
    const Run result = run(options + QStringList{u"--service"_s, service.name, task.id});

    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.errors, QByteArray());
    QStringList statuses;
    for (const QJsonObject &event : result.of(u"status"_s))
        statuses.append(event.value(u"status").toString());
    QCOMPARE(statuses, (QStringList{u"processing"_s, u"completed"_s}));
    QCOMPARE(result.of(u"added"_s).value(0).value(u"service").toString(), service.name);
    QFile held(result.of(u"held"_s).value(0).value(u"path").toString());
    QVERIFY(held.open(QIODevice::ReadOnly));
    QCOMPARE(held.readAll(), m_simulator->clip(m_clip));
    for (const sim::Request &request : m_simulator->requests())
        QVERIFY2(request.path().startsWith("/openai-like/"), request.path().constData());

    const Run listed = run({u"--profile"_s, profile(), u"list"_s, u"--json"_s});
    QCOMPARE(listed.events.value(0).value(u"service").toString(), service.name);
    QVERIFY(!listed.events.value(0).value(u"expires_at").isNull());
    // An unknown one is still wrong use, and what is known is named.
    const Run unknown = run(options + QStringList{u"--service"_s, u"nobody"_s, task.id});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY(unknown.errors.contains(service.name.toUtf8()));
}

void ProgramTest::aBrokenFileOfServicesIsToldAndBlocksNothing()
{
    QVERIFY(QDir().mkpath(profile()));
    const QString path = profile() + u"/services.json"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"services":[{"name":"own","base":"http://own.example"}]})");
    file.close();
    const QByteArray place = "services[0].base: must begin with https://";
    const Run unknown = run({u"--profile"_s, profile(), u"watch"_s, u"--service"_s, u"own"_s, u"sora_abc123"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.errors.contains(place), unknown.errors.constData());
    QVERIFY(QFile::exists(path)); // only who owns the profile sets it aside
    const Run ids = run({u"--profile"_s, profile(), u"ids"_s, u"-"_s}, "simulated", "sora_abc123\n");
    QCOMPARE(ids.exitCode, 0);
    QCOMPARE(ids.events.size(), 1);
    QVERIFY(ids.errors.contains(place));

    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const Run watched = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(watched.exitCode, 0);
    QVERIFY2(watched.errors.contains(place), watched.errors.constData());
    QVERIFY(watched.errors.contains("services.json.set-aside-1"));
    QVERIFY(!QFile::exists(path));
}

void ProgramTest::theKeyIsInNothingThatIsWrittenOrPrinted()
{
    const PlantedKey planted("sk-0123456789abcdefghij");
    const QString key = QString::fromLatin1(planted.key());
    m_simulator->setKey(key);
    const auto echo = [](const QString &field) { return sim::Faults{{sim::EchoAuthorization{field}, sim::always}}; };
    QStringList ids;
    const auto add = [&](const sim::TaskEnding &ending, const sim::Faults &answers, const sim::Faults &clips = {}) {
        ids.append(u"sora_abc%1"_s.arg(100 + ids.size()));
        setTask(ids.last(), ending, answers, clips);
    };
    for (const auto *field : {"error", "model", "status", "created", "actual_duration", "expires_at", "progress", "id", "video_url"}) {
        add(sim::Completes{.clip = m_clip}, echo(QString::fromLatin1(field)));
        add(sim::Fails{u"no"_s}, echo(QString::fromLatin1(field)));
    }
    const QByteArray told = "key " + planted.key() + " is " + planted.key().toBase64();
    add(sim::Completes{.clip = m_clip}, {{sim::Respond{{.status = 400, .body = told}}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {{sim::Respond{{.status = 500, .body = R"({"error":")" + told + "\"}"}}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key()}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {}, {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key().toPercentEncoding()}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {}, {{sim::Respond{{.status = 404, .body = told}}, sim::always}});
    for (const int status : {403, 404, 429})
        add(sim::Completes{.clip = m_clip}, {{sim::Respond{{.status = status, .headers = {{"Retry-After", "1"}}, .body = told}}, sim::once}});
    const QStringList watching = watchArguments(QStringList{u"--timeout"_s, u"6"_s, u"--save-to"_s, m_folder->filePath(u"out"_s)} + ids);
    QVector<Run> runs{run(watching, planted.key())};
    QStringList forPeople = watching;
    forPeople.removeAll(u"--json"_s);
    runs.append(run(forPeople, planted.key()));
    runs.append(run({u"--profile"_s, profile(), u"list"_s}));
    runs.append(run({u"--profile"_s, profile(), u"list"_s, u"--json"_s}));
    const QByteArray curl = "curl -H 'Authorization: Bearer " + planted.key() + "' https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456";
    runs.append(run({u"--profile"_s, profile(), u"ids"_s, u"-"_s}, "simulated", curl));
    // A refused key, which comes out of a file.
    QFile file(m_folder->filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(planted.key());
    file.close();
    setTask(u"sora_refused"_s, sim::Completes{.clip = m_clip}, {{sim::Respond{{.status = 401, .body = told}}, sim::always}});
    runs.append(run(watchArguments({u"--key-file"_s, file.fileName(), u"--timeout"_s, u"6"_s, u"sora_refused"_s}), {}));
    QCOMPARE(runs.constLast().exitCode, 3);
    QVERIFY(file.remove());
    const QByteArray link = "https://cdn.example/a.mp4?Expires=4102444800&Signature=" + planted.key().toPercentEncoding();
    runs.append(run({u"expiry"_s, u"-"_s}, planted.key(), link));
    runs.append(run({u"expiry"_s, u"--json"_s, u"-"_s}, planted.key(), link));
    const QDir out(m_folder->filePath(u"out"_s));
    const QStringList saved = out.entryList(QDir::Files);
    QVERIFY(!saved.isEmpty());
    for (const QStringList &more : {QStringList(), QStringList{u"--json"_s}})
        runs.append(run(QStringList{u"verify"_s, out.filePath(saved.constFirst())} + more, planted.key()));
    for (const Run &one : std::as_const(runs)) {
        QVERIFY2(!planted.isIn(one.output), one.output.constData());
        QVERIFY2(!planted.isIn(one.errors), one.errors.constData());
    }
    QVERIFY2(runs[0].of(u"held"_s).size() >= 3, runs[0].output.constData());
    int files = 0;
    QCOMPARE(planted.fileWithIt(m_folder->path(), &files), QString());
    QVERIFY(files > 20);
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
