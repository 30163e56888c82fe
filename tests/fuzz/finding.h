// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace rushes::fuzz {

/// Ends the program as a finding, with the place and the particulars, unless this holds. libFuzzer then keeps
/// the input. (The place by the compiler's own words: clang 14 has no std::source_location.)
void require(bool holds, const QString &particulars = {}, const char *file = __builtin_FILE(),
             int line = __builtin_LINE());

/// The key that the fuzzed answers may echo (answer.dict holds it in its forms).
inline const QString plantedKey = QStringLiteral("sk-test-0123456789abcdef");

/// Whether 16 characters in a row of the key stand there, as they are or as base64.
bool holdsKey(QByteArrayView text);

} // namespace rushes::fuzz
