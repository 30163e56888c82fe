// SPDX-License-Identifier: GPL-3.0-or-later

// The control of every figure about a window: a program that shows an empty QMainWindow and does nothing
// else.

#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1440, 820);
    window.show();
    return QApplication::exec();
}
