// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/shaped_texts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace rushes {

namespace {

constexpr qsizetype mostFonts = 32;

QHash<QFont, ShapedTexts> &allFonts()
{
    static QHash<QFont, ShapedTexts> fonts;
    return fonts;
}

} // namespace

ShapedTexts &ShapedTexts::of(const QFont &font)
{
    QHash<QFont, ShapedTexts> &fonts = allFonts();
    const auto found = fonts.find(font);
    if (found != fonts.end())
        return *found;
    if (fonts.size() >= mostFonts)
        fonts.clear();
    if (fonts.isEmpty())
        qAddPostRoutine([] { allFonts().clear(); }); // glyphs do not outlive what made them
    return *fonts.emplace(font, font);
}

ShapedTexts::ShapedTexts(const QFont &font)
    : m_font(font)
{
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
    for (std::size_t digit = 0; digit < m_digits.size(); ++digit) {
        m_digits[digit] = shape(QChar(char16_t(u'0' + digit)));
        m_widestDigit = std::max(m_widestDigit, m_digits[digit].width);
    }
}

ShapedTexts::Shaped ShapedTexts::shape(const QString &text) const
{
    QString oneLine = text;
    oneLine.replace(u'\n', u' ');
    QTextLayout layout(oneLine, m_font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    Shaped shaped{QStaticText(oneLine), QFontMetricsF(m_font).horizontalAdvance(oneLine),
                  line.isValid() ? line.ascent() : m_ascent};
    shaped.text.setTextFormat(Qt::PlainText);
    return shaped;
}

const ShapedTexts::Shaped &ShapedTexts::shaped(const QString &text)
{
    const auto found = m_kept.constFind(text);
    if (found != m_kept.constEnd())
        return *found;
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    // A copy of its own: it may have been asked for by a part of another text.
    const QString own(text.constData(), text.size());
    return *m_kept.insert(own, shape(own));
}

double ShapedTexts::width(const QString &text)
{
    return text.size() > longestKept ? QFontMetricsF(m_font).horizontalAdvance(text) : shaped(text).width;
}

void ShapedTexts::draw(QPainter &painter, QPointF at, const QString &text)
{
    if (text.size() > longestKept) {
        painter.drawText(at, text);
        return;
    }
    const Shaped &line = shaped(text);
    painter.drawStaticText(at - QPointF(0, line.ascent), line.text);
}

void ShapedTexts::drawDigit(QPainter &painter, QPointF at, int digit) const
{
    const Shaped &one = m_digits[std::size_t(digit)];
    painter.drawStaticText(at - QPointF(0, one.ascent), one.text);
}

} // namespace rushes
