// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QString>
#include <QVector>

namespace rushes {

/// Why an id is believed to belong where it is put.
enum class Evidence {
    KnownBase,      ///< its URL has a configured service's base
    OnlyPrefix,     ///< its prefix belongs to one service alone
    Model,          ///< a "model" beside it belongs to one service alone
    SharedPrefix,   ///< its prefix belongs to several services: the default was taken
    UnknownHost,    ///< its URL names a host that is no configured service: never asked
    FileName,       ///< it is the name of a video file: never asked
};

/// An id found in text.
struct FoundId
{
    QString id;
    QString service;    ///< the one it points to, else the default; empty for UnknownHost
    QString family;     ///< empty: unknown
    QString mode;       ///< a mode named beside it in the text; nearly always empty
    bool certain = false;
    Evidence evidence = Evidence::SharedPrefix;
    QString host;       ///< of the URL it stood in, when that is no configured service
    bool operator==(const FoundId &) const = default;
};

/// Recognises task ids in any text: lines, commas, Chinese punctuation, full-width characters, JSON answers, URLs, curl commands over
/// several lines, logs, Markdown, CSV. Each id once, in the order of its first appearance; a later appearance that makes it certain
/// improves the entry. Pure, no I/O, linear in the text's length.
QVector<FoundId> findIds(QStringView text, const ServiceCatalogue &catalogue);

} // namespace rushes
