// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace rushes::sim {

/// Makes closing this socket send RST instead of FIN.
void resetOnClose(qintptr socket);
/// Bytes that were written, and that the other side has not acknowledged; 0 where the system does not tell.
qint64 undeliveredBytes(qintptr socket);

} // namespace rushes::sim
