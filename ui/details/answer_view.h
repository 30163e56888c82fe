// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPlainTextEdit>

#include <optional>

namespace rushes {

struct Task;

/// The service's last answer as plain text in a fixed-width font; read-only. Main thread.
class AnswerView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    /// The task's last answer, or in its place a sentence that says why there is none. Keeps the place that is
    /// read where the answer did not change.
    void showAnswerOf(const Task &task);

protected:
    void changeEvent(QEvent *event) override;
    /// The sentence is ours, and looks it: in the panel's font, not in the answer's.
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();
    static QString hintFor(const Task &task);

    std::optional<QByteArray> m_raw;
    QString m_hint; ///< where there is no answer
};

} // namespace rushes
