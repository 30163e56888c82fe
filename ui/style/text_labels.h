// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace rushes {

/// Plain text over as many lines as its width needs, broken inside words where there is no other way (paths,
/// checksums). What does not fit into maximumLines is cut with "…" and whole in the tool tip.
class WrappedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    void setMaximumLines(int lines); ///< 0: as many as there are
    /// Offers "Copy" in a context menu.
    void setCopyable(bool copyable) { m_copyable = copyable; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Lines
    {
        QStringList lines;
        bool isCut = false;
    };
    [[nodiscard]] Lines broken(int width) const;

    int m_maximumLines = 0;
    bool m_copyable = false;
};

/// One line of plain text, elided where it does not fit (in its middle if not told otherwise), whole in the
/// tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);
    [[nodiscard]] const QString &wholeText() const { return m_wholeText; }
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_wholeText;
    Qt::TextElideMode m_elideMode = Qt::ElideMiddle;
};

/// Gives a widget's text one colour; the palette's other roles stay what they are.
void setTextColour(QWidget &widget, const QColor &colour);

} // namespace rushes
