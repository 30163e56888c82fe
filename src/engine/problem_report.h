// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rushes {

class Engine;

/// What a person who helps wants to know, as text that is safe to post: versions, the system, counts of
/// tasks, which services have a key, and the last lines of the log. No key, no link, no whole id, no label,
/// no path, no name of the user or the machine, and of hosts those of the built-in services, their clips and
/// this machine alone: "<own service>", "<proxy>" and "<host>" stand for others. In English.
QString problemReport(Engine &engine, const QStringList &logLines);
/// How many lines of the log it holds at most.
constexpr qsizetype reportedLines = 200;

} // namespace rushes
