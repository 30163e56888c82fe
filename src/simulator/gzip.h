// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace rushes::sim {

/// The gzip form (RFC 1952) of some bytes.
QByteArray gzip(const QByteArray &bytes);

} // namespace rushes::sim
