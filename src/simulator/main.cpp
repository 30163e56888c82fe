// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "simulator/program_options.h"
#include "simulator/simulator.h"
#include "simulator/standard_input.h"
#include "simulator/startup_line.h"

#include <QCoreApplication>

#include <cstdio>

using namespace rushes;
using namespace rushes::sim;

namespace {

void print(std::FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stream);
    std::fflush(stream);
}

int run(const ProgramOptions &options)
{
    const Moment epoch = SystemClock().wall();
    SystemClock clock(epoch, options.speed);
    Simulator simulator(clock);
    if (const Outcome listening = simulator.listen(options.port); !listening) {
        print(stderr, "rushes-simulator: " + startFailure(listening.error()).toLocal8Bit() + '\n');
        return 1;
    }
    const QVector<DemoTask> tasks = options.demo ? demoScript(epoch, simulator) : QVector<DemoTask>();
    for (const DemoTask &demo : tasks) {
        if (demo.isKnown)
            simulator.setTask(demo.task);
    }
    print(stdout, startupLine(simulator, epoch, options.speed, tasks));
    quitWithStandardInput();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto wish = readProgramOptions(QCoreApplication::arguments());
    if (const auto *help = std::get_if<HelpWanted>(&wish)) {
        print(stdout, help->text.toLocal8Bit());
        return 0;
    }
    if (const auto *wrong = std::get_if<WrongUse>(&wish)) {
        print(stderr, "rushes-simulator: " + wrong->text.toLocal8Bit() + '\n');
        return 2;
    }
    return run(std::get<ProgramOptions>(wish));
}
