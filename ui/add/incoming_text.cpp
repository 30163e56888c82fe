// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/incoming_text.h"

#include "core/background.h"
#include "core/error.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QStringDecoder>
#include <QUrl>

#include <variant>

namespace rushes {

namespace {

struct TooLarge
{
    QString name;
};
using Reading = std::variant<QString, TooLarge, Error>;

QString decoded(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decode(encoding);
    return decode(bytes);
}

/// Runs on a worker thread.
Reading read(const QStringList &paths)
{
    QString text;
    qint64 sum = 0;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            return Error{ErrorKind::FileUnreadable, path};
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorKind::FileUnreadable, path + QLatin1StringView(": ") + file.errorString()};
        // One byte more than allowed tells of a file whose size is not known beforehand, or grows.
        const QByteArray bytes = file.read(IncomingText::largest - sum + 1);
        sum += bytes.size();
        if (sum > IncomingText::largest)
            return TooLarge{QFileInfo(path).fileName()};
        text += decoded(bytes) + u'\n';
    }
    return text;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

bool IncomingText::accepts(const QMimeData &data)
{
    return data.hasText() || data.hasUrls();
}

void IncomingText::take(const QMimeData &data)
{
    const QStringList paths = localFiles(data);
    if (!paths.isEmpty()) {
        readFiles(paths);
        return;
    }
    QString text = data.text();
    if (text.isEmpty()) {
        const QList<QUrl> urls = data.urls();
        for (const QUrl &url : urls)
            text += url.toString() + u'\n';
    }
    if (text.size() > largest)
        //: %1: a size, "16.8 MB"
        Q_EMIT refused(tr("That text is larger than %1: nothing was taken from it.").arg(sizeText(largest)));
    else
        Q_EMIT arrived(text);
}

void IncomingText::readFiles(const QStringList &paths)
{
    runInBackground(
        this, [paths] { return read(paths); },
        [this](const Reading &reading) {
            if (const auto *text = std::get_if<QString>(&reading)) {
                Q_EMIT arrived(*text);
            } else if (const auto *large = std::get_if<TooLarge>(&reading)) {
                //: %1: a file's name, %2: a size, "16.8 MB"
                Q_EMIT refused(tr("%1 makes it more than %2: nothing was taken from it.")
                                   .arg(shownText(large->name, longestQuoted), sizeText(largest)));
            } else {
                Q_EMIT refused(errorText(std::get<Error>(reading)));
            }
        });
}

} // namespace rushes
