// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

#include <QVector>

namespace rushes {

/// What can be done with the selected tasks. A plain value.
struct SelectionFacts
{
    int count = 0;
    bool anyToCheck = false; ///< the service may still say something new, or the copy can be tried again
    bool anyToPause = false;
    bool allPaused = false;   ///< those that can be paused are, each by itself
    bool anyHere = false;     ///< a copy of the clip is in the profile
    bool anyPlayable = false; ///< that, and it passed the check: nothing else is played
    bool anyOnDisk = false;   ///< that, or a saved file
    bool anyLink = false;
    bool anyMessage = false;
    int onlyCopies = 0;             ///< held or unverified, and not saved: what removing hides
    const Family *family = nullptr; ///< the one that all belong to, where it has modes to choose from
    QString mode;                   ///< the one that all have; empty where they differ
};

/// Makes them of one task after the other, of which there can be very many.
class SelectionFactsMaker
{
public:
    /// Borrowed.
    explicit SelectionFactsMaker(const ServiceCatalogue &catalogue)
        : m_catalogue(catalogue)
    {
    }
    void add(const Task &task);
    [[nodiscard]] SelectionFacts facts() const;

private:
    const ServiceCatalogue &m_catalogue;
    SelectionFacts m_facts;
    bool m_anyNotPaused = false;
};

SelectionFacts factsOf(const QVector<const Task *> &tasks, const ServiceCatalogue &catalogue);

} // namespace rushes
