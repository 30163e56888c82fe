// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/poll_answer.h"
#include "core/service_catalogue.h"

namespace rushes {

class KeySpellings;

/// Bodies over this are not read: ErrorKind::AnswerTooLarge.
constexpr qint64 answerSizeCap = 8 * 1024 * 1024;

/// Reads the body of a 2xx answer about askedId by the service's fields and words (resources/SERVICES.md,
/// "The answer"). A fact of the wrong type, or out of all bounds, counts as not sent. Errors:
/// AnswerUnreadable (not JSON, not an object, too deep, no status), AnswerForeign (about another id, or its
/// id is no text), AnswerTooLarge. A key that the server echoes is cut out of raw and of every text
/// (key_redaction.h), even where that spoils a link.
/// Of a service that gives the clip itself, a completed answer without a link has the service's own.
Result<TaskResult> parseAnswer(const QByteArray &body, const QString &askedId, const Service &service,
                               const KeySpellings &key);
/// For one answer alone: to make the spellings of a key costs as much as to read many answers.
Result<TaskResult> parseAnswer(const QByteArray &body, const QString &askedId, const Service &service,
                               const QString &key);

/// The id that an answer speaks of, by the service's fields; empty where there is none. For trying a service
/// with an example of its answers: nothing was asked.
QString idInAnswer(const QByteArray &body, const Service &service);

} // namespace rushes
