// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace rushes {

/// How much the place of a word says about it.
enum class WordPlace {
    RunningText, ///< among others: prose, code, logs
    OwnLine,     ///< in a line with nothing but words that begin like ids
};

/// Whether what stands behind a service's prefix ("abc123def456" of "vgen_abc123def456") is made by a machine
/// for one task, and not by a programmer for a thing: "url", "model_name", "1080p", "url_2". Between
/// underscores, one part at least must be
/// - letters and digits mixed, but no word with a number ("take12", "base64") and no technical term ("h264",
/// "1080p"), or
/// - a number of 5 digits or more, or
/// - 10 letters or more that no one can say: five consonants in a row, or capitals all over;
/// and in running text the whole has 5 letters and digits or more. In a line of its own a number and a mixed
/// part may be short. ASCII; '-' belongs to the part in which it stands.
bool looksLikeId(QByteArrayView tail, WordPlace place);

/// Whether it is made of words for things alone: "video_id", "TASK_ID", "your-task-id".
bool isPlaceholder(QByteArrayView word);

/// Whether what follows a word shows that it is not the whole id: a path that climbs ("/../x"), or dots for
/// its middle ("...f456").
bool isCutOff(QByteArrayView behind);

/// Whether what follows a word makes it the name of a video's file: ".mp4".
bool beginsVideoEnding(QByteArrayView behind);

} // namespace rushes
