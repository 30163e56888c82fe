// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <string_view>

namespace rushes {

// The ends in values that have a form of their own. Nothing where it is not of the form.

/// CloudFront's custom policy: JSON in base64 with '-' '_' '~' for '+' '=' '/'. Its first statement's
/// DateLessThan.
std::optional<Moment> endOfPolicy(std::string_view policy);

/// The claim "exp" of a JSON Web Token (RFC 7519, 4.1.4): a number. Its signature is nobody's business here.
std::optional<Moment> endOfJsonWebToken(std::string_view token);

/// The field "exp" of an Akamai token, "st=..~exp=..~acl=..~hmac=..". The delimiter is what stands before
/// "hmac".
std::optional<Moment> endOfAkamaiToken(std::string_view token);

/// Fastly: "END_<40 hex digits>".
std::optional<Moment> endOfFastlyToken(std::string_view token);

/// Tencent COS: "start;end".
std::optional<Moment> endOfSpan(std::string_view span);

/// Baidu BOS: "bce-auth-v1/key/start/seconds/headers/signature".
std::optional<Moment> endOfBceToken(std::string_view token);

/// Alibaba's CDN, way A: "START-random-user-md5". When it was signed.
std::optional<Moment> startOfAuthKey(std::string_view key);

} // namespace rushes
