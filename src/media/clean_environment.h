// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

namespace rushes {

/// What helper programs of ours are started with: no variable of the user's, a key least of all.
QProcessEnvironment cleanEnvironment();

} // namespace rushes
