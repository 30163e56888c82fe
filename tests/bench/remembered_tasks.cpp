// SPDX-License-Identifier: GPL-3.0-or-later
#include "remembered_tasks.h"

#include <QRandomGenerator>

#include <array>

namespace rushes::bench {

using namespace Qt::StringLiterals;

namespace {

struct Kind
{
    const char *prefix;
    const char *service;
    const char *family;
    const char *model;
};
constexpr std::array kinds{Kind{"vgen_", "kyyReactApiServer", "veo", "veo_3_1_fast"},
                           Kind{"vgen_", "kyyReactApiServer", "veo", "veo_3_1"},
                           Kind{"video_", "kyyReactApiServer", "sora", "sora-2"}};
constexpr std::array<const char *, 6> words{"harbour", "night train", "café", "close-up", "wide", "take"};

class Maker
{
public:
    explicit Maker(Moment now)
        : m_now(now)
    {
    }

    Task make(qint64 number, Duration age)
    {
        const Kind &kind = kinds[m_random.bounded(quint32(kinds.size()))];
        Task task;
        task.number = number;
        task.id = QLatin1StringView(kind.prefix) + hex(24);
        task.service = QString::fromLatin1(kind.service);
        task.family = QString::fromLatin1(kind.family);
        if (m_random.bounded(3) == 0)
            task.label = QString::fromUtf8(words[m_random.bounded(quint32(words.size()))]) + u' ' +
                         QString::number(number);
        task.addedAt = m_now - age;
        task.created = m_now - age;
        const int share = m_random.bounded(100);
        if (share < 10)
            run(task, age);
        else if (share < 18)
            fail(task);
        else
            complete(task, share < 70 ? ClipState::Saved : share < 85 ? ClipState::Expired : ClipState::Held);
        if (task.status != Status::Unasked)
            task.model = QString::fromLatin1(kind.model);
        return task;
    }

private:
    QString hex(int digits)
    {
        QString text;
        while (text.size() < digits)
            text += QString::number(m_random.generate(), 16).rightJustified(8, u'0');
        return text.left(digits);
    }

    void hear(Task &task, Status status, Moment at)
    {
        task.status = status;
        task.contact = Contact::Ok;
        task.lastAskedAt = task.lastHeardAt = at;
        task.transitions.append({status, {}, at - 30s, at});
        task.lastAnswer = QByteArray(700, 'x') + task.id.toLatin1();
    }

    void run(Task &task, Duration age)
    {
        hear(task, Status::Queued, *task.created + std::min<Duration>(age, 10s));
        if (m_random.bounded(4) != 0)
            hear(task, Status::Processing, *task.created + std::min<Duration>(age, 40s));
        task.lastSeenUnfinished = task.lastHeardAt;
    }

    void end(Task &task, Status status)
    {
        hear(task, Status::Queued, *task.created + 10s);
        hear(task, Status::Processing, *task.created + 40s);
        task.lastSeenUnfinished = task.lastHeardAt;
        hear(task, status, *task.created + std::chrono::seconds(60 + m_random.bounded(240)));
        task.firstSeenFinished = task.lastHeardAt;
    }

    void fail(Task &task)
    {
        end(task, Status::Failed);
        task.message = u"Content policy: the prompt was refused (%1)."_s.arg(m_random.bounded(1000));
    }

    void complete(Task &task, ClipState clip)
    {
        end(task, Status::Completed);
        task.videoUrl =
            u"https://cdn.example.com/outputs/"
            u"%1.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=%2&X-Amz-Date="
            "20260101T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=%3"_s.arg(
                task.id, hex(32), hex(64));
        task.clip = clip;
        task.actualDuration = 8;
        if (clip == ClipState::Expired)
            return;
        ClipFacts &facts = task.clipFacts;
        const QString name = u"%1-%2"_s.arg(task.number).arg(task.id);
        facts.heldFile = name + u".mp4"_s;
        facts.posterFile = name + u".jpg"_s;
        if (clip == ClipState::Saved)
            facts.savedPath = u"/home/someone/Videos/Rushes/"_s + name + u".mp4"_s;
        facts.bytes = 4'000'000;
        facts.sha256 = QByteArray(32, char(task.number));
        facts.durationSeconds = 8;
        facts.width = 1280;
        facts.height = 720;
        facts.framesPerSecond = 24;
        facts.hasSound = true;
        facts.heldAt = task.lastHeardAt;
    }

    const Moment m_now;
    QRandomGenerator m_random{4711};
};

} // namespace

QVector<Task> rememberedTasks(int count, Moment now)
{
    constexpr Duration years = std::chrono::hours(24 * 365 * 2);
    Maker maker(now);
    QVector<Task> tasks;
    tasks.reserve(count);
    for (int i = 0; i < count; ++i)
        tasks.append(maker.make(i + 1, years * (count - i) / count));
    return tasks;
}

} // namespace rushes::bench
