// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulated_catalogue.h"

#include <QJsonObject>
#include <QUrl>

namespace rushes::sim {

/// A service of another vendor, that nobody built in: its answers look like OpenAI's video object, and it
/// gives its clips itself, for the key. Served beside those of the catalogue, and not a part of it: a user
/// adds it.
constexpr QStringView openAiLikeName = u"openai-like";

/// Its entry for "services", at address: {base} is /openai-like, a task stands at /v1/videos/{id}, its clip
/// at /v1/videos/{id}/content.
QJsonObject openAiLikeService(const QUrl &address, const SimulatedPolling &polling);

} // namespace rushes::sim
