// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue_words.h"
#include "core/id_evidence.h"

#include <QByteArrayView>

namespace rushes {

/// Reads what the line of a log, a table or a sentence names beside its only id: a mode behind the word
/// "mode"; and, of an id whose prefix several services share, the one service or the one model in it. Models
/// without a number ("videos") are words of every day and do not count.
void readBeside(QByteArrayView line, const CatalogueWords &words, IdCollector &collector,
                IdEvidence &evidence);

} // namespace rushes
