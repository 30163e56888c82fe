// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fault.h"
#include "simulator/signed_link.h"

#include <QString>

#include <variant>

namespace rushes::sim {

struct Completes
{
    QString clip;                           ///< a name that Simulator::clip() knows
    std::chrono::seconds linkLifetime{24h}; ///< from the completion; the link is refused from its end on
    bool tellsExpiresAt = false;            ///< an "expires_at" stands in the answer, which no page has
    LinkForm linkForm = LinkForm::Plain;
};
struct Fails
{
    QString message;
};
struct NeverEnds
{
};
using TaskEnding = std::variant<Completes, Fails, NeverEnds>;

/// A task of the simulator: a plain value that says what happens to it and when, on the simulator's clock.
struct ScriptedTask
{
    QString id;
    QString service; ///< Service::name: at other bases the id is unknown
    QString family;  ///< Family::name: the form of the answer is of the family's page
    QString model;
    Moment created{};
    Duration queuedFor{};
    Duration processingFor{};
    TaskEnding ending = NeverEnds{};
    Faults answerFaults;
    Faults clipFaults;

    /// When it completes or fails; nonsense for one that never ends.
    [[nodiscard]] Moment endsAt() const { return created + queuedFor + processingFor; }
};

enum class Phase { Queued, Processing, Completed, Failed };
Phase phaseOf(const ScriptedTask &task, Moment now);

} // namespace rushes::sim
