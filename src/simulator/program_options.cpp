// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/program_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr double demoSpeed = 12;
constexpr double fastest = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SimulatorProgram)
};

std::optional<quint16> readPort(const QString &text)
{
    bool ok = false;
    const quint16 port = text.toUShort(&ok);
    return ok ? std::optional(port) : std::nullopt;
}

std::optional<double> readSpeed(const QString &text)
{
    bool ok = false;
    const double speed = text.toDouble(&ok);
    return ok && speed > 0 && speed <= fastest ? std::optional(speed) : std::nullopt;
}

} // namespace

std::variant<ProgramOptions, HelpWanted, WrongUse> readProgramOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Plays the services that Rushes watches, on 127.0.0.1, until its standard input ends."));
    const QCommandLineOption port(u"port"_s, Words::tr("Listen on this port; 0 takes any that is free."),
                                  u"N"_s, u"0"_s);
    const QCommandLineOption speed(u"speed"_s, Words::tr("Let time run so many times as fast."), u"X"_s);
    const QCommandLineOption demo(u"demo"_s, Words::tr("Play the tasks of the demo."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Words::tr("Show this help."));
    parser.addOptions({port, speed, demo, help});

    if (!parser.parse(arguments))
        return WrongUse{parser.errorText()};
    if (parser.isSet(help))
        return HelpWanted{parser.helpText()};
    if (!parser.positionalArguments().isEmpty())
        return WrongUse{
            Words::tr("Unexpected argument '%1'.").arg(parser.positionalArguments().constFirst())};
    ProgramOptions options{.demo = parser.isSet(demo)};
    const std::optional<quint16> wantedPort = readPort(parser.value(port));
    if (!wantedPort)
        return WrongUse{Words::tr("'%1' is no port: a number from 0 to 65535.").arg(parser.value(port))};
    options.port = *wantedPort;
    options.speed = options.demo ? demoSpeed : 1;
    if (parser.isSet(speed)) {
        const std::optional<double> wantedSpeed = readSpeed(parser.value(speed));
        if (!wantedSpeed)
            return WrongUse{
                Words::tr("'%1' is no speed: a number over 0, and at most 1000.").arg(parser.value(speed))};
        options.speed = *wantedSpeed;
    }
    return options;
}

QString startFailure(const Error &error)
{
    if (error.kind == ErrorKind::PortInUse)
        return Words::tr("Another program listens on %1 already.").arg(error.detail);
    return Words::tr("The simulator cannot listen: %1").arg(error.detail);
}

} // namespace rushes::sim
