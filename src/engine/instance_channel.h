// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>

class QLocalServer;
class QLocalSocket;

namespace rushes {

class Profile;

/// What became of text that was handed over.
struct HandOverAnswer
{
    int added = 0;
    int alreadyThere = 0;
    int undecided = 0;
    bool operator==(const HandOverAnswer &) const = default;
};

// The line between a second window and the program that owns the profile: a local socket of the user's own,
// in the system's runtime folder, named after the profile. One line of JSON there, one line back:
//     {"ids":"<any text>"}    {"ok":true,"added":1,"already":0,"undecided":2}    {"ok":false,"reason":"..."}

/// A request may be this long, line end included.
constexpr qint64 handOverCap = 1 << 20; // bytes

/// The owner's end. Main thread.
class InstanceServer final : public QObject
{
    Q_OBJECT

public:
    explicit InstanceServer(QObject *parent = nullptr);
    ~InstanceServer() override;

    /// Listens for the profile, which is owned: so what is left of a killed program's socket can be removed.
    /// Errors: ProfileInUse (the socket cannot be made; detail: why). The window works without it.
    Outcome listen(const Profile &profile);

    /// To be called once, on this object's thread, at any time; without effect when the asker has gone.
    using Reply = std::function<void(const HandOverAnswer &)>;

Q_SIGNALS:
    /// Text came from a second window, which waits for the reply. Empty text: it only wants this one to come
    /// forward.
    void textArrived(const QString &text, const rushes::InstanceServer::Reply &reply);

private:
    void takeConnection();
    void read(QLocalSocket *socket);
    static void refuse(QLocalSocket *socket, const QString &reason);

    QLocalServer *m_server;
};

/// How long an owner may take from owning the profile to listening.
constexpr std::chrono::milliseconds timeToListen{2000};
/// The second window's end: hands the text to the program that owns the profile, which may just be starting,
/// and waits for its answer while its patience lasts. Blocks, but for events while the owner is not heard
/// yet. Errors: ProfileInUse (nobody listens, or it refused; detail: why), TimedOut, AnswerUnreadable,
/// AnswerTooLarge (the text is beyond the cap).
Result<HandOverAnswer> handOver(const QString &profileFolder, const QString &text,
                                std::chrono::milliseconds patience = std::chrono::seconds(5));

/// Where the owner of the profile listens.
QString instanceSocketName(const QString &profileFolder);

} // namespace rushes
