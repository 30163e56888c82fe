// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log_categories.h"
#include "core/task_rules.h"
#include "engine/engine.h"
#include "engine/event_log.h"
#include "engine/problem_report.h"
#include "engine/program_log.h"
#include "engine/user_services.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "store/settings.h"
#include "support/manual_clock.h"
#include "support/planted_key.h"
#include "support/taken_in.h"

#include <QDir>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const test::PlantedKey planted("sk-planted-0123456789abcdef");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Moment moment()
{
    return Moment(1772366400250ms);
}

/// What Qt's words went on to.
QStringList passedOn;
void passOn(QtMsgType, const QMessageLogContext &, const QString &message)
{
    passedOn.append(message);
}

} // namespace

class ProgramLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void ourLinesGoToTheFileAndNowhereElse();
    void whoFollowsHearsOnlyWhatComes();
    void qtsWordsAreKeptAndPassedOnWithoutSecrets();
    void linesOfManyThreadsAreWhole();
    void onlyTheLastLinesAreKept();
    void anEngineTellsWhatHappensAndNoSecret();
    void aReportIsSafeToPost();
    void aReportNamesNobodysHosts_data();
    void aReportNamesNobodysHosts();
    void aServiceThatWentIsNotNamedEither();

private:
    [[nodiscard]] std::unique_ptr<Engine> open() const
    {
        EngineOptions options;
        options.profileFolder = m_folder->filePath(u"profile"_s);
        options.catalogue = ServiceCatalogue::builtIn();
        options.clock = std::make_unique<test::ManualClock>();
        options.clipHelper = u"/none"_s;
        auto engine = Engine::open(std::move(options));
        return engine ? std::move(engine).value() : nullptr;
    }
    static Service ownService()
    {
        Service service = *ServiceCatalogue::builtIn().find(u"kyyAiPower"_s);
        service.name = u"corp-x"_s;
        service.title = u"Corp X"_s;
        service.base = QUrl(u"https://video.corp-x.example:8443/api"_s);
        return service;
    }
    /// A task with all that must not be told.
    static void addTask(Engine &engine)
    {
        test::takenIn(engine.intake(), u"sora_abc123def456"_s);
        QTRY_COMPARE(engine.monitor().count(), 1);
        Task task = engine.monitor().tasks().constFirst();
        task.label = u"Secret film"_s;
        task.status = Status::Completed;
        task.videoUrl = u"https://127.0.0.1:1/a.mp4?Signature=signed-secret"_s;
        task.message = u"a prompt of the user's"_s;
        engine.monitor().commit(
            copyFailed(task, {ErrorKind::FileWriteFailed, u"/home/ann/Secret film.mp4: no room"_s}));
        engine.monitor().commit(clipHeld(task, {.heldFile = u"a.mp4"_s, .bytes = 4}));
        engine.monitor().commit(clipSaved(*engine.monitor().latest(1), u"/home/ann/Secret film.mp4"_s));
        bool written = false;
        engine.afterCommit([&written](const Outcome &) { written = true; });
        QTRY_VERIFY(written);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProgramLogTest::ourLinesGoToTheFileAndNowhereElse()
{
    const QtMessageHandler before = qInstallMessageHandler(passOn);
    passedOn.clear();
    {
        ProgramLog log(m_folder->path(), moment);
        const QSignalSpy added(&log, &ProgramLog::lineAdded);
        qCInfo(logPoll) << "hello";
        qCWarning(logClip) << "careful";
        QCOMPARE(log.lines().size(), 2);
        QCOMPARE(log.lines()[0], u"2026-03-01T12:00:00.250Z info rushes.poll: hello"_s);
        QVERIFY(log.lines()[1].endsWith(u"warning rushes.clip: careful"));
        QCOMPARE(contentOf(log.files().value(0)), log.lines().join(u'\n').toUtf8() + '\n');
        QTRY_COMPARE(added.size(), 2);
    }
    qCInfo(logPoll) << "after its end";
    QCOMPARE(passedOn, QStringList{u"after its end"_s});
    qInstallMessageHandler(before);
}

void ProgramLogTest::whoFollowsHearsOnlyWhatComes()
{
    ProgramLog log(m_folder->path(), moment);
    qCInfo(logPoll) << "before"; // is among the lines that are read first
    {
        const QSignalSpy added(&log, &ProgramLog::lineAdded);
        qCInfo(logPoll) << "meanwhile";
        QCoreApplication::processEvents();
        QCOMPARE(added.size(), 1);
        QVERIFY(added.at(0).at(0).toString().endsWith(u"meanwhile"));
    }
    qCInfo(logPoll) << "after";
    QCoreApplication::processEvents(); // nobody is there
    qCInfo(logPoll) << "later";
    const QSignalSpy again(&log, &ProgramLog::lineAdded);
    QCoreApplication::processEvents();
    QCOMPARE(again.size(), 0);
}

void ProgramLogTest::qtsWordsAreKeptAndPassedOnWithoutSecrets()
{
    const QtMessageHandler before = qInstallMessageHandler(passOn);
    passedOn.clear();
    {
        ProgramLog log(m_folder->path(), moment);
        log.redactor().addKey(QString::fromLatin1(planted.key()));
        qWarning("sent %s to https://a.example/b?Signature=x", planted.key().constData());
        QVERIFY(log.lines().value(0).contains(u"warning default: sent *** to https://a.example/b?…"));
        QVERIFY(!planted.isIn(contentOf(log.files().value(0))));
    }
    qInstallMessageHandler(before);
    QCOMPARE(passedOn, QStringList{u"sent *** to https://a.example/b?…"_s});
}

void ProgramLogTest::linesOfManyThreadsAreWhole()
{
    ProgramLog log(m_folder->path(), moment);
    QThreadPool pool;
    for (int thread = 0; thread < 4; ++thread) {
        pool.start([] {
            for (int i = 0; i < 250; ++i)
                qCInfo(logStore) << "xxxxxxxxxxxxxxxxxxxx";
        });
    }
    pool.waitForDone();
    const QList<QByteArray> lines = contentOf(log.files().value(0)).trimmed().split('\n');
    QCOMPARE(lines.size(), 1000);
    for (const QByteArray &line : lines)
        QVERIFY2(line.endsWith("info rushes.store: xxxxxxxxxxxxxxxxxxxx"), line.constData());
}

void ProgramLogTest::onlyTheLastLinesAreKept()
{
    ProgramLog log(m_folder->path(), moment);
    for (size_t i = 0; i < ProgramLog::linesKept + 10; ++i)
        qCInfo(logPoll) << i;
    QCOMPARE(size_t(log.lines().size()), ProgramLog::linesKept);
    QVERIFY(log.lines().constFirst().endsWith(u": 10"));
}

void ProgramLogTest::anEngineTellsWhatHappensAndNoSecret()
{
    {
        const auto engine = open();
        engine->keys().setKey(u"kyyReactApiServer"_s, QString::fromLatin1(planted.key()));
        qWarning("a library says %s", planted.key().constData());
        addTask(*engine);
    }
    const QString log =
        QString::fromUtf8(contentOf(Profile::logFolder(m_folder->filePath(u"profile"_s)) + u"/rushes.log"_s));
    for (const QString &told : {u"a key is set for kyyReactApiServer"_s, u"1 tasks added"_s,
                                u"#1 sora_abc… not copied file-write-failed"_s,
                                u"#1 sora_abc… held, 4 bytes"_s, u"#1 sora_abc… saved"_s})
        QVERIFY2(log.contains(told), qPrintable(told + u" is not in\n" + log));
    for (const QString &untold :
         {u"sora_abc123def456"_s, u"Secret film"_s, u"signed-secret"_s, u"/home/ann"_s, u"prompt"_s})
        QVERIFY2(!log.contains(untold), qPrintable(untold));
    QVERIFY(!planted.isIn(log));
    QCOMPARE(planted.fileWithIt(m_folder->path()), QString());
}

void ProgramLogTest::aReportIsSafeToPost()
{
    const auto engine = open();
    engine->keys().setKey(u"kyyReactApiServer"_s, QString::fromLatin1(planted.key()));
    addTask(*engine);
    qCInfo(logProgram).noquote() << "something in" << QDir::homePath() << "and in"
                                 << m_folder->filePath(u"profile"_s);
    const QString report = problemReport(*engine, engine->log().lines());
    for (const QString &told : {u"Qt "_s, u"kyyReactApiServer (key set)"_s, u"Tasks: 1 (1 completed)"_s,
                                u"Clips: 1 saved"_s, u"#1 sora_abc… held"_s})
        QVERIFY2(report.contains(told), qPrintable(told + u" is not in\n" + report));
    for (const QString &untold : {u"sora_abc123def456"_s, u"Secret film"_s, u"signed-secret"_s,
                                  m_folder->path(), QString(QDir::homePath() + u'/')})
        QVERIFY2(!report.contains(untold), qPrintable(untold + u" is in\n" + report));
    QVERIFY(!planted.isIn(report));
}

void ProgramLogTest::aReportNamesNobodysHosts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reported");
    QTest::newRow("Qt's own words") << u"Host video.corp-x.example not found"_s
                                    << u"Host <own service> not found"_s;
    QTest::newRow("in a URL") << u"from https://video.corp-x.example:8443/…"_s
                              << u"from https://<own service>:8443/…"_s;
    QTest::newRow("capitals and a full stop") << u"Video.Corp-X.example."_s << u"<own service>."_s;
    QTest::newRow("a host below it") << u"cdn.video.corp-x.example"_s << u"<own service>"_s;
    QTest::newRow("its name") << u"the service corp-x is"_s << u"the service <own service> is"_s;
    QTest::newRow("where its clips are")
        << u"HTTP 403 from clips.corp-y.example"_s << u"HTTP 403 from <own service>"_s;
    QTest::newRow("a proxy") << u"proxy gate.corp-z.example:3128 refused"_s
                             << u"proxy <proxy>:3128 refused"_s;
    QTest::newRow("a proxy of the environment")
        << u"proxy env.corp-z.example refused"_s << u"proxy <proxy> refused"_s;
    QTest::newRow("a stranger's, by a redirect")
        << u"redirects to https://login.corp-w.example/…"_s << u"redirects to https://<host>/…"_s;
    QTest::newRow("a stranger's, with a user")
        << u"https://ann@login.corp-w.example/…"_s << u"https://<host>/…"_s;
    QTest::newRow("a built-in one stays") << u"https://zcbservice.aizfw.cn/… and zcbservice.aizfw.cn"_s
                                          << u"https://zcbservice.aizfw.cn/… and zcbservice.aizfw.cn"_s;
    QTest::newRow("its clips' host stays")
        << u"https://cdn.public.example/…"_s << u"https://cdn.public.example/…"_s;
    QTest::newRow("this machine stays") << u"http://127.0.0.1:8080/… and http://[::1]:1/…"_s
                                        << u"http://127.0.0.1:8080/… and http://[::1]:1/…"_s;
    QTest::newRow("another word that begins so") << u"corp-xenon"_s << u"corp-xenon"_s;
}

void ProgramLogTest::aReportNamesNobodysHosts()
{
    QFETCH(QString, line);
    QFETCH(QString, reported);
    qputenv("https_proxy", "env.corp-z.example:8080");
    const auto forgetProxy = qScopeGuard([] { qunsetenv("https_proxy"); });
    const auto engine = open();
    engine->settings().setProxy(ProxyChoice::Http, u"gate.corp-z.example"_s, 3128);
    QVERIFY(engine->userServices().replace({ownService()}).ok());
    for (const auto &[service, link] :
         {std::pair{u"corp-x"_s, u"https://clips.corp-y.example/a.mp4"_s},
          std::pair{u"kyyReactApiServer"_s, u"https://cdn.public.example/a.mp4"_s}}) {
        engine->monitor().add({{.id = u"sora_abc123def456"_s,
                                .service = service,
                                .family = {},
                                .mode = {},
                                .modeIsUsers = false,
                                .label = {}}});
        QTRY_VERIFY(engine->monitor().find(u"sora_abc123def456"_s, service));
        const qint64 number = *engine->monitor().find(u"sora_abc123def456"_s, service);
        QTRY_VERIFY(engine->monitor().task(number));
        Task task = *engine->monitor().latest(number);
        task.status = Status::Completed;
        task.linkIsRefused = true;
        task.videoUrl = link;
        engine->monitor().commit({task, {}});
        QTRY_COMPARE(engine->monitor().task(number)->videoUrl, link);
    }
    const QString report = problemReport(*engine, {line});
    QCOMPARE(report.trimmed().split(u'\n').constLast(), reported);
    QVERIFY2(!report.contains(u"corp-x") || reported.contains(u"corp-x"), qPrintable(report));
    QVERIFY(!report.contains(u".corp-"));
}

void ProgramLogTest::aServiceThatWentIsNotNamedEither()
{
    const auto engine = open();
    QVERIFY(engine->userServices().replace({ownService()}).ok());
    QVERIFY(engine->userServices().replace({}).ok());
    const QString report = problemReport(*engine, {u"Host video.corp-x.example not found"_s});
    QVERIFY2(report.contains(u"Host <own service> not found"), qPrintable(report));
}

QTEST_GUILESS_MAIN(ProgramLogTest)
#include "program_log_test.moc"
