// SPDX-License-Identifier: GPL-3.0-or-later

// That no 16 characters of a key get out of the window, whatever a person does and whatever a service
// answers.

#include "fake_notifications.h"
#include "shown_texts.h"

#include "core/catalogue_writer.h"
#include "core/system_clock.h"
#include "engine/engine.h"
#include "engine/user_services.h"
#include "monitor/task_monitor.h"
#include "simulator/simulator.h"
#include "store/key_ring.h"
#include "support/fake_key_store.h"
#include "support/planted_key.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/expiry_notices.h"
#include "ui/main_window/found_key_strip.h"
#include "ui/main_window/main_window.h"
#include "ui/settings/services_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/text_labels.h"
#include "ui/table/task_table_view.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace rushes::test {

namespace {

constexpr int patienceMs = 30'000;
constexpr double speed = 20;
const QString react = u"kyyReactApiServer"_s;
const QString power = u"kyyAiPower"_s;
const PlantedKey planted("sk-Planted/0123456789+abcdef.ghijkl");
const sim::SimulatedPolling often{std::chrono::seconds(1), std::chrono::seconds(1), std::chrono::seconds(1)};

QString key()
{
    return QString::fromLatin1(planted.key());
}

/// An answer that tells the key in every way in which it was seen.
QByteArray told()
{
    return "key " + planted.key() + " is " + planted.key().toBase64() + ' ' +
           planted.key().toPercentEncoding();
}

} // namespace

class PlantedKeyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theSearchFindsWhatItIsFor_data();
    void theSearchFindsWhatItIsFor();
    void noKeyGetsOutOfTheWindow();

private:
    void open();
    void script();
    void add(const sim::TaskEnding &ending, const sim::Faults &answers, const sim::Faults &clips = {},
             const QString &service = react);
    [[nodiscard]] QAction *action(Command command) const;
    void pasteKey();
    void testKey();
    void carryServices();
    void lookAtEveryTask();
    void openEverything();
    void lookHere(const char *where);
    void copyWith(Command command);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<Simulator> m_simulator;
    FakeKeyStore *m_store = nullptr; ///< the engine's
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_ids;      ///< at m_services
    QStringList m_services; ///< of each
    QString m_copied;
    QString m_seen;
    QStringList m_leaks; ///< where it was found
};

void PlantedKeyTest::initTestCase()
{
    QAccessible::setActive(true);
}

void PlantedKeyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<SystemClock>(Moment(std::chrono::seconds(1772366400)), speed);
    m_simulator = std::make_unique<Simulator>(*m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(key());
    open();
}

void PlantedKeyTest::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_simulator.reset();
    QGuiApplication::clipboard()->clear();
}

void PlantedKeyTest::open()
{
    EngineOptions options;
    options.profileFolder = m_folder->filePath(u"profile"_s);
    options.catalogue = m_simulator->catalogue(often);
    options.clock = std::make_unique<SystemClock>(Moment(std::chrono::seconds(1772366400)), speed);
    options.clipHelper = QStringLiteral(PROGRAMS_DIR "/rushes-clip-helper");
    auto store = std::make_unique<FakeKeyStore>();
    m_store = store.get();
    options.keyStore = std::move(store);
    auto opened = Engine::open(std::move(options));
    QVERIFY(opened.ok());
    m_engine = std::move(opened).value();
    m_window = std::make_unique<MainWindow>(*m_engine, speed);
    m_window->resize(1400, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QAction *PlantedKeyTest::action(Command command) const
{
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    const auto found = std::ranges::find_if(actions, [command](const QAction *each) {
        return commandName(command) == QString(each->text()).remove(u'&').remove(u'…');
    });
    return found == actions.end() ? nullptr : *found;
}

void PlantedKeyTest::add(const sim::TaskEnding &ending, const sim::Faults &answers, const sim::Faults &clips,
                         const QString &service)
{
    sim::ScriptedTask task;
    task.id = u"sora_abc%1"_s.arg(100 + m_ids.size());
    task.service = service;
    task.family = u"sora"_s;
    task.model = u"openAiSora2Plus"_s;
    task.created = m_clock->wall() - 1min;
    task.processingFor = 30s;
    task.ending = ending;
    task.answerFaults = answers;
    task.clipFaults = clips;
    m_simulator->setTask(task);
    m_ids.append(task.id);
    m_services.append(service);
}

/// Services that repeat the key wherever an answer has room for it.
void PlantedKeyTest::script()
{
    const sim::Completes completes{.clip = m_simulator->clipNames().constFirst()};
    for (const auto *field : {"error", "model", "status", "created", "actual_duration", "expires_at",
                              "progress", "id", "video_url"}) {
        const sim::Faults echo{{sim::EchoAuthorization{QString::fromLatin1(field)}, sim::always}};
        add(completes, echo);
        add(sim::Fails{u"no"_s}, echo);
    }
    for (const int status : {200, 400, 403, 404, 500}) {
        add(completes, {{sim::Respond{{.status = status, .body = told()}}, sim::always}});
        add(completes,
            {{sim::Respond{{.status = status, .body = R"({"error":")" + told() + "\"}"}}, sim::always}});
    }
    add(sim::Fails{QString::fromLatin1(told())}, {});
    add(completes, {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key() +
                                            "?k=" + planted.key().toPercentEncoding()},
                     sim::always}});
    add(completes, {},
        {{sim::Redirect{302, "https://127.0.0.1:1/" + planted.key().toPercentEncoding()}, sim::always}});
    add(completes, {}, {{sim::Respond{{.status = 404, .body = told()}}, sim::always}});
    // A clip that is whole, and one that is at risk until its link ends.
    add(completes, {});
    add(sim::Completes{.clip = completes.clip, .linkLifetime = 20min, .tellsExpiresAt = true}, {},
        {{sim::Respond{{.status = 503, .body = told()}}, sim::always}});
    // These close a lane.
    const sim::Headers wait{{"Retry-After", "1"}};
    add(completes,
        {{sim::Respond{{.status = 429, .headers = wait, .body = told()}}, sim::once},
         {sim::Respond{{.status = 401, .body = told()}}, sim::afterFirst(1)}},
        {}, power);
}

void PlantedKeyTest::lookHere(const char *where)
{
    QCoreApplication::processEvents();
    const QString texts = shownTexts().join(u'\n');
    m_seen += texts;
    if (planted.isIn(texts))
        m_leaks.append(QString::fromLatin1(where));
}

void PlantedKeyTest::copyWith(Command command)
{
    QAction *copy = action(command);
    QVERIFY(copy);
    QGuiApplication::clipboard()->clear();
    copy->trigger();
    m_copied += copiedText();
}

/// A command with the key, a stranger's, and the key beside ids.
void PlantedKeyTest::pasteKey()
{
    const QString base = m_simulator->address().toString() + u'/' + react;
    m_window->takeInText(
        u"curl -H 'Authorization: Bearer %1' %2/v1/result/%3"_s.arg(key(), base, m_ids.constLast()));
    lookHere("a command was pasted");
    auto *strip = m_window->findChild<FoundKeyStrip *>();
    QVERIFY(strip->isVisible());
    strip->findChild<QPushButton *>(u"useKey"_s)->click();
    m_store->answer();
    QCOMPARE(m_engine->keys().key(react), key());
    for (const QString &text :
         {u"curl -H 'Authorization: Bearer %1' https://elsewhere.example/v1/result/vgen_abc123def456"_s,
          u"vgen_abc456def123 my key is %1"_s, u"{\"id\":\"sora_abc123def456\",\"key\":\"%1\"}"_s, u"%1"_s}) {
        m_window->takeInText(text.arg(key()));
        lookHere("the key was pasted");
    }
}

void PlantedKeyTest::testKey()
{
    action(Command::Settings)->trigger();
    auto *settings = m_window->findChild<SettingsDialog *>();
    settings->showPage(SettingsDialog::Keys);
    for (const QString &service : {react, power}) {
        auto *field = settings->findChild<QLineEdit *>(u"key-"_s + service);
        QTest::keyClicks(field, key());
        lookHere("the key was typed");
        settings->findChild<QPushButton *>(u"test-"_s + service)->click();
        lookHere("the key is tested");
        const auto *result = settings->findChild<WrappedLabel *>(u"result-"_s + service);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(u"The "), patienceMs);
        lookHere("the key was tested");
    }
    settings->accept();
    m_store->answer();
    QVERIFY(m_engine->keys().has(power));
}

/// Out of the program and back into it.
void PlantedKeyTest::carryServices()
{
    Service own = *m_engine->catalogue().find(react);
    own.name = u"own"_s;
    own.base = QUrl(m_simulator->address().toString() + u"/own"_s);
    QVERIFY(m_engine->userServices().replace({own}).ok());
    m_engine->keys().setKey(own.name, key());
    SettingsDialog settings(*m_engine, nullptr);
    settings.show();
    auto *page = settings.findChild<ServicesPage *>();
    const QString path = m_folder->filePath(u"exported.json"_s);
    page->exportTo(path, own.name);
    QVERIFY(QFile::exists(path));
    page->importFrom(path);
    lookHere("services were imported");
    QFile file(m_folder->filePath(u"with-key.json"_s));
    QByteArray json = catalogueToJson({own});
    json.replace("\"name\"", QByteArray("\"api_key\":\"" + planted.key() + "\",\"name\""));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    file.close();
    page->importFrom(file.fileName());
    lookHere("an import with a key was refused");
    QVERIFY(file.remove());
    settings.accept();
}

void PlantedKeyTest::lookAtEveryTask()
{
    auto *table = m_window->findChild<TaskTableView *>();
    const QVector<Task> tasks = m_engine->monitor().tasks();
    for (const Task &task : tasks) {
        table->selectNumbers({task.number});
        lookHere(qPrintable(u"task "_s + task.id));
        for (const Command command :
             {Command::CopyId, Command::CopyLink, Command::CopyError, Command::CopyRow})
            copyWith(command);
    }
    table->selectAll();
    for (const Command command : {Command::CopyId, Command::CopyLink, Command::CopyError, Command::CopyRow})
        copyWith(command);
}

void PlantedKeyTest::openEverything()
{
    qWarning("a library says %s", told().constData());
    for (const Command command :
         {Command::Log, Command::Settings, Command::Keys, Command::About, Command::Add, Command::Label}) {
        action(command)->trigger();
        lookHere("a dialog was opened");
    }
    for (const SettingsDialog::Page page :
         {SettingsDialog::Services, SettingsDialog::Keys, SettingsDialog::Folders, SettingsDialog::Checking,
          SettingsDialog::Network, SettingsDialog::Appearance}) {
        m_window->findChild<SettingsDialog *>()->showPage(page);
        lookHere("a page of settings");
    }
    copyWith(Command::CopyReport);
}

void PlantedKeyTest::theSearchFindsWhatItIsFor_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray part = planted.key().mid(5, PlantedKey::telling);
    QTest::newRow("raw") << QByteArray("x" + part + "x");
    QTest::newRow("percent") << QByteArray("x" + part.toPercentEncoding() + "x");
    QTest::newRow("percent, small") << QByteArray(part).replace('/', "%2f").replace('+', "%2b");
    QTest::newRow("base64") << QByteArray("ab" + planted.key()).toBase64();
    const QString wide = QString::fromLatin1(part);
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
}

void PlantedKeyTest::theSearchFindsWhatItIsFor()
{
    QFETCH(QByteArray, text);
    QVERIFY(planted.isIn(text));
    QVERIFY(!planted.isIn(planted.key().left(PlantedKey::telling - 1)));
}

void PlantedKeyTest::noKeyGetsOutOfTheWindow()
{
    PrivateBus bus;
    FakeNotifications desktop(bus);
    QVERIFY(desktop.registered);
    ExpiryNotices notices(*m_engine, [&bus] { return bus.connection(u"program"_s); });
    script();
    m_engine->start();
    m_store->answer();
    pasteKey();
    testKey();
    carryServices();
    QVector<NewTask> tasks;
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        tasks.append({.id = m_ids[i],
                      .service = m_services[i],
                      .family = u"sora"_s,
                      .mode = {},
                      .modeIsUsers = false,
                      .label = {}});
    m_window->hide(); // the desktop is told while no window is active
    m_engine->monitor().add(tasks);
    const auto wasAsked = [this](qsizetype i) {
        const auto number = m_engine->monitor().find(m_ids[i], m_services[i]);
        const SharedTask task = number ? m_engine->monitor().task(*number) : nullptr;
        return task && (task->contact != Contact::Never || task->status != Status::Unasked);
    };
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        QTRY_VERIFY2_WITH_TIMEOUT(wasAsked(i), qPrintable(m_ids[i]), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->monitor().state().keyRefused.contains(power), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.shown.isEmpty(), patienceMs);
    const auto isHeld = [](const Task &task) { return task.clip == ClipState::Held; };
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(m_engine->monitor().tasks(), isHeld), patienceMs);
    m_window->show();
    lookAtEveryTask();
    openEverything();

    QVERIFY(m_seen.contains(m_ids.constFirst()));
    QVERIFY(m_seen.contains(u"***")); // what was repeated is shown, without the key
    QVERIFY(m_copied.contains(m_ids.constLast()));
    if (planted.isIn(m_copied))
        m_leaks.append(u"copied"_s);
    for (const FakeNotifications::Shown &shown : std::as_const(desktop.shown)) {
        if (planted.isIn(shown.title + shown.text + shown.actions.join(u' ')))
            m_leaks.append(u"a notification"_s);
    }
    bool written = false;
    m_engine->afterCommit([&written](const Outcome &) { written = true; });
    QTRY_VERIFY(written);
    m_window.reset();
    m_store->answer();
    m_engine.reset();
    int files = 0;
    if (const QString file = planted.fileWithIt(m_folder->path(), &files); !file.isEmpty())
        m_leaks.append(file);
    QVERIFY2(m_leaks.isEmpty(), qPrintable(m_leaks.join(u"; "_s)));
    QVERIFY(files > 5);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::PlantedKeyTest)
#include "planted_key_test.moc"
