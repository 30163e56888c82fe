// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

// Names of files that are legal, and look like what they are, on Linux, Windows and macOS. Pure.

constexpr QStringView clipEnding = u".mp4";
constexpr QStringView factsEnding = u".json";
/// Bytes of UTF-8 before the ending: " (999)" and ".json" stay under the 255 of file systems.
constexpr qsizetype longestStem = 200;

/// Text without anything that a file system minds: folders and wild cards become dashes, white space single
/// spaces; control, direction and invisible characters, halves of characters and those that Unicode does not
/// know are dropped; composed (NFC), as Linux and Windows keep names and macOS compares them.
QString cleanedForName(const QString &text);

/// What can stand before an ending: cleaned, no more than longestStem bytes, nothing at its start that hides
/// the file or looks like an option (dots, dashes), no dots or spaces at its end, and no device of Windows
/// (those get a "_"). Empty where nothing is left. Of a legal stem it makes the same again.
QString legalStem(const QString &text);

/// As many whole characters (as a person counts them) as fit into so many bytes of UTF-8.
QString cutToBytes(const QString &text, qsizetype bytes);

/// The name with " (2)", " (3)" .. before its ending; take 1 is the name itself.
QString numberedFileName(const QString &name, int take);

} // namespace rushes
