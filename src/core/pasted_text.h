// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QString>
#include <QVector>

namespace rushes {

/// Why an id is believed to belong where it is put.
enum class Evidence {
    KnownBase,    ///< its URL has a configured service's base; or the text names one service alone, by name
                  ///< beside it or by base for all
    OnlyPrefix,   ///< its prefix belongs to one service alone
    Model,        ///< a "model" beside it belongs to one service alone
    SharedPrefix, ///< its prefix belongs to several services, or to none that is known: the default was taken
    UnknownHost,  ///< its URL names a host that is no configured service: never asked
    FileName,     ///< it is the name of a video file: never asked
};

/// An id found in text.
struct FoundId
{
    QString id;
    QString service; ///< the one it points to, else the default; empty for UnknownHost
    QString family;  ///< empty: unknown
    QString mode;    ///< a mode named beside it in the text; nearly always empty
    bool certain = false;
    Evidence evidence = Evidence::SharedPrefix;
    QString host; ///< of the URL it stood in, when that is no configured service
    bool operator==(const FoundId &) const = default;
};

/// Recognises task ids in any text: lines, commas, Chinese punctuation, full-width characters, JSON answers,
/// URLs, curl commands over several lines, logs, Markdown, CSV, percent-encoded or escaped. Each id once, in
/// the order of its first appearance; all appearances together are judged. Pure, no I/O, linear in the text's
/// length.
///
/// What is an id:
/// - In running text, a word that begins with a prefix of the catalogue and goes on like an id (id_shape.h:
/// "video_url", "sora_2_pro" and a
///   bare "vgen_" do not). Letters, digits, '_' and '-' belong to it; '.' and ':' end it, a path that climbs
///   behind it discards it.
/// - The value of "id" or "task_id" in JSON, with a known prefix; with any other only beside a known "model",
/// a "status" of a service's
///   words, or an "object" that begins with "video".
/// - Whatever stands in the place of the id in a configured service's result URL, if it is a possible id and
/// no placeholder.
///
/// Where it belongs:
/// - A URL speaks for the ids in it alone. A base without an id (a create call, "Base URL: ..") speaks for
/// every id of a shared or unknown
///   prefix, if it is the only one; so does a service's name, or a model with a number in it, for the only id
///   of its line.
/// - An id that stands in a stranger's URL, and by itself too, is not certain: that is for a person to
/// decide.
QVector<FoundId> findIds(QStringView text, const ServiceCatalogue &catalogue);

} // namespace rushes
