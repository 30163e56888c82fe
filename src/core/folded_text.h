// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace rushes {

/// Stands for one or more characters that belong to no id, URL or JSON syntax: Chinese letters and
/// punctuation, symbols, emoji.
constexpr char foreignMark = '\x80';
/// Stands for a percent-encoded character that a URL can hold in no other way: it does not end one.
constexpr char encodedMark = '\x81';

/// Any text as plain ASCII to search ids in, one line a line. Full-width forms, typographic quotes, hyphens
/// and spaces become their plain ones; percent-encoding, JSON's escapes and those of a shell's line breaks
/// are undone; colours of terminals and characters without a width are dropped; all else becomes a mark.
/// Linear; at most three bytes a character.
QByteArray foldedText(QStringView text);

} // namespace rushes
