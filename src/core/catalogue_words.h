// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QVector>

namespace rushes {

/// The words of a catalogue that a text is searched for, as ASCII. The catalogue is borrowed.
class CatalogueWords
{
public:
    explicit CatalogueWords(const ServiceCatalogue &catalogue);

    /// The longest prefix of ids with which the word begins; empty: none.
    [[nodiscard]] QByteArrayView prefixOf(QByteArrayView word) const;
    /// Whether a prefix begins with this character.
    [[nodiscard]] bool beginsPrefix(char c) const;
    /// The service of this name; nullptr for any other word.
    [[nodiscard]] const Service *serviceNamed(QByteArrayView word) const;
    /// Whether a service calls a status so; capitals do not count.
    [[nodiscard]] bool isStatus(QByteArrayView word) const;

private:
    QVector<QByteArray> m_prefixes; ///< the longest first
    QHash<QByteArray, const Service *> m_serviceNames;
    QSet<QByteArray> m_statusWords;
};

} // namespace rushes
