// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/gui_program.h"

#include "core/heaps.h"
#include "core/system_clock.h"
#include "engine/demo_profile.h"
#include "engine/demo_session.h"
#include "engine/engine.h"
#include "engine/instance_channel.h"
#include "engine/interrupt.h"
#include "engine/process_guard.h"
#include "engine/user_services.h"
#include "media/installed_program.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/key_store.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "store/settings.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/profile_carrier.h"
#include "ui/main_window/quit_order.h"
#include "ui/main_window/room_notices.h"
#include "ui/preview/media_backend.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "wording/error_text.h"
#include "wording/services_text.h"
#include "wording/translation.h"
#include "wording/watch_text.h"

#include <QApplication>
#include <QMessageBox>
#include <QProcess>
#include <QSessionManager>

#include <cstdio>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int allWell = 0;
constexpr int wrongUse = 2;
constexpr double demoSpeed = 12;

void print(FILE *stream, const QString &line)
{
    const QByteArray bytes = line.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    if (!bytes.endsWith('\n'))
        std::fputc('\n', stream);
}

/// Says on stderr and in a box why the program cannot start.
int refuse(const QString &sentence)
{
    print(stderr, u"rushes: "_s + sentence);
    QMessageBox box(QMessageBox::Warning, u"Rushes"_s, sentence, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return wrongUse;
}

int refuse(const Error &error)
{
    return refuse(errorText(error));
}

/// The arguments with which the program was started, before an application object takes its own out of them.
QStringList listOf(int argc, char **argv)
{
    QStringList list;
    for (int i = 1; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    return list;
}

} // namespace

EngineOptions engineOptions(const QString &profileFolder, const DemoSession *demo)
{
    EngineOptions options;
    options.profileFolder = profileFolder;
    options.catalogue = demo ? demo->catalogue() : ServiceCatalogue::builtIn();
    options.clock =
        demo ? std::make_unique<SystemClock>(demo->epoch(), demo->speed()) : std::make_unique<SystemClock>();
    options.keyStore = demo ? nullptr : systemKeyStore();
    options.readPatience = 25ms; // a long history comes after the first paint
    return options;
}

GuiProgram::GuiProgram() = default;
GuiProgram::~GuiProgram() = default;

int GuiProgram::run(int &argc, char **argv)
{
    const auto read = readGuiArguments(listOf(argc, argv));
    if (std::holds_alternative<WrongArguments>(read)) {
        QCoreApplication application(argc, argv);
        nameApplication();
        installTranslation({});
        const auto again = readGuiArguments(listOf(argc, argv)); // in the user's language now
        print(stderr, u"rushes: "_s + std::get<WrongArguments>(again).sentence);
        return wrongUse;
    }
    m_arguments = std::get<GuiArguments>(read);
    m_restartArguments = restartArguments(m_arguments);
    if (m_arguments.help || m_arguments.version) {
        QCoreApplication application(argc, argv);
        nameApplication();
        installTranslation({});
        print(stdout, m_arguments.help ? usageText() : u"rushes "_s + QCoreApplication::applicationVersion());
        return allWell;
    }
    return runWindow(argc, argv);
}

int GuiProgram::runWindow(int &argc, char **argv)
{
    arrangeHeaps();
    m_application = std::make_unique<QApplication>(argc, argv);
    QApplication &application = *m_application;
    nameApplication();
    QGuiApplication::setDesktopFileName(u"rushes"_s);
    QGuiApplication::setWindowIcon(themedIcon(u"rushes"_s, QColor(Qt::black)));
    installTranslation({});
    Theme theme(application);
    forbidTracing(); // after the theme, which has asked the desktop's portal for the colour scheme
    chooseMediaBackend();

    if (m_arguments.demo) {
        if (const auto error = openDemo())
            return error->kind == ErrorKind::ProfileInUse ? handOverIds(*error) : refuse(*error);
    }
    if (const auto error = openEngine())
        return error->kind == ErrorKind::ProfileInUse ? handOverIds(*error) : refuse(*error);
    followSettings(theme);

    MainWindow window(*m_engine, m_demo ? m_demo->speed() : 1);
    QObject::connect(&window, &MainWindow::demoRequested, &window, [&window] {
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s}))
            window.tell({Tone::Warning, errorText({ErrorKind::SimulatorFailed, {}}), {}});
    });
    listenForOthers(window);
    // The system's word: nothing is asked.
    const Interrupt interrupt;
    const QuitOrder order(application);
    followOrders(interrupt, order, window);
    followSession(application, window);
    window.show();
    if (m_moveTrouble)
        window.tell(RoomNotices::notMoved(*m_moveTrouble));
    if (const UserServices &services = m_engine->userServices(); services.trouble())
        window.tell({Tone::Warning, servicesTroubleText(*services.trouble(), services.setAsidePath()), {}});
    m_engine->start();
    addDemoTasks();
    if (!m_arguments.ids.isEmpty())
        window.takeInText(m_arguments.ids.join(u'\n'));
    return QApplication::exec();
}

std::optional<Error> GuiProgram::openDemo()
{
    if (m_arguments.profileFolder.isEmpty())
        m_arguments.profileFolder = Profile::defaultDemoFolder();
    if (const Outcome cleared = clearDemoProfile(m_arguments.profileFolder); !cleared)
        return cleared.error();
    Result<std::unique_ptr<DemoSession>> demo =
        DemoSession::start(programOfOurs(u"rushes-simulator"_s), demoSpeed);
    if (!demo)
        return demo.error();
    m_demo = std::move(demo).value();
    return std::nullopt;
}

std::optional<Error> GuiProgram::openEngine()
{
    if (m_arguments.profileFolder.isEmpty())
        m_arguments.profileFolder = Profile::defaultFolder();
    m_moveTrouble = carryProfile(m_arguments.profileFolder);
    Result<std::unique_ptr<Engine>> engine =
        Engine::open(engineOptions(m_arguments.profileFolder, m_demo.get()));
    if (!engine)
        return engine.error();
    m_engine = std::move(engine).value();
    QObject::connect(m_engine.get(), &Engine::openingFailed, m_engine.get(),
                     [](const Error &error) { QCoreApplication::exit(refuse(error)); });
    const QString given = takeEnvironmentKey();
    const QString key = m_demo ? m_demo->key() : given;
    // Some services are known by the tasks that are watched there.
    if (!key.isEmpty())
        m_engine->whenRead(m_engine.get(), [this, key] { useKey(key); });
    return std::nullopt;
}

void GuiProgram::useKey(const QString &key)
{
    if (m_demo) {
        for (const Service &service : m_engine->catalogue().services())
            m_engine->keys().setKey(service.name, key);
        return;
    }
    // A key from the environment belongs to the service that is asked unless the user says otherwise. Where
    // the service that was chosen is gone, its key is nobody else's.
    const QString chosen = m_engine->settings().defaultService();
    if (chosen.isEmpty() || m_engine->catalogue().find(chosen))
        m_engine->keyVault().useForSession(m_engine->catalogue().defaultService(), key, KeySource::Variable);
}

void GuiProgram::addDemoTasks()
{
    if (!m_demo)
        return;
    for (const DemoSession::ScriptedTask &scripted : m_demo->tasks())
        m_demoAlarms.push_back(m_engine->clock().callIn(scripted.addAfter, [this, task = scripted.task] {
            m_engine->whenRead(m_engine.get(), [this, task] { m_engine->monitor().add({task}); });
        }));
}

int GuiProgram::handOverIds(const Error &inUse)
{
    const Result<QString> located = locateProfile(m_arguments.profileFolder);
    const Result<HandOverAnswer> answer =
        handOver(located ? *located : m_arguments.profileFolder, m_arguments.ids.join(u'\n'));
    if (!answer)
        return refuse(handOverTroubleText(answer.error(), inUse));
    if (!m_arguments.ids.isEmpty())
        print(stdout, intakeText(answer->added, answer->alreadyThere, answer->undecided));
    return allWell;
}

void GuiProgram::listenForOthers(MainWindow &window)
{
    m_instanceServer = std::make_unique<InstanceServer>();
    // Without it a second window is refused instead of helped; this one works.
    (void)m_instanceServer->listen(m_engine->profile());
    QObject::connect(
        m_instanceServer.get(), &InstanceServer::textArrived, &window,
        [this, &window](const QString &text, const InstanceServer::Reply &reply) {
            window.bringForward();
            if (text.isEmpty()) {
                reply({});
                return;
            }
            window.takeInText(text, [this, reply](const IntakeReport &report) {
                m_engine->afterCommit([reply, report](const Outcome &written) {
                    if (!written)
                        return; // without an answer the second window does not say that they are kept
                    reply({.added = int(report.added.size()),
                           .alreadyThere = int(report.alreadyThere.size()),
                           .undecided = report.undecided});
                });
            });
        });
}

void GuiProgram::followOrders(const Interrupt &interrupt, const QuitOrder &order, MainWindow &window)
{
    const auto end = [&window] {
        window.closeNow();
        QCoreApplication::exit(allWell); // should a dialog keep the program
    };
    QObject::connect(&interrupt, &Interrupt::interrupted, &window, end);
    QObject::connect(&order, &QuitOrder::given, &window, end);
}

void GuiProgram::followSession(QGuiApplication &application, MainWindow &window)
{
    // The answer is wanted before the handler returns; a dialog that is not executed comes after.
    QObject::connect(
        &application, &QGuiApplication::commitDataRequest, &window,
        [this, &window](QSessionManager &manager) {
            tellRestart(manager);
            m_engine->monitor().writeNotes();
            bool asked = false;
            const bool mayEnd =
                window.maySessionEnd([&manager, &asked] { return asked = manager.allowsInteraction(); });
            if (!mayEnd)
                manager.cancel(); // not released: that would say that the session may go on ending
            else if (asked)
                manager.release();
        },
        Qt::DirectConnection);
    // Qt gives its own command anew with every request, and not every request is for data.
    QObject::connect(
        &application, &QGuiApplication::saveStateRequest, &window,
        [this](QSessionManager &manager) { tellRestart(manager); }, Qt::DirectConnection);
}

void GuiProgram::tellRestart(QSessionManager &manager) const
{
    if (m_demo) {
        manager.setRestartHint(QSessionManager::RestartNever);
        return;
    }
    // By absolute path, for a later session has another folder; Qt gives the name under which it was called.
    const QString program = QCoreApplication::applicationFilePath();
    // Some managers run this one, with the command's arguments.
    manager.setManagerProperty(u"Program"_s, program);
    // "-session" is Qt's: by it the session's manager knows the program again.
    manager.setRestartCommand(
        QStringList{program, u"-session"_s, manager.sessionId() + u'_' + manager.sessionKey()} +
        m_restartArguments);
}

void GuiProgram::followSettings(Theme &theme)
{
    const Settings &settings = m_engine->settings();
    const auto follow = [this, &settings, &theme] {
        theme.setScheme(settings.colourScheme());
        if (settings.language() != m_language) {
            m_language = settings.language();
            installTranslation(m_language);
        }
    };
    QObject::connect(&settings, &Settings::changed, &theme, follow);
    follow();
}

} // namespace rushes
