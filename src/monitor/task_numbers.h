// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <utility>

namespace rushes {

/// Which number the task of an id at a service has. Keeps no text, of which there would be very many, but a
/// hash of each; whether a number is right is asked of whoever has the tasks. Two that have the same hash are
/// told apart all the same. A plain value.
class TaskNumbers
{
public:
    using Hash = quint64 (*)(const QString &id, const QString &service);
    explicit TaskNumbers(Hash hash = usualHash)
        : m_hash(hash)
    {
    }

    /// So many more will come: room is made once.
    void expect(qsizetype more) { m_numbers.reserve(m_numbers.size() + more); }

    /// In the place of one of the same id and service.
    void insert(const QString &id, const QString &service, qint64 number)
    {
        const quint64 hash = m_hash(id, service);
        const auto known = m_numbers.constFind(hash);
        if (known == m_numbers.constEnd())
            m_numbers.insert(hash, number);
        else if (*known != number)
            m_alike.insert({id, service}, number);
    }
    void remove(const QString &id, const QString &service, qint64 number)
    {
        const quint64 hash = m_hash(id, service);
        if (m_numbers.value(hash) == number)
            m_numbers.remove(hash);
        else
            m_alike.remove({id, service});
    }
    /// isIt: whether the task of this number is of that id and service.
    template<typename IsIt>
    [[nodiscard]] std::optional<qint64> find(const QString &id, const QString &service,
                                             const IsIt &isIt) const
    {
        if (const auto alike = m_alike.constFind({id, service}); alike != m_alike.constEnd())
            return *alike;
        const auto known = m_numbers.constFind(m_hash(id, service));
        return known != m_numbers.constEnd() && isIt(*known) ? std::optional(*known) : std::nullopt;
    }

private:
    static quint64 usualHash(const QString &id, const QString &service)
    {
        return qHashMulti(size_t(QHashSeed::globalSeed()), id, service);
    }

    Hash m_hash;
    QHash<quint64, qint64> m_numbers; ///< by hash
    QHash<std::pair<QString, QString>, qint64>
        m_alike; ///< of those whose hash another one has: none, as a rule
};

} // namespace rushes
