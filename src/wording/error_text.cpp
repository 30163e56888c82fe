// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/error_text.h"

#include "wording/catalogue_text.h"
#include "wording/plain_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    /// The sentence with its detail as %1, and the one for an error without a detail.
    struct Wording
    {
        const char *detailed;
        const char *plain;
    };
    static Wording wordingOf(ErrorKind kind);
};

// One row an error; a switch and no array, so that the compiler asks for the words of a new one.
ErrorText::Wording ErrorText::wordingOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::IdInvalid:
        return {QT_TR_NOOP("“%1” cannot be the id of a task."),
                QT_TR_NOOP("An empty text cannot be the id of a task.")};
    case ErrorKind::UrlInvalid:
        return {QT_TR_NOOP("This address cannot be used: %1."), QT_TR_NOOP("This address cannot be used.")};
    case ErrorKind::FileUnreadable:
        return {QT_TR_NOOP("The file cannot be read: %1."), QT_TR_NOOP("The file cannot be read.")};
    case ErrorKind::FolderNotWritable:
        return {QT_TR_NOOP("Nothing can be written to the folder %1."),
                QT_TR_NOOP("Nothing can be written to the folder.")};
    case ErrorKind::FolderNotDemos:
        return {QT_TR_NOOP("The demo begins with an empty profile, and the folder %1 holds something else."),
                QT_TR_NOOP("The demo begins with an empty profile, and the folder holds something else.")};
    case ErrorKind::FileNameInvalid:
        return {QT_TR_NOOP("This cannot be the name of a file: %1."),
                QT_TR_NOOP("An empty name cannot be the name of a file.")};
    case ErrorKind::CatalogueInvalid:
        return {QT_TR_NOOP("The list of services is wrong at %1."),
                QT_TR_NOOP("The list of services cannot be read.")};
    case ErrorKind::KeyMissing:
        return {QT_TR_NOOP("There is no API key for %1."),
                QT_TR_NOOP("There is no API key for this service.")};
    case ErrorKind::KeyRefused:
        return {QT_TR_NOOP("The service refused the key: “%1”."), QT_TR_NOOP("The service refused the key.")};
    case ErrorKind::NotFoundHere:
        return {QT_TR_NOOP("The service does not know this id: “%1”."),
                QT_TR_NOOP("The service does not know this id.")};
    case ErrorKind::AskedToWait:
        return {QT_TR_NOOP("The service asked to wait: “%1”."), QT_TR_NOOP("The service asked to wait.")};
    case ErrorKind::ServerTrouble:
        return {QT_TR_NOOP("The service has trouble: %1."), QT_TR_NOOP("The service has trouble.")};
    case ErrorKind::RedirectRefused:
        return {QT_TR_NOOP("The service answered with a redirect to %1, which is not followed."),
                QT_TR_NOOP("The service answered with a redirect, which is not followed.")};
    case ErrorKind::HostNotFound:
        return {QT_TR_NOOP("The host %1 was not found."), QT_TR_NOOP("The host was not found.")};
    case ErrorKind::ConnectionFailed:
        return {QT_TR_NOOP("The connection failed: %1."), QT_TR_NOOP("The connection failed.")};
    case ErrorKind::TlsFailed:
        return {QT_TR_NOOP("No secure connection came about: %1."),
                QT_TR_NOOP("No secure connection came about.")};
    case ErrorKind::ProxyFailed:
        return {QT_TR_NOOP("The proxy failed: %1."), QT_TR_NOOP("The proxy failed.")};
    case ErrorKind::TimedOut:
        return {QT_TR_NOOP("Nothing came in time: %1."), QT_TR_NOOP("Nothing came in time.")};
    case ErrorKind::AnswerUnreadable:
        return {QT_TR_NOOP("The answer cannot be read: %1."), QT_TR_NOOP("The answer cannot be read.")};
    case ErrorKind::AnswerTooLarge:
        return {QT_TR_NOOP("The answer is larger than %1."), QT_TR_NOOP("The answer is too large.")};
    case ErrorKind::AnswerForeign:
        return {QT_TR_NOOP("The answer is about another task: “%1”."),
                QT_TR_NOOP("The answer is about another task.")};
    case ErrorKind::LinkMissing:
        return {QT_TR_NOOP("The task is completed, but the service gave no usable link: “%1”."),
                QT_TR_NOOP("The task is completed, but the service gave no link.")};
    case ErrorKind::LinkRefused:
        return {QT_TR_NOOP("This link is not fetched: %1."), QT_TR_NOOP("This link is not fetched.")};
    case ErrorKind::LinkUntrusted:
        return {QT_TR_NOOP("This link is not fetched unasked: %1."),
                QT_TR_NOOP("This link is not fetched unasked.")};
    case ErrorKind::LinkDead:
        return {QT_TR_NOOP("The link no longer works: %1."), QT_TR_NOOP("The link no longer works.")};
    case ErrorKind::TransferBroken:
        return {QT_TR_NOOP("The transfer broke off: %1."), QT_TR_NOOP("The transfer broke off.")};
    case ErrorKind::LengthWrong:
        return {QT_TR_NOOP("The clip did not come whole: %1."), QT_TR_NOOP("The clip did not come whole.")};
    case ErrorKind::NotAVideo:
        return {QT_TR_NOOP("What came is no MP4 video: %1."), QT_TR_NOOP("What came is no MP4 video.")};
    case ErrorKind::ClipIncomplete:
        return {QT_TR_NOOP("The clip is not a whole MP4: %1."), QT_TR_NOOP("The clip is not a whole MP4.")};
    case ErrorKind::ClipUndecodable:
        return {QT_TR_NOOP("No picture of the clip can be decoded: %1."),
                QT_TR_NOOP("No picture of the clip can be decoded.")};
    case ErrorKind::ClipTooLarge:
        return {QT_TR_NOOP("The clip is larger than %1."), QT_TR_NOOP("The clip is too large.")};
    case ErrorKind::CheckerFailed:
        return {QT_TR_NOOP("The clip could not be checked: %1."),
                QT_TR_NOOP("The clip could not be checked.")};
    case ErrorKind::DiskFull:
        return {QT_TR_NOOP("The disk is full: %1."), QT_TR_NOOP("The disk is full.")};
    case ErrorKind::FileWriteFailed:
        return {QT_TR_NOOP("A file could not be written: %1."), QT_TR_NOOP("A file could not be written.")};
    case ErrorKind::HeldClipGone:
        return {QT_TR_NOOP("The held copy is gone, and not by Rushes: %1."),
                QT_TR_NOOP("The held copy is gone, and not by Rushes.")};
    case ErrorKind::HeldClipChanged:
        return {QT_TR_NOOP("The held copy is no longer the clip that was checked: %1."),
                QT_TR_NOOP("The held copy is no longer the clip that was checked.")};
    case ErrorKind::DatabaseUnusable:
        return {QT_TR_NOOP("The profile's database cannot be used: %1."),
                QT_TR_NOOP("The profile's database cannot be used.")};
    case ErrorKind::DatabaseNewer:
        return {QT_TR_NOOP("This profile was written by a later version of Rushes (its format is %1)."),
                QT_TR_NOOP("This profile was written by a later version of Rushes.")};
    case ErrorKind::DatabaseBarred:
        return {QT_TR_NOOP("The profile's database cannot be written: %1."),
                QT_TR_NOOP("The profile's database cannot be written.")};
    case ErrorKind::DatabaseVanished:
        return {QT_TR_NOOP("The profile's database is gone from %1."),
                QT_TR_NOOP("The profile's database is gone.")};
    case ErrorKind::ProfileInUse:
        return {QT_TR_NOOP("The profile is in use by another program: %1."),
                QT_TR_NOOP("The profile is in use by another program.")};
    case ErrorKind::LockBlocked:
        return {
            QT_TR_NOOP("The profile cannot be opened, for what stands in the place of its lock is no file: "
                       "%1. Move it away."),
            QT_TR_NOOP("The profile cannot be opened, for what stands in the place of its lock is no file.")};
    case ErrorKind::ProfileAway:
        return {
            QT_TR_NOOP(
                "The profile was moved to %1, and this folder is not there. Connect the disk that it is on."),
            QT_TR_NOOP("The profile was moved to a folder that is not there.")};
    case ErrorKind::FolderNotEmpty:
        return {QT_TR_NOOP("Something stands in the folder %1 already."),
                QT_TR_NOOP("Something stands in the folder already.")};
    case ErrorKind::PortInUse:
        return {QT_TR_NOOP("The address %1 is in use by another program."),
                QT_TR_NOOP("The address is in use by another program.")};
    case ErrorKind::SimulatorFailed:
        return {QT_TR_NOOP("The built-in simulator did not start: %1."),
                QT_TR_NOOP("The built-in simulator did not start.")};
    case ErrorKind::PlaybackFailed:
        return {QT_TR_NOOP("The clip cannot be played here: %1."),
                QT_TR_NOOP("The clip cannot be played here.")};
    case ErrorKind::Cancelled:
        return {QT_TR_NOOP("It was cancelled: %1."), QT_TR_NOOP("It was cancelled.")};
    }
    Q_UNREACHABLE();
    return {};
}

/// A detail as it goes into a sentence, which has a full stop of its own.
QString quoted(const QString &detail)
{
    QString text = shownText(detail, longestQuoted).trimmed();
    while (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    return text;
}

} // namespace

QString errorText(const Error &error)
{
    const ErrorText::Wording wording = ErrorText::wordingOf(error.kind);
    const QString detail = quoted(error.detail);
    return detail.isEmpty() ? ErrorText::tr(wording.plain) : ErrorText::tr(wording.detailed).arg(detail);
}

QString errorText(const Error &error, const Service *service)
{
    const bool namesService = error.kind == ErrorKind::KeyMissing && service && error.detail == service->name;
    return errorText(namesService ? Error{error.kind, serviceText(service)} : error);
}

} // namespace rushes
