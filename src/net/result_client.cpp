// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/result_client.h"

#include "core/answer_parser.h"
#include "core/retry_after.h"
#include "net/answer_reading.h"
#include "net/error_detail.h"
#include "net/network_error.h"
#include "net/requests.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// From the call to the last byte. QNetworkRequest's own time-out starts anew with every byte and ends like a
/// user's abort.
constexpr Duration longestRequest = 30s;
/// Of an error's body only its words are looked at.
constexpr qint64 errorBodyCap = 64 * 1024;
/// Every service has a key of its own, and hardly anybody uses more of them at once.
constexpr std::size_t mostSpellings = 8;

/// Adds what has come, up to so many bytes in all. Through a block of its own: what QIODevice::read() gives
/// has room for all that it was asked for, and a task keeps its last answer.
void takeFrom(QNetworkReply &reply, QByteArray &body, qint64 most)
{
    std::array<char, 16 * 1024> block;
    while (body.size() < most) {
        const qint64 got = reply.read(block.data(), std::min(most - body.size(), qint64(block.size())));
        if (got <= 0)
            return;
        body.append(block.data(), got);
    }
}

} // namespace

struct ResultClient::Request
{
    Question question;
    Done done;
    ReplyPointer reply;
    std::unique_ptr<Alarm> deadline;
    QByteArray body;
    // Why we ended it ourselves: the reply's own error would be the same for each.
    bool timedOut = false;
    bool tooLarge = false;

    /// For no answer, or only the beginning of one.
    [[nodiscard]] Error whyNotWhole() const
    {
        if (tooLarge)
            return {ErrorKind::AnswerTooLarge, sizeDetail(answerSizeCap)};
        if (timedOut)
            return {ErrorKind::TimedOut, question.url.host()};
        return networkError(*reply);
    }
};

ResultClient::ResultClient(QNetworkAccessManager &network, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_clock(clock)
{
}

ResultClient::~ResultClient() = default;

ResultClient::Ticket ResultClient::ask(const Service &service, const QString &id, const QString &key,
                                       Done done)
{
    const Ticket ticket = ++m_lastTicket;
    auto request = std::make_shared<Request>();
    const QString sentKey = key.trimmed();
    request->question = {service, id, spellingsOf(sentKey), service.resultUrl(id)};
    request->done = std::move(done);
    m_requests.insert(ticket, request);

    const Result<QNetworkRequest> keyed = keyedRequest(request->question.url, service, sentKey);
    if (!keyed) {
        const PollAnswer answer{Trouble{keyed.error()}, std::nullopt};
        QMetaObject::invokeMethod(
            this, [this, ticket, answer] { finish(ticket, answer); }, Qt::QueuedConnection);
        return ticket;
    }

    QNetworkRequest sent = *keyed;
    sent.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    sent.setRawHeader("Accept", "application/json");
    request->reply = ReplyPointer(m_network.get(sent), ReplyDeleter{this});
    request->deadline = m_clock.callIn(longestRequest, [this, ticket] {
        if (const auto late = m_requests.value(ticket))
            late->timedOut = true;
        conclude(ticket);
    });
    connect(request->reply.get(), &QNetworkReply::readyRead, this, [this, ticket] { read(ticket); });
    connect(request->reply.get(), &QNetworkReply::finished, this, [this, ticket] { conclude(ticket); });
    return ticket;
}

const KeySpellings &ResultClient::spellingsOf(const QString &key)
{
    const auto known = std::ranges::find(m_spellings, key, [](const auto &one) { return one.first; });
    if (known != m_spellings.end())
        return known->second;
    if (m_spellings.size() >= mostSpellings)
        m_spellings.pop_front();
    return m_spellings.emplace_back(key, KeySpellings(key)).second;
}

void ResultClient::cancel(Ticket ticket)
{
    m_requests.remove(ticket);
}

int ResultClient::inFlight() const
{
    return int(m_requests.size());
}

void ResultClient::read(Ticket ticket)
{
    const auto request = m_requests.value(ticket);
    if (!request)
        return;
    const qint64 cap = headOf(*request->reply).isSuccess() ? answerSizeCap : errorBodyCap;
    takeFrom(*request->reply, request->body, cap + 1);
    if (request->body.size() > cap) {
        request->tooLarge = true;
        conclude(ticket);
    }
}

void ResultClient::conclude(Ticket ticket)
{
    const auto request = m_requests.value(ticket);
    if (!request)
        return;
    takeFrom(*request->reply, request->body, answerSizeCap + 1);
    const HttpHead head = headOf(*request->reply);
    const bool whole = request->reply->isFinished() && request->reply->error() == QNetworkReply::NoError;
    const Moment now = m_clock.wall();
    if (head.status == 0 || (head.isSuccess() && !whole))
        finish(ticket, {Trouble{request->whyNotWhole()}, fromHttpDate(head.date, now)});
    else
        finish(ticket, readAnswer(request->question, head, request->body, now));
}

void ResultClient::finish(Ticket ticket, const PollAnswer &answer)
{
    const auto request = m_requests.take(ticket);
    if (!request)
        return;
    request->deadline.reset();
    request->reply.reset();
    request->done(answer); // may destroy this
}

} // namespace rushes
