// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QByteArrayView>
#include <QVector>

namespace rushes {

/// Recognises the base URLs of a catalogue's services in folded text (folded_text.h). The catalogue is
/// borrowed.
class KnownBases
{
public:
    explicit KnownBases(const ServiceCatalogue &catalogue);

    /// What is longer is read no further: it is no service's.
    static constexpr qsizetype longestAuthority = 300;

    /// A URL's scheme and authority, as they stand in the text.
    struct Authority
    {
        QByteArray scheme; ///< lower case; empty: not given
        QByteArray host;   ///< lower case, without port, user name, brackets and trailing dot
        int port = -1;     ///< -1: not given
        bool hasUser = false;
    };
    static Authority authorityOf(QByteArrayView scheme, QByteArrayView authority);

    /// A service's base at the begin of a URL's path.
    struct Match
    {
        const Service *service = nullptr;
        /// What stands in the place of the id, when the whole path is the service's result path. May be no id
        /// at all.
        QByteArrayView idSegment;
    };
    /// path: from behind the authority to the end of the URL. A base is never matched with a user name before
    /// it, nor by a path that climbs.
    [[nodiscard]] Match match(const Authority &authority, QByteArrayView path) const;

    /// The only service whose result path, from its base's path up to the id, ends the text; nullptr for none
    /// or several.
    [[nodiscard]] const Service *ofPathBefore(QByteArrayView text) const;
    /// The length of a service's host at the begin of the text; 0: none stands there.
    [[nodiscard]] qsizetype hostLengthAt(QByteArrayView text) const;
    /// Whether a host of a service begins with this character.
    [[nodiscard]] bool beginsHost(char c) const;

private:
    struct Base
    {
        const Service *service;
        QByteArray scheme;
        QByteArray host;
        int port;
        QByteArray path;     ///< "/kyyAiPower"
        QByteArray beforeId; ///< "/v1/result/"
        QByteArray behindId; ///< ""
    };
    QVector<Base> m_bases;
};

} // namespace rushes
