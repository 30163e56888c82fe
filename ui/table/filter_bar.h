// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QAbstractButton>
#include <QVector>
#include <QWidget>

#include <functional>
#include <optional>

class QButtonGroup;

namespace rushes {

/// A pill that is on or off, with a number after its word. Main thread.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(QWidget *parent = nullptr);

    void setWord(const QString &word);
    void setCount(int count);
    /// Nothing before it is set: then none is shown or said.
    [[nodiscard]] std::optional<int> count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void sayIt();

    std::optional<int> m_count;
    bool m_reachedByKey = false; ///< then the focus is shown
};

/// The chips above the table, in as many rows as they need; exactly one is on. At the end of the first row,
/// where there are earlier tasks, one that shows them or puts them out of the way. Main thread.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] TaskFilter filter() const;
    /// Switches; says so when it is another.
    void setFilter(TaskFilter filter);
    /// Asks for each chip's number; before that none is shown.
    void setCounts(const std::function<int(TaskFilter)> &countOf);
    /// How many tasks settled long ago.
    void setEarlierCount(int count);
    /// Switches; says so when it is another.
    void setEarlierShown(bool shown);
    [[nodiscard]] bool isEarlierShown() const;

Q_SIGNALS:
    void filterChosen(rushes::TaskFilter filter);
    void earlierToggled(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    /// Of the chips that filter: the keys Left and Right go from one to the next, over the ends of rows, too.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] FilterChip *chip(TaskFilter filter) const;

    QButtonGroup *m_group;
    FilterChip *m_earlier = nullptr;
};

} // namespace rushes
