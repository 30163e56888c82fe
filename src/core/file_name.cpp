// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestStem = 200; // bytes of UTF-8; " (2)" and ".mp4" stay under the 255 of file systems
constexpr QStringView ending = u".mp4";
/// Stands where a field is empty until its separators are settled; cleaned text never has it.
constexpr QChar emptyMark(u'\0');

struct FieldRow
{
    QLatin1StringView name;
    QString (*valueOf)(const Task &task, const QDateTime &local);
};
constexpr auto fieldRows = std::to_array<FieldRow>({
    {QLatin1StringView("date"),
     [](const Task &, const QDateTime &local) { return local.toString(u"yyyy-MM-dd"_s); }},
    {QLatin1StringView("time"),
     [](const Task &, const QDateTime &local) { return local.toString(u"HH-mm-ss"_s); }},
    {QLatin1StringView("service"), [](const Task &task, const QDateTime &) { return task.service; }},
    {QLatin1StringView("model"), [](const Task &task, const QDateTime &) { return task.model; }},
    {QLatin1StringView("mode"), [](const Task &task, const QDateTime &) { return task.mode; }},
    {QLatin1StringView("label"), [](const Task &task, const QDateTime &) { return task.label; }},
    {QLatin1StringView("id"), [](const Task &task, const QDateTime &) { return task.id; }},
});

const QRegularExpression &fieldPattern()
{
    static const QRegularExpression pattern(u"[{]([a-z]+)[}]"_s);
    return pattern;
}

/// Not seen, or able to turn the reading direction: ".exe" can be made to read as something else. Joiners
/// belong to words and emoji.
bool isInvisible(char32_t c)
{
    constexpr char32_t nonJoiner = 0x200C;
    constexpr char32_t joiner = 0x200D;
    switch (QChar::category(c)) {
    case QChar::Other_Format:
        return c != nonJoiner && c != joiner;
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
        return true;
    default:
        return c == QChar::ReplacementCharacter; // was half a character
    }
}

/// With nothing in it that a file system minds: folders and wild cards become dashes, white space single
/// spaces.
QString cleaned(const QString &text)
{
    QString clean;
    const QList<uint> characters = text.normalized(QString::NormalizationForm_C).toUcs4();
    for (const char32_t c : characters) {
        if (QChar::isSpace(c))
            clean += u' ';
        else if (c < 0x80 && QStringView(u"/\\:*?\"<>|").contains(QChar(ushort(c))))
            clean += u'-';
        else if (!isInvisible(c))
            clean += QString::fromUcs4(&c, 1);
    }
    return clean.simplified();
}

/// Takes the marks of empty fields out, with one of the separators around each and with brackets that have
/// become empty.
QString settled(QString name)
{
    static const QRegularExpression emptyBrackets(u"[(\\[][ ._-]*\\x00[ ._-]*[)\\]]"_s);
    static const QRegularExpression between(u"([ ,+._-]*)\\x00([ ,+._\\x00-]*)"_s);
    name.replace(emptyBrackets, QString(emptyMark));
    for (QRegularExpressionMatch gap = between.match(name); gap.hasMatch(); gap = between.match(name)) {
        const bool atBorder = gap.capturedStart() == 0 || gap.capturedEnd() == name.size();
        QString separator = gap.captured(1).isEmpty() ? gap.captured(2) : gap.captured(1);
        separator.remove(emptyMark);
        name.replace(gap.capturedStart(), gap.capturedLength(), atBorder ? QString() : separator);
    }
    return name.simplified();
}

QString withoutDotsAtItsEnds(QString name)
{
    const auto isDot = [](QChar c) { return c == u'.' || c == u' '; };
    while (!name.isEmpty() && isDot(name.back()))
        name.chop(1);
    while (!name.isEmpty() && isDot(name.front()))
        name.remove(0, 1);
    return name;
}

QString cutTo(const QString &text, qsizetype bytes)
{
    QString cut = text;
    while (cut.toUtf8().size() > bytes) {
        // At the border of a character, and in few steps: none is longer than 4 bytes.
        const qsizetype surplus = cut.toUtf8().size() - bytes;
        cut.chop(std::max<qsizetype>(1, surplus / 4));
        if (!cut.isEmpty() && cut.back().isHighSurrogate())
            cut.chop(1);
    }
    return cut;
}

/// A name of a device on Windows, whatever ending it has.
bool isReserved(const QString &stem)
{
    static const QRegularExpression pattern(
        u"\\A(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(stem.section(u'.', 0, 0).trimmed()).hasMatch();
}

/// The template with its fields filled in; each value is cleaned, so that none can bring separators of
/// folders.
QString filled(const QString &nameTemplate, const Task &task, const QDateTime &local)
{
    QString name;
    qsizetype from = 0;
    QRegularExpressionMatchIterator fields = fieldPattern().globalMatch(nameTemplate);
    while (fields.hasNext()) {
        const QRegularExpressionMatch field = fields.next();
        name += QStringView(nameTemplate).sliced(from, field.capturedStart() - from);
        from = field.capturedEnd();
        const auto row = std::find_if(fieldRows.begin(), fieldRows.end(),
                                      [&](const FieldRow &one) { return one.name == field.capturedView(1); });
        const QString value = row == fieldRows.end() ? QString() : cleaned(row->valueOf(task, local));
        name += value.isEmpty() ? QString(emptyMark) : value;
    }
    name += QStringView(nameTemplate).sliced(from);
    return settled(name);
}

/// Literal text of a template, without the ending that is added anyway.
QString literalsCleaned(QString nameTemplate)
{
    nameTemplate = nameTemplate.trimmed();
    if (nameTemplate.endsWith(ending, Qt::CaseInsensitive))
        nameTemplate.chop(ending.size());
    // Spaces at its ends part it from a field; cleaned() would take them.
    return cleaned(nameTemplate);
}

} // namespace

Outcome checkNameTemplate(const QString &nameTemplate)
{
    const Error error{ErrorKind::FileNameInvalid, nameTemplate};
    if (nameTemplate.contains(u'/') || nameTemplate.contains(u'\\'))
        return error;
    QString literals = nameTemplate;
    bool hasField = false;
    for (const FieldRow &row : fieldRows) {
        const QString field = u"{%1}"_s.arg(row.name);
        hasField = hasField || literals.contains(field);
        literals.remove(field);
    }
    if (literals.contains(u'{') || literals.contains(u'}'))
        return error;
    if (!hasField && withoutDotsAtItsEnds(literalsCleaned(literals)).isEmpty())
        return error;
    return success();
}

QString clipFileName(const QString &nameTemplate, const Task &task, const QDateTime &local)
{
    const QString pattern = literalsCleaned(nameTemplate);
    QString stem = filled(pattern, task, local);
    // The label gives way first: without its id a name says little.
    const qsizetype surplus = stem.toUtf8().size() - longestStem;
    if (surplus > 0) {
        Task shortened = task;
        shortened.label = cleaned(task.label);
        shortened.label =
            cutTo(shortened.label, std::max<qsizetype>(0, shortened.label.toUtf8().size() - surplus));
        stem = filled(pattern, shortened, local);
    }
    stem = withoutDotsAtItsEnds(cutTo(stem, longestStem));
    if (stem.isEmpty())
        stem = withoutDotsAtItsEnds(cutTo(cleaned(task.id), longestStem));
    if (stem.isEmpty())
        stem = u"clip"_s;
    if (isReserved(stem))
        stem.prepend(u'_');
    return stem + ending;
}

QString numberedFileName(const QString &name, int take)
{
    if (take <= 1)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype stemSize = dot > 0 ? dot : name.size();
    return name.left(stemSize) + u" (" + QString::number(take) + u")" + name.mid(stemSize);
}

} // namespace rushes
