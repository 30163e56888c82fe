// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sha256.h"

#include <QtGlobal>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace rushes {

namespace {

/// libcrypto fails here only without memory, or where a policy forbids the digest: then no clip can be
/// verified.
void need(int done)
{
    if (done != 1)
        qFatal("libcrypto gives no SHA-256");
}

} // namespace

struct Sha256::Context
{
    EVP_MD_CTX *handle = EVP_MD_CTX_new();
    ~Context()
    {
        EVP_MD_CTX_free(handle);
        // What libcrypto keeps for a thread it frees as the thread ends, but loses where the program ends at
        // that moment: a pool's thread counts as gone a little before it is.
        OPENSSL_thread_stop();
    }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    need(EVP_DigestInit_ex(m_context->handle, EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    need(EVP_DigestUpdate(m_context->handle, bytes.data(), size_t(bytes.size())));
}

QByteArray Sha256::result()
{
    QByteArray digest(EVP_MD_CTX_get_size(m_context->handle), Qt::Uninitialized);
    need(EVP_DigestFinal_ex(m_context->handle, reinterpret_cast<unsigned char *>(digest.data()), nullptr));
    return digest;
}

} // namespace rushes
