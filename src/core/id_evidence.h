// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"

#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QVector>

#include <optional>

namespace rushes {

/// Everything that a text says about one id, gathered before it is judged.
struct IdEvidence
{
    QString id;
    qsizetype position = 0;             ///< of its first appearance
    bool mentioned = false;             ///< stands somewhere else than in a foreign URL or the name of a file
    bool isFileName = false;            ///< is the name of a video file somewhere
    std::optional<QString> unknownHost; ///< stands in a URL of this host, which is no configured service
    QString fileHost;                   ///< of the URL of the file
    const Service *inUrlOf = nullptr;   ///< stands in a URL under this service's base
    const Service *named = nullptr;     ///< this service, and no other, is named beside it
    const Service *byModel = nullptr;   ///< the model beside it is of this service alone
    QString model;
    QString mode; ///< as named, of whatever family
};

/// Gathers evidence over one text, and judges it at its end. The catalogue is borrowed.
class IdCollector
{
public:
    explicit IdCollector(const ServiceCatalogue &catalogue);

    /// What is known of the id so far; a reference until the next call.
    IdEvidence &about(QByteArrayView id, qsizetype position);
    /// The text names the base of a service outside of any id's URL ("Base URL: ..", the URL of a create
    /// call).
    void baseStands(const Service *service) { m_bases.insert(service); }
    /// The only service that has the model; nullptr for none or several.
    const Service *soleServiceOfModel(QByteArrayView model);

    /// Whether several services have ids like this.
    [[nodiscard]] bool isShared(const QString &id) const { return m_catalogue.claiming(id).size() > 1; }

    /// By first appearance.
    [[nodiscard]] QVector<FoundId> judged() const;

private:
    [[nodiscard]] FoundId judge(const IdEvidence &evidence) const;
    void judgeMention(const IdEvidence &evidence, FoundId &found) const;

    const ServiceCatalogue &m_catalogue;
    QVector<IdEvidence> m_all;
    QHash<QByteArray, qsizetype> m_indexOfId;
    QSet<const Service *> m_bases;
    QHash<QByteArray, const Service *> m_serviceOfModel;
};

} // namespace rushes
