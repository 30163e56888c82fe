// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QString>
#include <QVector>

namespace rushes {

/// An API key found in text. It is offered to its service or forgotten; it is never shown, stored or logged.
struct FoundKey
{
    QString key;
    QString service; ///< empty: of none that is known, or of one that cannot be told from others
    QString base{};  ///< identityOfBase() of that service when it was found: the key is for no other
    bool operator==(const FoundKey &) const = default;
};

/// Finds the bearer tokens of any text: curl commands over several lines, JSON, HTTP dumps, code. Each once,
/// at most foundKeysCap of them. Pure, no I/O, linear in the text's length.
///
/// What is a key: what follows "Authorization: Bearer", however it is quoted, or curl's --oauth2-bearer; a
/// bare "Bearer" only before what can be nothing else. Variables and placeholders are none.
///
/// Where it belongs: to the one service whose base stands in the same command (the line, with what continues
/// it). Where no URL stands there, to the one service whose base stands in the text, by URL or by the path
/// and host of an HTTP request. Two different keys for one service belong to none.
QVector<FoundKey> findKeys(QStringView text, const ServiceCatalogue &catalogue);

inline constexpr qsizetype foundKeysCap = 16;

} // namespace rushes
