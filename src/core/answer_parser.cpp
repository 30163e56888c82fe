// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer_parser.h"

#include "core/json_pointer.h"
#include "core/json_reader.h"
#include "core/key_redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype rawCap = 64 * 1024;
constexpr qsizetype longestWord = 64;
constexpr qsizetype longestModel = 256;
constexpr qsizetype longestMessage = 4096;
/// Longer links are none that a browser would take either.
constexpr qsizetype longestLink = 32 * 1024;
/// Smaller numbers are no moment of these services but a lifetime or a nought (2001-09-09).
constexpr double firstSeconds = 1e9;
/// Numbers from here on are milliseconds.
constexpr double firstMilliseconds = 1e11;
constexpr double longestClipSeconds = 24 * 3600;

/// Of the fact's places the first one with something in it; null: none has.
QJsonValue firstOf(const QJsonValue &answer, const QStringList &pointers)
{
    for (const QString &pointer : pointers) {
        const QJsonValue value = valueAt(answer, pointer);
        if (!value.isNull() && !value.isUndefined())
            return value;
    }
    return {};
}

QString textIn(const QJsonValue &value, qsizetype longest)
{
    return value.toString().trimmed().left(longest);
}

/// A number, or a text that is one; may be infinite or NaN.
std::optional<double> numberIn(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double number = value.toDouble();
    if (value.isString())
        number = value.toString().toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// A moment as Unix seconds or milliseconds, or in the form of RFC 3339.
std::optional<Moment> momentIn(const QJsonValue &value)
{
    const std::optional<double> number = numberIn(value);
    if (!number)
        return fromRfc3339(value.toString().trimmed());
    if (*number < firstSeconds)
        return std::nullopt;
    return fromUnixSeconds(*number < firstMilliseconds ? *number : *number / 1000);
}

std::optional<double> clipLengthIn(const QJsonValue &value)
{
    const std::optional<double> number = numberIn(value);
    return number && *number > 0 && *number <= longestClipSeconds ? number : std::nullopt;
}

/// Whole percents.
std::optional<int> progressIn(const QJsonValue &value)
{
    const std::optional<double> number = numberIn(value);
    return number && *number >= 0 && *number <= 100 ? std::optional(int(std::floor(*number))) : std::nullopt;
}

QString linkIn(const QJsonValue &value)
{
    const QString link = value.toString().trimmed();
    return link.size() <= longestLink ? link : QString();
}

/// The words of an error: a text, the "message" of an object, or whatever else was sent, as it was sent.
QString messageIn(const QJsonValue &value)
{
    if (value.isString())
        return textIn(value, longestMessage);
    if (value.isObject() && value.toObject().value(u"message"_s).isString())
        return textIn(value.toObject().value(u"message"_s), longestMessage);
    if (!value.toObject().isEmpty() || !value.toArray().isEmpty()) {
        const QJsonDocument document =
            value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
        return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).left(longestMessage);
    }
    return value.isDouble() ? value.toVariant().toString() : QString();
}

/// The body for keeping. Escapes hide a key from a search of the bytes; where they do, the answer is written
/// anew without them.
QByteArray rawOf(const QByteArray &body, const QJsonValue &answer, const KeySpellings &key)
{
    QByteArray raw = body;
    if (body.contains('\\')) {
        const QByteArray unescaped = QJsonDocument(answer.toObject()).toJson(QJsonDocument::Compact);
        if (body.size() > rawCap || key.cutFrom(unescaped) != unescaped)
            raw = unescaped;
    }
    return key.cutFrom(raw.left(rawCap));
}

} // namespace

Result<TaskResult> parseAnswer(const QByteArray &body, const QString &askedId, const Service &service,
                               const KeySpellings &key)
{
    if (body.size() > answerSizeCap)
        return Error{ErrorKind::AnswerTooLarge, QString::number(answerSizeCap)};
    const Result<QJsonValue> parsed = parseJson(body, ErrorKind::AnswerUnreadable);
    if (!parsed)
        return parsed.error();
    const QJsonValue &answer = *parsed;
    if (!answer.isObject())
        return Error{ErrorKind::AnswerUnreadable, u"no object"_s};

    const AnswerFields &fields = service.fields;
    const QJsonValue id = firstOf(answer, fields.id);
    if (!id.isString() || id.toString() != askedId)
        return Error{ErrorKind::AnswerForeign, key.cutFrom(textIn(id, longestModel))};
    const QString word = textIn(firstOf(answer, fields.status), longestWord);
    if (word.isEmpty())
        return Error{ErrorKind::AnswerUnreadable, u"no status"_s};

    TaskResult result;
    result.status = service.statusWords.value(word.toLower(), Status::Unrecognised);
    result.word = key.cutFrom(word);
    result.model = key.cutFrom(textIn(firstOf(answer, fields.model), longestModel));
    result.created = momentIn(firstOf(answer, fields.created));
    result.videoUrl = key.cutFrom(linkIn(firstOf(answer, fields.videoUrl)));
    result.actualDuration = clipLengthIn(firstOf(answer, fields.actualDuration));
    result.message = key.cutFrom(messageIn(firstOf(answer, fields.error)));
    result.progress = progressIn(firstOf(answer, fields.progress));
    result.expiresAt = momentIn(firstOf(answer, fields.expiresAt));
    if (result.status == Status::Completed && result.videoUrl.isEmpty())
        result.videoUrl = service.contentUrl(askedId).toString(QUrl::FullyEncoded);
    result.raw = rawOf(body, answer, key);
    return result;
}

Result<TaskResult> parseAnswer(const QByteArray &body, const QString &askedId, const Service &service,
                               const QString &key)
{
    return parseAnswer(body, askedId, service, KeySpellings(key));
}

QString idInAnswer(const QByteArray &body, const Service &service)
{
    const Result<QJsonValue> parsed = parseJson(body.left(answerSizeCap), ErrorKind::AnswerUnreadable);
    return parsed ? firstOf(*parsed, service.fields.id).toString() : QString();
}

} // namespace rushes
