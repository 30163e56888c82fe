// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log_redaction.h"

#include "core/url_redaction.h"

#include <QRegularExpression>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Whether it would move, hide or colour what stands around it.
bool isUnsafe(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString madeVisible(const QString &text)
{
    if (std::ranges::none_of(text, isUnsafe))
        return text;
    QString visible;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        if (character.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
            visible.append(character).append(text[++at]);
        else if (isUnsafe(character))
            visible += u"\\u%1"_s.arg(int(character.unicode()), 4, 16, QChar(u'0'));
        else
            visible += character;
    }
    return visible;
}

} // namespace

void LogRedactor::addKey(const QString &key)
{
    const QMutexLocker lock(&m_mutex);
    if (key.isEmpty() || m_keys.contains(key))
        return;
    m_keys.append(key);
    m_spellings.append(KeySpellings(key));
}

QString LogRedactor::redacted(QString text) const
{
    static const QRegularExpression credentials(
        u"((?:bearer|basic)(?:\\s|%20)+|(?:authorization|x-api-key|api[-_]?key)\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?(?:(?:bearer|basic|token|key)\\s+)?)[^\\s\"'\\\\,;]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    QVector<KeySpellings> spellings;
    {
        const QMutexLocker lock(&m_mutex);
        spellings = m_spellings;
    }
    // Keys before anything is cut: half a key would no longer be known as one.
    for (const KeySpellings &key : std::as_const(spellings))
        text = key.cutFrom(text);
    text.truncate(4 * longestLine);
    text = madeVisible(withoutQueries(text.replace(credentials, u"\\1***"_s)));
    if (text.size() > longestLine)
        text = text.left(longestLine - 1) + u'…';
    return text;
}

QString withoutLinks(QString text)
{
    static const QRegularExpression url(u"([A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#\"'<>)]+)[/?#][^\\s\"'<>)]*"_s);
    return text.replace(url, u"\\1/…"_s);
}

QString withoutPaths(QString text)
{
    constexpr auto options =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;
    // Between quotes all of it, whatever stands there; an apostrophe inside a word ends no quotation. Nothing
    // is given back ("++"): a long text would exhaust the matcher, and be left as it is.
    static const QRegularExpression quoted(
        uR"((?|(")START(?:[^"\\\n]|\\.)*+(")|((?<!\w)')START(?:[^'\n]|'(?=\w))*+(')|(‘)START(?:[^’\n]|’(?=\w))*+(’)|(“)START[^”\n]*+(”)|(«)START[^»\n]*+(»)|(`)START[^`'\n]*+([`'])))"_s
            .replace(u"START"_s, uR"((?:file:|~[\w.-]*/|[A-Za-z]:[/\\]|/))"_s),
        options);
    // Without quotes up to a colon before a space, a quote, or the end: a name may hold spaces.
    static const QRegularExpression plain(
        uR"((?<![\w:/.\]>])(?:file:|~[\w.-]*(?=/)|[A-Za-z]:)?(?:[/\\]++SEGMENT(?:\h++SEGMENT)*+)++[/\\]*)"_s
            .replace(u"SEGMENT"_s, uR"((?:[^\s/\\:"'“”‘’]|(?<=\w)['’](?=\w)|:(?=[^\s/\\]))++)"_s),
        options);
    return text.replace(quoted, u"\\1<path>\\2"_s).replace(plain, u"<path>"_s);
}

} // namespace rushes
