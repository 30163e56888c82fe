// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_evidence.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestModel = 64;
/// So many different words of a text are remembered as models or not.
constexpr qsizetype modelCacheCap = 4096;

} // namespace

IdCollector::IdCollector(const ServiceCatalogue &catalogue)
    : m_catalogue(catalogue)
{
}

IdEvidence &IdCollector::about(QByteArrayView id, qsizetype position)
{
    const auto known = m_indexOfId.constFind(QByteArray::fromRawData(id.data(), id.size()));
    if (known != m_indexOfId.constEnd()) {
        IdEvidence &evidence = m_all[*known];
        evidence.position = std::min(evidence.position, position);
        return evidence;
    }
    m_indexOfId.insert(id.toByteArray(), m_all.size());
    m_all.append(IdEvidence{
        QString::fromLatin1(id), position, false, false, {}, {}, nullptr, nullptr, nullptr, {}, {}});
    return m_all.last();
}

const Service *IdCollector::soleServiceOfModel(QByteArrayView model)
{
    if (model.isEmpty() || model.size() > longestModel)
        return nullptr;
    const auto known = m_serviceOfModel.constFind(QByteArray::fromRawData(model.data(), model.size()));
    if (known != m_serviceOfModel.constEnd())
        return *known;

    const QString text = QString::fromLatin1(model);
    const Service *sole = nullptr;
    int count = 0;
    for (const Service &service : m_catalogue.services()) {
        if (service.familyOfModel(text)) {
            sole = &service;
            ++count;
        }
    }
    if (m_serviceOfModel.size() >= modelCacheCap)
        m_serviceOfModel.clear();
    return *m_serviceOfModel.insert(model.toByteArray(), count == 1 ? sole : nullptr);
}

QVector<FoundId> IdCollector::judged() const
{
    QVector<const IdEvidence *> ordered;
    ordered.reserve(m_all.size());
    for (const IdEvidence &evidence : m_all)
        ordered.append(&evidence);
    std::stable_sort(ordered.begin(), ordered.end(), [](const IdEvidence *one, const IdEvidence *other) {
        return one->position < other->position;
    });
    QVector<FoundId> found;
    found.reserve(ordered.size());
    for (const IdEvidence *evidence : ordered)
        found.append(judge(*evidence));
    return found;
}

FoundId IdCollector::judge(const IdEvidence &evidence) const
{
    FoundId found;
    found.id = evidence.id;
    if (evidence.inUrlOf) {
        found.evidence = Evidence::KnownBase;
        found.service = evidence.inUrlOf->name;
        found.certain = true;
    } else if (evidence.mentioned) {
        judgeMention(evidence, found);
    } else if (evidence.unknownHost) {
        found.evidence = Evidence::UnknownHost;
        found.host = *evidence.unknownHost;
    } else {
        judgeMention(evidence, found);
        found.evidence = Evidence::FileName;
        found.certain = false;
        found.host = evidence.fileHost;
    }

    const Service *service = m_catalogue.find(found.service);
    if (!service) {
        const QVector<const Service *> claiming = m_catalogue.claiming(evidence.id);
        if (!claiming.isEmpty())
            found.family = claiming.first()->familyOfId(evidence.id)->name;
        return found;
    }
    const Family *family = service->familyOfModel(evidence.model);
    if (!family)
        family = service->familyOfId(evidence.id);
    if (family) {
        found.family = family->name;
        if (family->mode(evidence.mode))
            found.mode = evidence.mode;
    }
    return found;
}

/// An id that stands in the text by itself: the service comes from what stands beside it, else from its
/// prefix.
void IdCollector::judgeMention(const IdEvidence &evidence, FoundId &found) const
{
    const QVector<const Service *> claiming = m_catalogue.claiming(evidence.id);
    const Service *onlyBase = m_bases.size() == 1 ? *m_bases.begin() : nullptr;
    found.certain = true;
    if (evidence.named) {
        found.evidence = Evidence::KnownBase;
        found.service = evidence.named->name;
    } else if (evidence.byModel) {
        found.evidence = Evidence::Model;
        found.service = evidence.byModel->name;
    } else if (claiming.size() == 1) {
        found.evidence = Evidence::OnlyPrefix;
        found.service = claiming.first()->name;
    } else if (onlyBase && (claiming.isEmpty() || claiming.contains(onlyBase))) {
        found.evidence = Evidence::KnownBase;
        found.service = onlyBase->name;
    } else {
        const Service *byDefault = m_catalogue.find(m_catalogue.defaultService());
        const bool defaultFits = claiming.isEmpty() || claiming.contains(byDefault);
        found.evidence = Evidence::SharedPrefix;
        found.service = defaultFits ? m_catalogue.defaultService() : claiming.first()->name;
        found.certain = false;
    }
    // It stands by itself, and in a URL of a stranger too: whose it is, is for a person to say.
    if (evidence.unknownHost) {
        found.certain = false;
        found.host = *evidence.unknownHost;
    }
}

} // namespace rushes
