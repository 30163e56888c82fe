// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/helper/clip_file.h"

namespace rushes::helper {

/// An MP4 or QuickTime file, opened by that demuxer and no other, that reads nothing but the file given: no
/// protocol is allowed, and no other file is opened for it. Every function throws a Refusal for a clip that
/// is damaged or out of the guards in container.cpp.
class Container
{
public:
    explicit Container(ClipFile &file);

    /// The first video stream that is not a cover picture.
    AVStream &video() const { return *m_video; }
    bool hasSound() const;
    /// Of the video, in seconds.
    double duration() const;
    /// Frames a second; never 0: players divide by it.
    double frameRate() const;
    /// How many quarter turns clockwise the picture is to be shown.
    int quarterTurns() const;

    /// The next packet of the video; false at the end, or where the file cannot be read any further.
    bool read(AVPacket &packet);
    /// To the key frame at or before that time, in seconds from the start of the video.
    bool seek(double seconds);
    /// Where decoding would have to begin for that time: the key frame at or before it, in seconds from the
    /// start of the video. 0 where the index does not tell.
    double keyFrameBefore(double seconds) const;
    /// Of a time stamp of the video, in seconds from its start.
    double secondsOf(std::int64_t timeStamp) const;

private:
    void chooseVideo();
    std::int64_t startTime() const;
    std::int64_t timeStampOf(double seconds) const;

    FormatContext m_format;
    AVStream *m_video = nullptr;
};

} // namespace rushes::helper
