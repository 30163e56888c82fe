// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"

#include <QByteArray>
#include <QPlainTextEdit>

#include <optional>

namespace rushes {

struct Task;
class TaskMonitor;

/// The service's last answer as plain text in a fixed-width font; read-only. One that is not in memory is
/// read from disk when it is shown. Main thread.
class AnswerView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// Borrowed: who reads it.
    explicit AnswerView(const TaskMonitor &monitor, QWidget *parent = nullptr);

    /// The task's last answer, or in its place a sentence that says why there is none. Keeps the place that
    /// is read where the answer did not change.
    void showAnswerOf(const Task &task);

protected:
    void changeEvent(QEvent *event) override;
    /// The sentence is ours, and looks it: in the panel's font, not in the answer's.
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();
    void showAnswer(const QByteArray &raw, const QString &hint);
    void present(const Task &task, const Result<QByteArray> &answer);
    void readAnswerOf(const Task &task);
    static QString hintFor(const Task &task);

    const TaskMonitor &m_monitor;
    std::optional<QByteArray> m_raw;
    qint64 m_shown = 0; ///< the task's number
    // Where its answer is read from disk:
    std::optional<std::optional<Moment>> m_readAsOf; ///< the task's lastHeardAt when it was asked for
    std::optional<Result<QByteArray>> m_read;
    QString m_hint; ///< where there is no answer
};

} // namespace rushes
