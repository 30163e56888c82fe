// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QString>

#include <array>

class QPainter;

namespace rushes {

/// Texts of one font that are drawn again and again (words, digits, names of services), shaped once: what
/// costs most of drawing a line is finding out its glyphs. Long texts come once each and are not kept.
/// Main thread.
class ShapedTexts
{
public:
    static constexpr qsizetype longestKept = 32; ///< characters
    static constexpr qsizetype mostKept = 512;   ///< of a font; then it begins anew

    /// Of the font. It stands until the next call.
    static ShapedTexts &of(const QFont &font);

    explicit ShapedTexts(const QFont &font);

    /// Of one line.
    [[nodiscard]] double width(const QString &text);
    /// Draws one line; the painter has this font. at: where its baseline begins.
    void draw(QPainter &painter, QPointF at, const QString &text);

    [[nodiscard]] double digitWidth(int digit) const { return m_digits[std::size_t(digit)].width; }
    [[nodiscard]] double widestDigit() const { return m_widestDigit; }
    void drawDigit(QPainter &painter, QPointF at, int digit) const;

    [[nodiscard]] qsizetype kept() const { return m_kept.size(); }
    [[nodiscard]] double ascent() const { return m_ascent; }
    [[nodiscard]] double descent() const { return m_descent; }

private:
    struct Shaped
    {
        QStaticText text;
        double width = 0;
        double ascent = 0; ///< from its top to its baseline: other fonts may have to help out with it
    };
    [[nodiscard]] Shaped shape(const QString &text) const;
    const Shaped &shaped(const QString &text);

    QFont m_font;
    double m_ascent = 0;
    double m_descent = 0;
    double m_widestDigit = 0;
    std::array<Shaped, 10> m_digits;
    QHash<QString, Shaped> m_kept;
};

} // namespace rushes
