// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/test_certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <functional>
#include <memory>

namespace rushes::test {

namespace {

template<auto release>
struct Releaser
{
    template<typename T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Releaser<X509_free>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

QByteArray pem(const std::function<int(BIO *)> &write)
{
    const std::unique_ptr<BIO, Releaser<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    if (write(memory.get()) != 1)
        qFatal("nothing written");
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, qsizetype(size)};
}

CertificatePointer selfSigned(EVP_PKEY *key, const QByteArray &names)
{
    constexpr long day = 24 * 60 * 60;
    constexpr int version3 = 2;
    CertificatePointer certificate(X509_new());
    X509 *x509 = certificate.get();
    X509_set_version(x509, version3);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -day);
    X509_gmtime_adj(X509_getm_notAfter(x509), day);
    X509_set_pubkey(x509, key);
    X509_NAME *name = X509_get_subject_name(x509);
    const auto *commonName = reinterpret_cast<const unsigned char *>("Rushes test");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, commonName, -1, -1, 0);
    X509_set_issuer_name(x509, name);
    const ExtensionPointer alternatives(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.constData()));
    if (!alternatives || X509_add_ext(x509, alternatives.get(), -1) != 1)
        qFatal("no certificate for %s", names.constData());
    if (X509_sign(x509, key, EVP_sha256()) == 0)
        qFatal("not signed");
    return certificate;
}

} // namespace

QSslConfiguration Identity::serverSide() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Identity makeIdentity(const QByteArray &names)
{
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate = selfSigned(key.get(), names);
    const QByteArray keyPem = pem([&](BIO *to) {
        return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    const QByteArray certificatePem = pem([&](BIO *to) { return PEM_write_bio_X509(to, certificate.get()); });
    return {QSslCertificate(certificatePem), QSslKey(keyPem, QSsl::Ec)};
}

void trust(const Identity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(identity.certificate);
    QSslConfiguration::setDefaultConfiguration(configuration);
}

} // namespace rushes::test
