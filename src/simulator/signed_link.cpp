// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/signed_link.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QUrlQuery>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

/// What every form says in its own way.
struct Facts
{
    qint64 expires = 0; ///< Unix seconds
    int version = 0;
    QByteArray signature;
};

constexpr qint64 awsLifetime = 86400;
const QString awsDate = u"yyyyMMdd'T'HHmmss'Z'"_s;

QByteArray item(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded).toLatin1();
}

QByteArray plainQuery(const Facts &facts)
{
    return "Expires=" + QByteArray::number(facts.expires) + "&Version=" + QByteArray::number(facts.version) +
           "&Signature=" + facts.signature;
}

QByteArray awsQuery(const Facts &facts)
{
    const QByteArray date =
        QDateTime::fromSecsSinceEpoch(facts.expires - awsLifetime, Qt::UTC).toString(awsDate).toLatin1();
    return "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=SIMULATOR%2F" + date.left(8) +
           "%2Flocal%2Fs3%2Faws4_request&X-Amz-Date=" + date +
           "&X-Amz-Expires=" + QByteArray::number(awsLifetime) +
           "&X-Amz-SignedHeaders=host&versionId=" + QByteArray::number(facts.version) +
           "&X-Amz-Signature=" + facts.signature;
}

QByteArray closedQuery(const Facts &facts)
{
    const QByteArray inside =
        QByteArray::number(facts.expires) + '.' + QByteArray::number(facts.version) + '.' + facts.signature;
    return "ticket=" + inside.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray queryOf(const Facts &facts, LinkForm form)
{
    switch (form) {
    case LinkForm::Plain:
        return plainQuery(facts);
    case LinkForm::AwsV4:
        return awsQuery(facts);
    case LinkForm::Closed:
        return closedQuery(facts);
    }
    Q_UNREACHABLE();
    return {};
}

Facts factsIn(const QByteArray &text)
{
    const QUrlQuery query(QString::fromLatin1(text));
    if (const QByteArray ticket = item(query, u"ticket"_s); !ticket.isEmpty()) {
        const QList<QByteArray> parts =
            QByteArray::fromBase64(ticket, QByteArray::Base64UrlEncoding).split('.');
        return {parts.value(0).toLongLong(), parts.value(1).toInt(), parts.value(2)};
    }
    if (const QByteArray date = item(query, u"X-Amz-Date"_s); !date.isEmpty()) {
        QDateTime start = QDateTime::fromString(QString::fromLatin1(date), awsDate);
        start.setTimeSpec(Qt::UTC);
        return {start.toSecsSinceEpoch() + item(query, u"X-Amz-Expires"_s).toLongLong(),
                item(query, u"versionId"_s).toInt(), item(query, u"X-Amz-Signature"_s)};
    }
    return {item(query, u"Expires"_s).toLongLong(), item(query, u"Version"_s).toInt(),
            item(query, u"Signature"_s)};
}

} // namespace

QByteArray LinkSigner::signatureOf(const QByteArray &path, qint64 expires, int version) const
{
    const QByteArray text = path + '\n' + QByteArray::number(expires) + '\n' + QByteArray::number(version);
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QUrl LinkSigner::sign(QUrl url, Moment expires, int version, LinkForm form) const
{
    const auto seconds = qint64(std::chrono::floor<std::chrono::seconds>(expires).time_since_epoch().count());
    const QByteArray signature = signatureOf(url.path(QUrl::FullyDecoded).toUtf8(), seconds, version);
    url.setQuery(QString::fromLatin1(queryOf({seconds, version, signature}, form)));
    return url;
}

LinkVerdict LinkSigner::check(const QByteArray &path, const QByteArray &query, Moment now) const
{
    const Facts facts = factsIn(query);
    if (facts.signature != signatureOf(path, facts.expires, facts.version))
        return LinkVerdict::Forged;
    return now < Moment(std::chrono::seconds(facts.expires)) ? LinkVerdict::Good : LinkVerdict::Expired;
}

int LinkSigner::versionOf(const QByteArray &query)
{
    return factsIn(query).version;
}

} // namespace rushes::sim
