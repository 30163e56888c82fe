// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.h"

#include "cli/terminal.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "wording/plain_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::CommandOptions)
};

} // namespace

CommandOptions::CommandOptions(const QString &description, const QString &command, const QString &operands)
{
    m_parser.setApplicationDescription(description);
    m_parser.addPositionalArgument(command, Texts::tr("This command."), command);
    if (!operands.isEmpty())
        m_parser.addPositionalArgument(operands, Texts::tr("What the command is about."), operands);
    m_parser.addHelpOption();
    m_parser.addOption({u"profile"_s, Texts::tr("The folder that everything is kept under."), u"DIR"_s});
}

void CommandOptions::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

void CommandOptions::addValue(const QString &name, const QString &description, const QString &valueName)
{
    m_parser.addOption({name, description, valueName});
}

std::optional<ExitCode> CommandOptions::parse(const QStringList &arguments, int least, int most)
{
    if (!m_parser.parse(QStringList{u"rushes"_s} + arguments)) {
        complain(shownText(m_parser.errorText(), longestShown));
        return ExitCode::WrongUse;
    }
    if (m_parser.isSet(u"help"_s)) {
        printLine(m_parser.helpText().trimmed());
        return ExitCode::AllWell;
    }
    const qsizetype count = operands().size();
    if (count < least) {
        complain(Texts::tr("Something is missing: see --help."));
        return ExitCode::WrongUse;
    }
    if (most >= 0 && count > most) {
        complain(Texts::tr("There is no use for %1: see --help.")
                     .arg(shownText(operands().at(most), longestQuoted)));
        return ExitCode::WrongUse;
    }
    return std::nullopt;
}

QStringList CommandOptions::operands() const
{
    return m_parser.positionalArguments().mid(1);
}

QString CommandOptions::profileFolder() const
{
    const QString folder =
        m_parser.isSet(u"profile"_s) ? m_parser.value(u"profile"_s) : Profile::defaultFolder();
    const Result<QString> located = locateProfile(folder);
    return located ? *located : folder;
}

} // namespace rushes
