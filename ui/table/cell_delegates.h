// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/cell_delegate.h"

namespace rushes {

class PosterCache;

/// PosterRole's picture, rounded; until there is one the status' icon on a quiet ground.
class PosterDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    PosterDelegate(PosterCache &posters, QObject *parent);

protected:
    void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    PosterCache &m_posters;
};

/// A line over a smaller one (SecondLineRole): ids are elided in the middle, names at their end.
class TwoLineDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    enum class Kind {
        TitleOverId,  ///< bold over fixed width; a line alone is an id and of fixed width
        TextOverText, ///< plain over smaller and muted
        Small,        ///< both small and in the cell's tone, on up to three lines together
    };
    TwoLineDelegate(Kind kind, QObject *parent);

protected:
    void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
    [[nodiscard]] bool isCut(const QRectF &content, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const override;

private:
    struct Look
    {
        QFont first;
        QFont second;
        QColor firstColour;
        QColor secondColour;
    };
    [[nodiscard]] Look look(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSmall(QPainter &painter, const QRectF &content, const Look &look,
                    const QModelIndex &index) const;

    Kind m_kind;
};

/// IconRole's icon, the word beside it, both in the cell's tone.
class IconWordDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    enum class Weight { Plain, Medium };
    IconWordDelegate(Weight weight, QObject *parent);

    /// What the icon takes of a cell's width.
    static int iconRoom(const QWidget *table);

protected:
    void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
    [[nodiscard]] bool isCut(const QRectF &content, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const override;

private:
    Weight m_weight;
};

/// Right-aligned, every digit equally wide, on two lines where one is too short; in the cell's tone, heavier
/// where that is a warning and it is asked for.
class NumberDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    enum class Alarm { Quiet, Heavier };
    NumberDelegate(Alarm alarm, QObject *parent);

protected:
    void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
    [[nodiscard]] bool isCut(const QRectF &content, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const override;

private:
    [[nodiscard]] QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Alarm m_alarm;
};

/// StripRole's progress strip: track, the estimate's window, queued hatched, processing solid, a marker at
/// now.
class StripDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace rushes
