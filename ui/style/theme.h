// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "store/settings.h"

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace rushes {

class SystemScheme;

/// The colours that a QPalette has no role for. One row for light and one for dark, in theme.cpp; nothing
/// else in ui/ names a colour.
struct ThemeColours
{
    QColor window;     ///< behind everything
    QColor bar;        ///< menu bar, toolbar, table header, status bar
    QColor card;       ///< boxes, buttons, fields, the table's rows
    QColor alternate;  ///< every second row
    QColor hairline;   ///< one-pixel lines between areas and around boxes
    QColor chip;       ///< a filter that is off; where a poster will be
    QColor track;      ///< the progress strip's empty part
    QColor estimate;   ///< the estimate's window on the strip
    QColor accent;     ///< lines, words and marks
    QColor accentFill; ///< areas: the first button, the chip that is on
    QColor onAccent;   ///< text on such an area
    QColor selection;  ///< selected rows; text keeps its own colour on it
    QColor text;
    QColor muted; ///< second lines, headers
    QColor queued;
    QColor active;
    QColor good;
    QColor warning;
    QColor danger;
    QColor noticeCard; ///< the strip that asks something
    QColor noticeHairline;
};

/// The colours that go with a palette: by the lightness of its window colour, so that any widget can ask
/// without knowing the Theme.
const ThemeColours &themeColours(const QPalette &palette);
/// The colour of what a cell or a sentence means.
QColor toneColour(Tone tone, const QPalette &palette);
/// A colour of `from` moved towards `to` by a share of 0..1: tints and hover shades without an alpha channel.
QColor blended(const QColor &from, const QColor &to, double share);
bool isDark(const QPalette &palette);

/// Gives the application its style, its fonts and one of the two palettes, and follows the system's scheme
/// where it is asked to. Construct once, after the QApplication and before the first widget. Main thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application);

    void setScheme(ColourScheme scheme);
    [[nodiscard]] ColourScheme scheme() const { return m_scheme; }
    [[nodiscard]] bool dark() const { return m_dark; }

Q_SIGNALS:
    /// After the application's palette changed. Widgets need it only for what they keep drawn (pixmaps); the
    /// rest repaints itself.
    void themeChanged();

private:
    [[nodiscard]] bool systemIsDark() const;
    void apply();

    QApplication &m_application;
    ColourScheme m_scheme = ColourScheme::System;
    bool m_systemWasDark; ///< as the platform's palette was before ours took its place
    SystemScheme *m_system;
    bool m_dark = false;
};

} // namespace rushes
