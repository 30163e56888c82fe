// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace rushes::test {

/// A server's proof of who it is, made for one test run.
struct Identity
{
    QSslCertificate certificate;
    QSslKey key;

    /// What a server begins to speak TLS with.
    [[nodiscard]] QSslConfiguration serverSide() const;
};

/// Self-signed, for a day, for the names as OpenSSL writes them: "DNS:cdn.example,IP:127.0.0.1". Nobody
/// trusts it until trust().
Identity makeIdentity(const QByteArray &names);

/// From now on every connection of this process takes the certificate for true, beside those of the system.
void trust(const Identity &identity);

} // namespace rushes::test
