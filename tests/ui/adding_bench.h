// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline QPushButton *buttonNamed(const QWidget &widget, const QString &start)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->text().startsWith(start))
            return button;
    }
    return nullptr;
}

} // namespace rushes::test
