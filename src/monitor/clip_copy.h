// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "media/clip_inspector.h"
#include "net/clip_download.h"
#include "store/clip_store.h"

#include <QObject>

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

/// What came of one try to copy a clip: it is held (and where), it is whole but wrong, or it failed.
using CopyOutcome = std::variant<ClipFacts, WrongBody, Error>;

/// One try to copy one clip: fetch (or take up what an earlier run left), check, hold. Killed between any two steps, the next try settles
/// it. Destroying it ends it silently; the part stays. Main thread, disk work on the thread pool.
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
    };
    ClipCopy(Parts parts, Task task, bool serviceOnLoopback, QObject *parent = nullptr);
    ~ClipCopy() override;

    void start();

Q_SIGNALS:
    void progress(qint64 bytes, std::optional<qint64> total);
    void finished(const rushes::CopyOutcome &outcome);

private:
    void fetch();
    void check(const QString &path);
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
