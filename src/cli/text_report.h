// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/watch_report.h"

namespace rushes {

/// A line a transition, for a person; and on a terminal a progress line that is rewritten.
class TextReport final : public WatchReport
{
public:
    TextReport();
    ~TextReport() override;

    void tell(const WatchedTask &watched, const TaskEvent &event) override;
    void finished(const WatchedTask &watched, WatchOutcome outcome) override;
    void summary(const WatchSummary &summary) override;
    void warn(const WatchedTask &watched, Duration left) override;
    void progress(const QString &line) override;

protected:
    void remark(const QString &sentence) override;

private:
    void print(const WatchedTask &watched, const QString &sentence);
    void clearProgress();

    bool m_onTerminal;
    bool m_progressShown = false;
};

} // namespace rushes
