// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text_order.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <deque>

namespace rushes::test {

using namespace Qt::StringLiterals;

class TextOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreAsTheCollatorCompares_data();
    void placesAreAsTheCollatorCompares();
    void equalTextsShareAPlace();
    void numbersCountByTheirValue();
    void aLanguageWithLettersOfTwoCharactersIsLeftToTheCollator();
};

/// Of few characters, so that many are near each other.
static std::vector<QString> randomTexts(int count)
{
    static const QString characters = u"aAbcChHzZ0019 _-.éÄö灯塔ｔ\u0301"_s;
    QRandomGenerator random(7);
    std::vector<QString> texts;
    for (int i = 0; i < count; ++i) {
        QString text;
        for (int length = 1 + random.bounded(6); length > 0; --length)
            text += characters[random.bounded(int(characters.size()))];
        texts.push_back(text);
    }
    for (int i = 0; i < count / 2; ++i) // differ behind the first bytes of their keys, as ids do
        texts.push_back(u"video of a harbour "_s + texts[size_t(i)]);
    texts.push_back(QString(257, u'7')); // numbers of more digits than a byte can count
    texts.push_back(QString(258, u'7'));
    texts.push_back(QString(300, u'0') + u'7'); // a short one: zeros before it count for nothing
    texts.push_back(u"a\tb"_s);
    return texts;
}

/// Some as bytes where they can be, as they lie in packed tasks; kept in these.
static std::vector<OrderedText> someAsBytes(const std::vector<QString> &texts, std::deque<QByteArray> &kept)
{
    std::vector<OrderedText> mixed;
    for (const QString &text : texts) {
        const QByteArray &bytes = kept.emplace_back(text.toLatin1());
        if (mixed.size() % 2 == 0 && QString::fromLatin1(bytes) == text)
            mixed.emplace_back(QLatin1StringView(bytes));
        else
            mixed.emplace_back(text);
    }
    return mixed;
}

void TextOrderTest::placesAreAsTheCollatorCompares_data()
{
    QTest::addColumn<QLocale>("locale");
    for (const QLocale::Language language :
         {QLocale::C, QLocale::English, QLocale::German, QLocale::Swedish, QLocale::Czech, QLocale::Danish,
          QLocale::Hungarian, QLocale::Estonian, QLocale::Chinese, QLocale::Japanese})
        QTest::newRow(qPrintable(QLocale::languageToString(language))) << QLocale(language);
}

void TextOrderTest::placesAreAsTheCollatorCompares()
{
    QFETCH(QLocale, locale);
    TextOrder order;
    order.setLocale(locale);
    const std::vector<QString> texts = randomTexts(3000);
    std::deque<QByteArray> kept;
    const std::vector<qint64> places = order.placesOf(someAsBytes(texts, kept));
    std::vector<size_t> sorted(texts.size());
    for (size_t i = 0; i < sorted.size(); ++i)
        sorted[i] = i;
    std::ranges::sort(sorted, {}, [&](size_t i) { return places[i]; });
    for (size_t i = 1; i < sorted.size(); ++i) {
        const QString &left = texts[sorted[i - 1]];
        const QString &right = texts[sorted[i]];
        const qint64 apart = places[sorted[i]] - places[sorted[i - 1]];
        const int compared = order.compare(left, right);
        QVERIFY2(apart == 0 ? compared == 0 : compared < 0 && apart >= TextOrder::placeGap,
                 qPrintable(left + u" / " + right));
    }
}

void TextOrderTest::equalTextsShareAPlace()
{
    TextOrder order;
    order.setLocale(QLocale(QLocale::English));
    const auto places =
        order.placesOf({u"Take 7"_s, u"é"_s, u"take 07"_s, u"take 8"_s, u"É"_s, u"ｔake 7"_s});
    QCOMPARE(places[0], places[2]);
    QCOMPARE(places[0], places[5]);
    QCOMPARE(places[1], places[4]);
    QVERIFY(places[3] > places[0]);
}

void TextOrderTest::numbersCountByTheirValue()
{
    TextOrder order;
    order.setLocale(QLocale(QLocale::English));
    QVERIFY(order.knowsPlainTexts());
    const auto places =
        order.placesOf({u"take 10"_s, u"take 9"_s, u"take 010b"_s, u"take"_s, u"take 10 b"_s});
    QVERIFY(places[3] < places[1] && places[1] < places[0] && places[0] < places[4] && places[4] < places[2]);
}

void TextOrderTest::aLanguageWithLettersOfTwoCharactersIsLeftToTheCollator()
{
    TextOrder order;
    order.setLocale(QLocale(QLocale::Czech));
    QVERIFY(!order.knowsPlainTexts());
    const auto places = order.placesOf({u"chleba"_s, u"cukr"_s, u"hora"_s, u"ihned"_s});
    QVERIFY(places[1] < places[2] && places[2] < places[0] && places[0] < places[3]);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TextOrderTest)
#include "text_order_test.moc"
