// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/key_redaction.h"
#include "core/poll_answer.h"
#include "core/service_catalogue.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <utility>

class QNetworkAccessManager;
class QNetworkReply;

namespace rushes {

/// One request: "GET one task". The key goes to the service's own base and nowhere else; redirects are never
/// followed. Decides nothing about the task: see task_rules.h. Used on the main thread.
class ResultClient final : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64;
    using Done = std::function<void(const PollAnswer &)>;

    /// network and clock are borrowed and outlive this.
    ResultClient(QNetworkAccessManager &network, Clock &clock, QObject *parent = nullptr);
    /// Aborts what is under way; nothing is called after that.
    ~ResultClient() override;

    /// Asks; done is called exactly once, never from within this call, unless it is cancelled first.
    Ticket ask(const Service &service, const QString &id, const QString &key, Done done);
    void cancel(Ticket ticket);
    [[nodiscard]] int inFlight() const;

private:
    struct Request;
    /// Of the key; made when it is first sent.
    const KeySpellings &spellingsOf(const QString &key);
    void read(Ticket ticket);
    void conclude(Ticket ticket);
    void finish(Ticket ticket, const PollAnswer &answer);

    QNetworkAccessManager &m_network;
    Clock &m_clock;
    QHash<Ticket, std::shared_ptr<Request>> m_requests;
    std::deque<std::pair<QString, KeySpellings>> m_spellings; ///< of the keys sent last
    Ticket m_lastTicket = 0;
};

} // namespace rushes
