// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/socket_reset.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif

namespace rushes::sim {

void resetOnClose(qintptr socket)
{
    linger abortive{};
    abortive.l_onoff = 1;
    abortive.l_linger = 0;
#ifdef Q_OS_WIN
    setsockopt(SOCKET(socket), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&abortive),
               sizeof abortive);
#else
    setsockopt(int(socket), SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
#endif
}

qint64 undeliveredBytes([[maybe_unused]] qintptr socket)
{
#ifdef Q_OS_LINUX
    int bytes = 0;
    return ioctl(int(socket), SIOCOUTQ, &bytes) == 0 ? bytes : 0;
#else
    return 0;
#endif
}

} // namespace rushes::sim
