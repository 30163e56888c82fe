// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link_tokens.h"

#include "core/link_parts.h"
#include "core/link_time.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rushes {

namespace {

/// Nothing for what is no JSON object in base64, and where the field stands twice: which one counts is the
/// server's secret.
std::optional<QJsonObject> objectIn(std::string_view base64, QByteArray::Base64Options options,
                                    QByteArrayView field)
{
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray(base64.data(), qsizetype(base64.size())),
                                                      options | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || (*bytes).count(field) > 1)
        return std::nullopt;
    const QJsonDocument json = QJsonDocument::fromJson(*bytes);
    return json.isObject() ? std::optional(json.object()) : std::nullopt;
}

std::optional<Moment> momentOf(const QJsonValue &value)
{
    return value.isDouble() ? momentOfEpoch(value.toDouble()) : std::nullopt;
}

} // namespace

std::optional<Moment> endOfPolicy(std::string_view policy)
{
    std::string base64(policy);
    std::ranges::replace(base64, '-', '+');
    std::ranges::replace(base64, '_', '=');
    std::ranges::replace(base64, '~', '/');
    const auto object = objectIn(base64, QByteArray::Base64Encoding, "\"Statement\"");
    if (!object)
        return std::nullopt;
    return momentOf(object->value(u"Statement")[0][u"Condition"][u"DateLessThan"][u"AWS:EpochTime"]);
}

std::optional<Moment> endOfJsonWebToken(std::string_view token)
{
    const std::vector<std::string_view> parts = splitAt(token, '.');
    if (parts.size() != 3 || !objectIn(parts[0], QByteArray::Base64UrlEncoding, "\"alg\""))
        return std::nullopt;
    const auto claims = objectIn(parts[1], QByteArray::Base64UrlEncoding, "\"exp\"");
    return claims ? momentOf(claims->value(u"exp")) : std::nullopt;
}

std::optional<Moment> endOfAkamaiToken(std::string_view token)
{
    constexpr std::string_view lastField = "hmac=";
    constexpr std::string_view endField = "exp=";
    const size_t last = token.rfind(lastField);
    if (last == 0 || last == std::string_view::npos)
        return std::nullopt;
    std::optional<std::string_view> end;
    for (const std::string_view field : splitAt(token, token[last - 1])) {
        if (!field.starts_with(endField))
            continue;
        const std::string_view value = field.substr(endField.size());
        if (end && *end != value)
            return std::nullopt;
        end = value;
    }
    return end ? momentOfEpoch(*end) : std::nullopt;
}

std::optional<Moment> endOfFastlyToken(std::string_view token)
{
    const std::vector<std::string_view> parts = splitAt(token, '_');
    return parts.size() == 2 && isHex(parts[1], 40) ? momentOfEpoch(parts[0]) : std::nullopt;
}

std::optional<Moment> endOfSpan(std::string_view span)
{
    const std::vector<std::string_view> parts = splitAt(span, ';');
    if (parts.size() != 2)
        return std::nullopt;
    const std::optional<Moment> start = momentOfEpoch(parts[0]);
    const std::optional<Moment> end = momentOfEpoch(parts[1]);
    return start && end && *start < *end ? end : std::nullopt;
}

std::optional<Moment> endOfBceToken(std::string_view token)
{
    const std::vector<std::string_view> parts = splitAt(token, '/');
    if (parts.size() != 6 || parts[0] != "bce-auth-v1" || parts[2].find('T') == std::string_view::npos)
        return std::nullopt;
    const std::optional<Moment> start = momentOfIsoDate(parts[2]);
    const std::optional<std::chrono::seconds> lifetime = lifetimeOf(parts[3]);
    return start && lifetime ? std::optional(*start + *lifetime) : std::nullopt;
}

std::optional<Moment> startOfAuthKey(std::string_view key)
{
    const std::vector<std::string_view> parts = splitAt(key, '-');
    return parts.size() == 4 && isHex(parts[3], 32) ? momentOfEpoch(parts[0]) : std::nullopt;
}

} // namespace rushes
