// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <QVector>

namespace rushes {

/// What came of saving some clips.
struct SaveSummary
{
    int saved = 0;
    int failed = 0; ///< but for those that were cancelled
    int cancelled = 0;
    QString lastPath;       ///< of the saved ones
    QVector<Error> reasons; ///< each once
    void addFailure(const Error &error);
};

/// "Saved in ..: 12. Not saved: 1. The disk is full." Plain text; empty where there is nothing to tell.
QString saveSummaryText(const SaveSummary &summary);

} // namespace rushes
