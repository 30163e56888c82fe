// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/link_end_text.h"

#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class LinkEndText
{
    Q_DECLARE_TR_FUNCTIONS(LinkEndText)

public:
    static QString saidByLink(const KnownEnd &end);
    static QString withScheme(const QString &sentence, const KnownEnd &end);
    static QString lifetime(const TaskContext &context);
    static QString interval(const KnownEnd &end);
};

QString LinkEndText::saidByLink(const KnownEnd &end)
{
    const QString moment = fullMomentText(end.earliest);
    switch (end.certainty) {
    case Certainty::Exact:
        //: %1: a moment
        return tr("The link itself says that it ends %1.").arg(moment);
    case Certainty::AtLatest:
        //: %1: a moment
        return tr("The link itself says that it ends %1 at the latest; it can end sooner.").arg(moment);
    case Certainty::About:
    case Certainty::Unknown:
        break;
    }
    //: %1: a moment
    return tr("By what the link itself says it ends about %1.").arg(moment);
}

QString LinkEndText::withScheme(const QString &sentence, const KnownEnd &end)
{
    if (end.signedBy.isEmpty())
        return sentence;
    //: %1: a sentence about the end of a link; %2: the proper name of how it is signed, "AWS Signature
    //: Version 4"
    return tr("%1 (%2)", "link's end").arg(sentence, end.signedBy);
}

/// What the service says of the life of its links.
QString LinkEndText::lifetime(const TaskContext &context)
{
    const std::optional<LinkLifetime> lifetime = context.family ? context.family->linkLifetime : std::nullopt;
    if (!lifetime)
        return tr("The service does not say how long its links live.");
    //: %1: a duration, "24 h"
    return lifetime->typical ? tr("Links of this service typically live %1 from the task's completion.")
                                   .arg(durationText(lifetime->duration))
                             : tr("The service promises its links for %1 from the task's completion.")
                                   .arg(durationText(lifetime->duration));
}

QString LinkEndText::interval(const KnownEnd &end)
{
    if (end.latest <= end.earliest)
        //: the end of a link as the service promised it; %1: a moment
        return tr("That is until %1.").arg(fullMomentText(end.earliest));
    //: the end of a link as the service promised it; %1 and %2: moments. When the task completed is known
    //: only from two answers
    return tr("That is until between %1 and %2.")
        .arg(fullMomentText(end.earliest), fullMomentText(end.latest));
}

} // namespace

QStringList linkEndSources(const TaskContext &context)
{
    const LinkEnd &end = context.linkEnd;
    QStringList sources;
    if (end.inLink)
        sources.append(LinkEndText::withScheme(LinkEndText::saidByLink(*end.inLink), *end.inLink));
    if (end.sent)
        //: %1: a moment
        sources.append(
            LinkEndText::tr("The service sent this end: %1.").arg(fullMomentText(end.sent->earliest)));
    sources.append(LinkEndText::lifetime(context));
    if (end.promised)
        sources.append(LinkEndText::interval(*end.promised));
    return sources;
}

} // namespace rushes
