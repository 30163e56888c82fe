// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_words.h"

#include <algorithm>

namespace rushes {

CatalogueWords::CatalogueWords(const ServiceCatalogue &catalogue)
{
    for (const Service &service : catalogue.services()) {
        for (const Family &family : service.families) {
            for (const QString &prefix : family.idPrefixes)
                m_prefixes.append(prefix.toLatin1());
        }
        for (auto word = service.statusWords.begin(); word != service.statusWords.end(); ++word)
            m_statusWords.insert(word.key().toUtf8());
        m_serviceNames.insert(service.name.toUtf8(), &service);
    }
    std::sort(m_prefixes.begin(), m_prefixes.end(),
              [](const QByteArray &one, const QByteArray &other) { return one.size() > other.size(); });
}

QByteArrayView CatalogueWords::prefixOf(QByteArrayView word) const
{
    for (const QByteArray &prefix : m_prefixes) {
        if (word.startsWith(prefix))
            return prefix;
    }
    return {};
}

bool CatalogueWords::beginsPrefix(char c) const
{
    return std::any_of(m_prefixes.begin(), m_prefixes.end(),
                       [c](const QByteArray &prefix) { return prefix[0] == c; });
}

const Service *CatalogueWords::serviceNamed(QByteArrayView word) const
{
    return m_serviceNames.value(QByteArray::fromRawData(word.data(), word.size()), nullptr);
}

bool CatalogueWords::isStatus(QByteArrayView word) const
{
    return m_statusWords.contains(word.toByteArray().toLower());
}

} // namespace rushes
