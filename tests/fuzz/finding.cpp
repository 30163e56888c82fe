// SPDX-License-Identifier: GPL-3.0-or-later
#include "finding.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

namespace rushes::fuzz {

namespace {

constexpr qsizetype told = 16;

bool holdsPartOf(QByteArrayView text, const QByteArray &secret)
{
    for (qsizetype at = 0; at + told <= secret.size(); ++at) {
        if (text.contains(QByteArrayView(secret).sliced(at, told)))
            return true;
    }
    return false;
}

} // namespace

void require(bool holds, const QString &particulars, const char *file, int line)
{
    if (holds)
        return;
    // As one line, whatever is in it: tests/fuzz/run shows that line.
    const QByteArray shown = QJsonDocument(QJsonArray{particulars}).toJson(QJsonDocument::Compact);
    std::fprintf(stderr, "FINDING at %s:%d: %s\n", file, line, shown.constData());
    std::abort();
}

bool holdsKey(QByteArrayView text)
{
    static const QByteArray key = plantedKey.toLatin1();
    static const QByteArray base64 = key.toBase64();
    return holdsPartOf(text, key) || holdsPartOf(text, base64);
}

} // namespace rushes::fuzz
