// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clip_library.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLatin1StringView>

#include <array>

// The macro declares a function of the global namespace. Without the call the linker drops the resource from
// the static library.
static void initClips()
{
    Q_INIT_RESOURCE(clips);
}

namespace rushes::sim {

namespace {

struct BuiltInClip
{
    QLatin1StringView name;
    double seconds;
};
// Lengths as resources/clips/make-clips makes them.
constexpr auto builtInClips = std::to_array<BuiltInClip>({
    {QLatin1StringView("lighthouse"), 8},
    {QLatin1StringView("paper-boats"), 8},
    {QLatin1StringView("glass-whale"), 12},
    {QLatin1StringView("night-train"), 8},
    {QLatin1StringView("harbour"), 4},
    {QLatin1StringView("lantern-market"), 8},
    {QLatin1StringView("kite"), 5},
    {QLatin1StringView("ringed-world"), 10},
    {QLatin1StringView("snow-globe"), 8},
    {QLatin1StringView("balloons"), 8},
    {QLatin1StringView("silk"), 5},
    {QLatin1StringView("fireflies"), 4},
    {QLatin1StringView("long-corridor"), 12},
    {QLatin1StringView("northern-lights"), 8},
});

QByteArray etagOf(const QByteArray &bytes)
{
    return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32) + '"';
}

QByteArray embedded(QLatin1StringView name)
{
    QFile file(QLatin1StringView(":/clips/") + name + QLatin1StringView(".mp4"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ClipLibrary::ClipLibrary()
{
    initClips();
    for (const BuiltInClip &clip : builtInClips)
        put(clip.name, embedded(clip.name), clip.seconds);
}

void ClipLibrary::put(const QString &name, const QByteArray &bytes, double seconds)
{
    m_clips.insert(name, {bytes, seconds, etagOf(bytes)});
}

QStringList ClipLibrary::names() const
{
    QStringList names = m_clips.keys();
    names.sort();
    return names;
}

} // namespace rushes::sim
