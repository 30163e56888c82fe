# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the rows of tests/bench share; sourced by each. A row prints its figures (figures.jq), one JSON object each; what it needs of the run
# is in BENCH_*. One that fails is shown with the last line of its standard error.
set -euo pipefail

programs=$BENCH_PROGRAMS work=$BENCH_WORK runs=$BENCH_RUNS
children=()
end_children() {
    local child
    for child in ${children[@]+"${children[@]}"}; do
        kill "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    done
    children=()
}
trap end_children EXIT

# The real size of something, or the one that does for a check.
sized() { if [ "$BENCH_CHECK" = yes ]; then echo "$2"; else echo "$1"; fi; } # SIZE SMALL-SIZE

figures() { jq -c -L "$BENCH_DIR" "$@"; } # jq's arguments; the filter begins with 'include "figures";'

unavailable() { # WHAT WHY: the row cannot run here
    jq -nc --arg what "$1" --arg why "$2" '{$what, unavailable: $why}'
    exit 0
}

fail() {
    echo "$*" >&2
    exit 1
}

start() { # COMMAND...: beside this script, until it ends; sets $started
    "$@" </dev/null >/dev/null 2>&1 &
    started=$!
    children+=("$started")
}

# Keeps the processors from falling asleep until end_children: a program that waits for a socket is otherwise charged with their waking up,
# which on a virtual machine takes longer than what it woke up for. What does it runs only when nobody else wants to.
stay_awake() {
    local processor
    for processor in $(seq "$(nproc)"); do
        start timeout 900 chrt --idle 0 sh -c "while :; do :; done" "awake-$processor"
    done
    sleep 0.2
    kill -0 "${children[@]}" 2>/dev/null || fail "the processors cannot be kept awake"
}

within() { # SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# How often the threads of the process began to run after they had waited, since it started.
wake_ups() { cat /proc/"$1"/task/*/status | awk '/^voluntary_ctxt_switches/ { sum += $2 } END { print sum }'; } # PID
# Its CPU since it started, in milliseconds.
cpu_ms() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / hertz }' /proc/"$1"/stat; } # PID
