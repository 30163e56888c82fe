// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/file_beginning.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace rushes {
namespace {

struct Beginning
{
    std::string_view bytes;
    const char *like;
};

// Servers answer with a page, an API's words or another kind of medium where a clip was expected. First match
// wins.
constexpr auto textBeginnings = std::to_array<Beginning>({
    {"<!doctype html", "HTML"},
    {"<html", "HTML"},
    {"<head", "HTML"},
    {"<body", "HTML"},
    {"<", "XML"},
    {"{", "JSON"},
    {"[", "JSON"},
    {"#extm3u", "a playlist"},
    {"http/1.", "an HTTP answer"},
});

constexpr auto binaryBeginnings = std::to_array<Beginning>({
    {"\x1a\x45\xdf\xa3", "Matroska or WebM"},
    {"RIFF", "AVI, WAV or WebP"},
    {"FLV", "Flash video"},
    {"OggS", "Ogg"},
    {"GIF8", "a GIF picture"},
    {"\x89PNG", "a PNG picture"},
    {"\xff\xd8\xff", "a JPEG picture"},
    {"ID3", "MP3"},
    {"%PDF", "PDF"},
    {"PK\x03\x04", "a ZIP archive"},
    {"\x1f\x8b", "gzip"},
});

constexpr qsizetype shownBytes = 16;

template<std::size_t Size>
const char *likeness(QByteArrayView head, const std::array<Beginning, Size> &table)
{
    for (const auto &row : table) {
        if (head.startsWith(QByteArrayView(row.bytes.data(), qsizetype(row.bytes.size()))))
            return row.like;
    }
    return nullptr;
}

QByteArrayView withoutMarkAndSpace(QByteArrayView head)
{
    constexpr char byteOrderMark[] = "\xef\xbb\xbf";
    if (head.startsWith(byteOrderMark))
        head = head.sliced(3);
    return head.trimmed();
}

QString printable(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes)
        text += byte >= 0x20 && byte < 0x7f && byte != '\'' ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

} // namespace

QString describeBeginning(const QByteArray &head)
{
    if (head.isEmpty())
        return u"is empty"_s;
    const char *like = likeness(head, binaryBeginnings);
    if (!like)
        like = likeness(withoutMarkAndSpace(head).toByteArray().toLower(), textBeginnings);
    if (like)
        return u"begins like %1"_s.arg(QLatin1StringView(like));
    if (std::all_of(head.begin(), head.end(), [](char byte) { return byte == 0; }))
        return u"begins with zeros"_s;
    return u"begins with '%1'"_s.arg(printable(QByteArrayView(head).first(qMin(head.size(), shownBytes))));
}

} // namespace rushes
