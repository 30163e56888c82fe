// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "ui/settings/settings_rules.h"

#include <QObject>

#include <memory>
#include <tuple>

namespace rushes {

class TaskMonitor;

/// Finds what a saved file would be called, by a task of the list. A long list is looked through in portions,
/// beside the typing. Main thread.
class NameExampleSearch final : public QObject
{
    Q_OBJECT

public:
    /// monitor is borrowed and outlives this.
    explicit NameExampleSearch(TaskMonitor &monitor, QObject *parent = nullptr);
    ~NameExampleSearch() override;

    /// Chooses the task anew: the newest one, before all others one whose clip is here and that has a label.
    void restart();
    /// A template without a fault, or an empty one: none. found() follows, at once where the list is short,
    /// and never of an earlier one.
    void look(const QString &nameTemplate);

Q_SIGNALS:
    void found(const rushes::NameExample &example);

private:
    using Rank = std::tuple<bool, bool, qint64>;
    void name();

    TaskMonitor &m_monitor;
    std::unique_ptr<QObject> m_walk; ///< ends with the next one's beginning
    bool m_isChoosing = false;
    Rank m_best{};
    SharedTask m_task; ///< null: there is none
    QString m_template;
};

} // namespace rushes
