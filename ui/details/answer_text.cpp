// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/answer_text.h"

#include "core/url_redaction.h"
#include "wording/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLine = 4000;
constexpr int indentWidth = 2;
constexpr int deepestIndent = 20; // deeper than this the text stays below itself: 64 KiB in stay small out

/// One line of text from outside, safe to show.
QString shownLine(const QString &line)
{
    return shownText(withoutQueries(line), longestLine);
}

/// A JSON string token as a person reads it: escapes are undone first, so that none hides a query.
QString shownString(const QByteArray &token)
{
    const QString content = QJsonDocument::fromJson('[' + token + ']').array().at(0).toString();
    return u'"' + shownLine(content).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

/// Lays out valid JSON by its tokens alone: QJsonDocument would sort the members and round the numbers.
class Layout
{
public:
    explicit Layout(const QByteArray &json)
        : m_json(json)
    {
    }

    QString made()
    {
        while (m_at < m_json.size())
            takeToken();
        return m_text;
    }

private:
    void takeToken()
    {
        const char character = m_json[m_at];
        if (QByteArrayView(" \t\r\n").contains(character)) {
            ++m_at;
        } else if (character == '"') {
            m_text += shownString(string());
        } else if (character == '{' || character == '[') {
            open(character);
        } else if (character == '}' || character == ']') {
            --m_depth;
            newLine();
            m_text += QLatin1Char(character);
            ++m_at;
        } else {
            m_text += QLatin1Char(character);
            if (character == ',')
                newLine();
            else if (character == ':')
                m_text += u' ';
            ++m_at;
        }
    }

    void open(char bracket)
    {
        const char closing = bracket == '{' ? '}' : ']';
        m_text += QLatin1Char(bracket);
        do
            ++m_at;
        while (QByteArrayView(" \t\r\n").contains(m_json[m_at]));
        if (m_json[m_at] == closing) {
            m_text += QLatin1Char(closing);
            ++m_at;
            return;
        }
        ++m_depth;
        newLine();
    }

    QByteArray string()
    {
        const qsizetype from = m_at++;
        while (m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
        return m_json.mid(from, m_at - from);
    }

    void newLine() { m_text += u'\n' + QString(std::min(m_depth, deepestIndent) * indentWidth, u' '); }

    const QByteArray &m_json;
    QString m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

QString answerText(const QByteArray &raw)
{
    QJsonParseError error;
    QJsonDocument::fromJson(raw, &error);
    if (error.error == QJsonParseError::NoError)
        return Layout(raw).made();

    QStringList lines = QString::fromUtf8(raw).split(u'\n');
    for (QString &line : lines)
        line = shownLine(line);
    return lines.join(u'\n');
}

} // namespace rushes
