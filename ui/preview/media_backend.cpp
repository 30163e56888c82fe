// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/media_backend.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace rushes {

namespace {
// The first that is installed is taken.
constexpr std::array backends{"ffmpeg", "windows", "darwin", "android", "gstreamer"};
constexpr auto variable = "QT_MEDIA_BACKEND";
} // namespace

QByteArray mediaBackendToUse(const QByteArray &wanted, const QStringList &pluginFiles)
{
    const auto isInstalled = [&pluginFiles](const QByteArray &name) {
        const QString plugin = QString::fromLatin1(name) + QLatin1StringView("mediaplugin");
        return std::any_of(pluginFiles.begin(), pluginFiles.end(),
                           [&plugin](const QString &file) { return file.contains(plugin); });
    };
    const auto isKnown = [](const QByteArray &name) {
        return std::find(backends.begin(), backends.end(), name) != backends.end();
    };
    if (isKnown(wanted) && isInstalled(wanted))
        return wanted;
    const auto first = std::find_if(backends.begin(), backends.end(), isInstalled);
    return first == backends.end() ? QByteArray() : QByteArray(*first);
}

bool chooseMediaBackend()
{
    QStringList plugins;
    const QStringList paths = QCoreApplication::libraryPaths();
    for (const QString &path : paths)
        plugins += QDir(path + QLatin1StringView("/multimedia")).entryList(QDir::Files);

    const QByteArray wanted = qgetenv(variable);
    const QByteArray backend = mediaBackendToUse(wanted, plugins);
    if (backend.isEmpty())
        qunsetenv(variable);
    else if (backend != wanted)
        qputenv(variable, backend);
    return !backend.isEmpty();
}

} // namespace rushes
