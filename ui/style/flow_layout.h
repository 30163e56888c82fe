// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QVector>

namespace rushes {

/// Items side by side, in as many rows as they need: each as wide as it likes, but never wider than a row;
/// the first one, where it may grow, takes what the first row has over. Hidden ones take no room. So it can
/// be as narrow as the narrowest form of its widest item. Main thread.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    /// Of the widget, or, without one, a part of another layout.
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rectangle) override;

private:
    /// An item and where it stands.
    struct Place
    {
        QLayoutItem *item;
        QRect rectangle;
    };
    /// In a room of this width, from the left and the top.
    [[nodiscard]] QVector<Place> placed(int width) const;

    QVector<QLayoutItem *> m_items; ///< owned, as QLayout has it
};

} // namespace rushes
