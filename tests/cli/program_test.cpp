// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_bench.h"

#include <QtTest>

#include <csignal>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What a run of "watch" does and tells, and how it ends.
class ProgramTest : public ProgramBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
    void watchGoesOnWhereNoFileIsInTheDatabasesPlace();
    void aBlockedLockExits2();
    void aClipThatIsNotSavedIsNamedWithItsFolder_data();
    void aClipThatIsNotSavedIsNamedWithItsFolder();
};

void ProgramTest::watchFollowsATaskToItsSavedClip()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const QString folder = m_folder->filePath(u"out"_s);
    const Run result =
        run(watchArguments({u"--save-to"_s, folder, u"--name"_s, u"{id}"_s, u"sora_abc123"_s}));
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
    QCOMPARE(
        result.events.last(),
        QJsonDocument::fromJson(R"({"event":"summary","completed":1,"failed":0,"unfinished":0})").object());
    QStringList order;
    for (const QJsonObject &event : result.events) {
        if (event.value(u"event").toString() != u"copying"_s)
            order.append(event.value(u"event").toString());
    }
    QCOMPARE(order, (QStringList{u"added"_s, u"contact"_s, u"status"_s, u"held"_s, u"saved"_s, u"finished"_s,
                                 u"summary"_s}));
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
    setTask(u"sora_badlink"_s, sim::Completes{.clip = m_clip},
            {{sim::SetField{u"video_url"_s, u"ftp://a/b.mp4"_s}, sim::always}});
    setTask(u"sora_forbidden"_s, sim::Completes{.clip = m_clip},
            {{sim::Respond{sim::Reply{.status = 403}}, sim::always}});
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
    setTask(u"sora_near"_s, sim::NeverEnds{});
    QStringList arguments = watchArguments({u"--timeout"_s, u"9"_s, u"sora_near"_s});
    if (!json)
        arguments.removeOne(u"--json"_s);
    const auto process = started(arguments, "simulated");
    QVERIFY(QTest::qWaitFor([&] { return !m_simulator->requests().isEmpty(); }, patienceMs));
    // Completed half a minute ago; its storage never gives it. The program says so half-way to the end.
    setTask(u"sora_near"_s, sim::Completes{.clip = m_clip, .linkLifetime = 40s}, {},
            {{sim::Respond{sim::Reply{.status = 500}}, sim::always}});
    const Run result = endOf(*process);
    QCOMPARE(result.exitCode, 124);
    QCOMPARE(result.output.count("The link ends in"), json ? 0 : 1);
    const QStringList promised{u"added"_s, u"contact"_s,  u"status"_s, u"copying"_s,
                               u"link"_s,  u"finished"_s, u"summary"_s};
    for (const QJsonObject &event : json ? result.events : QVector<QJsonObject>())
        QVERIFY(promised.contains(event.value(u"event").toString()));
}

void ProgramTest::anInterruptExits130()
{
    setTask(u"sora_never"_s, sim::NeverEnds{});
    const auto process = started(watchArguments({u"sora_never"_s}), "simulated");
    QVERIFY(QTest::qWaitFor(
        [&] { return process->bytesAvailable() > 0 && m_simulator->requests().size() > 1; }, patienceMs));
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
    QTest::newRow("bad base") << QStringList{u"watch"_s, u"--base-url"_s, u"http://example.com"_s,
                                             u"sora_1"_s};
    QTest::newRow("too often") << QStringList{u"watch"_s, u"--poll-every"_s, u"5"_s, u"sora_1"_s};
    QTest::newRow("key file missing")
        << QStringList{u"watch"_s, u"--key-file"_s, u"/none/such"_s, u"sora_1"_s};
    QTest::newRow("folder not to be made")
        << QStringList{u"watch"_s, u"--save-to"_s, u"/proc/none"_s, u"sora_1"_s};
    QTest::newRow("ids: no such file") << QStringList{u"ids"_s, u"/none/such"_s};
    QTest::newRow("ids: a folder") << QStringList{u"ids"_s, u"/"_s};
    QTest::newRow("ids: too many") << QStringList{u"ids"_s, u"-"_s, u"-"_s};
    QTest::newRow("expiry: nothing") << QStringList{u"expiry"_s};
    QTest::newRow("expiry: two links")
        << QStringList{u"expiry"_s, u"https://a.example/b"_s, u"https://a.example/c"_s};
    QTest::newRow("expiry: now is no moment")
        << QStringList{u"expiry"_s, u"--now"_s, u"2026-12-02"_s, u"https://a.example/b"_s};
    QTest::newRow("expiry: now without zone")
        << QStringList{u"expiry"_s, u"--now"_s, u"2026-12-02T08:30:11"_s, u"-"_s};
    QTest::newRow("expiry: now is missing") << QStringList{u"expiry"_s, u"https://a.example/b"_s, u"--now"_s};
    QTest::newRow("expiry: unknown option")
        << QStringList{u"expiry"_s, u"--json"_s, u"https://a.example/b"_s};
    QTest::newRow("expiry: a bracket that is not closed")
        << QStringList{u"expiry"_s, u"https://[::1/x?expires=1796472000"_s};
    QTest::newRow("expiry: a space in the host")
        << QStringList{u"expiry"_s, u"https://a b.example/x?expires=1796472000"_s};
    QTest::newRow("expiry: a port that cannot be")
        << QStringList{u"expiry"_s, u"https://a.example:99999/x?expires=1796472000"_s};
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
    QCOMPARE(QFileInfo(again.of(u"held"_s)[0].value(u"path"_s).toString()).size(),
             held.value(u"bytes"_s).toInteger());
    // What is left of it is not thrown away.
    QCOMPARE(QFile::exists(path + u".set-aside"_s), isCut);
}

void ProgramTest::aSavedFileThatChangedIsNotTold()
{
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip});
    const QStringList arguments =
        watchArguments({u"--save-to"_s, m_folder->filePath(u"out"_s), u"sora_abc123"_s});
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
    constexpr qint64 half = 30'000;
    setTask(u"sora_abc123"_s, sim::Completes{.clip = m_clip}, {}, {{sim::Stall{half}, sim::once}});
    const auto process = started(watchArguments({u"sora_abc123"_s}), "simulated");
    const auto written = [this] {
        const QFileInfoList parts = QDir(profile() + u"/clips"_s).entryInfoList({u"*.part"_s}, QDir::Files);
        return parts.isEmpty() ? 0 : parts.constFirst().size();
    };
    const auto told = [&] { return process->peek(process->bytesAvailable()); };
    QVERIFY(QTest::qWaitFor([&] { return written() >= half && told().contains("copying"); }, patienceMs));
    process->kill();
    QVERIFY(QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
    m_simulator->clearRequests();
    const Run again = run(watchArguments({u"sora_abc123"_s}));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.of(u"held"_s).size(), 1);
    QVERIFY(m_simulator->requestsTo("/clips/").value(0).header("Range").startsWith("bytes="));
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
    QVERIFY2(errors.startsWith(
                 QByteArray("rushes: sora_abc123 is not saved to " + QFile::encodeName(folder) + ". ")),
             errors.constData());
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
