// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/save_summary.h"

#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace rushes {

namespace {

class SaveSummaryText
{
    Q_DECLARE_TR_FUNCTIONS(SaveSummaryText)
};

/// Reasons that are told; more would not be read.
constexpr qsizetype mostReasons = 3;

QString savedSentence(const SaveSummary &summary)
{
    const QFileInfo file(summary.lastPath);
    const QString folder = shownText(QDir::toNativeSeparators(file.absolutePath()), longestQuoted);
    if (summary.saved == 1)
        //: %1: a file's name, %2: its folder
        return SaveSummaryText::tr("Saved as %1 in %2.")
            .arg(shownText(file.fileName(), longestQuoted), folder);
    //: clips; %1: a folder
    return SaveSummaryText::tr("Saved in %1: %Ln.", nullptr, summary.saved).arg(folder);
}

} // namespace

void SaveSummary::addFailure(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        ++cancelled;
        return;
    }
    ++failed;
    if (reasons.size() < mostReasons && !reasons.contains(error))
        reasons.append(error);
}

QString saveSummaryText(const SaveSummary &summary)
{
    QStringList sentences;
    if (summary.saved > 0)
        sentences.append(savedSentence(summary));
    // Of one clip the reason says enough.
    if (summary.failed > 1 || (summary.failed == 1 && summary.saved > 0))
        //: clips
        sentences.append(SaveSummaryText::tr("Not saved: %Ln.", nullptr, summary.failed));
    for (const Error &reason : summary.reasons)
        sentences.append(errorText(reason));
    if (summary.cancelled > 0)
        //: clips that were not saved because the user cancelled
        sentences.append(SaveSummaryText::tr("Cancelled: %Ln.", nullptr, summary.cancelled));
    return joinedSentences(sentences);
}

} // namespace rushes
