# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Programs that are left alone, side by side, and looked at in the same moments; sourced after common.sh.

manage_windows() { # no window is minimised without a manager
    echo '<openbox_config xmlns="http://openbox.org/3.4/rc"/>' >"$work/openbox.xml"
    start openbox --config-file "$work/openbox.xml"
    within 10 has_manager || fail "no window manager"
}
has_manager() { [[ $(xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null) == *'window id'* ]]; }

window_of() { window=$(xdotool search --onlyvisible --pid "$1" 2>/dev/null | sed -n 1p) && [ -n "$window" ]; } # PID: sets $window
is_there() { within 30 window_of "$1" || fail "no window came up"; }                                          # PID
minimise() { # PID
    is_there "$1"
    xdotool windowminimize "$window"
    within 10 is_iconic || fail "the window was not minimised"
}
is_iconic() { [[ $(xprop -id "$window" WM_STATE) == *Iconic* ]]; }

settle() { sleep "$(sized 15 3)"; }

# How often a second each process woke the machine, $runs times, in an array of arrays: what happens within 5 ms is one wake-up, however
# many of its threads and of its system calls took part in it (a timer, the drawing that follows, the X server's answer to that).
wake_ups_of() { # PID...
    local length process tracers=()
    length=$(sized 5 1)
    for process in "$@"; do
        strace -f -qq -ttt -o "$work/trace.$process" -p "$process" 2>"$work/strace.err" &
        tracers+=($!)
    done
    sleep "$((runs * length + 1))"
    kill -INT "${tracers[@]}"
    wait "${tracers[@]}" || true
    for process in "$@"; do
        # The first second is the tracer's own.
        awk '{ print $2 }' "$work/trace.$process" | sort -n | awk -v runs="$runs" -v length_="$length" '
            NR == 1 { start = $1 + 1 }
            $1 - last > 0.005 && $1 >= start { ++wakes[int(($1 - start) / length_)] }
            { last = $1 }
            END { for (run = 0; run < runs; ++run) printf "%s%s", wakes[run] / length_, run + 1 < runs ? " " : "\n" }'
    done | jq -Rsc '[split("\n")[] | select(. != "") | split(" ") | map(tonumber)]'
}

# Looks at every process $runs times: {"wakes": [a second ..], "cpu": [per cent ..], "cpu_mean"}, in an array.
sample() { # PID...
    local length run process
    length=$(sized 5 1)
    for ((run = 0; run < runs; ++run)); do
        for process in "$@"; do echo "$process $run 0 $(wake_ups "$process") $(cpu_ms "$process")"; done
        sleep "$length"
        for process in "$@"; do echo "$process $run 1 $(wake_ups "$process") $(cpu_ms "$process")"; done
    done | jq -Rsc --arg order "$*" --argjson seconds "$length" '
        [split("\n")[] | select(. != "") | split(" ") | {process: .[0], run: .[1], wakes: (.[3] | tonumber), cpu: (.[4] | tonumber)}] as $looks |
        [$order | split(" ")[] as $process | $looks | map(select(.process == $process)) | group_by(.run) |
            {wakes: map((.[1].wakes - .[0].wakes) / $seconds), cpu: map((.[1].cpu - .[0].cpu) / $seconds / 10)} |
            . + {cpu_mean: (.cpu | add / length)}]'
}
