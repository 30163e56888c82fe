// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/key_redaction.h"
#include "core/poll_answer.h"
#include "core/service_catalogue.h"
#include "net/http_head.h"

#include <QUrl>

namespace rushes {

/// What was asked.
struct Question
{
    Service service;
    QString id;
    KeySpellings key; ///< nothing of it may be in what is told
    QUrl url;
};

/// What an HTTP answer says: the status decides, and only a 2xx's body is read as a task's result. Pure; now
/// is our clock.
PollAnswer readAnswer(const Question &question, const HttpHead &head, const QByteArray &body, Moment now);

} // namespace rushes
