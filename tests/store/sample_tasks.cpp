// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sample_tasks.h"

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

Moment at(qint64 seconds)
{
    return Moment(Duration(1772366400000 + seconds * 1000 + 250));
}

} // namespace

Task newTask(qint64 number)
{
    Task task;
    task.number = number;
    task.id = u"vgen_%1"_s.arg(number, 12, 16, QChar(u'0'));
    task.service = u"kyyReactApiServer"_s;
    task.family = u"veo"_s;
    task.addedAt = at(number);
    return task;
}

Task fullTask(qint64 number)
{
    Task task = newTask(number);
    task.mode = u"reference-image"_s;
    task.modeIsUsers = true;
    task.pausedAt = at(number + 1);
    task.label = u"森の朝 — take %1"_s.arg(number);

    task.status = Status::Completed;
    task.statusWord = u"completed"_s;
    task.model = u"veo_3_1_fast"_s;
    task.created = at(1);
    task.videoUrl = u"https://clips.example/%1.mp4?sig=abc"_s.arg(number);
    task.actualDuration = 8.25;
    task.message = u"a message"_s;
    task.sentExpiresAt = at(86400);
    task.lastSeenUnfinished = at(100);
    task.firstSeenFinished = at(130);
    task.transitions = {{Status::Queued, {}, {}, at(5)},
                        {Status::Unrecognised, u"cooking"_s, at(5), at(35)},
                        {Status::Completed, {}, at(100), at(130)}};
    task.lastAnswer = QByteArray("{\"status\":\"completed\",\0\xff}", 26);

    task.contact = Contact::Retrying;
    task.trouble = Error{ErrorKind::ServerTrouble, u"502 Bad Gateway"_s};
    task.lastAskedAt = at(160);
    task.lastHeardAt = at(130);
    task.troublesInRow = 2;
    task.notFoundInRow = 1;

    task.clip = ClipState::Saved;
    task.clipFacts = {.heldFile = u"vgen-%1.mp4"_s.arg(number),
                      .posterFile = u"vgen-%1.jpg"_s.arg(number),
                      .savedPath = u"/home/someone/Videos/%1.mp4"_s.arg(number),
                      .bytes = 5'000'000'000 + number,
                      .sha256 = QByteArray(32, '\xa5'),
                      .durationSeconds = 8.04,
                      .width = 1280,
                      .height = 720,
                      .framesPerSecond = 24.5,
                      .hasSound = true,
                      .marks = ClipMark::Shorter | ClipMark::Black,
                      .heldAt = at(140)};
    task.clipTrouble = Error{ErrorKind::TransferBroken, {}};
    task.linkIsDead = true;
    task.linkIsRefused = true;
    task.wholeButWrongInRow = 2;
    task.wholeButWrongSha256 = QByteArray(32, '\x5a');
    return task;
}

Result<Remembered> openWhole(TaskDatabase &database)
{
    Result<Remembered> opened = database.open();
    if (!opened)
        return opened;
    Remembered whole = *opened;
    for (Task &task : whole.tasks) {
        if (!task.lastAnswer.isHere())
            database.readAnswer(task.number, [&task](const Result<QByteArray> &answer) {
                if (answer)
                    task.lastAnswer = *answer;
            });
    }
    database.flush();
    return whole;
}

FoundId fullFoundId(const QString &id)
{
    return {.id = id,
            .service = u"kyyAiPower"_s,
            .family = u"veo"_s,
            .mode = u"first-last-frame"_s,
            .certain = true,
            .evidence = Evidence::KnownBase,
            .host = u"elsewhere.example"_s};
}

} // namespace rushes::test
