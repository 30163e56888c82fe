// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for rushes-clip-helper as hostile bytes might turn it: it takes the same limits and enters the
// same sandbox, then does what its one argument says.

#include "media/helper/clip_report.h"
#include "media/helper/limits.h"
#include "media/helper/sandbox.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::size_t block = 16 * 1024 * 1024;

int answer(std::string_view reason)
{
    const std::string line = rushes::helper::refusalLine(reason);
    return write(STDOUT_FILENO, line.data(), line.size()) == ssize_t(line.size()) ? 1 : 4;
}

[[noreturn]] int spin()
{
    for (;;)
        std::atomic_signal_fence(std::memory_order_seq_cst); // a loop without effects may be left out
}

int devour()
{
    try {
        for (;;)
            std::memset(::operator new(block), 0x55, block);
    } catch (const std::bad_alloc &) {
        return answer("it needs more memory than it may take");
    }
}

int flood()
{
    static const std::array<char, 4096> bytes{};
    while (write(STDOUT_FILENO, bytes.data(), bytes.size()) > 0) {
    }
    return 0;
}

/// Tells what it could read.
int snoop(const char *path)
{
    const int file = open(path, O_RDONLY);
    std::array<char, 64> bytes{};
    const ssize_t count = file < 0 ? 0 : read(file, bytes.data(), bytes.size());
    return answer(count > 0 ? "it read a file" : "no file could be opened");
}

int breed()
{
    return answer(fork() < 0 ? "no child could be had" : "it has a child");
}

int callHome()
{
    return answer(socket(AF_INET, SOCK_STREAM, 0) < 0 ? "no socket could be had" : "it has a socket");
}

int become(const char *program)
{
    execl(program, program, nullptr);
    return answer("no other program could be had");
}

/// Without end, as far as depth goes: told from outside, so that no compiler sees it coming.
int overflow(unsigned depth) // NOLINT(misc-no-recursion)
{
    std::array<char, 4096> room{};
    volatile char *const place = &room[depth % room.size()];
    *place = 1;
    return depth == 0 ? 0 : overflow(depth - 1) + *place;
}

} // namespace

int main(int argc, char *argv[])
{
    const std::string_view what = argc == 2 ? argv[1] : "";
    if (!rushes::helper::applyLimits() || !rushes::helper::enterSandbox())
        return 3;
    if (what == "spin")
        return spin();
    if (what == "devour")
        return devour();
    if (what == "flood")
        return flood();
    if (what == "snoop")
        return snoop("/etc/passwd");
    if (what == "breed")
        return breed();
    if (what == "call-home")
        return callHome();
    if (what == "become")
        return become("/bin/true");
    if (what == "overflow")
        return overflow(1'000'000U * unsigned(argc));
    if (what == "abort")
        std::abort();
    return 2;
}
