// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exit_code.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>

namespace rushes {

/// What the small commands share: --profile, --help, a number of operands, and one clear line on wrong use.
class CommandOptions
{
public:
    CommandOptions(const QString &description, const QString &command, const QString &operands);

    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &description, const QString &valueName);
    /// Gives the code to exit with after wrong use or --help; nothing to go on. most < 0: any number.
    std::optional<ExitCode> parse(const QStringList &arguments, int least, int most);

    [[nodiscard]] QStringList operands() const;
    [[nodiscard]] bool isSet(const QString &flag) const { return m_parser.isSet(flag); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QString profileFolder() const;

private:
    QCommandLineParser m_parser;
};

} // namespace rushes
