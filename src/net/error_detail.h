// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rushes {

class KeySpellings;

// Particulars for an Error's detail: text that a server or the network library wrote, and figures. Never
// translated.

/// One line of at most longest characters: no control or direction characters, white space folded, URLs
/// without their queries.
QString cleanLine(const QString &text, qsizetype longest = 200);

/// What an error's body says in words: the string at "error", "error.message", "message", "msg" or "detail"
/// of a JSON object, as a clean line without the key; empty for any other body.
QString wordsOfErrorBody(const QByteArray &body, const KeySpellings &key);

/// "8 MiB".
QString sizeDetail(qint64 bytes);

} // namespace rushes
