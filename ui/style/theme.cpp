// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/system_scheme.h"

#include <QApplication>
#include <QPixmapCache>
#include <QToolTip>

namespace rushes {

namespace {

// Every text colour stands at 4.5:1 or more on the areas that it is used on (window, bar, card, alternate,
// selection).
const ThemeColours lightColours{
    .window = 0xf3f4f6,
    .bar = 0xf8f9fb,
    .card = 0xffffff,
    .alternate = 0xfafbfc,
    .hairline = 0xdfe3e8,
    .chip = 0xe9ecf0,
    .track = 0xe4e8ed,
    .estimate = 0xd5dfeb,
    .accent = 0x1f6feb,
    .accentFill = 0x1f6feb,
    .onAccent = 0xffffff,
    .selection = 0xdbe9ff,
    .text = 0x1b1f24,
    .muted = 0x616975,
    .queued = 0x6e4fcf,
    .active = 0x145ccb,
    .good = 0x17773f,
    .warning = 0x8c5900,
    .danger = 0xc5252d,
    .noticeCard = 0xfff7e0,
    .noticeHairline = 0xe9d796,
};
const ThemeColours darkColours{
    .window = 0x1f2226,
    .bar = 0x2b2f35,
    .card = 0x26292e,
    .alternate = 0x292c32,
    .hairline = 0x383d45,
    .chip = 0x30353b,
    .track = 0x363c44,
    .estimate = 0x434e5d,
    .accent = 0x5aa2ff,
    .accentFill = 0x2a6fd9,
    .onAccent = 0xffffff,
    .selection = 0x263f62,
    .text = 0xe9ebee,
    .muted = 0xadb5bf,
    .queued = 0xbdacff,
    .active = 0x74b1ff,
    .good = 0x52c98f,
    .warning = 0xf3b94b,
    .danger = 0xff8b84,
    .noticeCard = 0x38321f,
    .noticeHairline = 0x5e5130,
};

QPalette paletteOf(const ThemeColours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.card);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.card);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.danger);
    palette.setColor(QPalette::Highlight, colours.accentFill);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.card);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Light, colours.card);
    palette.setColor(QPalette::Midlight, colours.chip);
    palette.setColor(QPalette::Mid, colours.hairline);
    palette.setColor(QPalette::Dark, blended(colours.hairline, colours.text, 0.25));
    palette.setColor(QPalette::Shadow, blended(colours.hairline, colours.text, 0.5));

    const QColor faint = blended(colours.window, colours.text, 0.4);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.chip);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

const ThemeColours &themeColours(const QPalette &palette)
{
    return isDark(palette) ? darkColours : lightColours;
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const ThemeColours &colours = themeColours(palette);
    switch (tone) {
    case Tone::Neutral:
        return colours.text;
    case Tone::Muted:
        return colours.muted;
    case Tone::Queued:
        return colours.queued;
    case Tone::Active:
        return colours.active;
    case Tone::Good:
        return colours.good;
    case Tone::Warning:
        return colours.warning;
    case Tone::Danger:
        return colours.danger;
    }
    return colours.text;
}

QColor blended(const QColor &from, const QColor &to, double share)
{
    const auto mixed = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(mixed(from.red(), to.red()), mixed(from.green(), to.green()),
                  mixed(from.blue(), to.blue()));
}

Theme::Theme(QApplication &application)
    : m_application(application)
    , m_systemWasDark(isDark(application.palette()))
    , m_system(new SystemScheme(this))
{
    chooseApplicationFont(application);
    application.setStyle(new FlatStyle); // the application owns it
    apply();
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_scheme == ColourScheme::System)
            apply();
    });
}

void Theme::setScheme(ColourScheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
}

bool Theme::systemIsDark() const
{
    return m_system->dark().value_or(m_systemWasDark);
}

void Theme::apply()
{
    m_dark = m_scheme == ColourScheme::System ? systemIsDark() : m_scheme == ColourScheme::Dark;
    const QPalette palette = paletteOf(m_dark ? darkColours : lightColours);
    QPixmapCache::clear();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT themeChanged();
}

} // namespace rushes
