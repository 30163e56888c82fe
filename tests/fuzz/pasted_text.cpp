// SPDX-License-Identifier: GPL-3.0-or-later

// Text that someone pastes, drops or pipes in.

#include "finding.h"
#include "steps.h"

#include "core/folded_text.h"
#include "core/pasted_key.h"
#include "core/pasted_text.h"

#include <QSet>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

/// Steps a character, and for a text at all.
constexpr quint64 mostStepsEach = 400;
constexpr quint64 mostStepsAtAll = 100'000;

QString described(const FoundId &found)
{
    return u"%1 at '%2' ('%3')"_s.arg(found.id, found.service, found.host);
}

void checkPlace(const FoundId &found, const ServiceCatalogue &catalogue)
{
    const bool isStrangers = found.evidence == Evidence::UnknownHost;
    fuzz::require(isStrangers == found.service.isEmpty() || found.evidence == Evidence::FileName,
                  described(found));
    fuzz::require(!isStrangers || (!found.certain && !found.host.isEmpty()), described(found));
    fuzz::require(found.host.size() <= 300, described(found));
    if (found.service.isEmpty())
        return;
    const Service *const service = catalogue.find(found.service);
    fuzz::require(service, described(found));
    const Family *const family = service->family(found.family);
    fuzz::require(found.family.isEmpty() || family, described(found));
    fuzz::require(found.mode.isEmpty() || (family && family->mode(found.mode)), described(found));
}

/// Whether nothing in it could as well belong to the sentence or be the ending of a file: dots and colons at
/// the end of a URL are no part of it, even where an answer has an id with them.
bool isUnmistakable(const QString &id)
{
    return !id.contains(u'.') && !id.contains(u':');
}

/// The URL that is asked for the task, pasted, is the same task at the same service.
void checkUrl(const FoundId &found, const ServiceCatalogue &catalogue)
{
    const Service *const service = catalogue.find(found.service);
    if (!found.certain || !service || !isUnmistakable(found.id))
        return;
    const QString url = QString::fromLatin1(service->resultUrl(found.id).toEncoded());
    const QVector<FoundId> again = findIds(url, catalogue);
    fuzz::require(again.size() == 1 && again.first().id == found.id &&
                      again.first().service == found.service && again.first().certain,
                  described(found) + u" is not found in "_s + url);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));

    const quint64 before = fuzz::stepsDone();
    const QVector<FoundId> found = findIds(text, catalogue);
    const quint64 steps = fuzz::stepsDone() - before;
    fuzz::require(steps <= mostStepsAtAll + mostStepsEach * quint64(text.size()),
                  u"%1 steps for %2 characters"_s.arg(steps).arg(text.size()));

    const quint64 beforeKeys = fuzz::stepsDone();
    const QVector<FoundKey> keys = findKeys(text, catalogue);
    fuzz::require(fuzz::stepsDone() - beforeKeys <= mostStepsAtAll + mostStepsEach * quint64(text.size()));
    fuzz::require(keys.size() <= foundKeysCap);
    for (const FoundKey &key : keys)
        fuzz::require(!key.key.isEmpty() && (key.service.isEmpty() || catalogue.find(key.service)));

    const QByteArray folded = foldedText(text);
    fuzz::require(folded.size() <= 3 * text.size());
    QSet<QString> ids;
    constexpr qsizetype askedAgain = 4; // each costs as much as a whole text
    for (const FoundId &one : found) {
        fuzz::require(isPossibleId(one.id), one.id);
        fuzz::require(!ids.contains(one.id), one.id);
        ids.insert(one.id);
        fuzz::require(folded.contains(one.id.toLatin1()), one.id);
        checkPlace(one, catalogue);
        if (ids.size() <= askedAgain)
            checkUrl(one, catalogue);
    }
    return 0;
}
