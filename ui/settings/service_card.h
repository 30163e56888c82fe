// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "ui/style/card.h"

namespace rushes {

/// A service on a card: what it is called, where it is, and what can be done with it. Made anew when anything
/// of it changes. Main thread.
class ServiceCard final : public Card
{
    Q_OBJECT

public:
    enum class Kind {
        BuiltIn,
        Users,
        Unused, ///< the user's, but with the name or the address of a built-in one
    };
    ServiceCard(const Service &service, Kind kind, QWidget *parent);

Q_SIGNALS:
    void editWanted();
    void copyWanted();
    void exportWanted();
    void removalWanted();
};

} // namespace rushes
