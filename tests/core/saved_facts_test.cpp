// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saved_facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class SavedFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsKnownIsThere();
    void whatIsNotKnownIsNull();
    void noLinkAndNoQueryIsThere();

private:
    static Task task()
    {
        Task task;
        task.id = u"vgen_1"_s;
        task.service = u"kyyAiPower"_s;
        task.model = u"veo_3_1_fast"_s;
        task.mode = u"reference-image"_s;
        task.label = u"森の朝"_s;
        task.status = Status::Completed;
        task.created = Moment(std::chrono::seconds(1772366400));
        task.videoUrl = u"https://cdn.example/clip.mp4?X-Amz-Signature=5ec7e7"_s;
        task.lastAnswer = R"({"video_url":"https://cdn.example/clip.mp4?X-Amz-Signature=5ec7e7"})";
        task.transitions = {{Status::Queued, {}, std::nullopt, Moment(std::chrono::seconds(1772366410))},
                            {Status::Completed,
                             {},
                             Moment(std::chrono::seconds(1772366410)),
                             Moment(std::chrono::seconds(1772366500))}};
        task.clip = ClipState::Held;
        task.clipFacts.bytes = 1234;
        task.clipFacts.sha256 = QByteArray::fromHex("00ff");
        task.clipFacts.durationSeconds = 7.5;
        task.clipFacts.width = 1280;
        task.clipFacts.height = 720;
        task.clipFacts.marks = ClipMarks(ClipMark::Silent);
        return task;
    }
    static QJsonObject read(const Task &task) { return QJsonDocument::fromJson(savedFacts(task)).object(); }
};

void SavedFactsTest::everythingThatIsKnownIsThere()
{
    const QJsonObject facts = read(task());
    QCOMPARE(facts[u"rushes"_s].toInt(), 1);
    QCOMPARE(facts[u"id"_s].toString(), u"vgen_1"_s);
    QCOMPARE(facts[u"service"_s].toString(), u"kyyAiPower"_s);
    QCOMPARE(facts[u"model"_s].toString(), u"veo_3_1_fast"_s);
    QCOMPARE(facts[u"mode"_s].toString(), u"reference-image"_s);
    QCOMPARE(facts[u"label"_s].toString(), u"森の朝"_s);
    QCOMPARE(facts[u"status"_s].toString(), u"completed"_s);
    QCOMPARE(facts[u"created"_s].toString(), u"2026-03-01T12:00:00Z"_s);
    const QJsonArray transitions = facts[u"transitions"_s].toArray();
    QCOMPARE(transitions.size(), 2);
    QCOMPARE(transitions.at(0).toObject()[u"status"_s].toString(), u"queued"_s);
    QCOMPARE(transitions.at(1).toObject()[u"seen_at"_s].toString(), u"2026-03-01T12:01:40Z"_s);
    QCOMPARE(transitions.at(1).toObject()[u"not_before"_s].toString(), u"2026-03-01T12:00:10Z"_s);
    const QJsonObject clip = facts[u"clip"_s].toObject();
    QCOMPARE(clip[u"sha256"_s].toString(), u"00ff"_s);
    QCOMPARE(clip[u"bytes"_s].toInt(), 1234);
    QCOMPARE(clip[u"duration_s"_s].toDouble(), 7.5);
    QCOMPARE(clip[u"width"_s].toInt(), 1280);
    QCOMPARE(clip[u"marks"_s].toArray(), QJsonArray{u"silent"_s});
    QVERIFY(clip[u"verified"_s].toBool());
    Task unverified = task();
    unverified.clip = ClipState::Unverified;
    QVERIFY(!read(unverified)[u"clip"_s].toObject()[u"verified"_s].toBool());
}

void SavedFactsTest::whatIsNotKnownIsNull()
{
    const QJsonObject facts = read(Task{});
    for (const QString &name : {u"family"_s, u"model"_s, u"mode"_s, u"label"_s, u"message"_s, u"created"_s}) {
        QVERIFY(facts.contains(name));
        QVERIFY(facts[name].isNull());
    }
    const QJsonObject clip = facts[u"clip"_s].toObject();
    for (const QString &name :
         {u"sha256"_s, u"duration_s"_s, u"width"_s, u"frames_per_second"_s, u"held_at"_s})
        QVERIFY(clip[name].isNull());
}

void SavedFactsTest::noLinkAndNoQueryIsThere()
{
    Task task = this->task();
    task.message = u"see https://cdn.example/x?token=5ec7e7 or https://me:5ec7e7@h/x?5ec7e7"_s;
    task.transitions[0].word = u"waiting at https://h/q?sig=5ec7e7"_s;
    const QByteArray facts = savedFacts(task);
    QVERIFY(facts.contains("see https://cdn.example/x?"));
    QVERIFY2(!facts.contains("5ec7e7"), facts.constData());
    QVERIFY(!facts.contains("clip.mp4"));
}

QTEST_GUILESS_MAIN(SavedFactsTest)
#include "saved_facts_test.moc"
