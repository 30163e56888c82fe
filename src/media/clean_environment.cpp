// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clean_environment.h"

namespace rushes {

using namespace Qt::StringLiterals;

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

} // namespace rushes
