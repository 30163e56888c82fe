// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

namespace rushes::sim {

namespace http = boost::beast::http;

namespace {

constexpr int headerLimit = 64 * 1024;
constexpr int bodyLimit = 1024 * 1024;

QByteArray toBytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

Request toRequest(const http::request<http::string_body> &message)
{
    Request request{.method = toBytes(message.method_string()),
                    .target = toBytes(message.target()),
                    .keepAlive = message.keep_alive()};
    for (const auto &field : message)
        request.headers.append(Header{toBytes(field.name_string()), toBytes(field.value())});
    return request;
}

} // namespace

std::optional<Request> RequestParser::take()
{
    if (m_bytes.isEmpty() || m_malformed)
        return std::nullopt;
    // Requests are a few hundred bytes: reading one from its start each time more of it comes is simpler than
    // keeping a parser's state.
    http::request_parser<http::string_body> parser;
    parser.eager(true);
    parser.header_limit(headerLimit);
    parser.body_limit(bodyLimit);
    boost::system::error_code error;
    const size_t used = parser.put(boost::asio::buffer(m_bytes.constData(), size_t(m_bytes.size())), error);
    m_malformed = error && error != http::error::need_more;
    if (error || !parser.is_done())
        return std::nullopt;
    m_bytes.remove(0, qsizetype(used));
    return toRequest(parser.get());
}

QByteArray reasonPhrase(int status)
{
    const http::status known = http::int_to_status(unsigned(status));
    return known == http::status::unknown ? QByteArray("Unknown") : toBytes(http::obsolete_reason(known));
}

} // namespace rushes::sim
