// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>

namespace rushes {

/// The raw body of the last answer about a task: here, or left on disk, where it is the longest that is kept
/// of a finished task and is read when someone looks at it. What is not here cannot be written over what is
/// there: whoever writes a task has to ask isHere(). A plain value.
class LastAnswer
{
public:
    /// Here, and empty: there was none, or none was kept.
    LastAnswer() = default;
    LastAnswer(QByteArray bytes) // NOLINT(google-explicit-constructor): a body is an answer
        : m_bytes(std::move(bytes))
    {
    }
    LastAnswer &operator=(QByteArray bytes)
    {
        m_bytes = std::move(bytes);
        return *this;
    }
    static LastAnswer onDisk()
    {
        LastAnswer answer;
        answer.m_bytes.reset();
        return answer;
    }

    [[nodiscard]] bool isHere() const { return m_bytes.has_value(); }
    /// Empty where it is not here.
    [[nodiscard]] QByteArray bytes() const { return m_bytes.value_or(QByteArray()); }

    bool operator==(const LastAnswer &) const = default;

private:
    std::optional<QByteArray> m_bytes = QByteArray();
};

} // namespace rushes
