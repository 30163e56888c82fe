# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests that are scripts share: a home of their own that goes with them, and an end for every program that they started.
# Sourced with bash -euo pipefail. Gives $work, and: fail, say, stop, within. Programs are put in the background with &.

work=$(mktemp -d)

fail() { echo "FAIL: $1" >&2; exit 1; }
say() { echo "ok: $1"; }
stop() { # SIGNAL PID: and waits for its end
    kill "-$1" "$2" 2>/dev/null || true
    wait "$2" 2>/dev/null || true
}
within() { # SECONDS COMMAND...: until the command succeeds
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

end_everything() {
    local status=$? pid
    [ "$status" -eq 0 ] || after_failure || true
    for pid in $(jobs -rp); do # children that still run: a number that was waited for may be another's by now
        kill "$pid" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
    exit "$status"
}
after_failure() { :; } # a test may say more
trap end_everything EXIT

export HOME=$work/home XDG_RUNTIME_DIR=$work/runtime TMPDIR=$work/tmp LC_ALL=C.UTF-8 LANGUAGE=en TZ=UTC
export QT_LOGGING_RULES='qt.multimedia.*=false'
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME RUSHES_API_KEY
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
mkdir -p "$HOME" "$TMPDIR"
mkdir -m 700 "$XDG_RUNTIME_DIR"
