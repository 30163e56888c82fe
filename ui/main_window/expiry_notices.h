// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/expiry_watch.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/desktop_notifier.h"

#include <QObject>
#include <QVector>

#include <functional>
#include <memory>
#include <set>
#include <utility>

namespace rushes {

class Alarm;
class Engine;

/// Warns of links that come near their end while their clips are not held: below the table, and on the
/// desktop where no window of ours has the keyboard. One notice speaks of all that are open, by the nearest,
/// and follows the clock as long as it is shown. Main thread.
class ExpiryNotices final : public QObject
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    explicit ExpiryNotices(Engine &engine, DesktopNotifier::Bus bus = &QDBusConnection::sessionBus,
                           QObject *parent = nullptr);
    ~ExpiryNotices() override;

    /// Puts other words in the place of a notice's that is shown; false where it is shown no more, and need
    /// not be followed. Without it, what was told stands as it was.
    using Reword = std::function<bool(const QString &from, const QString &to)>;
    void setReword(Reword reword) { m_reword = std::move(reword); }

Q_SIGNALS:
    void notice(const rushes::Notice &notice);
    /// A notice with this text has nothing to warn of any more.
    void withdrawn(const QString &text);
    void selectionRequested(const QVector<qint64> &numbers);
    /// Asked for on the desktop: the window is to come forward with them.
    void showingRequested(const QVector<qint64> &numbers);

private:
    void warn(const QVector<ExpiryWarning> &warnings);
    void settle(const QVector<qint64> &numbers);
    /// Says it as it is now, and again when that changes.
    void follow();
    void withdraw();
    /// All that was warned of and is still a threat, the nearest to its end first; and those whose links may
    /// have ended since.
    struct Open
    {
        QVector<ExpiryWarning> ahead;
        QVector<qint64> past;
    };
    [[nodiscard]] Open open() const;
    [[nodiscard]] QString textOf(const Open &open) const;
    void setAlarm(const Open &open);

    Engine &m_engine;
    DesktopNotifier m_desktop;
    Reword m_reword;
    std::set<qint64> m_told;
    QString m_text; ///< as last told; empty where nothing is
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace rushes
