// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QVector>

#include <array>
#include <memory>
#include <optional>

namespace rushes {

// The names of saved files, by a template of the user's: text with {fields}. Pure.

/// The default template.
constexpr QStringView defaultNameTemplate = u"{date} {label} {id}";

/// What stands in braces in a template.
enum class NameField { Date, Time, Service, Model, Mode, Label, Id, Take };
inline constexpr std::array allNameFields{NameField::Date,  NameField::Time, NameField::Service,
                                          NameField::Model, NameField::Mode, NameField::Label,
                                          NameField::Id,    NameField::Take};
/// As it is written: "{date}".
QString braced(NameField field);

/// Why a template cannot be used, and where.
struct TemplateProblem
{
    enum class Kind {
        Empty,        ///< nothing in it that could be a name
        NamesFolder,  ///< "/" or "\"
        UnknownField, ///< braces around something else
        LooseBrace,   ///< a brace without its partner
    };
    Kind kind = Kind::Empty;
    QString part;           ///< the wrong characters as written; nothing for Empty
    qsizetype position = 0; ///< where they begin, counted from 0
    bool operator==(const TemplateProblem &) const = default;
};
/// The first one, from the left.
std::optional<TemplateProblem> templateProblem(const QString &nameTemplate);

/// Which of several tasks one is whose names would otherwise be equal: 1, 2, 3 by their creation.
struct Take
{
    int number = 1;
    int count = 1;
    bool operator==(const Take &) const = default;
};
/// The takes of all tasks by a template, by their numbers; empty where the template has no {take}. Counted
/// are the tasks of the list, failed ones too, whose other fields of the template are equal but for case: so
/// a take keeps its number when an earlier one is still running. It changes only when an earlier task is
/// removed or given another label; a name that is taken then gets " (2)" like any other.
QHash<qint64, Take> takesOf(const QString &nameTemplate, const QVector<Task> &tasks);

/// The same of one task, which is told of all the others one by one: much less work than to group all of
/// them, for what is counted with every key pressed.
class TakeCount
{
public:
    TakeCount(const QString &nameTemplate, const Task &task);
    ~TakeCount();
    Q_DISABLE_COPY_MOVE(TakeCount)

    void add(const Task &other);
    /// What takesOf() says of the task once all are added.
    [[nodiscard]] Take take() const { return m_take; }

private:
    struct Fields;
    [[nodiscard]] bool isOfAnotherDay(const Task &other) const;

    const Task m_task;
    std::unique_ptr<const Fields> m_fields; ///< null: the template does not count
    Take m_take;
};

/// When the task was made, as its owner's clock on the wall had it.
QDateTime localTimeOf(const Task &task);

/// The file name (with .mp4) that the template gives for the task, legal everywhere (file_name.h). Values
/// come from the task and are cleaned one by one, so that none can bring folders; an empty one takes a
/// separator, and brackets that become empty, with it. {take} has two digits, or as many as the count needs.
/// Where the name is too long the label gives way first. Without anything left: the id, else "clip".
QString clipFileName(const QString &nameTemplate, const Task &task, const QDateTime &local, Take take = {});

} // namespace rushes
