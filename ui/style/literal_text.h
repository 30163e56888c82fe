// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

/// A text that came from outside as the text of a button, an action, a menu, a tab, or a label with a buddy,
/// where a single "&" would be taken for the mark of a key and not be shown.
inline QString literalText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace rushes
