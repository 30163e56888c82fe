// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace rushes {

/// Which of Qt's multimedia back ends to ask for, given what the user wants (QT_MEDIA_BACKEND; empty:
/// nothing) and the plugin files that are installed ("libffmpegmediaplugin.so"). A value that no plugin
/// serves ends the program up to Qt 6.6, so it is passed over. FFmpeg before the others: GStreamer crashes
/// where elements are missing (measured with 6.4.2). Empty: leave it to Qt. Pure.
QByteArray mediaBackendToUse(const QByteArray &wanted, const QStringList &pluginFiles);

/// Sets QT_MEDIA_BACKEND by that rule. After the application object and before the first multimedia object,
/// best before other threads run; a further call changes nothing. Reads one folder's names. False where no
/// back end is installed: the first multimedia object would then end the program (Qt 6.4.2).
bool chooseMediaBackend();

} // namespace rushes
