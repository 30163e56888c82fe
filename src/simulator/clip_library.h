// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace rushes::sim {

struct Clip
{
    QByteArray bytes;
    double seconds = 0;
    QByteArray etag; ///< strong, with its quotes
};

/// The MP4s that are served, by name. The built-in ones are those of resources/clips.
class ClipLibrary
{
public:
    ClipLibrary();

    /// Adds a clip, or puts it in the place of its namesake.
    void put(const QString &name, const QByteArray &bytes, double seconds);
    /// An empty one for an unknown name.
    [[nodiscard]] Clip find(const QString &name) const { return m_clips.value(name); }
    [[nodiscard]] QStringList names() const;

private:
    QHash<QString, Clip> m_clips;
};

} // namespace rushes::sim
