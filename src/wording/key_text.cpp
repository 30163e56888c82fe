// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/key_text.h"

#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"
#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

class KeyText
{
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

/// What the test asked about.
QString askedAboutText(const KeyTestReport &report)
{
    const QString id = shownText(report.id, longestQuoted);
    //: %1: the id of a task
    return report.isMadeUp ? KeyText::tr("Asked about “%1”, an id made up for this test.").arg(id)
                           : KeyText::tr("Asked about your task “%1”.").arg(id);
}

QString verdictText(const KeyTestReport &report)
{
    switch (report.verdict) {
    case KeyVerdict::Works:
        return KeyText::tr("The key works.");
    case KeyVerdict::Refused:
        return KeyText::tr("The service refused the key.");
    case KeyVerdict::NoContact:
        return KeyText::tr("No contact: nothing is known about the key.");
    case KeyVerdict::Unclear:
        return KeyText::tr("The answer says nothing about the key.");
    case KeyVerdict::Waits:
        if (!report.wait)
            return KeyText::tr("The service asks to wait: nothing is known about the key.");
        //: %1: a duration, "40 s"
        return report.id.isEmpty()
                   ? KeyText::tr("Not asked: the service wants no request for another %1.")
                         .arg(durationText(*report.wait))
                   //: %1: a duration, "40 s"
                   : KeyText::tr("The service asks to wait %1: nothing is known about the key.")
                         .arg(durationText(*report.wait));
    }
    Q_UNREACHABLE();
    return {};
}

QString lockedText(StoreStep step)
{
    switch (step) {
    case StoreStep::Writing:
        return KeyText::tr(
            "The key store waits to be unlocked. Until then the key is kept for this session only.");
    case StoreStep::Removing:
        return KeyText::tr("The key store waits to be unlocked. Until then the key is still stored there.");
    default:
        return KeyText::tr("The key store waits to be unlocked.");
    }
}

} // namespace

QString keyStateText(const KeyStanding &standing)
{
    switch (standing.source) {
    case KeySource::Store:
        return KeyText::tr("In the key store");
    case KeySource::Session:
        return standing.isBusy && !standing.trouble ? KeyText::tr("Being stored …")
                                                    : KeyText::tr("For this session only");
    case KeySource::Variable:
        return KeyText::tr("From RUSHES_API_KEY");
    case KeySource::File:
        return KeyText::tr("From a file");
    case KeySource::None:
        break;
    }
    if (standing.step == StoreStep::Removing && standing.trouble)
        return KeyText::tr("Still in the key store");
    if (standing.trouble == StoreTrouble::Locked)
        return KeyText::tr("The key store is locked");
    if (standing.step == StoreStep::Reading && standing.isBusy)
        return KeyText::tr("Asking the key store …");
    return KeyText::tr("No key");
}

QString storeTroubleText(const KeyStanding &standing)
{
    if (!standing.trouble)
        return {};
    if (*standing.trouble == StoreTrouble::Locked)
        return lockedText(standing.step);
    if (*standing.trouble == StoreTrouble::NoStore) {
        return standing.step == StoreStep::Writing
                   ? KeyText::tr(
                         "There is no key store here: the key is kept for this session only, and in no file.")
                   : KeyText::tr("There is no key store here.");
    }
    const QString why =
        standing.detail.isEmpty() ? QString() : u" ("_s + shownText(standing.detail, longestQuoted) + u')';
    switch (standing.step) {
    case StoreStep::Writing:
        //: %1: the key store's own words in parentheses, or nothing
        return KeyText::tr("The key store did not take the key%1: it is kept for this session only.")
            .arg(why);
    case StoreStep::Removing:
        //: %1: the key store's own words in parentheses, or nothing
        return KeyText::tr("The key store did not remove the key%1: it is still stored there.").arg(why);
    default:
        //: %1: the key store's own words in parentheses, or nothing
        return KeyText::tr("The key store did not give the key%1.").arg(why);
    }
}

QString keyTestText(const KeyTestReport &report)
{
    QStringList sentences{verdictText(report)};
    if (report.error)
        sentences.append(errorText(*report.error));
    if (!report.id.isEmpty())
        sentences.append(askedAboutText(report));
    return joinedSentences(sentences);
}

} // namespace rushes
