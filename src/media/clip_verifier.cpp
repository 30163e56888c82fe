// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_verifier.h"

#include "core/background.h"
#include "media/box_walk.h"
#include "media/readable_clip.h"

#include <QFile>

namespace rushes {
namespace {

Result<BoxWalk> walkFile(const QString &path)
{
    if (const auto readable = checkReadable(path); !readable)
        return readable.error();
    QFile file(path);
    // Headers lie far apart: a buffer would only read what is skipped.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(path, file.errorString());
    return walkBoxes(file);
}

} // namespace

void verifyFile(const QString &path, ClipInspector &inspector, QObject *context, ClipInspector::Done done)
{
    runInBackground(
        context, [path] { return walkFile(path); },
        [path, inspector = QPointer(&inspector), context,
         done = std::move(done)](const Result<BoxWalk> &walk) {
            if (!walk)
                done(walk.error());
            else if (inspector)
                inspector->inspect(path, context, done);
        });
}

} // namespace rushes
