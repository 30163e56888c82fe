// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace rushes {

/// SHA-256, bit by bit as it comes, at the speed of the machine: by libcrypto, which uses the processor's
/// instructions for it (QCryptographicHash is more than ten times slower). Any thread, one at a time.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Q_DISABLE_COPY_MOVE(Sha256)

    void add(QByteArrayView bytes);
    /// 32 bytes. Nothing is added after that.
    [[nodiscard]] QByteArray result();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace rushes
