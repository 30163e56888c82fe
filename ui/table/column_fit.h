// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

namespace rushes {

/// What a column would like, in device-independent pixels.
struct ColumnWish
{
    int width = 0;    ///< its natural width, or the user's
    int minimum = 0;  ///< it can be made as narrow as this before a column is left out; equal to width: stiff
    int priority = 0; ///< 1 is the last to be left out
    bool wanted = true;  ///< false: not shown at all
    bool pinned = false; ///< the user asked for it: never left out
    double growth = 0;   ///< its share of what is over
    int comfort = 0; ///< narrower than this only after the others, and after the dispensable ones are left
                     ///< out; 0: minimum
    bool dispensable = false; ///< there only where all others have their comfort
};

struct FittedColumn
{
    bool shown = false;
    int width = 0;
    bool operator==(const FittedColumn &) const = default;
};

/// Fits columns into a width: the least needed are left out until the narrowest form of the rest fits (and
/// the dispensable ones until its comfortable form does); those are then narrowed in proportion, down to
/// their comfort first, or what is over is shared out. Where pinned and stiff columns alone are too wide, the
/// result is wider than the room. Pure.
QVector<FittedColumn> fitColumns(const QVector<ColumnWish> &wishes, int room);

} // namespace rushes
