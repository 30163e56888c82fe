// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/signed_link.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrlQuery>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

QByteArray item(const QByteArray &query, const QString &name)
{
    return QUrlQuery(QString::fromLatin1(query)).queryItemValue(name, QUrl::FullyDecoded).toLatin1();
}

} // namespace

QByteArray LinkSigner::signatureOf(const QByteArray &path, const QByteArray &expires,
                                   const QByteArray &version) const
{
    const QByteArray text = path + '\n' + expires + '\n' + version;
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QUrl LinkSigner::sign(QUrl url, Moment expires, int version) const
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(expires).time_since_epoch().count();
    const QByteArray end = QByteArray::number(qint64(seconds));
    const QByteArray number = QByteArray::number(version);
    const QByteArray signature = signatureOf(url.path(QUrl::FullyDecoded).toUtf8(), end, number);
    url.setQuery(QString::fromLatin1("Expires=" + end + "&Version=" + number + "&Signature=" + signature));
    return url;
}

LinkVerdict LinkSigner::check(const QByteArray &path, const QByteArray &query, Moment now) const
{
    const QByteArray expires = item(query, u"Expires"_s);
    if (item(query, u"Signature"_s) != signatureOf(path, expires, item(query, u"Version"_s)))
        return LinkVerdict::Forged;
    return now < Moment(std::chrono::seconds(expires.toLongLong())) ? LinkVerdict::Good
                                                                    : LinkVerdict::Expired;
}

int LinkSigner::versionOf(const QByteArray &query)
{
    return item(query, u"Version"_s).toInt();
}

} // namespace rushes::sim
