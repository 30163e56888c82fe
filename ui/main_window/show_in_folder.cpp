// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/show_in_folder.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerWait = 3000; // ms; a file manager that is started by the call needs a while

void openFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace

void showInFolder(const QString &path, QObject *context)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        openFolder(path);
        return;
    }
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    call << QStringList{QUrl::fromLocalFile(path).toString()} << QString();
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call, answerWait), context);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, context,
                     [path](QDBusPendingCallWatcher *finished) {
                         const QDBusPendingReply<> reply = *finished;
                         if (reply.isError())
                             openFolder(path);
                         finished->deleteLater();
                     });
}

} // namespace rushes
