// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QFlags>
#include <QLatin1StringView>

#include <memory>
#include <utility>

namespace rushes {

/// What a look into a pack makes of it, beside the facts that are always told.
enum class TaskPart {
    Names = 1, ///< id and label
    Message = 2,
};
Q_DECLARE_FLAGS(TaskParts, TaskPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(TaskParts)

/// A text in a pack: a byte a character where all of them are in Latin-1. Valid as long as the pack.
class PackedText
{
public:
    PackedText() = default;
    PackedText(const char *data, qsizetype size, bool isWide)
        : m_data(data)
        , m_size(size)
        , m_isWide(isWide)
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] bool isLatin1() const { return !m_isWide; }
    /// Of a text that is Latin-1.
    [[nodiscard]] QLatin1StringView latin1() const { return {m_data, m_size}; }
    [[nodiscard]] QString toString() const;
    bool operator==(QStringView text) const;

private:
    const char *m_data = nullptr;
    qsizetype m_size = 0; ///< UTF-16 units
    bool m_isWide = false;
};

/// Its id and its label, which may be empty. Valid as long as the pack.
struct PackedNames
{
    PackedText id;
    PackedText label;
};

/// A task at rest: all of it in one block of memory, shared by its copies, a fraction of what a Task takes.
/// Nothing of a task is lost in it: task() is equal to what was packed. What very many tasks are sorted and
/// searched by is read without making the task. Never changes; a task that does is packed anew. One thread:
/// words that many tasks have in common (service, model ..) are kept once for all packs.
class TaskPack
{
public:
    TaskPack() = default;
    explicit TaskPack(const Task &task);
    TaskPack(const TaskPack &other) noexcept
        : m_block(other.m_block)
    {
        if (m_block)
            ++m_block->references;
    }
    TaskPack(TaskPack &&other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }
    TaskPack &operator=(TaskPack other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~TaskPack()
    {
        if (m_block && --m_block->references == 0)
            free(m_block);
    }

    explicit operator bool() const { return m_block != nullptr; }
    /// Whether the same was packed; of two that are equal one is enough.
    bool operator==(const TaskPack &other) const;
    /// That, without looking: copies of one pack.
    [[nodiscard]] bool isSameBlock(const TaskPack &other) const { return m_block == other.m_block; }

    // Of a pack that is none, nothing of this.
    [[nodiscard]] qint64 number() const { return m_block->number; }
    [[nodiscard]] Task task() const;
    [[nodiscard]] SharedTask shared() const { return std::make_shared<const Task>(task()); }
    [[nodiscard]] PackedNames names() const;
    [[nodiscard]] PackedText message() const;
    [[nodiscard]] bool isOf(QStringView id, QStringView service) const;

    /// The facts (what the service said and how the line and the clip are, but no transitions, clip's facts,
    /// link or answer) and, where asked for, other parts. It has no number, so that no ledger takes it for
    /// the task. Valid until the next look at any pack.
    [[nodiscard]] const Task &look(TaskParts parts = {}) const;

    /// Bytes of the block.
    [[nodiscard]] qsizetype size() const;

private:
    /// What a block begins with; the bytes are behind it.
    struct Block
    {
        quint32 references;
        quint32 size; ///< of the bytes
        qint64 number;
    };
    static void free(Block *block);
    [[nodiscard]] const char *bytes() const { return reinterpret_cast<const char *>(m_block + 1); }

    Block *m_block = nullptr;
};

} // namespace rushes
