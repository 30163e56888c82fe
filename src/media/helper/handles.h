// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <new>

namespace rushes::helper {

/// libav's free functions take the address of a pointer; libswscale's take the pointer.
template<auto free>
struct FreedByAddress
{
    template<typename T>
    void operator()(T *object) const
    {
        free(&object);
    }
};

struct AvioFreed
{
    void operator()(AVIOContext *context) const
    {
        av_freep(&context->buffer); // not necessarily the buffer that it was made with
        avio_context_free(&context);
    }
};

struct ScalerFreed
{
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};

using Packet = std::unique_ptr<AVPacket, FreedByAddress<av_packet_free>>;
using Frame = std::unique_ptr<AVFrame, FreedByAddress<av_frame_free>>;
using CodecContext = std::unique_ptr<AVCodecContext, FreedByAddress<avcodec_free_context>>;
using FormatContext = std::unique_ptr<AVFormatContext, FreedByAddress<avformat_close_input>>;
using IoContext = std::unique_ptr<AVIOContext, AvioFreed>;
using Scaler = std::unique_ptr<SwsContext, ScalerFreed>;

/// What an allocating function of libav gave, or std::bad_alloc.
template<typename T>
T *allocated(T *object)
{
    if (!object)
        throw std::bad_alloc();
    return object;
}

} // namespace rushes::helper
