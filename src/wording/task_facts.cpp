// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_facts.h"

#include "wording/catalogue_text.h"
#include "wording/clip_sentence.h"
#include "wording/link_end_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace rushes {

namespace {

class TaskFacts
{
    Q_DECLARE_TR_FUNCTIONS(TaskFacts)

public:
    void appendIdentity(const Task &task, const TaskContext &context);
    void appendTimes(const Task &task, const TaskContext &context);
    void appendClip(const Task &task, const TaskContext &context);
    [[nodiscard]] const QVector<Fact> &facts() const { return m_facts; }

private:
    /// What is empty is not known.
    void append(const QString &name, const QString &value, Fact::Kind kind = Fact::Kind::Plain)
    {
        if (!value.isEmpty())
            m_facts.append({name, value, kind});
    }
    void append(const QString &name, const std::optional<Moment> &moment)
    {
        append(name, moment ? fullMomentText(*moment) : QString());
    }

    QVector<Fact> m_facts;
};

QString shown(const QString &text)
{
    return shownText(text, longestShown);
}

void TaskFacts::appendIdentity(const Task &task, const TaskContext &context)
{
    append(tr("Id"), shown(task.id));
    append(tr("Label"), shown(task.label));
    append(tr("Service"), serviceText(context.service, task.service));
    //: the kind of task: VEO, Sora ..
    append(tr("Kind"), familyText(context.family));
    append(tr("Mode"), modeText(task, context), Fact::Kind::Mode);
    append(tr("Model"), shown(task.model));
    //: how long a task usually runs
    append(tr("Estimate"), estimateText(context.estimateOf(task)));
}

void TaskFacts::appendTimes(const Task &task, const TaskContext &context)
{
    append(tr("Status"), statusText(task));
    append(tr("Message"), shown(task.message));
    append(tr("Created"), task.created);
    append(tr("Added", "when"), task.addedAt);
    append(tr("Last heard"), task.lastHeardAt);
    append(tr("Next check"), context.nextCheck);
    const QString elapsed = elapsedText(task, context);
    append(tr("Elapsed"), elapsed == nothingText() ? QString() : elapsed);
}

void TaskFacts::appendClip(const Task &task, const TaskContext &context)
{
    append(tr("Clip"), task.clip == ClipState::None ? QString() : clipText(task, context.copyProgress));
    append(tr("Link's end"), linkEndSentence(task, context));
    if (task.status == Status::Completed)
        //: how the end of a link is known
        append(tr("How it is known"), joinedSentences(linkEndSources(context)));
    if (task.actualDuration)
        append(tr("Length, says the service"), clipLengthText(*task.actualDuration));
    append(tr("Copy"), clipFactsText(task.clipFacts));
    //: what is odd about a clip: it is black, frozen, shorter than said, without sound
    append(tr("Noticed"), clipMarksText(task.clipFacts.marks));
    if (task.clipFacts.framesPerSecond > 0)
        append(tr("Frames per second"), QLocale().toString(task.clipFacts.framesPerSecond, 'g', 5));
    append(tr("Held since"), task.clipFacts.heldAt);
    append(tr("Saved as"), shown(task.clipFacts.savedPath));
    //: a checksum
    append(tr("SHA-256"), QString::fromLatin1(task.clipFacts.sha256.toHex()));
}

} // namespace

QVector<Fact> facts(const Task &task, const TaskContext &context)
{
    TaskFacts facts;
    facts.appendIdentity(task, context);
    facts.appendTimes(task, context);
    facts.appendClip(task, context);
    return facts.facts();
}

} // namespace rushes
