// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

/// What is believed of when a task ends, before it does: a distribution of its age at the end. Ages in
/// seconds since its creation. Three kinds of task are mixed:
///
///     failed at once   share f     S(t) = exp(-t / 10)                  "failed immediately", within seconds
///     (service-contract, page 3) as told          the rest    S(t) = 1 / (1 + (t / m)^b)           10 % end
///     before the window, 10 % after it out of the way   share 2 %   S(t) = 1 / (1 + t / m) what no page
///     tells: sooner, much later, never
///
/// S is the share still unfinished at the age t. The second is log-logistic, with m = sqrt(from * to) and b =
/// 2 ln 9 / ln(to / from), so that it passes 10 % at the window's begin and 90 % at its end. The third has no
/// mean: however long a task has run, it may run as long again, so past the window the chance of an end falls
/// like 1 / t and never to nothing. Both fall in step past 90 %, and so does their mixture: that is why waits
/// only grow past the window.
class EndBelief
{
public:
    /// A window narrower than this ratio of its ends is taken for as wide: services change from day to day.
    /// It also keeps b under 10, where the chance of an end is at its highest before the window's end, not
    /// after it.
    static constexpr double narrowest = 1.56;
    /// A wider one is taken for as wide: it says nothing, and with b under 1 the chance of an end at the age
    /// 0 would have no bound.
    static constexpr double widest = 81;
    static constexpr double failureSeconds = 10;
    static constexpr double shareOutOfTheWay = 0.02;

    /// Nonsense (not a number, not over 0, from after to, centuries) is bent to the next thing that makes
    /// sense.
    EndBelief(double from, double to, double shareFailedAtOnce);

    [[nodiscard]] double windowFrom() const { return m_from; }
    [[nodiscard]] double windowTo() const { return m_to; }
    /// Of tasks that do not fail at once, the share still unfinished at the age; over 0.
    [[nodiscard]] double unfinished(double age) const;
    /// Of tasks not seen to have ended by the age, the share that failed at once a moment ago, or still will.
    [[nodiscard]] double failingAtOnce(double age) const;
    /// The chance per second of an end at the age, given that there was none; over 0, finite.
    [[nodiscard]] double endRate(double age) const;

private:
    /// failingAtOnce(), where unfinished(age) is known already.
    [[nodiscard]] double failingOf(double age, double unfinishedThen) const;

    double m_from;
    double m_to;
    double m_failed;
    double m_middle;
    double m_steepness;
};

} // namespace rushes
