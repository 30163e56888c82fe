// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/profile_carrier.h"

#include "core/background.h"
#include "store/profile.h"
#include "store/profile_place.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressDialog>

namespace rushes {

namespace {

class Carrier
{
    Q_DECLARE_TR_FUNCTIONS(ProfileCarrier)

public:
    static QString words(const QString &to)
    {
        //: %1: a folder
        return tr("The profile is being moved to %1").arg(QDir::toNativeSeparators(to));
    }
};

} // namespace

std::optional<Error> carryProfile(const QString &folder)
{
    const Result<QString> located = locateProfile(folder);
    const std::optional<PendingMove> move = located ? pendingMove(*located) : std::nullopt;
    if (!move)
        return std::nullopt;

    constexpr int steps = 1000;
    QProgressDialog dialog(QString(), QString(), 0, steps);
    auto *words = new QLabel(&dialog);
    words->setTextFormat(Qt::PlainText); // a folder's name is anybody's
    words->setText(Carrier::words(move->to));
    dialog.setLabel(words);
    dialog.setWindowTitle(QStringLiteral("Rushes"));
    dialog.setAutoReset(false);
    // It is the only window; closing it does not end what is going on.
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QEventLoop loop;
    std::optional<Error> trouble;
    const auto progress = [&dialog](qint64 done, qint64 total) {
        const int step = total > 0 ? int(double(done) / double(total) * steps) : steps;
        QMetaObject::invokeMethod(
            &dialog, [&dialog, step] { dialog.setValue(step); }, Qt::QueuedConnection);
    };
    runInBackground(
        &loop,
        [folder, progress]() -> std::optional<Error> {
            const Result<std::unique_ptr<Profile>> owned = Profile::own(folder, progress);
            return owned ? (*owned)->moveTrouble() : std::nullopt;
        },
        [&](const std::optional<Error> &error) {
            trouble = error;
            loop.quit();
        });
    loop.exec();
    QGuiApplication::setQuitOnLastWindowClosed(quits);
    return trouble;
}

} // namespace rushes
