// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper_answer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace rushes {
namespace {

constexpr int exitOk = 0;
constexpr int exitRefused = 1;
constexpr qsizetype longestLine = 4096;
constexpr qsizetype longestReason = 200;
constexpr double longestSeconds = 24 * 3600;
constexpr double highestRate = 1000;
constexpr int longestSide = 65'535; // what a JPEG and a QImage can say
constexpr int facts = 7;

Error nonsense(const QString &what)
{
    return {ErrorKind::CheckerFailed, u"it answered nonsense: %1"_s.arg(what)};
}

std::optional<double> numberIn(const QJsonObject &object, QLatin1StringView key, double above, double atMost)
{
    const QJsonValue value = object.value(key);
    const double number = value.toDouble();
    if (!value.isDouble() || !std::isfinite(number) || number <= above || number > atMost)
        return std::nullopt;
    return number;
}

std::optional<int> wholeNumberIn(const QJsonObject &object, QLatin1StringView key, int atMost)
{
    const auto number = numberIn(object, key, 0, atMost);
    if (!number || std::trunc(*number) != *number)
        return std::nullopt;
    return int(*number);
}

struct LookWord
{
    QLatin1StringView word;
    ClipMarks marks;
};
constexpr auto lookWords = std::to_array<LookWord>({
    {QLatin1StringView("moving"), {}},
    {QLatin1StringView("frozen"), ClipMark::Frozen},
    {QLatin1StringView("black"), ClipMark::Black},
});

std::optional<ClipMarks> marksOfLook(const QJsonValue &value)
{
    const QString word = value.toString();
    for (const auto &row : lookWords) {
        if (row.word == word)
            return row.marks;
    }
    return std::nullopt;
}

QString onePrintableLine(const QString &text)
{
    QString line;
    for (const QChar c : text.left(longestReason))
        line += c.isPrint() ? c : QLatin1Char(' ');
    return line.trimmed();
}

Result<Inspection> refusal(const QJsonObject &object)
{
    const QString reason = onePrintableLine(object.value(QLatin1StringView("error")).toString());
    if (object.size() != 1 || reason.isEmpty())
        return nonsense(u"a refusal without a reason"_s);
    return Error{ErrorKind::ClipUndecodable, reason};
}

bool isJpeg(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xd8\xff") && bytes.endsWith("\xff\xd9");
}

Result<Inspection> inspection(const QJsonObject &object, const QByteArray &poster)
{
    const auto duration = numberIn(object, QLatin1StringView("duration_s"), 0, longestSeconds);
    const auto rate = numberIn(object, QLatin1StringView("fps"), 0, highestRate);
    const auto width = wholeNumberIn(object, QLatin1StringView("width"), longestSide);
    const auto height = wholeNumberIn(object, QLatin1StringView("height"), longestSide);
    const auto posterBytes =
        wholeNumberIn(object, QLatin1StringView("poster_bytes"), std::numeric_limits<int>::max());
    const QJsonValue sound = object.value(QLatin1StringView("has_sound"));
    const auto look = marksOfLook(object.value(QLatin1StringView("look")));
    if (object.size() != facts || !duration || !rate || !width || !height || !posterBytes ||
        !sound.isBool() || !look)
        return nonsense(u"facts missing or out of range"_s);
    if (*posterBytes != poster.size() || !isJpeg(poster))
        return nonsense(u"a poster of %1 bytes"_s.arg(poster.size()));
    const ClipMarks ofSound = sound.toBool() ? ClipMarks() : ClipMarks(ClipMark::Silent);
    return Inspection{*duration, *width, *height, *rate, sound.toBool(), *look | ofSound, poster};
}

} // namespace

Result<Inspection> readHelperAnswer(const QByteArray &output, int exitCode)
{
    if (exitCode != exitOk && exitCode != exitRefused)
        return Error{ErrorKind::CheckerFailed, u"it ended with exit code %1"_s.arg(exitCode)};
    const qsizetype end = output.indexOf('\n');
    if (end < 0 || end > longestLine)
        return nonsense(u"no line of facts"_s);
    const auto line = QJsonDocument::fromJson(output.first(end));
    if (!line.isObject())
        return nonsense(u"a first line that is no JSON object"_s);
    const QByteArray rest = output.sliced(end + 1);
    if (exitCode == exitRefused)
        return rest.isEmpty() ? refusal(line.object()) : nonsense(u"more than a refusal"_s);
    return inspection(line.object(), rest);
}

} // namespace rushes
