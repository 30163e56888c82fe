// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/error_detail.h"

#include "core/key_redaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// What is looked at of a text before it is shortened; the longest detail is far below.
constexpr qsizetype longestLookedAt = 4000;

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

/// Where services put their words; the first string that is there counts.
constexpr const char16_t *wordPlaces[][2] = {
    {u"error", u"message"}, {u"error", nullptr},  {u"message", nullptr},
    {u"msg", nullptr},      {u"detail", nullptr},
};

QString firstWords(const QJsonObject &object)
{
    for (const auto &[outer, inner] : wordPlaces) {
        QJsonValue value = object.value(QStringView(outer));
        if (inner)
            value = value.toObject().value(QStringView(inner));
        if (const QString words = value.toString(); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace

QString cleanLine(const QString &text, qsizetype longest)
{
    static const QRegularExpression query(u"(://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*"_s);
    QString line = text.left(longestLookedAt).simplified();
    line.removeIf(isInvisible);
    line.replace(query, u"\\1"_s);
    return line.size() <= longest ? line : QString(line.left(longest - 1) + u'…');
}

QString wordsOfErrorBody(const QByteArray &body, const KeySpellings &key)
{
    // Invisible characters go before the key is looked for: they could stand between its halves.
    const QString words = cleanLine(firstWords(QJsonDocument::fromJson(body).object()), longestLookedAt);
    return cleanLine(key.cutFrom(words));
}

QString sizeDetail(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 0);
}

} // namespace rushes
