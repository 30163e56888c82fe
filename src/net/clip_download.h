// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/free_space.h"
#include "core/result.h"
#include "core/service_catalogue.h"
#include "net/host_lookup.h"

#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace rushes {

/// Of a service that gives its clips itself: what its own content is fetched with.
struct KeyedFetch
{
    QNetworkAccessManager *network = nullptr; ///< the one that carries keys; borrowed
    Service service;
    QString key;
};

/// What to fetch and where to put it.
struct DownloadRequest
{
    QUrl link;        ///< as the service sent it; never re-encoded
    QString partPath; ///< what is there is resumed; "<partPath>.json" keeps the validator and the announced
                      ///< length
    bool serviceOnLoopback = false;                 ///< then a link to loopback is allowed
    qint64 sizeCap = 4ll << 30;                     ///< bytes
    FreeSpace freeSpace;                            ///< empty: the disk is filled until it says so itself
    qint64 freeSpaceFloor = rushes::freeSpaceFloor; ///< bytes that stay free
    QStringList allowedOrigins{};                   ///< fetched from unjudged (originText): the user said so
    Resolver resolver{};                            ///< empty: the system's
    /// The key goes to URLs inside the service's base (keyedRequest), over a network of its own, until a
    /// redirect leads out of it; whatever comes after that is asked for without it.
    std::optional<KeyedFetch> keyed{};
};

/// A body that came complete: of the announced length (or ended by its last chunk). Nothing announced: the
/// server closed the connection after a body of no stated length, which looks the same wherever it is cut;
/// only the file itself can tell.
struct DownloadedBody
{
    qint64 bytes = 0;
    std::optional<qint64> announced;
};

/// One try to fetch a clip into its .part file; resumes with Range and a strong validator, restarts where it
/// must (promises.md, "Downloads resume"). Carries no key but to a service's own content; follows at most 5
/// redirects by hand, each target checked, its addresses (checkAddresses) included where names are looked up
/// here and not by a proxy. Asks for the clip as it is; a server that compresses it all the same is asked
/// once more, and what it sends is unpacked, but cannot be resumed. Given up is a server that sends nothing
/// for 30 s, or under 1 KiB/s over a minute. The disk is written to off the main thread; at most some 5 MiB
/// wait in memory, however large the clip.
///
/// Errors: LinkRefused and LinkUntrusted (policy), LinkDead (401, 403, 404, 410), AskedToWait, ServerTrouble,
/// TransferBroken (cut, reset, stalled), LengthWrong, ClipTooLarge, DiskFull (before the first byte, too,
/// where the clip would leave less than the floor), FileWriteFailed and the network's. A part that can be
/// resumed is left in place. One object a try; main thread.
class ClipDownload final : public QObject
{
    Q_OBJECT

public:
    ClipDownload(QNetworkAccessManager &network, Clock &clock, DownloadRequest request,
                 QObject *parent = nullptr);
    ~ClipDownload() override;

    void start();
    /// Ends it silently: finished is not emitted; the part stays.
    void abort();
    /// After AskedToWait: for how long, where the server said so.
    [[nodiscard]] std::optional<Duration> retryAfter() const;
    /// After LinkUntrusted: whom it stopped at, the link's own origin or that of a redirect (originText).
    [[nodiscard]] QString untrustedOrigin() const;
    /// After DiskFull: how many bytes of the clip were still to come; 0 where that is not known.
    [[nodiscard]] qint64 bytesMissing() const;

Q_SIGNALS:
    /// At most ten a second, and once before a successful end. total: the whole clip's bytes, where known.
    void progress(qint64 bytes, std::optional<qint64> total);
    void finished(const rushes::Result<rushes::DownloadedBody> &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
