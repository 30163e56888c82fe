// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringBuilder>

namespace rushes::bench {

constexpr qint64 answeredCreated = 1772366400; ///< seconds since 1970, of every task of bench_server

/// What bench_server answers about a task.
inline QByteArray answerAbout(const QByteArray &id, const QByteArray &status)
{
    return R"({"id":")" + id + R"(","object":"video.generation","created":)" +
           QByteArray::number(answeredCreated) + R"(,"model":"veo_3_1_fast","status":")" + status +
           R"(","video_url":null,"error":null})";
}

} // namespace rushes::bench
