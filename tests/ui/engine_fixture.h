// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "model/task_table_model.h"
#include "support/manual_clock.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace rushes::test {

/// An engine over a profile of its own that asks nobody, with a clock that stands still, and the model over
/// it.
class EngineFixture
{
public:
    /// keyStore: where keys are stored; null: for this session only.
    explicit EngineFixture(std::unique_ptr<KeyStore> keyStore = {});
    ~EngineFixture();

    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] TaskTableModel &model() { return *m_model; }
    [[nodiscard]] ManualClock &clock() { return *m_clock; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// Adds a task and brings it where change says; waits until it is published. 0 when that fails.
    qint64 addTask(const QString &id, const QString &service, const std::function<void(Task &)> &change = {});
    /// Changes a task as if something had happened to it; waits until it is published.
    bool changeTask(qint64 number, const std::function<void(Task &)> &change);
    /// Puts a file into the profile's held clips under this name.
    bool putClip(const QString &sourcePath, const QString &name);

private:
    QTemporaryDir m_folder;
    ManualClock *m_clock = nullptr; ///< the engine's
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<TaskTableModel> m_model;
};

} // namespace rushes::test
