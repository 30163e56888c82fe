// SPDX-License-Identifier: GPL-3.0-or-later

// The program `rushes`: a command of the terminal, or the window. Which of them is decided before there is an
// application object, so that commands need no display.

#include "cli/command_line.h"
#include "ui/main_window/gui_program.h"

int main(int argc, char **argv)
{
    if (rushes::isCommand(argc, argv))
        return rushes::runCommand(argc, argv);
    return rushes::GuiProgram().run(argc, argv);
}
