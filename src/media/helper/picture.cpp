// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/picture.h"

#include "media/helper/refusal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rushes::helper {
namespace {

constexpr double widestPixel = 16; // beyond it, and below its inverse, the shape is taken for damage
constexpr int jpegQuality = 3;     // libav's scale, 2 best to 31
constexpr int planes = 3;

Frame allocatedPicture(AVPixelFormat format, Size size)
{
    Frame picture(allocated(av_frame_alloc()));
    picture->format = format;
    picture->width = size.width;
    picture->height = size.height;
    picture->color_range = AVCOL_RANGE_JPEG;
    checked(av_frame_get_buffer(picture.get(), 0), "a picture");
    return picture;
}

/// Colours as a JPEG has them: full range, by ITU-R BT.601.
Frame scaled(const AVFrame &frame, AVPixelFormat format, Size size)
{
    const Scaler scaler(sws_getContext(frame.width, frame.height, AVPixelFormat(frame.format), size.width,
                                       size.height, format, SWS_BICUBIC | SWS_ACCURATE_RND, nullptr, nullptr,
                                       nullptr));
    if (!scaler)
        throw Refusal("its pictures cannot be converted");
    constexpr int fullRange = 1;
    constexpr int one = 1 << 16; // 16.16 fixed point
    // -1 for formats without such details, which need none.
    sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(frame.colorspace),
                             frame.color_range == AVCOL_RANGE_JPEG, sws_getCoefficients(SWS_CS_ITU601),
                             fullRange, 0, one, one);
    Frame picture = allocatedPicture(format, size);
    checked(sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, picture->data,
                      picture->linesize),
            "scaling");
    return picture;
}

struct Plane
{
    std::uint8_t *bytes;
    int stride;
    Size size;
};

/// Of a picture in YUV 4:2:0 with 8 bits.
Plane planeOf(const AVFrame &picture, int index)
{
    const auto half = [index](int side) { return index == 0 ? side : (side + 1) / 2; };
    return {picture.data[index], picture.linesize[index], {half(picture.width), half(picture.height)}};
}

void copyTurned(const Plane &from, const Plane &to, int quarterTurns)
{
    for (int y = 0; y < to.size.height; ++y) {
        for (int x = 0; x < to.size.width; ++x) {
            int sourceX = x;
            int sourceY = y;
            if (quarterTurns == 1) {
                sourceX = y;
                sourceY = from.size.height - 1 - x;
            } else if (quarterTurns == 2) {
                sourceX = from.size.width - 1 - x;
                sourceY = from.size.height - 1 - y;
            } else if (quarterTurns == 3) {
                sourceX = from.size.width - 1 - y;
                sourceY = x;
            }
            to.bytes[y * to.stride + x] = from.bytes[sourceY * from.stride + sourceX];
        }
    }
}

Frame turned(Frame picture, int quarterTurns)
{
    if (quarterTurns == 0)
        return picture;
    Size size{picture->width, picture->height};
    if (quarterTurns % 2 == 1)
        std::swap(size.width, size.height);
    Frame result = allocatedPicture(AVPixelFormat(picture->format), size);
    for (int i = 0; i < planes; ++i)
        copyTurned(planeOf(*picture, i), planeOf(*result, i), quarterTurns);
    return result;
}

CodecContext openedEncoder(Size size)
{
    const AVCodec *encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    if (!encoder)
        throw Refusal("there is no encoder for JPEG");
    CodecContext codec(allocated(avcodec_alloc_context3(encoder)));
    codec->width = size.width;
    codec->height = size.height;
    codec->pix_fmt = AV_PIX_FMT_YUVJ420P;
    codec->color_range = AVCOL_RANGE_JPEG;
    codec->time_base = {1, 1};
    codec->thread_count = 1;
    codec->flags |= AV_CODEC_FLAG_QSCALE;
    codec->global_quality = FF_QP2LAMBDA * jpegQuality;
    checked(avcodec_open2(codec.get(), encoder, nullptr), "the encoder for JPEG");
    return codec;
}

} // namespace

Size shownSize(const AVFrame &frame, AVRational pixelShape, int quarterTurns)
{
    Size size{frame.width, frame.height};
    const double shape = pixelShape.num > 0 && pixelShape.den > 0 ? av_q2d(pixelShape) : 1;
    if (shape <= widestPixel && shape >= 1 / widestPixel)
        size.width = std::max(1, int(std::lround(size.width * shape)));
    if (quarterTurns % 2 == 1)
        std::swap(size.width, size.height);
    return size;
}

Size fitted(Size size, int longestSide)
{
    const double factor = std::min(1.0, double(longestSide) / std::max(size.width, size.height));
    const auto side = [factor](int length) { return std::max(1, int(std::lround(length * factor))); };
    return {side(size.width), side(size.height)};
}

Thumbnail thumbnail(const AVFrame &frame)
{
    const Frame small = scaled(frame, AV_PIX_FMT_GRAY8, {thumbnailSide, thumbnailSide});
    Thumbnail pixels{};
    for (int y = 0; y < thumbnailSide; ++y) {
        const std::uint8_t *row = small->data[0] + std::ptrdiff_t(y) * small->linesize[0];
        std::copy_n(row, thumbnailSide, pixels.begin() + std::ptrdiff_t(y) * thumbnailSide);
    }
    return pixels;
}

int brightness(const AVFrame &frame)
{
    Thumbnail pixels = thumbnail(frame);
    const auto twentieth = pixels.begin() + std::ptrdiff_t(pixels.size() * 19 / 20);
    std::nth_element(pixels.begin(), twentieth, pixels.end());
    return *twentieth;
}

std::vector<std::uint8_t> jpeg(const AVFrame &frame, Size size, int quarterTurns)
{
    Size unturned = size;
    if (quarterTurns % 2 == 1)
        std::swap(unturned.width, unturned.height);
    const Frame picture = turned(scaled(frame, AV_PIX_FMT_YUVJ420P, unturned), quarterTurns);
    picture->quality = FF_QP2LAMBDA * jpegQuality;
    picture->pts = 0;

    const CodecContext encoder = openedEncoder(size);
    const Packet packet(allocated(av_packet_alloc()));
    checked(avcodec_send_frame(encoder.get(), picture.get()), "the poster");
    checked(avcodec_send_frame(encoder.get(), nullptr), "the poster");
    checked(avcodec_receive_packet(encoder.get(), packet.get()), "the poster");
    return {packet->data, packet->data + packet->size};
}

} // namespace rushes::helper
