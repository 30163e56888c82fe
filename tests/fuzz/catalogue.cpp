// SPDX-License-Identifier: GPL-3.0-or-later

// A catalogue of services, as someone passes it on.

#include "finding.h"

#include "core/catalogue_writer.h"
#include "core/json_pointer.h"
#include "core/service_catalogue.h"

#include <QSet>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

void checkFamily(const Family &family)
{
    fuzz::require(!family.name.isEmpty() && !family.title.isEmpty());
    for (const QString &prefix : family.idPrefixes)
        fuzz::require(isPossibleId(prefix) && prefix.size() <= 64, prefix);
    for (const QRegularExpression &pattern : family.modelPatterns)
        fuzz::require(pattern.isValid(), pattern.pattern());
    fuzz::require(family.defaultMode.isEmpty() || family.mode(family.defaultMode), family.defaultMode);
    const auto isOrdered = [](const std::optional<Estimate> &estimate) {
        return !estimate || (estimate->from.count() >= 0 && estimate->from <= estimate->to);
    };
    fuzz::require(isOrdered(family.estimate));
    for (const Mode &mode : family.modes)
        fuzz::require(isOrdered(mode.estimate) && !mode.name.isEmpty());
    fuzz::require(!family.linkLifetime || family.linkLifetime->duration.count() > 0);
    // Whatever a stranger's pattern says, a model is judged.
    (void)family.hasModel(QString(256, u'a') + u'!');
}

void checkService(const Service &service)
{
    fuzz::require(checkBaseUrl(service.base).ok(), service.base.toString());
    fuzz::require(!service.title.isEmpty() && !service.name.isEmpty());
    const auto least = service.onLoopback() ? std::chrono::milliseconds(100) : std::chrono::milliseconds(30s);
    fuzz::require(service.polling.minimum >= least && service.polling.minimum <= service.polling.from &&
                  service.polling.from <= service.polling.to);
    fuzz::require(service.statusWords.values().contains(Status::Completed));
    for (const QStringList &pointers : {service.fields.id, service.fields.status, service.fields.videoUrl}) {
        for (const QString &pointer : pointers)
            fuzz::require(isJsonPointer(pointer), pointer);
    }
    // What is asked with the key stays below the base, whatever the id.
    for (const QString &id : {u"vgen_abc123def456"_s, u"a:b.c-d_e"_s, u"..."_s}) {
        const QUrl url = service.resultUrl(id);
        const QString base = service.base.path(QUrl::FullyEncoded);
        fuzz::require(url.isValid() && url.scheme() == service.base.scheme() &&
                          url.host() == service.base.host() && url.port() == service.base.port() &&
                          !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty() &&
                          url.path(QUrl::FullyEncoded).startsWith(base + u'/'),
                      url.toString());
    }
    for (const Family &family : service.families)
        checkFamily(family);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    if (!read.ok()) {
        fuzz::require(read.error().kind == ErrorKind::CatalogueInvalid);
        fuzz::require(!read.error().detail.isEmpty() && read.error().detail.size() <= 1024,
                      read.error().detail);
        return 0;
    }
    fuzz::require(read->find(read->defaultService()), read->defaultService());
    QSet<QString> names;
    for (const Service &service : read->services()) {
        fuzz::require(!names.contains(service.name), service.name);
        names.insert(service.name);
        fuzz::require(read->ofBase(service.base), service.base.toString());
        checkService(service);
    }
    // What is exported is what is imported.
    const QByteArray written = catalogueToJson(read->services());
    const Result<ServiceCatalogue> again = ServiceCatalogue::fromJson(written);
    fuzz::require(again.ok() || written.size() > 1024 * 1024, again.ok() ? QString() : again.error().detail);
    fuzz::require(!again.ok() || catalogueToJson(again->services()) == written, QString::fromUtf8(written));
    return 0;
}
