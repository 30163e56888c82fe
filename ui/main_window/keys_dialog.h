// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace rushes {

/// All keys of the window, from the table of commands. Main thread.
class KeysDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysDialog(QWidget *parent);
};

/// Name, version and licence. Shown without blocking; deletes itself.
void showAbout(QWidget *parent);

} // namespace rushes
