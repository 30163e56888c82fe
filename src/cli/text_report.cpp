// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_report.h"

#include "cli/terminal.h"
#include "wording/at_risk_text.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QDir>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

/// What is said of an event; empty for what a person need not read.
class Sentence
{
    Q_DECLARE_TR_FUNCTIONS(rushes::TextReport)

public:
    explicit Sentence(const WatchedTask &watched)
        : m_watched(watched)
        , m_task(watched.task)
    {
    }

    QString operator()(const TaskAdded &) const
    {
        return tr("added (%1)").arg(kindText(m_task, m_watched.context));
    }
    QString operator()(const StatusChanged &) const
    {
        if (m_task.status == Status::Failed && !m_task.message.isEmpty())
            //: A failed task; %1: the service's reason
            return tr("failed: %1").arg(shownText(m_task.message, longestShown));
        return statusText(m_task);
    }
    QString operator()(const ContactChanged &) const
    {
        if (m_task.contact == Contact::Ok || m_task.contact == Contact::Never)
            return {};
        const QString what = m_task.trouble ? errorText(*m_task.trouble, m_watched.context.service)
                                            : contactText(m_task.contact);
        if (!m_watched.context.nextCheck)
            return what;
        //: %1: what is the trouble, a sentence; %2: "in 30 s"
        return tr("%1 Asked again %2.")
            .arg(what, withPlainSpaces(inText(*m_watched.context.nextCheck - m_watched.context.now)));
    }
    QString operator()(const CopyProgress &) const { return {}; }
    QString operator()(const LinkChanged &event) const
    {
        switch (event.state) {
        case LinkState::Refused:
            return errorText({ErrorKind::LinkRefused, event.detail});
        case LinkState::Dead:
            return tr("its link is dead; the service is asked for another");
        case LinkState::Renewed:
            return tr("the service gave another link");
        }
        Q_UNREACHABLE();
        return {};
    }
    QString operator()(const ClipHeld &) const
    {
        const QString path = QDir::toNativeSeparators(m_watched.heldPath);
        const QString size = withPlainSpaces(sizeText(m_task.clipFacts.bytes));
        const QString marks = clipMarksText(m_task.clipFacts.marks);
        if (marks.isEmpty())
            return tr("held: %1 (%2)").arg(path, size);
        //: %1: a path, %2: a size, %3: what is odd about the clip, "black · no sound"
        return tr("held: %1 (%2; %3)").arg(path, size, marks);
    }
    QString operator()(const ClipUnverified &) const
    {
        return tr("kept unverified, for it fails a check: %1")
            .arg(QDir::toNativeSeparators(m_watched.heldPath));
    }
    QString operator()(const ClipSaved &) const
    {
        return tr("saved: %1").arg(QDir::toNativeSeparators(m_task.clipFacts.savedPath));
    }
    QString operator()(const ClipExpired &) const
    {
        return tr("expired: the link has ended, and its clip is gone");
    }
    QString operator()(const ClipTrouble &) const
    {
        return m_task.clipTrouble ? errorText(*m_task.clipTrouble) : QString();
    }

private:
    const WatchedTask &m_watched;
    const Task &m_task;
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::TextReport)
};

QString outcomeSentence(WatchOutcome outcome)
{
    switch (outcome) {
    case WatchOutcome::Completed:
    case WatchOutcome::Failed:
    case WatchOutcome::Expired:
        return {}; // its last event said so
    case WatchOutcome::NotKept:
        return Texts::tr("completed, but its clip could not be had");
    case WatchOutcome::NotFound:
        return Texts::tr("not known to the service");
    case WatchOutcome::Refused:
        return Texts::tr("not asked any more: the service wants another key");
    case WatchOutcome::Unfinished:
        return Texts::tr("not finished yet");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

TextReport::TextReport()
    : m_onTerminal(outputIsTerminal())
{
}

TextReport::~TextReport()
{
    clearProgress();
}

void TextReport::tell(const WatchedTask &watched, const TaskEvent &event)
{
    const QString sentence = std::visit(Sentence(watched), event);
    if (!sentence.isEmpty())
        print(watched, sentence);
}

void TextReport::finished(const WatchedTask &watched, WatchOutcome outcome)
{
    const QString sentence = outcomeSentence(outcome);
    if (!sentence.isEmpty())
        print(watched, sentence);
}

void TextReport::summary(const WatchSummary &summary)
{
    clearProgress();
    m_broken = !printLine(Texts::tr("%1 completed, %2 failed, %3 unfinished")
                              .arg(QLocale().toString(summary.completed), QLocale().toString(summary.failed),
                                   QLocale().toString(summary.unfinished))) ||
               m_broken;
}

void TextReport::warn(const WatchedTask &watched, Duration left)
{
    print(watched, withPlainSpaces(linkEndsSoonText(watched.context.linkEnd, left)));
}

void TextReport::print(const WatchedTask &watched, const QString &sentence)
{
    clearProgress();
    const QString time =
        QLocale().toString(toDateTime(watched.context.now).toLocalTime().time(), u"HH:mm:ss"_s);
    const QString name =
        watched.task.label.isEmpty()
            ? watched.task.id
            : watched.task.id + u" ("_s + shownText(watched.task.label, longestQuoted) + u')';
    m_broken = !printLine(time + u"  "_s + name + u"  "_s + sentence) || m_broken;
}

void TextReport::progress(const QString &line)
{
    if (!m_onTerminal)
        return;
    printRaw(u"\r\x1b[K"_s + line.left(terminalWidth() - 1));
    m_progressShown = true;
}

void TextReport::remark(const QString &sentence)
{
    clearProgress();
    WatchReport::remark(sentence);
}

void TextReport::clearProgress()
{
    if (m_progressShown)
        printRaw(u"\r\x1b[K"_s);
    m_progressShown = false;
}

} // namespace rushes
