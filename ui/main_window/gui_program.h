// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/main_window/gui_arguments.h"

#include <memory>
#include <optional>
#include <vector>

class QApplication;
class QGuiApplication;
class QSessionManager;

namespace rushes {

class Alarm;
class DemoSession;
class Engine;
struct EngineOptions;
class InstanceServer;
class Interrupt;
class MainWindow;
class QuitOrder;
class Theme;

/// What the window's engine is built from; demo: null without one. A demo's keys are for its session: it has
/// no key store.
EngineOptions engineOptions(const QString &profileFolder, const DemoSession *demo);

/// The program with its window, from its arguments to its exit code: 0 when the window was closed, 2 for
/// wrong use and where it cannot start (one line on stderr, and in a box where there is a display). Wrong
/// arguments, --help and --version need no display. Main thread.
class GuiProgram final
{
public:
    GuiProgram();
    ~GuiProgram();

    /// Both stay where they are for as long as this is there.
    int run(int &argc, char **argv);

private:
    int runWindow(int &argc, char **argv);
    /// Each says why the program cannot go on.
    std::optional<Error> openDemo();
    std::optional<Error> openEngine();
    void useKey(const QString &key);
    void addDemoTasks();
    /// Another program owns the profile: it gets the ids, and comes forward.
    int handOverIds(const Error &inUse);
    /// Takes the ids of later windows, and answers once they are on disk.
    void listenForOthers(MainWindow &window);
    void followSettings(Theme &theme);
    /// Signals that end the program, and the window system's order to.
    void followOrders(const Interrupt &interrupt, const QuitOrder &order, MainWindow &window);
    /// The session: whether it may end, and how a later one starts the program again.
    void followSession(QGuiApplication &application, MainWindow &window);
    void tellRestart(QSessionManager &manager) const;

    // The last to go: without it no thread gets its events any more, those that end a request among them.
    std::unique_ptr<QApplication> m_application;
    GuiArguments m_arguments;
    QStringList m_restartArguments;     ///< from those as they were given
    QString m_language;                 ///< that is spoken; empty: the system's
    std::optional<Error> m_moveTrouble; ///< why the profile is still where it was
    std::unique_ptr<DemoSession> m_demo;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<InstanceServer> m_instanceServer;
    std::vector<std::unique_ptr<Alarm>> m_demoAlarms; ///< of the engine's clock
};

} // namespace rushes
