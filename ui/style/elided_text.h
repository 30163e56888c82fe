// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

class QFontMetrics;

namespace rushes {

/// A line of text in the room that there is.
struct ElidedText
{
    QString shown;
    QString tip; ///< for its tool tip, plain: the whole where it is cut, and the hint
};

/// room: device-independent pixels; noBound: as much as the text needs. hint: what the tool tip says besides.
ElidedText elidedText(const QString &whole, const QFontMetrics &metrics, Qt::TextElideMode mode, int room,
                      const QString &hint = {});
constexpr int noBound = -1;

} // namespace rushes
