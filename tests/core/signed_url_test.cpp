// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signed_url.h"

#include "core/link_schemes.h"
#include "core/words.h"

#include <QRandomGenerator>
#include <QtTest>

#include <set>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

/// A row of tests/data/signed-urls*.json: a link, when it is looked at, and what is right to say. "accept"
/// has every certainty that is right, else "certainty" alone is; "tolerance_s" is how far off the end may be;
/// "word" is the scheme that is to be named.
struct Sample
{
    QString scheme;
    QString note;
    QString url;
    Moment now{};
    std::optional<Moment> end;
    QStringList certainties;
    Duration tolerance{};
    QString word;
    /// The latest end that a damaged link may tell: what it names beside what counts (its "se" without its
    /// "ske"), or names without the flaw that makes it a trap (its lifetime without the unit).
    [[nodiscard]] std::optional<Moment> latest() const
    {
        if (scheme == u"azure-sas-delegated")
            return fromRfc3339(u"2026-12-09T00:00:00Z");
        if (scheme == u"trap-unit")
            return fromRfc3339(u"2026-12-04T14:00:00Z");
        return end ? std::optional(*end + tolerance) : std::nullopt;
    }
};

Sample sampleOf(const QJsonObject &object)
{
    Sample sample;
    sample.scheme = object[u"scheme"].toString();
    sample.note = object[u"note"].toString();
    sample.url = object[u"url"].toString();
    sample.now = *fromRfc3339(object[u"now"].toString());
    if (object[u"expires_at"].isString())
        sample.end = fromRfc3339(object[u"expires_at"].toString());
    const QJsonArray accept = object[u"accept"].toArray({object[u"certainty"]});
    for (const QJsonValue &certainty : accept)
        sample.certainties.append(certainty.toString());
    sample.tolerance = std::chrono::seconds(object[u"tolerance_s"].toInt());
    sample.word = object[u"word"].toString();
    return sample;
}

QVector<Sample> samplesIn(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QVector<Sample> samples;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &row : rows)
        samples.append(sampleOf(row.toObject()));
    return samples;
}

const QVector<Sample> &givenSamples()
{
    static const QVector<Sample> samples = samplesIn(u"signed-urls.json"_s);
    return samples;
}

const QVector<Sample> &allSamples()
{
    static const QVector<Sample> samples = givenSamples() + samplesIn(u"signed-urls-more.json"_s);
    return samples;
}

bool isRight(const SignedEnd &end, const Sample &sample)
{
    if (!sample.certainties.contains(wordOf(end.certainty)))
        return false;
    if (end.certainty == Certainty::Unknown)
        return !end.moment;
    return end.moment && sample.end && std::chrono::abs(*end.moment - *sample.end) <= sample.tolerance &&
           (sample.word.isEmpty() || sample.word == end.scheme);
}

QByteArray described(const SignedEnd &end)
{
    return (wordOf(end.certainty) + u' ' + (end.moment ? toRfc3339(*end.moment) : u"-"_s) + u' ' + end.scheme)
        .toUtf8();
}

/// Whatever a link is, what is told of it is whole, and near to now.
bool isConsistent(const SignedEnd &end, Moment now)
{
    const bool known = end.certainty != Certainty::Unknown;
    return known == end.moment.has_value() && known != end.scheme.isEmpty() &&
           (!known || std::chrono::abs(*end.moment - now) <= farthestCredibleEnd);
}

} // namespace

class SignedUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLinkTellsItsEndAndNoOther_data();
    void eachLinkTellsItsEndAndNoOther();
    void everySampleIsThere();
    void everySchemeHasALink();
    void aCutLinkNeverEndsLaterThanTheWholeOne();
    void noiseNeverPutsAnEndOff();
    void anyBytesAtAllAreSurvived();
    void theOrderOfParametersDoesNotCount();
    void anEndIsCredibleForSoFarFromNow();
    void anEndlessLinkIsUnknown();
    void aBrokenLinkTellsNoEnd_data();
    void aBrokenLinkTellsNoEnd();
};

void SignedUrlTest::eachLinkTellsItsEndAndNoOther_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < allSamples().size(); ++i)
        QTest::addRow("%d %s: %s", i, qPrintable(allSamples()[i].scheme), qPrintable(allSamples()[i].note))
            << i;
}

void SignedUrlTest::eachLinkTellsItsEndAndNoOther()
{
    QFETCH(const int, index);
    const Sample &sample = allSamples()[index];
    const SignedEnd end = signedEnd(sample.url, sample.now);
    QVERIFY2(isRight(end, sample), described(end).constData());
    QVERIFY(isConsistent(end, sample.now));
}

void SignedUrlTest::everySampleIsThere()
{
    QCOMPARE(givenSamples().size(), 35);
    QVERIFY(allSamples().size() > 250);
}

void SignedUrlTest::everySchemeHasALink()
{
    std::set<QString> told;
    for (const Sample &sample : allSamples())
        told.insert(signedEnd(sample.url, sample.now).scheme);
    for (const LinkScheme &scheme : linkSchemes()) {
        const bool isClosed = scheme.word == QLatin1StringView("b2-native");
        QVERIFY2(told.contains(scheme.word) != isClosed, scheme.word.data());
    }
}

void SignedUrlTest::aCutLinkNeverEndsLaterThanTheWholeOne()
{
    for (const Sample &sample : givenSamples()) {
        for (qsizetype length = 0; length < sample.url.size(); ++length) {
            const SignedEnd end = signedEnd(sample.url.left(length), sample.now);
            QVERIFY2(isConsistent(end, sample.now), qPrintable(sample.url.left(length)));
            if (end.moment)
                QVERIFY2(sample.latest() && *end.moment <= *sample.latest(),
                         qPrintable(sample.url.left(length)));
        }
    }
}

void SignedUrlTest::noiseNeverPutsAnEndOff()
{
    // No letters, digits and signs of base64, and no escape: those can write another end.
    const QString noise =
        u"!\"#$&'()*,.:;<>?@[]^`{|}\\ \t\r\n\u00e9\u3042\u200b"_s + QChar(0) + QChar(0xfffd) + QChar(0xd800);
    QRandomGenerator random(20261203);
    for (const Sample &sample : givenSamples()) {
        for (int round = 0; round < 400; ++round) {
            QString url = sample.url;
            for (int change = 0; change <= round % 3; ++change) {
                const int place = random.bounded(int(url.size()));
                if (random.bounded(2) == 0)
                    url[place] = noise[random.bounded(int(noise.size()))];
                else
                    url.insert(place, noise[random.bounded(int(noise.size()))]);
            }
            const SignedEnd end = signedEnd(url, sample.now);
            QVERIFY2(isConsistent(end, sample.now), qPrintable(url));
            if (end.moment)
                QVERIFY2(sample.latest() && *end.moment <= *sample.latest(),
                         qPrintable(url + u' ' + QString::fromUtf8(described(end))));
        }
    }
}

void SignedUrlTest::anyBytesAtAllAreSurvived()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 20'000; ++round) {
        const Sample &sample = allSamples()[random.bounded(int(allSamples().size()))];
        const Sample &other = allSamples()[random.bounded(int(allSamples().size()))];
        QByteArray bytes = sample.url.toUtf8();
        if (round % 4 == 0)
            bytes += '&' + other.url.mid(other.url.indexOf(u'?') + 1).toUtf8();
        for (int change = round % 12; change > 0 && !bytes.isEmpty(); --change)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const QString url = round % 2 ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
        QVERIFY2(isConsistent(signedEnd(url, sample.now), sample.now), qPrintable(url));
    }
}

void SignedUrlTest::theOrderOfParametersDoesNotCount()
{
    for (const Sample &sample : allSamples()) {
        const qsizetype query = sample.url.indexOf(u'?');
        if (query < 0 || sample.url.contains(u'#'))
            continue;
        QStringList parameters = sample.url.mid(query + 1).split(u'&');
        std::ranges::reverse(parameters);
        const QString turned = sample.url.left(query + 1) + parameters.join(u'&');
        QCOMPARE(signedEnd(turned, sample.now), signedEnd(sample.url, sample.now));
    }
}

void SignedUrlTest::anEndIsCredibleForSoFarFromNow()
{
    constexpr Moment end{std::chrono::seconds(1796472000)};
    const QString url = u"https://a.example/b?Expires=1796472000&Signature=c"_s;
    for (const Moment now : {end - farthestCredibleEnd, end, end + farthestCredibleEnd})
        QCOMPARE(signedEnd(url, now).moment, std::optional(end));
    QCOMPARE(signedEnd(url, end - farthestCredibleEnd - 1ms), SignedEnd{});
    QCOMPARE(signedEnd(url, end + farthestCredibleEnd + 1ms), SignedEnd{});
}

void SignedUrlTest::anEndlessLinkIsUnknown()
{
    constexpr Moment now{std::chrono::seconds(1796400000)};
    const QString url = u"https://a.example/b?Expires=1796472000&Signature="_s;
    QVERIFY(signedEnd(url + QString(30'000, u'x'), now).moment);
    QCOMPARE(signedEnd(url + QString(40'000, u'x'), now), SignedEnd{});
}

void SignedUrlTest::aBrokenLinkTellsNoEnd_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("isBroken");
    QTest::newRow("a bracket that is not closed") << u"https://[::1"_s << true;
    QTest::newRow("no address in the brackets") << u"https://[clips]"_s << true;
    QTest::newRow("a space in the host") << u"https://media example.org"_s << true;
    QTest::newRow("a sign in the host") << u"http://media<example>.org"_s << true;
    QTest::newRow("a port that cannot be") << u"https://media.example.org:99999"_s << true;
    QTest::newRow("a port that is no number") << u"https://media.example.org:http"_s << true;
    QTest::newRow("no host") << u"https://"_s << true;
    QTest::newRow("a port alone") << u"https://:443"_s << true;
    QTest::newRow("a user alone") << u"https://someone@"_s << true;
    QTest::newRow("capital letters") << u"HTTPS://[::1"_s << true;
    QTest::newRow("a host") << u"https://media.example.org"_s << false;
    QTest::newRow("a port") << u"http://127.0.0.1:8080"_s << false;
    QTest::newRow("an address of IPv6") << u"https://[2001:db8::1]:443"_s << false;
    QTest::newRow("an underscore") << u"https://demo_media.s3.amazonaws.com"_s << false;
    QTest::newRow("another script") << u"https://\u4f8b\u3048.example"_s << false;
    QTest::newRow("a user") << u"https://someone:secret@media.example.org"_s << false;
}

void SignedUrlTest::aBrokenLinkTellsNoEnd()
{
    QFETCH(const QString, place);
    QFETCH(const bool, isBroken);
    constexpr Moment now{std::chrono::seconds(1796400000)};
    for (const QString &rest : {u"/x.mp4?expires=1796472000"_s, u"?expires=1796472000"_s}) {
        QCOMPARE(isBrokenLink(place + rest), isBroken);
        QCOMPARE(signedEnd(place + rest, now).moment.has_value(), !isBroken);
    }
    // What is no address at all is none that is broken.
    QVERIFY(!isBrokenLink(u"no link at all"_s));
    QVERIFY(!isBrokenLink(QString()));
}

QTEST_GUILESS_MAIN(SignedUrlTest)
#include "signed_url_test.moc"
