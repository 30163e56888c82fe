// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/shaped_texts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <cmath>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2.1, 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

int inkedPixels(const QImage &image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
    }
    return inked;
}

} // namespace

class StyleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconDrawsSomethingAtAnyRatio_data();
    void everyIconDrawsSomethingAtAnyRatio();
    void everyStateOfATaskHasItsIcon_data();
    void everyStateOfATaskHasItsIcon();
    void anIconTakesTheGivenColour();
    void anUnknownIconDrawsNothing();
    void aDisabledIconIsPaler();
    void textIsReadableOnEveryGround_data();
    void textIsReadableOnEveryGround();
    void aForcedSchemeChangesThePaletteAndTellsIt();
    void digitsStandInEqualPlaces();
    void aKeptTextIsDrawnAsAnyOther_data();
    void aKeptTextIsDrawnAsAnyOther();
    void manyTextsAreKeptWithinABound();
    void lengthsGrowWithTheFont();
    void whatIsCutIsToldInFull();
};

void StyleTest::everyIconDrawsSomethingAtAnyRatio_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 20);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << QString(file).chopped(4);
}

void StyleTest::everyIconDrawsSomethingAtAnyRatio()
{
    QFETCH(QString, name);
    for (const double ratio : {1.0, 1.5, 2.0}) {
        const QPixmap pixmap = themedPixmap(name, Qt::red, {16, 16}, ratio);
        QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
        QVERIFY(inkedPixels(pixmap.toImage()) > 3 * ratio);
    }
}

void StyleTest::everyStateOfATaskHasItsIcon_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"status-unasked", "status-queued", "status-processing", "status-completed",
                             "status-failed", "status-unrecognised", "clip-none", "clip-online",
                             "clip-copying", "clip-held", "clip-unverified", "clip-saved", "clip-expired"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void StyleTest::everyStateOfATaskHasItsIcon()
{
    QFETCH(QString, name);
    QVERIFY(inkedPixels(themedPixmap(name, Qt::black, {16, 16}, 1).toImage()) > 3);
}

void StyleTest::anIconTakesTheGivenColour()
{
    const QImage image = themedPixmap(u"status-completed"_s, QColor(0, 120, 40), {32, 32}, 1).toImage();
    const QColor middle = image.pixelColor(16, 5);
    QCOMPARE(middle.rgb(), QColor(0, 120, 40).rgb());
}

void StyleTest::anUnknownIconDrawsNothing()
{
    QCOMPARE(inkedPixels(themedPixmap(u"no-such-icon"_s, Qt::black, {16, 16}, 1).toImage()), 0);
}

void StyleTest::aDisabledIconIsPaler()
{
    const QIcon icon = themedIcon(u"play"_s, QColor(Qt::black));
    const int normal = qAlpha(icon.pixmap({24, 24}, 1.0).toImage().pixel(12, 12));
    const int disabled = qAlpha(icon.pixmap({24, 24}, 1.0, QIcon::Disabled).toImage().pixel(12, 12));
    QCOMPARE(normal, 255);
    QVERIFY(disabled < 120 && disabled > 40);
}

void StyleTest::textIsReadableOnEveryGround_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void StyleTest::textIsReadableOnEveryGround()
{
    QFETCH(bool, dark);
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    const ThemeColours &colours = themeColours(palette);
    for (const QColor &ground :
         {colours.window, colours.bar, colours.card, colours.alternate, colours.selection}) {
        for (const Tone tone : {Tone::Neutral, Tone::Muted, Tone::Queued, Tone::Active, Tone::Good,
                                Tone::Warning, Tone::Danger}) {
            const double ratio = contrast(toneColour(tone, palette), ground);
            QVERIFY2(ratio >= 4.5,
                     qPrintable(u"tone %1 on %2: %3"_s.arg(int(tone)).arg(ground.name()).arg(ratio)));
        }
    }
    QVERIFY(contrast(colours.onAccent, colours.accentFill) >= 4.5);
    QVERIFY(contrast(colours.text, colours.noticeCard) >= 4.5);
    QVERIFY(contrast(colours.text, colours.chip) >= 4.5);
    QVERIFY(contrast(colours.muted, colours.chip) >= 4.5);
}

void StyleTest::aForcedSchemeChangesThePaletteAndTellsIt()
{
    Theme theme(*qApp);
    QSignalSpy changed(&theme, &Theme::themeChanged);
    theme.setScheme(ColourScheme::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.dark());
    QVERIFY(isDark(QApplication::palette()));
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase), themeColours(QApplication::palette()).card);
    theme.setScheme(ColourScheme::Dark);
    QCOMPARE(changed.count(), 1);
    theme.setScheme(ColourScheme::Light);
    QVERIFY(!isDark(QApplication::palette()));
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipBase), themeColours(QApplication::palette()).card);
    QCOMPARE(changed.count(), 2);
}

void StyleTest::digitsStandInEqualPlaces()
{
    // Whatever the font's own digits are like.
    for (const QString &family : QFontDatabase::families().mid(0, 20)) {
        const QFont font(family, 12);
        QCOMPARE(tabularWidth(u"11:11"_s, font), tabularWidth(u"08:47"_s, font));
    }
    QImage image(200, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawTabularText(painter, QRectF(0, 0, 200, 40), Qt::AlignRight | Qt::AlignVCenter, u"3 min 36 s"_s);
    painter.end();
    QVERIFY(inkedPixels(image) > 50);
    QCOMPARE(inkedPixels(image.copy(0, 0, 20, 40)), 0);
}

void StyleTest::aKeptTextIsDrawnAsAnyOther_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << u"Completed"_s;
    QTest::newRow("with room around it") << u" min "_s;
    QTest::newRow("what looks like markup") << u"<b>held</b> &amp; <i>"_s;
    QTest::newRow("of a font that helps out") << u"森の朝 take"_s;
    QTest::newRow("too long to be kept") << u"Reference video exceeds the maximum total duration"_s;
}

void StyleTest::aKeptTextIsDrawnAsAnyOther()
{
    QFETCH(const QString, text);
    const auto drawn = [](const QColor &colour, const auto &draw) {
        QImage image(500, 60, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(colour);
        draw(painter, QPointF(20, 30));
        painter.translate(7, 20);
        draw(painter, QPointF(20, 30));
        return image;
    };
    for (const QColor &colour : {QColor(Qt::black), QColor(Qt::red), QColor(Qt::black)}) {
        const QImage plain =
            drawn(colour, [&](QPainter &painter, QPointF at) { painter.drawText(at, text); });
        const QImage kept = drawn(colour, [&](QPainter &painter, QPointF at) {
            ShapedTexts::of(painter.font()).draw(painter, at, text);
        });
        QVERIFY(plain == kept);
    }
    ShapedTexts &shaped = ShapedTexts::of(QFont());
    QCOMPARE(shaped.width(text), QFontMetricsF(QFont()).horizontalAdvance(text));
}

void StyleTest::manyTextsAreKeptWithinABound()
{
    ShapedTexts &shaped = ShapedTexts::of(QFont());
    const QFontMetricsF metrics{QFont()};
    for (qsizetype number = 0; number < 3 * ShapedTexts::mostKept; ++number) {
        const QString text = u"word %1"_s.arg(number);
        QCOMPARE(shaped.width(text), metrics.horizontalAdvance(text));
    }
    QVERIFY(shaped.kept() <= ShapedTexts::mostKept);
}

void StyleTest::lengthsGrowWithTheFont()
{
    QWidget widget;
    QFont font = widget.font();
    font.setPixelSize(13);
    widget.setFont(font);
    QCOMPARE(scaled(59, &widget), 59);
    font.setPixelSize(26);
    widget.setFont(font);
    QCOMPARE(scaled(59, &widget), 118);
    font.setPixelSize(9); // never smaller than designed
    widget.setFont(font);
    QCOMPARE(scaled(59, &widget), 59);
}

void StyleTest::whatIsCutIsToldInFull()
{
    const QString text = u"a text that is longer than its place by far"_s;
    ElidedLabel label;
    label.setWholeText(text);
    label.resize(2000, 20);
    label.show();
    QCOMPARE(label.text(), text);
    QVERIFY(label.toolTip().isEmpty());
    label.resize(60, 20);
    QVERIFY(label.text() != text);
    QCOMPARE(label.toolTip(), text);

    WrappedLabel lines;
    lines.setText(text);
    lines.setMaximumLines(1);
    lines.resize(60, 20);
    lines.show();
    QHelpEvent asked(QEvent::ToolTip, QPoint(2, 2), lines.mapToGlobal(QPoint(2, 2)));
    QCoreApplication::sendEvent(&lines, &asked);
    QCOMPARE(QToolTip::text(), text);
    QToolTip::hideText();
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::StyleTest)
#include "style_test.moc"
