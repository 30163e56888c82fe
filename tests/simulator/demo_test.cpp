// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/box_walk.h"
#include "simulator/clip_library.h"
#include "simulator/demo_script.h"
#include "simulator/result_answer.h"
#include "simulator/simulator.h"
#include "simulator/startup_line.h"
#include "support/manual_clock.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QtEndian>

using namespace rushes;
using namespace rushes::sim;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Duration demoLength = 24min;

bool hasEffect(const Faults &faults, const auto &isIt)
{
    return std::ranges::any_of(faults, [&](const Fault &fault) { return isIt(fault.effect); });
}

template<typename Wanted>
bool has(const Faults &faults)
{
    return hasEffect(faults, [](const Effect &effect) { return std::holds_alternative<Wanted>(effect); });
}

/// Seconds, from the movie's header (ISO/IEC 14496-12, 8.2.2, version 0).
double durationIn(const QByteArray &clip)
{
    const qsizetype header = clip.indexOf("mvhd");
    const auto numberAt = [&](qsizetype offset) {
        return qFromBigEndian<quint32>(clip.constData() + header + offset);
    };
    return header < 0 || header + 24 > clip.size() ? 0 : double(numberAt(20)) / numberAt(16);
}

} // namespace

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(simulator.listen().ok());
        script = demoScript(clock.wall(), simulator);
    }

    void everyTaskIsOneThatTheCatalogueKnows()
    {
        const ServiceCatalogue catalogue = simulator.catalogue();
        QSet<QString> ids;
        for (const DemoTask &demo : std::as_const(script)) {
            const Service *service = catalogue.find(demo.task.service);
            QVERIFY2(service, qPrintable(demo.label));
            const Family *family = service->family(demo.task.family);
            QVERIFY2(family && family->hasModel(demo.task.model), qPrintable(demo.label));
            QVERIFY2(demo.mode.isEmpty() || family->mode(demo.mode), qPrintable(demo.label));
            QVERIFY2(family->idPrefixes.isEmpty() || service->familyOfId(demo.task.id) == family,
                     qPrintable(demo.label));
            QVERIFY2(isPossibleId(demo.task.id), qPrintable(demo.task.id));
            ids.insert(demo.task.id);
        }
        QCOMPARE(ids.size(), script.size());
    }

    void everyFamilyAndModeIsThere()
    {
        QSet<QString> played;
        for (const DemoTask &demo : std::as_const(script))
            played.insert(QStringList{demo.task.service, demo.task.family, demo.mode}.join(u' '));
        for (const Service &service : ServiceCatalogue::builtIn().services()) {
            for (const Family &family : service.families) {
                if (family.modes.isEmpty())
                    QVERIFY(played.contains(QStringList{service.name, family.name, {}}.join(u' ')));
                for (const Mode &mode : family.modes)
                    QVERIFY2(played.contains(QStringList{service.name, family.name, mode.name}.join(u' ')),
                             qPrintable(mode.title));
            }
        }
    }

    void aClipIsAsLongAsItsMode()
    {
        const ServiceCatalogue catalogue = simulator.catalogue();
        for (const DemoTask &demo : std::as_const(script)) {
            const auto *completes = std::get_if<Completes>(&demo.task.ending);
            if (!completes || !demo.isKnown)
                continue;
            const QByteArray clip = simulator.clip(completes->clip);
            QVERIFY2(!clip.isEmpty(), qPrintable(demo.label));
            const Family *family = catalogue.find(demo.task.service)->family(demo.task.family);
            const Mode *mode = family->mode(demo.mode);
            const bool isThere = demo.task.endsAt() + completes->linkLifetime > clock.wall();
            if (isThere && mode && mode->clipSeconds)
                QVERIFY2(completes->clip.isEmpty() || lengthOf(completes->clip) == *mode->clipSeconds,
                         qPrintable(demo.label));
            if (isThere && !family->fixedLengths.isEmpty())
                QVERIFY2(family->fixedLengths.contains(lengthOf(completes->clip)), qPrintable(demo.label));
        }
    }

    void everythingHappensWithinTheDemo()
    {
        const Moment epoch = clock.wall();
        QVector<Moment> ends;
        for (const DemoTask &demo : std::as_const(script)) {
            QVERIFY2(demo.addAfter >= 0s && demo.addAfter <= demoLength, qPrintable(demo.label));
            if (!demo.isKnown)
                continue;
            QVERIFY2(!std::holds_alternative<NeverEnds>(demo.task.ending), qPrintable(demo.label));
            QVERIFY2(demo.task.endsAt() <= epoch + demoLength, qPrintable(demo.label));
            QVERIFY2(demo.task.created <= epoch + demo.addAfter, qPrintable(demo.label));
            if (demo.task.endsAt() > epoch)
                ends.append(demo.task.endsAt());
        }
        std::ranges::sort(ends);
        QVERIFY(ends.constFirst() <= epoch + 60s);
        for (qsizetype i = 1; i < ends.size(); ++i)
            QVERIFY(ends[i] - ends[i - 1] <= 4min);
    }

    void everyStateIsSeen()
    {
        const Moment epoch = clock.wall();
        const ServiceCatalogue catalogue = simulator.catalogue();
        const auto some = [this](const auto &isIt) { return std::ranges::any_of(script, isIt); };
        const auto phaseIs = [epoch](Phase phase) {
            return [epoch, phase](const DemoTask &demo) {
                return demo.addAfter == 0s && phaseOf(demo.task, epoch) == phase;
            };
        };
        const auto runsFor = [&](const auto &judge) {
            return [&catalogue, epoch, judge](const DemoTask &demo) {
                const std::optional<Estimate> estimate =
                    catalogue.find(demo.task.service)->family(demo.task.family)->estimateFor(demo.mode);
                return demo.addAfter == 0s && phaseOf(demo.task, epoch) == Phase::Processing && estimate &&
                       judge(epoch - demo.task.created, *estimate);
            };
        };
        QVERIFY(some(phaseIs(Phase::Queued)));
        QVERIFY(some(phaseIs(Phase::Completed)));
        QVERIFY(some(phaseIs(Phase::Failed)));
        QVERIFY2(some(runsFor([](Duration age, const Estimate &e) { return age < e.from; })),
                 "before its window");
        QVERIFY2(some(runsFor([](Duration age, const Estimate &e) { return age >= e.from && age <= e.to; })),
                 "inside its window");
        QVERIFY2(some(runsFor([](Duration age, const Estimate &e) { return age > e.to; })), "overdue");
        QVERIFY2(some([](const DemoTask &demo) { return !demo.isKnown; }), "unknown");
        QVERIFY2(some([](const DemoTask &demo) { return has<AskToWait>(demo.task.answerFaults); }),
                 "asked to wait");
        QVERIFY2(some([](const DemoTask &demo) { return has<Reset>(demo.task.answerFaults); }), "no contact");
        QVERIFY2(some([](const DemoTask &demo) { return has<SlowDrip>(demo.task.clipFaults); }), "copying");
        QVERIFY2(some([](const DemoTask &demo) { return has<Cut>(demo.task.clipFaults); }),
                 "a copy that resumes");
        QVERIFY2(some([](const DemoTask &demo) { return has<Zero>(demo.task.clipFaults); }), "unverified");
        QVERIFY2(some([](const DemoTask &demo) { return has<KillLink>(demo.task.clipFaults); }),
                 "a link that dies");
        const auto linkEndsBetween = [epoch](Duration from, Duration to) {
            return [epoch, from, to](const DemoTask &demo) {
                const auto *completes = std::get_if<Completes>(&demo.task.ending);
                const Duration left =
                    completes ? demo.task.endsAt() + completes->linkLifetime - epoch : Duration::max();
                return demo.isKnown && left > from && left <= to;
            };
        };
        QVERIFY2(some(linkEndsBetween(-100h, 0h)), "expired");
        QVERIFY2(some(linkEndsBetween(0h, 20min)), "near its end");
        QVERIFY2(some(linkEndsBetween(1h, 20h)), "hours left");
    }

    void theClipsAreManyAndSmall()
    {
        const QStringList names = simulator.clipNames();
        QVERIFY(names.size() >= 7);
        qsizetype total = 0;
        QSet<QByteArray> different;
        int moovLast = 0;
        for (const QString &name : names) {
            const QByteArray clip = simulator.clip(name);
            QCOMPARE(clip.mid(4, 4), QByteArray("ftyp"));
            QVERIFY2(clip.size() < 500'000, qPrintable(name));
            moovLast += clip.indexOf("moov") > clip.indexOf("mdat") ? 1 : 0;
            total += clip.size();
            different.insert(clip);
        }
        QCOMPARE(different.size(), names.size());
        QVERIFY(total < 3'000'000);
        QVERIFY(moovLast >= 1 && moovLast < names.size());
    }

    void everyClipIsWholeAndAsLongAsItIsSaidToBe()
    {
        for (const QString &name : simulator.clipNames()) {
            QByteArray clip = simulator.clip(name);
            QBuffer device(&clip);
            QVERIFY(device.open(QIODevice::ReadOnly));
            const Result<BoxWalk> walk = walkBoxes(device);
            QVERIFY2(walk.ok(), qPrintable(name + u": "_s + (walk.ok() ? QString() : walk.error().detail)));
            QVERIFY2(std::abs(durationIn(clip) - lengthOf(name)) < 0.1, qPrintable(name));
        }
    }

    void theStartupLineSaysAllThatTheProgramNeeds()
    {
        const QByteArray line = startupLine(simulator, clock.wall() + 250ms, 12, script);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.keys(),
                 (QStringList{u"address"_s, u"catalogue"_s, u"epoch"_s, u"key"_s, u"speed"_s, u"tasks"_s}));
        QCOMPARE(object[u"address"_s].toString(), simulator.address().toString());
        QCOMPARE(object[u"epoch"_s].toString(), u"2026-03-01T12:00:00.250Z"_s);
        QCOMPARE(object[u"speed"_s].toDouble(), 12.0);
        QCOMPARE(object[u"key"_s].toString(), simulator.key());
        QVERIFY(ServiceCatalogue::fromJson(QJsonDocument(object[u"catalogue"_s].toObject()).toJson()).ok());
        const QJsonArray tasks = object[u"tasks"_s].toArray();
        QCOMPARE(tasks.size(), script.size());
        QCOMPARE(tasks[0].toObject(), (QJsonObject{{u"id"_s, u"vgen_7f31c09ab2e4"_s},
                                                   {u"service"_s, u"kyyReactApiServer"_s},
                                                   {u"family"_s, u"veo"_s},
                                                   {u"mode"_s, u"reference-image"_s},
                                                   {u"label"_s, u"Lighthouse, take 3"_s},
                                                   {u"add_after_s"_s, 0}}));
    }

private:
    /// As a completed answer tells it.
    [[nodiscard]] static double lengthOf(const QString &clip) { return ClipLibrary().find(clip).seconds; }

    ManualClock clock;
    Simulator simulator{clock};
    QVector<DemoTask> script;
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
