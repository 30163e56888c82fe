// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clip_library.h"
#include "simulator/scripted_task.h"
#include "simulator/signed_link.h"

#include <QMap>
#include <QUrl>

#include <utility>

namespace rushes::sim {

/// The tasks of the simulator and what became of their links: requests in, replies out, no socket.
class TaskBoard
{
public:
    explicit TaskBoard(ClipLibrary &clips);

    void put(const ScriptedTask &task);
    void remove(const QString &service, const QString &id);

    /// Where links point to, "http://127.0.0.1:PORT".
    void setAddress(const QUrl &address) { m_address = address; }
    [[nodiscard]] QUrl linkOf(const QString &service, const QString &id) const;

    /// The answer about a task; 404 for one that the service does not know.
    [[nodiscard]] Reply result(const Request &request, const QString &service, const QString &id);
    /// The clip itself, of a service that gives it (openai_like.h): its key was looked at before.
    [[nodiscard]] Reply content(const Request &request, const QString &service, const QString &id);
    /// The answer to a request under /clips/.
    [[nodiscard]] Reply clip(const Request &request);

private:
    struct Entry
    {
        ScriptedTask task;
        FaultCounter answerFaults;
        FaultCounter clipFaults;
        int linkVersion = 1;
        Moment linkExpires{};
        int deadVersion = 0; ///< links up to this one are dead
        int deadStatus = 403;
    };
    using Key = std::pair<QString, QString>;

    [[nodiscard]] QUrl linkOf(const Entry &entry) const;
    void renewDeadLink(Entry &entry, Moment now) const;
    [[nodiscard]] Entry *entryOfLink(const QByteArray &path);

    ClipLibrary &m_clips;
    LinkSigner m_signer;
    QUrl m_address;
    QMap<Key, Entry> m_entries;
};

} // namespace rushes::sim
