// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signed_url.h"
#include "simulator/signed_link.h"

#include <QTest>

using namespace rushes;
using namespace rushes::sim;
using namespace Qt::StringLiterals;

namespace {
constexpr Moment end{std::chrono::seconds(1796439609)};
} // namespace

class SignedLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFormTellsItsEndOrNothing_data();
    void eachFormTellsItsEndOrNothing();
    void eachFormWorksUntilItsEnd_data() { forms(); }
    void eachFormWorksUntilItsEnd();
    void noFormCanBeForged_data() { forms(); }
    void noFormCanBeForged();

private:
    static void forms();
    [[nodiscard]] QByteArray queryOf(LinkForm form) const
    {
        return linkOf(form).query(QUrl::FullyEncoded).toLatin1();
    }
    [[nodiscard]] QUrl linkOf(LinkForm form) const
    {
        return m_signer.sign(QUrl(u"http://127.0.0.1:1/clips/a.mp4"_s), end, 3, form);
    }

    LinkSigner m_signer{"secret"};
};

void SignedLinkTest::forms()
{
    QTest::addColumn<LinkForm>("form");
    QTest::newRow("plain") << LinkForm::Plain;
    QTest::newRow("AWS V4") << LinkForm::AwsV4;
    QTest::newRow("closed") << LinkForm::Closed;
}

void SignedLinkTest::eachFormTellsItsEndOrNothing_data()
{
    QTest::addColumn<LinkForm>("form");
    QTest::addColumn<SignedEnd>("expected");
    QTest::newRow("plain") << LinkForm::Plain
                           << SignedEnd{end, Certainty::Exact, QLatin1StringView("generic"), {}};
    QTest::newRow("AWS V4") << LinkForm::AwsV4
                            << SignedEnd{end, Certainty::Exact, QLatin1StringView("aws-sigv4"),
                                         QLatin1StringView("AWS Signature Version 4")};
    QTest::newRow("closed") << LinkForm::Closed << SignedEnd{};
}

void SignedLinkTest::eachFormTellsItsEndOrNothing()
{
    QFETCH(LinkForm, form);
    QTEST(signedEnd(linkOf(form).toString(QUrl::FullyEncoded), end - 1h), "expected");
}

void SignedLinkTest::eachFormWorksUntilItsEnd()
{
    QFETCH(LinkForm, form);
    QCOMPARE(m_signer.check("/clips/a.mp4", queryOf(form), end - 1ms), LinkVerdict::Good);
    QCOMPARE(m_signer.check("/clips/a.mp4", queryOf(form), end), LinkVerdict::Expired);
    QCOMPARE(LinkSigner::versionOf(queryOf(form)), 3);
}

void SignedLinkTest::noFormCanBeForged()
{
    QFETCH(LinkForm, form);
    const QByteArray query = queryOf(form);
    QCOMPARE(m_signer.check("/clips/b.mp4", query, end - 1h), LinkVerdict::Forged);
    QCOMPARE(LinkSigner("another").check("/clips/a.mp4", query, end - 1h), LinkVerdict::Forged);
    const auto later = m_signer.sign(QUrl(u"http://127.0.0.1:1/clips/a.mp4"_s), end + 24h, 3, form);
    QByteArray mixed = later.query(QUrl::FullyEncoded).toLatin1();
    // The later end with the earlier one's signature.
    if (const qsizetype signature = mixed.indexOf("Signature="); signature >= 0)
        mixed = mixed.left(signature) + query.mid(query.indexOf("Signature="));
    else
        mixed = mixed.chopped(30) + query.right(30);
    QCOMPARE(m_signer.check("/clips/a.mp4", mixed, end - 1h), LinkVerdict::Forged);
}

QTEST_GUILESS_MAIN(SignedLinkTest)
#include "signed_link_test.moc"
