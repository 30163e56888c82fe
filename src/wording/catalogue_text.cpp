// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/catalogue_text.h"

#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class Catalogue
{
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

/// The titles of resources/services.json, so that they are offered to translators; looked up by their text.
[[maybe_unused]] constexpr const char *builtInTitles[] = {
    QT_TRANSLATE_NOOP("Catalogue", "VEO"),
    QT_TRANSLATE_NOOP("Catalogue", "Sora"),
    QT_TRANSLATE_NOOP("Catalogue", "Videos"),
    QT_TRANSLATE_NOOP("Catalogue", "Reference image"),
    QT_TRANSLATE_NOOP("Catalogue", "First/last frame"),
    QT_TRANSLATE_NOOP("Catalogue", "4 s"),
    QT_TRANSLATE_NOOP("Catalogue", "8 s"),
    QT_TRANSLATE_NOOP("Catalogue", "12 s"),
};

/// A title of the catalogue, which can be a user's own.
QString titleOf(const QString &title, const QString &name)
{
    const QString &known = title.isEmpty() ? name : title;
    return shownText(Catalogue::tr(known.toUtf8().constData()), longestQuoted);
}

} // namespace

QString serviceText(const Service *service, const QString &fallback)
{
    return service ? titleOf(service->title, service->name) : shownText(fallback, longestQuoted);
}

QString familyText(const Family *family)
{
    //: a kind of task (VEO, Sora ..) that is not known
    return family ? titleOf(family->title, family->name) : Catalogue::tr("Unknown kind");
}

QString modeText(const Mode &mode)
{
    return titleOf(mode.title, mode.name);
}

QString modeText(const Family *family, const QString &modeName)
{
    if (modeName.isEmpty())
        //: the way in which a task was made was not told
        return Catalogue::tr("Mode not chosen");
    const Mode *mode = family ? family->mode(modeName) : nullptr;
    return mode ? modeText(*mode) : shownText(modeName, longestQuoted);
}

QString estimateText(const std::optional<Estimate> &estimate)
{
    //: no estimate of the time was published
    return estimate ? durationRangeText(estimate->from, estimate->to) : Catalogue::tr("none published");
}

} // namespace rushes
