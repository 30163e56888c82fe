// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_presence.h"

#include "store/clip_store.h"
#include "store/durable_file.h"

#include <QFileInfo>

#include <filesystem>

namespace rushes {

namespace {

bool hasContent(const QString &path, const ClipFacts &facts)
{
    if (facts.sha256.isEmpty())
        return true;
    const Result<QByteArray> sha256 = ClipStore::sha256Of(path);
    return sha256 && *sha256 == facts.sha256;
}

} // namespace

HeldFile lookAtHeldFile(const ClipStore &clips, const ClipFacts &facts, Look look)
{
    const QString path = clips.pathOf(facts.heldFile);
    std::error_code trouble;
    const auto kind = std::filesystem::status(std::filesystem::path(path.toStdU16String()), trouble).type();
    if (path.isEmpty() || kind == std::filesystem::file_type::not_found)
        return HeldFile::Gone;
    // A folder that may not be entered, a disk that fails: no reason to fetch everything again.
    if (kind == std::filesystem::file_type::none || kind == std::filesystem::file_type::unknown)
        return HeldFile::NotKnown;
    const bool isAsItWas = kind == std::filesystem::file_type::regular &&
                           QFileInfo(path).size() == facts.bytes &&
                           (look == Look::Size || hasContent(path, facts));
    return isAsItWas ? HeldFile::Whole : HeldFile::Changed;
}

bool isSavedFileWhole(const ClipStore &clips, const ClipFacts &facts, Look look)
{
    const QFileInfo saved(facts.savedPath);
    // A link into the profile, or a file of the profile itself, would go with what it is to stand in for.
    const QString file = saved.canonicalFilePath();
    const QString profile = QFileInfo(clips.folder()).canonicalPath();
    return !facts.savedPath.isEmpty() && !file.isEmpty() && saved.isFile() && saved.size() == facts.bytes &&
           !profile.isEmpty() && !file.startsWith(profile + u'/') &&
           (look == Look::Size || (!facts.sha256.isEmpty() && hasContent(file, facts)));
}

Result<QString> setHeldFileAside(const ClipStore &clips, const QString &heldFile)
{
    const QString path = clips.pathOf(heldFile);
    for (int take = 1;; ++take) {
        const QString aside =
            path + (take == 1 ? QStringLiteral(".set-aside") : QStringLiteral(".set-aside-%1").arg(take));
        const Result<bool> renamed = renameNoReplace(path, aside);
        if (!renamed)
            return renamed.error();
        if (*renamed)
            return aside;
    }
}

} // namespace rushes
