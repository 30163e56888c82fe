// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "media/clip_inspector.h"
#include "net/clip_download.h"
#include "net/part_file.h"
#include "store/clip_store.h"

#include <QObject>

#include <functional>
#include <memory>
#include <variant>

class QNetworkAccessManager;

namespace rushes {

class Clock;

/// A whole body that begins like a video but fails a check. It stands where it came, as a part.
struct WrongBody
{
    Error error;
    QByteArray sha256;
    qint64 bytes = 0;
};

/// A try that failed, and what is known of the next.
struct CopyFailure
{
    Error error;
    std::optional<Duration> retryAfter{}; ///< as the server asked
    qint64 bytesMissing = 0;              ///< of DiskFull: what was still to come
    QString untrustedOrigin{};            ///< of LinkUntrusted: whom it stopped at
};

/// What came of one try to copy a clip: it is held (and where), it is whole but wrong, or it failed.
using CopyOutcome = std::variant<ClipFacts, WrongBody, CopyFailure>;

/// One try to copy one clip: fetch (or take up what an earlier run left), check, hold. A part that is whole
/// already is not asked for again, and what is left of one is looked at before a link counts as dead: the
/// bytes may all be there. Killed between any two steps, the next try settles it. Destroying it ends it
/// silently; the part stays. Main thread, disk work on the thread pool.
class ClipCopy final : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    struct Parts
    {
        Clock &clock;
        QNetworkAccessManager &network;
        const ClipStore &store;
        ClipInspector &inspector;
        FreeSpace freeSpace;
        qint64 freeSpaceFloor = rushes::freeSpaceFloor;
        std::optional<KeyedFetch> keyed{}; ///< of a clip that its service gives itself
    };
    ClipCopy(Parts parts, Task task, bool serviceOnLoopback, QObject *parent = nullptr);
    ~ClipCopy() override;

    void start();

Q_SIGNALS:
    void progress(qint64 bytes, std::optional<qint64> total);
    void finished(const rushes::CopyOutcome &outcome);

private:
    using Otherwise = std::function<void(const Error &)>;
    /// Where the body is, and whether it is all there.
    struct Standing
    {
        QString path;
        PartFile::Extent extent = PartFile::Extent::Nothing;
    };
    void fetch();
    void fetched(const Result<DownloadedBody> &result);
    void check(const QString &path, const Otherwise &otherwise);
    void hold(const Inspection &inspection);
    void judge(const QString &path, const Error &error);
    void finish(const CopyOutcome &outcome);

    Parts m_parts;
    Task m_task;
    bool m_serviceOnLoopback;
    QString m_partPath;
    std::unique_ptr<ClipDownload> m_download;
};

} // namespace rushes
