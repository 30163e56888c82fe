// SPDX-License-Identifier: GPL-3.0-or-later

// The program `rushes`: a command of the terminal, or the window. Which of them is decided before there is an
// application object, so that commands need no display.

#include "cli/command_line.h"
#include "engine/process_guard.h"
#include "ui/main_window/gui_program.h"

int main(int argc, char **argv)
{
    rushes::forbidCoreDumps();
    if (rushes::isCommand(argc, argv)) {
        rushes::forbidTracing(); // the window does so later (gui_program.cpp)
        return rushes::runCommand(argc, argv);
    }
    return rushes::GuiProgram().run(argc, argv);
}
