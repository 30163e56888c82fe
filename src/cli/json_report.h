// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/watch_report.h"

#include <QHash>
#include <QJsonObject>

namespace rushes {

/// NDJSON on standard output: the promise of "rushes watch --json" (CONTRIBUTING, "The command line is a
/// promise").
class JsonReport final : public WatchReport
{
public:
    void tell(const WatchedTask &watched, const TaskEvent &event) override;
    void finished(const WatchedTask &watched, WatchOutcome outcome) override;
    void summary(const WatchSummary &summary) override;

private:
    void print(const QJsonObject &object);

    QHash<qint64, Moment> m_lastCopying; ///< told at most once a second a task
};

/// The event as its object; empty for what is not told to scripts.
QJsonObject eventObject(const WatchedTask &watched, const TaskEvent &event);

} // namespace rushes
