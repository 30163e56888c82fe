// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QFile>

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace rushes {

bool printLine(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
    std::fputc('\n', stdout);
    return std::fflush(stdout) == 0;
}

bool printLine(const QString &line)
{
    return printLine(line.toUtf8());
}

void complain(const QString &line)
{
    const QByteArray utf8 = "rushes: " + line.toUtf8() + '\n';
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stderr);
}

void printRaw(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
    std::fflush(stdout);
}

bool outputIsTerminal()
{
    return isatty(STDOUT_FILENO) != 0;
}

int terminalWidth()
{
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

QByteArray readInput(qint64 cap)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    // A pipe gives what is in it at the moment, and no size; one byte over the cap tells enough.
    QByteArray text("");
    while (text.size() <= cap) {
        const QByteArray more = input.read(cap + 1 - text.size());
        if (more.isEmpty())
            break;
        text += more;
    }
    return text.size() > cap ? QByteArray() : text;
}

} // namespace rushes
