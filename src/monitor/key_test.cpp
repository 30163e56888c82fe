// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/key_test.h"

#include "monitor/task_monitor.h"
#include "net/origin.h"
#include "net/result_client.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Until one of so many requests is answered, more or less.
constexpr Duration aMoment = 1s;

bool isNoContact(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionFailed:
    case ErrorKind::TlsFailed:
    case ErrorKind::ProxyFailed:
    case ErrorKind::TimedOut:
        return true;
    default:
        return false;
    }
}

struct Judge
{
    KeyTestReport operator()(const Answered &) const { return {.verdict = KeyVerdict::Works}; }
    KeyTestReport operator()(const NotFound &) const { return {.verdict = KeyVerdict::Works}; }
    KeyTestReport operator()(const KeyWasRefused &) const { return {.verdict = KeyVerdict::Refused}; }
    KeyTestReport operator()(const Forbidden &) const { return {.verdict = KeyVerdict::Refused}; }
    KeyTestReport operator()(const WaitAsked &wait) const
    {
        return {.verdict = KeyVerdict::Waits, .wait = wait.retryAfter};
    }
    KeyTestReport operator()(const Trouble &trouble) const
    {
        const bool noContact = isNoContact(trouble.error.kind);
        return {.verdict = noContact ? KeyVerdict::NoContact : KeyVerdict::Unclear, .error = trouble.error};
    }
};

} // namespace

KeyTestReport reportOf(const PollAnswer &answer)
{
    return std::visit(Judge{}, answer.outcome);
}

QString KeyTest::madeUpId(const Service &service)
{
    const auto family =
        std::ranges::find_if(service.families, [](const Family &one) { return !one.idPrefixes.isEmpty(); });
    const QString prefix = family == service.families.end() ? QString() : family->idPrefixes.constFirst();
    return prefix + u"rushes-key-test"_s;
}

Duration KeyTest::waitForMadeUp(const Service &service, const QString &key) const
{
    const auto last = m_lastMadeUp.constFind(service.name);
    if (last == m_lastMadeUp.cend() || last->key != key)
        return Duration::zero();
    return std::max(Duration::zero(), last->at + service.polling.minimum - m_clock.steady());
}

void KeyTest::test(const QString &serviceName, const QString &key, Done done)
{
    const Service *service = m_monitor.catalogue().find(serviceName);
    if (!service)
        return;
    const auto imposed = m_monitor.waitImposed(serviceName, key);
    const std::optional<qint64> number = m_monitor.taskToTestKeyWith(serviceName);
    const Duration wait = imposed ? *imposed : number ? Duration::zero() : waitForMadeUp(*service, key);
    if (wait > Duration::zero())
        return done({.verdict = KeyVerdict::Waits, .wait = wait});
    // The service can be another by the time of the answer.
    const Origin origin = originOf(service->base);
    if (!m_monitor.takePlaceForKeyTest(origin))
        return done({.verdict = KeyVerdict::Waits, .wait = aMoment});
    const QString id = number ? m_monitor.task(*number)->id : madeUpId(*service);
    if (number)
        m_monitor.noteKeyTest(*number);
    else
        m_lastMadeUp.insert(serviceName, {key, m_clock.steady()});
    m_client.ask(
        *service, id, key,
        [this, serviceName, origin, number, id, key, done = std::move(done)](const PollAnswer &answer) {
            m_monitor.givePlaceBack(origin);
            m_monitor.takeKeyTestAnswer(serviceName, key, number, answer);
            KeyTestReport report = reportOf(answer);
            report.id = id;
            report.isMadeUp = !number;
            done(report);
        });
}

} // namespace rushes
