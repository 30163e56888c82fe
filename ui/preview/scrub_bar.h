// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QAbstractSlider>

namespace rushes {

/// A clip's length as a scale with a mark where it plays. A click anywhere jumps there, a drag scrubs
/// (sliderPressed, sliderMoved, sliderReleased); keys and wheel step by a second (actionTriggered). Values
/// are milliseconds.
class ScrubBar final : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit ScrubBar(QWidget *parent = nullptr);

    void setDuration(Duration duration);
    /// Where it plays; passed over while the user drags.
    void showPosition(Duration position);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The distance between labelled marks of a scale: the smallest of 1, 2, 5, 10 .. seconds that gives each
    /// at least so much room.
    static Duration markDistance(Duration duration, double width, double room);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] double positionOf(int value) const;
    [[nodiscard]] int valueAt(double x) const;
    void paintScale(QPainter &painter) const;

    double m_hoverX = -1; ///< negative: the pointer is elsewhere
};

} // namespace rushes
