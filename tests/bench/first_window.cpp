// SPDX-License-Identifier: GPL-3.0-or-later

// Starts programs in turn, many times each, and tells how long each took from its start to its first painted
// window, and how much memory it holds some seconds later. Usage: first_window RUNS SECONDS PROGRAM
// [ARGUMENT...] [-- PROGRAM [ARGUMENT...]]... One JSON object a program on standard output: {"program", "ms":
// [...], "kib": [...]}. Memory is the proportional set size (/proc/PID/smaps_rollup), so that shared
// libraries count by their share. Needs an X server without a window manager: a mapped window of some size
// whose middle is not the black of the root counts as painted.

#include "measured_command.h"

#include <xcb/xcb.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

struct FreeDeleter
{
    void operator()(void *memory) const { std::free(memory); }
};
template<typename T>
using Reply = std::unique_ptr<T, FreeDeleter>;

using Command = std::vector<char *>; // ends with a null pointer

struct Measures
{
    std::vector<double> milliseconds;
    std::vector<double> kibibytes;
};

constexpr auto patience = 20s;
constexpr int leastSide = 200;

bool isPainted(xcb_connection_t *x, xcb_window_t window)
{
    const Reply<xcb_get_window_attributes_reply_t> attributes(
        xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, window), nullptr));
    if (!attributes || attributes->map_state != XCB_MAP_STATE_VIEWABLE)
        return false;
    const Reply<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(x, xcb_get_geometry(x, window), nullptr));
    if (!geometry || geometry->width < leastSide || geometry->height < leastSide)
        return false;
    const Reply<xcb_get_image_reply_t> pixel(xcb_get_image_reply(
        x,
        xcb_get_image(x, XCB_IMAGE_FORMAT_Z_PIXMAP, window, std::int16_t(geometry->width / 2),
                      std::int16_t(geometry->height / 2), 1, 1, ~0u),
        nullptr));
    if (!pixel || xcb_get_image_data_length(pixel.get()) < 4)
        return false;
    const std::uint8_t *bytes = xcb_get_image_data(pixel.get());
    return bytes[0] || bytes[1] || bytes[2];
}

bool anyPainted(xcb_connection_t *x, xcb_window_t root)
{
    const Reply<xcb_query_tree_reply_t> tree(xcb_query_tree_reply(x, xcb_query_tree(x, root), nullptr));
    if (!tree)
        return false;
    const xcb_window_t *windows = xcb_query_tree_children(tree.get());
    return std::any_of(windows, windows + xcb_query_tree_children_length(tree.get()),
                       [x](xcb_window_t window) { return isPainted(x, window); });
}

pid_t started(const Command &command)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int descriptor : {0, 1, 2})
        dup2(nowhere, descriptor);
    execv(command.front(), command.data());
    _exit(127);
}

double proportionalKib(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Pss:"))
            return std::strtod(line.c_str() + 4, nullptr);
    }
    return 0;
}

bool measure(xcb_connection_t *x, xcb_window_t root, const Command &command, std::chrono::seconds settles,
             Measures &measures)
{
    const auto start = SteadyClock::now();
    const pid_t child = started(command);
    bool painted = false;
    while (!(painted = anyPainted(x, root)) && SteadyClock::now() - start < patience)
        std::this_thread::sleep_for(500us);
    measures.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count());
    std::this_thread::sleep_for(settles);
    measures.kibibytes.push_back(proportionalKib(child));
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    while (anyPainted(x, root))
        std::this_thread::sleep_for(1ms);
    return painted;
}

std::vector<Command> commandsIn(int argc, char **argv)
{
    std::vector<Command> commands(1);
    for (int index = 3; index < argc; ++index) {
        if (std::strcmp(argv[index], "--") == 0)
            commands.emplace_back();
        else
            commands.back().push_back(argv[index]);
    }
    for (Command &command : commands)
        command.push_back(nullptr);
    return commands;
}

} // namespace

int main(int argc, char **argv)
{
    const int runs = argc > 3 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        std::fputs("first_window: usage: first_window RUNS SECONDS PROGRAM [ARGUMENT...] [-- PROGRAM "
                   "[ARGUMENT...]]...\n",
                   stderr);
        return 2;
    }
    xcb_connection_t *x = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(x)) {
        std::fputs("first_window: there is no X server\n", stderr);
        return 1;
    }
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const std::chrono::seconds settles(std::atoi(argv[2]));
    const std::vector<Command> commands = commandsIn(argc, argv);
    std::vector<Measures> measures(commands.size());
    // In turn, so that what else the machine does meets all alike. The first round only warms the caches.
    for (int run = -1; run < runs; ++run) {
        for (std::size_t index = 0; index < commands.size(); ++index) {
            if (!measure(x, root, commands[index], settles, measures[index])) {
                std::fprintf(stderr, "first_window: %s showed no window\n", commands[index].front());
                return 1;
            }
            if (run < 0)
                measures[index] = {};
        }
    }
    for (std::size_t index = 0; index < commands.size(); ++index) {
        std::printf(R"({"program":"%s",)", commands[index].front());
        rushes::bench::printArray("ms", measures[index].milliseconds);
        std::printf(",");
        rushes::bench::printArray("kib", measures[index].kibibytes);
        std::printf("}\n");
    }
    xcb_disconnect(x);
    return 0;
}
