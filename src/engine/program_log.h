// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log_redaction.h"
#include "core/moment.h"
#include "store/log_file.h"

#include <QMutex>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <deque>
#include <functional>

namespace rushes {

/// The program's one log and its only sink: what is logged in our categories and what Qt itself says, each
/// line redacted, into a file of the profile and kept in memory for who wants to look. Lines come from any
/// thread. Qt's own words go on to where they went before, redacted as well; ours go nowhere else. While
/// there is one, it is Qt's message handler. Several can be (tests): each hears all.
class ProgramLog final : public QObject
{
    Q_OBJECT

public:
    /// The moment that a line is given; called from any thread.
    using Now = std::function<Moment()>;

    ProgramLog(const QString &folder, Now now, QObject *parent = nullptr);
    ~ProgramLog() override;

    [[nodiscard]] LogRedactor &redactor() { return m_redactor; }
    /// The last lines, the oldest first: at most linesKept.
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QStringList files() const;
    static constexpr size_t linesKept = 2000;

Q_SIGNALS:
    /// On the main thread. Where another followed, a line from before it was connected may be among them.
    void lineAdded(const QString &line);

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void add(QtMsgType type, const char *category, const QString &message);

    const Now m_now;
    std::atomic<bool> m_isFollowed = false; ///< it may be true for a line too long, and never too short
    mutable QMutex m_mutex;
    LogRedactor m_redactor;
    LogFile m_file;
    std::deque<QString> m_lines;
};

} // namespace rushes
