# SPDX-License-Identifier: GPL-3.0-or-later
# What the rows of tests/bench/run are made with.

def median: sort | if length == 0 then null else (.[(length - 1) / 2 | floor] + .[length / 2 | floor]) / 2 end;
# The least of the samples that is no smaller than 95 of 100 of them.
def p95: sort | if length == 0 then null else .[0.95 * length | ceil - 1] end;
# Of an array of samples; null where there are none.
def summary: if length == 0 then null else {runs: length, median: median, p95: p95} end;
# How far the machine's noise reaches: by how much the 95th percentile lies over the median.
def noise: if . == null or (.median // 0) == 0 then null else (.p95 / .median - 1) end;
def ratio($ours; $control): if $ours == null or ($control // 0) == 0 then null else $ours / $control end;
def at_most($value): {at_most: $value};
def at_least($value): {at_least: $value};

# One line of the table. unit: of both summaries; control: null where there is none; value: what they come to, in the unit "of", which the
# aim is about.
def figure($what; $unit; $rushes; $control; $value; $of; $aim):
    {$what, $unit, $rushes, $control, $value, $of, $aim, noise: (($control // $rushes) | noise),
     met: (if $value == null then null elif $aim.at_most != null then $value <= $aim.at_most else $value >= $aim.at_least end)};

# For people.
def shown: if . == null then "-" elif . == 0 then "0" elif fabs >= 100 then round | tostring elif fabs >= 10 then . * 10 | round / 10 | tostring
    elif fabs >= 0.1 then . * 100 | round / 100 | tostring else . * 10000 | round / 10000 | tostring end;
def shown_samples($unit): if . == null then "-" else "\(.median | shown) (\(.p95 | shown)) \($unit)" end;
def shown_aim: if .at_most != null then "at most \(.at_most | shown)" else "at least \(.at_least | shown)" end;
def line:
    if .unavailable then [.row, .what, "cannot run: \(.unavailable)", "", "", "", "", ""]
    else [.row, .what, (.unit as $unit | (.rushes | shown_samples($unit)), (.control | shown_samples($unit))),
          (if .noise == null then "-" else "\(.noise * 100 | round) %" end), "\(.value | shown) \(.of)", (.aim | shown_aim),
          (if .met == null then "?" elif .met then "yes" else "NO" end)]
    end;
# A figure that tells something: a number to hold against its aim.
def is_complete: .unavailable == null and (.value | type) == "number" and (.rushes.median | type) == "number" and (.met | type) == "boolean";
