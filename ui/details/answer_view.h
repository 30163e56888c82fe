// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPlainTextEdit>

#include <optional>

namespace rushes {

/// The service's last answer as plain text in a fixed-width font; read-only. Main thread.
class AnswerView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    /// Keeps the place that is read where the answer did not change.
    void setAnswer(const QByteArray &raw);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    std::optional<QByteArray> m_raw;
};

} // namespace rushes
