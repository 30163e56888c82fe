// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "ui/preview/playback_controller.h"

#include <QSize>
#include <QString>

#include <optional>

namespace rushes {

/// What the preview of one task shows: a clip, or in words why there is none to show. A plain value.
struct PreviewContent
{
    std::optional<PlayableClip> clip; ///< nothing: the words below stand in its place
    QString poster;                   ///< path of a picture; empty: none
    QSize shape;                      ///< of the clip in pixels; empty: not known

    QString icon; ///< a name in resources/icons
    Tone tone = Tone::Muted;
    QString heading;
    QString body;
    std::optional<double> progress; ///< 0..1 while the clip is copied
    bool operator==(const PreviewContent &) const = default;
};

/// 00:04.0; with hours from an hour up. For the clip's time beside the scale.
QString clockText(Duration position);

/// The largest rectangle of this shape inside an area, centred; the area itself for an unknown shape. Pure.
QRect fitted(QSize shape, const QRect &area);

} // namespace rushes
