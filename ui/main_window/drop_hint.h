// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace rushes {

/// Lies over the window while something that can be dropped is held above it. Lets every event through. Main
/// thread.
class DropHint final : public QWidget
{
    Q_OBJECT

public:
    explicit DropHint(QWidget *over);

    void appear();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace rushes
