// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/name_template_text.h"

#include "wording/plain_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace rushes {

namespace {

class NameTemplateText
{
    Q_DECLARE_TR_FUNCTIONS(NameTemplateText)
};

QString knownFields()
{
    QStringList fields;
    for (const NameField field : allNameFields)
        fields.append(braced(field));
    return fields.join(u' ');
}

} // namespace

QString templateProblemText(const TemplateProblem &problem)
{
    const QString part = shownText(problem.part, longestQuoted);
    const QString position = QLocale().toString(problem.position + 1);
    switch (problem.kind) {
    case TemplateProblem::Kind::Empty:
        return NameTemplateText::tr("The name is empty: write a text, a field such as {id}, or both.");
    case TemplateProblem::Kind::NamesFolder:
        //: %1: "/" or "\", %2: a number
        return NameTemplateText::tr("A name cannot lead into folders: “%1” is character %2.")
            .arg(part, position);
    case TemplateProblem::Kind::UnknownField:
        //: %1: what was written, "{nonsense}", %2: a number, %3: a list "{date} {time} .."
        return NameTemplateText::tr("There is no field %1 (at character %2). Known are: %3.")
            .arg(part, position, knownFields());
    case TemplateProblem::Kind::LooseBrace:
        //: %1: "{" or "}", %2: a number
        return NameTemplateText::tr("The brace “%1” at character %2 has no partner.").arg(part, position);
    }
    Q_UNREACHABLE();
    return {};
}

QString nameFieldText(NameField field)
{
    switch (field) {
    case NameField::Date:
        return NameTemplateText::tr("day on which the task was made");
    case NameField::Time:
        return NameTemplateText::tr("time at which the task was made");
    case NameField::Service:
        return NameTemplateText::tr("service");
    case NameField::Model:
        return NameTemplateText::tr("model");
    case NameField::Mode:
        return NameTemplateText::tr("mode");
    case NameField::Label:
        return NameTemplateText::tr("label");
    case NameField::Id:
        return NameTemplateText::tr("id of the task");
    case NameField::Take:
        return NameTemplateText::tr("number among tasks that would get the same name");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace rushes
