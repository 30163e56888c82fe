// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/catalogue_text.h"

#include "wording/task_fixture.h"

#include <QTest>
#include <QTranslator>

namespace rushes::test {

/// Puts every text of the catalogue's context in brackets, as a language of its own.
class BracketTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QByteArray(context) == "Catalogue" ? u'[' + QString::fromUtf8(text) + u']' : QString();
    }
};

class CatalogueTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void titlesAreShownElseNames();
    void whatIsNotKnownIsSaid();
    void aUsersTitleIsPlainText();
    void titlesAreTranslated();
    void estimates();
};

void CatalogueTextTest::titlesAreShownElseNames()
{
    Service untitled = kyyReact();
    untitled.title.clear();
    untitled.name = u"mine"_s;
    QCOMPARE(serviceText(&kyyReact()), u"kyyReactApiServer"_s);
    QCOMPARE(serviceText(&untitled), u"mine"_s);
    QCOMPARE(familyText(&veo()), u"VEO"_s);
    QCOMPARE(modeText(&veo(), u"first-last-frame"_s), u"First/last frame"_s);
}

void CatalogueTextTest::whatIsNotKnownIsSaid()
{
    QCOMPARE(serviceText(nullptr, u"gone"_s), u"gone"_s);
    QCOMPARE(familyText(nullptr), u"Unknown kind"_s);
    QCOMPARE(modeText(&veo(), {}), u"Mode not chosen"_s);
    QCOMPARE(modeText(&veo(), u"sideways"_s), u"sideways"_s);
    QCOMPARE(modeText(nullptr, u"sideways"_s), u"sideways"_s);
}

void CatalogueTextTest::aUsersTitleIsPlainText()
{
    Service hostile = kyyReact();
    hostile.title = u"\u202Eevil"_s + QString(1000, u'x');
    const QString text = serviceText(&hostile);
    QVERIFY(text.startsWith(u"[U+202E]evil"));
    QVERIFY(text.size() < 200);
}

void CatalogueTextTest::titlesAreTranslated()
{
    BracketTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QCOMPARE(modeText(&veo(), u"reference-image"_s), u"[Reference image]"_s);
    QCOMPARE(modeText(&veo(), {}), u"[Mode not chosen]"_s);
    QCoreApplication::removeTranslator(&translator);
}

void CatalogueTextTest::estimates()
{
    QCOMPARE(estimateText(Estimate{2min, 5min}), u"2–5\u00A0min"_s);
    QCOMPARE(estimateText(std::nullopt), u"none published"_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::CatalogueTextTest)
#include "catalogue_text_test.moc"
