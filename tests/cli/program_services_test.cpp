// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_bench.h"

#include "support/planted_key.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Which service is asked, and whose key it gets.
class ProgramServicesTest : public ProgramBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aKeyWithoutANameGoesToNoStrangersService_data();
    void aKeyWithoutANameGoesToNoStrangersService();
    void aKeyWhoseServiceIsGoneGoesNowhere();
    void aServiceOfTheUsersIsWatchedByItsName();
    void aBrokenFileOfServicesIsToldAndBlocksNothing();
    void theKeyIsInNothingThatIsWrittenOrPrinted();
};

void ProgramServicesTest::aKeyWithoutANameGoesToNoStrangersService_data()
{
    QTest::addColumn<bool>("isDefault");
    QTest::addColumn<bool>("getsIt");
    QTest::newRow("imported, and claims the id") << false << false;
    QTest::newRow("the user's default") << true << true;
}

/// A catalogue from a stranger brings a service whose ids begin like what is watched.

void ProgramServicesTest::aKeyWithoutANameGoesToNoStrangersService()
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
    const Run result = run(
        {u"--profile"_s, profile(), u"watch"_s, u"--json"_s, u"--timeout"_s, u"2"_s, u"clip_abc123def456"_s});
    QCOMPARE(result.of(u"added"_s).value(0).value(u"service").toString(), service.name);
    QVERIFY(!getsIt || !m_simulator->requests().isEmpty());
    for (const sim::Request &request : m_simulator->requests())
        QCOMPARE(!request.header("Authorization").isEmpty(), getsIt);
    QCOMPARE(result.exitCode == 3, !getsIt);
    QCOMPARE(result.errors.contains("--service"), !getsIt);
}

/// Its ids go to the built-in default then; its key must not.

void ProgramServicesTest::aKeyWhoseServiceIsGoneGoesNowhere()
{
    writeProfile(u"services.json"_s, "{broken");
    // Nothing gets out of this machine, whatever is tried.
    writeProfile(u"settings.ini"_s, "[General]\nservice=mine\n[proxy]\nuse=http\nhost=127.0.0.1\nport=1\n");
    const Run result = run(
        {u"--profile"_s, profile(), u"watch"_s, u"--json"_s, u"--timeout"_s, u"2"_s, u"task_abc123def456"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.errors.contains("The key is not used"));
}

void ProgramServicesTest::aServiceOfTheUsersIsWatchedByItsName()
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
    task.ending = sim::NeverEnds{};
    m_simulator->setTask(task);

    const QStringList options{u"--profile"_s, profile(), u"watch"_s, u"--json"_s};
    const auto process = started(options + QStringList{u"--service"_s, service.name, task.id}, "simulated");
    const auto told = [&] { return process->peek(process->bytesAvailable()); };
    QVERIFY(QTest::qWaitFor([&] { return told().contains(R"("status":"processing")"); }, patienceMs));
    task.processingFor = 0s;
    task.ending = sim::Completes{.clip = m_clip};
    m_simulator->setTask(task);
    const Run result = endOf(*process);

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

void ProgramServicesTest::aBrokenFileOfServicesIsToldAndBlocksNothing()
{
    QVERIFY(QDir().mkpath(profile()));
    const QString path = profile() + u"/services.json"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"services":[{"name":"own","base":"http://own.example"}]})");
    file.close();
    const QByteArray place = "services[0].base: must begin with https://";
    const Run unknown =
        run({u"--profile"_s, profile(), u"watch"_s, u"--service"_s, u"own"_s, u"sora_abc123"_s});
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

void ProgramServicesTest::theKeyIsInNothingThatIsWrittenOrPrinted()
{
    const PlantedKey planted("sk-0123456789abcdefghij");
    const QString key = QString::fromLatin1(planted.key());
    m_simulator->setKey(key);
    const auto echo = [](const QString &field) {
        return sim::Faults{{sim::EchoAuthorization{field}, sim::always}};
    };
    QStringList ids;
    const auto add = [&](const sim::TaskEnding &ending, const sim::Faults &answers,
                         const sim::Faults &clips = {}) {
        ids.append(u"sora_abc%1"_s.arg(100 + ids.size()));
        setTask(ids.last(), ending, answers, clips);
    };
    for (const auto *field : {"error", "model", "status", "created", "actual_duration", "expires_at",
                              "progress", "id", "video_url"}) {
        add(sim::Completes{.clip = m_clip}, echo(QString::fromLatin1(field)));
        add(sim::Fails{u"no"_s}, echo(QString::fromLatin1(field)));
    }
    const QByteArray told = "key " + planted.key() + " is " + planted.key().toBase64();
    add(sim::Completes{.clip = m_clip}, {{sim::Respond{{.status = 400, .body = told}}, sim::always}});
    add(sim::Completes{.clip = m_clip},
        {{sim::Respond{{.status = 500, .body = R"({"error":")" + told + "\"}"}}, sim::always}});
    add(sim::Completes{.clip = m_clip},
        {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key()}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {},
        {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key().toPercentEncoding()}, sim::always}});
    add(sim::Completes{.clip = m_clip}, {}, {{sim::Respond{{.status = 404, .body = told}}, sim::always}});
    for (const int status : {403, 404, 429})
        add(sim::Completes{.clip = m_clip},
            {{sim::Respond{{.status = status, .headers = {{"Retry-After", "1"}}, .body = told}}, sim::once}});
    const QStringList watching = watchArguments(
        QStringList{u"--timeout"_s, u"6"_s, u"--save-to"_s, m_folder->filePath(u"out"_s)} + ids);
    QVector<Run> runs{run(watching, planted.key())};
    QStringList forPeople = watching;
    forPeople.removeAll(u"--json"_s);
    runs.append(run(forPeople, planted.key()));
    runs.append(run({u"--profile"_s, profile(), u"list"_s}));
    runs.append(run({u"--profile"_s, profile(), u"list"_s, u"--json"_s}));
    const QByteArray curl = "curl -H 'Authorization: Bearer " + planted.key() +
                            "' https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456";
    runs.append(run({u"--profile"_s, profile(), u"ids"_s, u"-"_s}, "simulated", curl));
    // A refused key, which comes out of a file.
    QFile file(m_folder->filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(planted.key());
    file.close();
    setTask(u"sora_refused"_s, sim::Completes{.clip = m_clip},
            {{sim::Respond{{.status = 401, .body = told}}, sim::always}});
    runs.append(run(
        watchArguments({u"--key-file"_s, file.fileName(), u"--timeout"_s, u"6"_s, u"sora_refused"_s}), {}));
    QCOMPARE(runs.constLast().exitCode, 3);
    QVERIFY(file.remove());
    const QByteArray link =
        "https://cdn.example/a.mp4?Expires=4102444800&Signature=" + planted.key().toPercentEncoding();
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

QTEST_GUILESS_MAIN(ProgramServicesTest)
#include "program_services_test.moc"
