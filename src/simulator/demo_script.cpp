// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/demo_script.h"

#include "simulator/simulator.h"

#include <array>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::seconds;

/// What is special about a row's clip or answers; each has its faults below.
enum class Twist {
    None,
    UnknownId,      ///< 404, always
    FailsPolicy,    ///< at once
    FailsReference, ///< at once, with the words of the Videos page
    Expired,        ///< the link ended long ago
    StorageTrouble, ///< the link is near its end, and the storage answers 500 at first
    SlowCopy,       ///< some seconds of "copying"
    CutCopy,        ///< cut, then reset, then whole: the copy resumes
    DeadLink,       ///< asked again for a link that works
    LinkComesLate,  ///< completed, but without a link at first
    AskedToWait,    ///< 429 once
    GatewayPage,    ///< HTML in the place of JSON, once
    NoContact,      ///< resets for a time
    Corrupt,        ///< begins like a video, comes whole, and is none
};

/// A row of the demo; seconds of its clock, from its epoch.
struct Row
{
    QStringView label;
    QStringView id;
    QStringView service;
    QStringView family;
    QStringView mode;
    QStringView model;
    QStringView clip;
    int addAfter;
    int created;
    int queued;
    int processing;
    Twist twist = Twist::None;
};

constexpr int hour = 3600;
constexpr QStringView power = u"kyyAiPower";
constexpr QStringView react = u"kyyReactApiServer";

// clang-format off
constexpr auto rows = std::to_array<Row>({
    // From before the start: finished, or running inside, before and past the estimate's window.
    {u"Lighthouse, take 3",      u"vgen_7f31c09ab2e4", react, u"veo",    u"reference-image",  u"veo_3_1_fast",    u"lighthouse",      0, -174,      14,  196},
    {u"Glass whale",             u"sora_94ab07c1de",   react, u"sora",   u"12s",              u"openAiSora2Plus", u"glass-whale",     0, -414,      14,  395, Twist::SlowCopy},
    {u"Night train",             u"vgen_0aa94f3d6c21", react, u"veo",    u"reference-image",  u"veo_3_1_fast",    u"night-train",     0, -16*hour,   8,  148},
    {u"Harbour",                 u"sora_77e1f0a3bc",   react, u"sora",   u"4s",               u"openAiSora2Plus", u"harbour",         0, -24*hour+840, 9, 105, Twist::StorageTrouble},
    {u"Old pier",                u"vgen_3b9d02e7f5a8", react, u"veo",    u"first-last-frame", u"veo_3_1_fast",    u"harbour",         0, -49*hour,  12,  228, Twist::Expired},
    {u"Lantern market",          u"vgen_c2d81e55f01b", power, u"veo",    u"first-last-frame", u"veo3.1-fast",     u"lantern-market",  0, -384,      24,  780},
    {u"Ringed world",            u"s2_5e0b77c2a914",   power, u"sora",   u"reference-image",  u"sora-2",          u"ringed-world",    0, -600,      60, 1180},
    {u"Balloons at dawn",        u"vgen_48fa6b1c90d3", power, u"veo",    u"reference-image",  u"veo3.1-fast",     u"balloons",        0, -60,       10,  210, Twist::LinkComesLate},
    {u"Silk",                    u"video_8086021477",  react, u"videos", u"",                 u"videos_fast",     u"silk",            0, -50,       30,  116, Twist::AskedToWait},
    {u"Kite over the dunes",     u"video_1234567890",  react, u"videos", u"",                 u"videos",          u"kite",            0, -42,      132, 1050},
    {u"Northern lights",         u"sora_c05d8e21f7",   react, u"sora",   u"8s",               u"openAiSora2Plus", u"northern-lights", 0, -30,       20,  190, Twist::NoContact},
    {u"Mirror lake",             u"sora_6e4417bb0c",   react, u"sora",   u"8s",               u"openAiSora2Plus", u"paper-boats",     0, -100,      10,  190, Twist::Corrupt},
    {u"Long corridor",           u"sora_f2a90d3358",   react, u"sora",   u"12s",              u"openAiSora2Plus", u"long-corridor",   0, -150,      20,  420, Twist::CutCopy},
    {u"Harvest, long reference", u"video_5520018843",  react, u"videos", u"",                 u"videos",          u"",                0, -18,        4,    6, Twist::FailsReference},
    // Added while it runs.
    {u"Lost reel",               u"vgen_ffe0d1c2b3a4", react, u"veo",    u"reference-image",  u"veo_3_1_fast",    u"",               48,   40,       0,    0, Twist::UnknownId},
    {u"Masks",                   u"vgen_91c7e3d05b62", power, u"veo",    u"reference-image",  u"veo3.1-fast",     u"",              150,  148,       0,    1, Twist::FailsPolicy},
    {u"Paper boats",             u"sora_18cc40de77",   react, u"sora",   u"8s",               u"openAiSora2Plus", u"paper-boats",   360,  354,      60,  226, Twist::GatewayPage},
    {u"Snow globe",              u"vgen_d6207f4eac19", react, u"veo",    u"first-last-frame", u"veo_3_1_fast",    u"snow-globe",    600,  592,      40,  218},
    {u"Fireflies",               u"sora_2b7c55e08d",   react, u"sora",   u"4s",               u"openAiSora2Plus", u"fireflies",     900,  895,      25,  130, Twist::DeadLink},
});
// clang-format on

Zero allMedia(const QByteArray &clip)
{
    return {.from = clip.indexOf("mdat") + 4};
}

/// Moments of a row, and what its faults need to know of its clip.
struct Stage
{
    Moment epoch;
    Moment end;
    QByteArray clip;
};

void twist(ScriptedTask &task, Twist twist, const Stage &stage)
{
    switch (twist) {
    case Twist::None:
    case Twist::UnknownId:
        return;
    case Twist::FailsPolicy:
        task.ending = Fails{u"The prompt was rejected by the content policy."_s};
        return;
    case Twist::FailsReference:
        task.ending = Fails{u"Reference video exceeds maximum total duration of 15 seconds."_s};
        return;
    case Twist::Expired:
        std::get<Completes>(task.ending).tellsExpiresAt = true;
        return;
    case Twist::StorageTrouble:
        task.clipFaults = {
            {Respond{errorReply(500, "The storage is not well.")}, {.until = stage.epoch + 130s}}};
        return;
    case Twist::SlowCopy:
        task.clipFaults = {{SlowDrip{{.bytes = stage.clip.size() / 120, .every = 1200ms}}}};
        return;
    case Twist::CutCopy:
        task.clipFaults = {{SlowDrip{{.bytes = stage.clip.size() / 60, .every = 600ms}}},
                           {Cut{stage.clip.size() * 2 / 5}, once},
                           {Reset{stage.clip.size() / 3}, afterFirst(1, 1)}};
        return;
    case Twist::DeadLink:
        task.clipFaults = {{KillLink{410}, once}};
        return;
    case Twist::LinkComesLate:
        task.answerFaults = {{SetField{u"video_url"_s, {}}, {.times = 2, .from = stage.end}}};
        return;
    case Twist::AskedToWait:
        task.answerFaults = {{AskToWait{.wait = 30s}, {.times = 1, .from = stage.epoch + 66s}}};
        return;
    case Twist::GatewayPage:
        task.answerFaults = {{Html{502}, {.times = 1, .from = stage.end - 60s}}};
        return;
    case Twist::NoContact:
        task.answerFaults = {{Reset{}, during(stage.epoch + 100s, stage.epoch + 230s)}};
        return;
    case Twist::Corrupt:
        task.clipFaults = {{allMedia(stage.clip)}};
        return;
    }
}

/// Each service has a storage of its own: Videos, whose page states no lifetime, tells the end in the link;
/// VEO on kyyAiPower never does.
LinkForm linkFormOf(const Row &row)
{
    if (row.service == power)
        return LinkForm::Closed;
    return row.family == u"veo" ? LinkForm::Plain : LinkForm::AwsV4;
}

DemoTask toDemoTask(const Row &row, Moment epoch, const Simulator &simulator)
{
    const QString clip = row.clip.toString();
    ScriptedTask task{.id = row.id.toString(),
                      .service = row.service.toString(),
                      .family = row.family.toString(),
                      .model = row.model.toString(),
                      .created = epoch + seconds(row.created),
                      .queuedFor = seconds(row.queued),
                      .processingFor = seconds(row.processing),
                      .ending = Completes{.clip = clip, .linkForm = linkFormOf(row)}};
    twist(task, row.twist, {.epoch = epoch, .end = task.endsAt(), .clip = simulator.clip(clip)});
    return {.task = task,
            .mode = row.mode.toString(),
            .label = row.label.toString(),
            .addAfter = seconds(row.addAfter),
            .isKnown = row.twist != Twist::UnknownId};
}

} // namespace

QVector<DemoTask> demoScript(Moment epoch, const Simulator &simulator)
{
    QVector<DemoTask> tasks;
    tasks.reserve(rows.size());
    for (const Row &row : rows)
        tasks.append(toDemoTask(row, epoch, simulator));
    return tasks;
}

} // namespace rushes::sim
