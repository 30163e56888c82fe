// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/container.h"

#include "media/helper/refusal.h"

extern "C" {
#include <libavutil/avstring.h>
#include <libavutil/display.h>
}

#include <algorithm>
#include <cmath>

namespace rushes::helper {
namespace {

constexpr unsigned mostStreams = 16;
constexpr double longestSeconds = 24 * 3600;
constexpr double lowestRate = 0.01;
constexpr double highestRate = 1000;

constexpr const char *demuxers = "mov,mp4,m4a,3gp,3g2,mj2"; // libav's name of the one
constexpr const char *noProtocol = "";

// libav's names of the decoders for what such services could send. Every further one would be a further door
// for hostile bytes.
constexpr const char *decoders = "h264,hevc,av1,libdav1d,libaom-av1,vp9,mpeg4,mjpeg,prores";

int refuseToOpen(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EPERM);
}

FormatContext opened(ClipFile &file)
{
    FormatContext format(allocated(avformat_alloc_context()));
    format->pb = file.io();
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->format_whitelist = allocated(av_strdup(demuxers));
    format->codec_whitelist = allocated(av_strdup(decoders));
    format->protocol_whitelist = allocated(av_strdup(noProtocol));
    format->io_open = refuseToOpen;
    AVFormatContext *raw = format.release(); // which the next call frees where it fails
    checked(avformat_open_input(&raw, nullptr, av_find_input_format("mov"), nullptr), "the header");
    return FormatContext(raw);
}

void checkCodec(AVCodecID codec)
{
    const AVCodec *decoder = avcodec_find_decoder(codec);
    if (!decoder || av_match_list(decoder->name, decoders, ',') <= 0)
        throw Refusal(std::string("its video is in a format that is not looked into: ") +
                      avcodec_get_name(codec));
}

const std::int32_t *displayMatrix(const AVStream &stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    const AVPacketSideData *data = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    const bool whole = data && data->size >= 9 * sizeof(std::int32_t);
    return whole ? reinterpret_cast<const std::int32_t *>(data->data) : nullptr;
#else
    std::size_t size = 0;
    const std::uint8_t *data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return data && size >= 9 * sizeof(std::int32_t) ? reinterpret_cast<const std::int32_t *>(data) : nullptr;
#endif
}

} // namespace

Container::Container(ClipFile &file)
    : m_format(opened(file))
{
    if (m_format->nb_streams > mostStreams)
        throw Refusal("it has " + std::to_string(m_format->nb_streams) + " tracks");
    chooseVideo();
    checked(avformat_find_stream_info(m_format.get(), nullptr), "the tracks");
    const double rate = frameRate();
    if (!(rate >= lowestRate && rate <= highestRate))
        throw Refusal("it has " + std::to_string(rate) + " frames a second");
    if (!(duration() > 0 && duration() <= longestSeconds))
        throw Refusal("it lasts " + std::to_string(duration()) + " seconds");
}

void Container::chooseVideo()
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        AVStream &stream = *m_format->streams[i];
        const bool picture = stream.disposition & AV_DISPOSITION_ATTACHED_PIC;
        if (!m_video && stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !picture)
            m_video = &stream;
        else
            stream.discard = AVDISCARD_ALL;
    }
    if (!m_video)
        throw Refusal("it has no video track");
    checkCodec(m_video->codecpar->codec_id);
}

bool Container::hasSound() const
{
    return std::any_of(
        m_format->streams, m_format->streams + m_format->nb_streams,
        [](const AVStream *stream) { return stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO; });
}

double Container::frameRate() const
{
    const AVRational rate = m_video->avg_frame_rate;
    return rate.num > 0 && rate.den > 0 ? av_q2d(rate) : 0;
}

int Container::quarterTurns() const
{
    const std::int32_t *matrix = displayMatrix(*m_video);
    const double degrees =
        matrix ? av_display_rotation_get(matrix) : 0; // counterclockwise, NaN for a matrix of zeros
    if (!std::isfinite(degrees))
        return 0;
    return (4 - int(std::lround(degrees / 90)) % 4) % 4;
}

/// libav reads the headers of every fragment when it opens a file, so that both numbers hold for fragmented
/// ones too.
double Container::duration() const
{
    if (m_video->duration > 0)
        return double(m_video->duration) * av_q2d(m_video->time_base);
    return m_format->duration > 0 ? double(m_format->duration) / AV_TIME_BASE : 0;
}

bool Container::read(AVPacket &packet)
{
    while (av_read_frame(m_format.get(), &packet) >= 0) {
        if (packet.stream_index == m_video->index)
            return true;
        av_packet_unref(&packet);
    }
    return false;
}

bool Container::seek(double seconds)
{
    return av_seek_frame(m_format.get(), m_video->index, timeStampOf(seconds), AVSEEK_FLAG_BACKWARD) >= 0;
}

double Container::keyFrameBefore(double seconds) const
{
    const AVIndexEntry *entry =
        avformat_index_get_entry_from_timestamp(m_video, timeStampOf(seconds), AVSEEK_FLAG_BACKWARD);
    return entry ? secondsOf(entry->timestamp) : 0;
}

std::int64_t Container::startTime() const
{
    return m_video->start_time == AV_NOPTS_VALUE ? 0 : m_video->start_time;
}

std::int64_t Container::timeStampOf(double seconds) const
{
    return startTime() + std::int64_t(seconds / av_q2d(m_video->time_base));
}

double Container::secondsOf(std::int64_t timeStamp) const
{
    return (double(timeStamp) - double(startTime())) * av_q2d(m_video->time_base);
}

} // namespace rushes::helper
