// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/name_template.h"

#include "core/file_name.h"

#include <QRegularExpression>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Stands where a field is empty until its separators are settled; cleaned text never has it.
constexpr QChar emptyMark(u'\0');
constexpr int digitsOfTake = 2;

/// What a name is made from.
struct NameFacts
{
    const Task &task;
    const QDateTime &local;
    Take take;
};

struct FieldRow
{
    NameField field;
    QLatin1StringView name;
    QString (*valueOf)(const NameFacts &facts);
};
constexpr auto fieldRows = std::to_array<FieldRow>({
    {NameField::Date, QLatin1StringView("date"),
     [](const NameFacts &facts) { return facts.local.toString(u"yyyy-MM-dd"_s); }},
    {NameField::Time, QLatin1StringView("time"),
     [](const NameFacts &facts) { return facts.local.toString(u"HH-mm-ss"_s); }},
    {NameField::Service, QLatin1StringView("service"),
     [](const NameFacts &facts) { return facts.task.service; }},
    {NameField::Model, QLatin1StringView("model"), [](const NameFacts &facts) { return facts.task.model; }},
    {NameField::Mode, QLatin1StringView("mode"), [](const NameFacts &facts) { return facts.task.mode; }},
    {NameField::Label, QLatin1StringView("label"), [](const NameFacts &facts) { return facts.task.label; }},
    {NameField::Id, QLatin1StringView("id"), [](const NameFacts &facts) { return facts.task.id; }},
    {NameField::Take, QLatin1StringView("take"),
     [](const NameFacts &facts) {
         const qsizetype digits = std::max<qsizetype>(digitsOfTake, QString::number(facts.take.count).size());
         return QString::number(facts.take.number).rightJustified(digits, u'0');
     }},
});
static_assert(fieldRows.size() == allNameFields.size());

const FieldRow *rowOf(QStringView name)
{
    const auto row = std::ranges::find_if(fieldRows, [&](const FieldRow &one) { return one.name == name; });
    return row == fieldRows.end() ? nullptr : &*row;
}

const QRegularExpression &fieldPattern()
{
    static const QRegularExpression pattern(u"[{]([a-z]+)[}]"_s);
    return pattern;
}

/// Takes the marks of empty fields out, with one of the separators around each and with brackets that have
/// become empty.
QString settled(QString name)
{
    static const QRegularExpression emptyBrackets(u"[(\\[][ ._-]*\\x00[ ._\\x00-]*[)\\]]"_s);
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

QString filled(const QString &pattern, const NameFacts &facts)
{
    QString name;
    qsizetype from = 0;
    QRegularExpressionMatchIterator fields = fieldPattern().globalMatch(pattern);
    while (fields.hasNext()) {
        const QRegularExpressionMatch field = fields.next();
        name += QStringView(pattern).sliced(from, field.capturedStart() - from);
        from = field.capturedEnd();
        const FieldRow *row = rowOf(field.capturedView(1));
        const QString value = row ? cleanedForName(row->valueOf(facts)) : QString();
        name += value.isEmpty() ? QString(emptyMark) : value;
    }
    name += QStringView(pattern).sliced(from);
    return settled(name);
}

/// The template's own text made harmless, without the ending that is added anyway.
QString patternOf(QString nameTemplate)
{
    nameTemplate = nameTemplate.trimmed();
    if (nameTemplate.endsWith(clipEnding, Qt::CaseInsensitive))
        nameTemplate.chop(clipEnding.size());
    return cleanedForName(nameTemplate);
}

/// The fields of a template that tell tasks apart: all but {take}.
QVector<const FieldRow *> tellingFields(const QString &nameTemplate)
{
    QVector<const FieldRow *> found;
    for (const FieldRow &row : fieldRows) {
        if (row.field != NameField::Take && nameTemplate.contains(braced(row.field)))
            found.append(&row);
    }
    return found;
}

Moment madeAt(const Task &task)
{
    return task.created.value_or(task.addedAt);
}

bool isMadeBefore(const Task &one, const Task &other)
{
    return std::pair(madeAt(one), one.number) < std::pair(madeAt(other), other.number);
}

} // namespace

QString braced(NameField field)
{
    return u'{' + QString(fieldRows[size_t(field)].name) + u'}';
}

std::optional<TemplateProblem> templateProblem(const QString &nameTemplate)
{
    using Kind = TemplateProblem::Kind;
    bool hasField = false;
    for (qsizetype at = 0; at < nameTemplate.size(); ++at) {
        const QChar character = nameTemplate[at];
        if (character == u'/' || character == u'\\')
            return TemplateProblem{Kind::NamesFolder, QString(character), at};
        if (character == u'}')
            return TemplateProblem{Kind::LooseBrace, QString(character), at};
        if (character != u'{')
            continue;
        const qsizetype end = nameTemplate.indexOf(u'}', at);
        const qsizetype next = nameTemplate.indexOf(u'{', at + 1);
        if (end < 0 || (next >= 0 && next < end))
            return TemplateProblem{Kind::LooseBrace, QString(character), at};
        if (!rowOf(QStringView(nameTemplate).sliced(at + 1, end - at - 1)))
            return TemplateProblem{Kind::UnknownField, nameTemplate.mid(at, end + 1 - at), at};
        hasField = true;
        at = end;
    }
    if (!hasField && legalStem(patternOf(nameTemplate)).isEmpty())
        return TemplateProblem{};
    return std::nullopt;
}

QHash<qint64, Take> takesOf(const QString &nameTemplate, const QVector<Task> &tasks)
{
    QHash<qint64, Take> takes;
    if (!nameTemplate.contains(braced(NameField::Take)))
        return takes;
    const QVector<const FieldRow *> fields = tellingFields(nameTemplate);
    QHash<QString, QVector<const Task *>> alike;
    for (const Task &task : tasks) {
        const QDateTime local = localTimeOf(task);
        QString key;
        for (const FieldRow *row : fields)
            key += row->valueOf({task, local, {}}) + emptyMark;
        alike[key.toCaseFolded()].append(&task);
    }
    for (QVector<const Task *> &group : alike) {
        std::ranges::sort(group,
                          [](const Task *one, const Task *other) { return isMadeBefore(*one, *other); });
        for (qsizetype index = 0; index < group.size(); ++index)
            takes.insert(group[index]->number, {int(index) + 1, int(group.size())});
    }
    return takes;
}

/// The fields, and what the task has in each; those that are told without the time of day come first.
struct TakeCount::Fields
{
    QVector<const FieldRow *> timeless;
    QVector<const FieldRow *> ofTime;
    QStringList timelessValues;
    QStringList timeValues;

    static QStringList valuesOf(const QVector<const FieldRow *> &rows, const Task &task,
                                const QDateTime &local)
    {
        QStringList values;
        for (const FieldRow *row : rows)
            values.append(row->valueOf({task, local, {}}).toCaseFolded());
        return values;
    }
};

TakeCount::TakeCount(const QString &nameTemplate, const Task &task)
    : m_task(task)
{
    if (!nameTemplate.contains(braced(NameField::Take)))
        return;
    Fields fields;
    const QVector<const FieldRow *> telling = tellingFields(nameTemplate);
    for (const FieldRow *row : telling)
        (row->field == NameField::Date || row->field == NameField::Time ? fields.ofTime : fields.timeless)
            .append(row);
    fields.timelessValues = Fields::valuesOf(fields.timeless, task, {});
    fields.timeValues = Fields::valuesOf(fields.ofTime, task, localTimeOf(task));
    m_fields = std::make_unique<const Fields>(std::move(fields));
}

TakeCount::~TakeCount() = default;

/// Certainly, so that its local time need not be worked out.
bool TakeCount::isOfAnotherDay(const Task &other) const
{
    const auto isDate = [](const FieldRow *row) { return row->field == NameField::Date; };
    return std::ranges::any_of(m_fields->ofTime, isDate) &&
           std::chrono::abs(madeAt(other) - madeAt(m_task)) > std::chrono::hours(48);
}

void TakeCount::add(const Task &other)
{
    if (!m_fields || other.number == m_task.number || isOfAnotherDay(other))
        return;
    if (Fields::valuesOf(m_fields->timeless, other, {}) != m_fields->timelessValues)
        return;
    if (!m_fields->ofTime.isEmpty() &&
        Fields::valuesOf(m_fields->ofTime, other, localTimeOf(other)) != m_fields->timeValues)
        return;
    ++m_take.count;
    m_take.number += isMadeBefore(other, m_task) ? 1 : 0;
}

QDateTime localTimeOf(const Task &task)
{
    return toDateTime(madeAt(task)).toLocalTime();
}

QString clipFileName(const QString &nameTemplate, const Task &task, const QDateTime &local, Take take)
{
    const QString pattern = patternOf(nameTemplate);
    QString name = filled(pattern, {task, local, take});
    // Without its id a name says little.
    const qsizetype surplus = name.toUtf8().size() - longestStem;
    if (surplus > 0) {
        Task shortened = task;
        shortened.label = cleanedForName(task.label);
        shortened.label = cutToBytes(shortened.label, shortened.label.toUtf8().size() - surplus);
        name = filled(pattern, {shortened, local, take});
    }
    QString stem = legalStem(name);
    if (stem.isEmpty())
        stem = legalStem(task.id);
    return (stem.isEmpty() ? u"clip"_s : stem) + clipEnding;
}

} // namespace rushes
