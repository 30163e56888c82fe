// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/expiry_watch.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/desktop_notifier.h"

#include <QObject>
#include <QVector>

#include <set>

namespace rushes {

class Engine;

/// Warns of links that come near their end while their clips are not held: below the table, and on the
/// desktop where no window of ours has the keyboard. One notice speaks of all that are open, by the nearest.
/// Main thread.
class ExpiryNotices final : public QObject
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    explicit ExpiryNotices(Engine &engine, DesktopNotifier::Bus bus = &QDBusConnection::sessionBus,
                           QObject *parent = nullptr);
    ~ExpiryNotices() override;

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
    /// All that was warned of and is still a threat, the nearest to its end first.
    [[nodiscard]] QVector<ExpiryWarning> open() const;
    [[nodiscard]] QString textOf(const QVector<ExpiryWarning> &open) const;

    Engine &m_engine;
    DesktopNotifier m_desktop;
    std::set<qint64> m_told;
    QString m_text;
};

} // namespace rushes
