// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace rushes {

struct JsonFault;

/// What is wrong in a file of services, without its place, in the user's language: "must begin with
/// https://".
QString faultText(const JsonFault &fault);
/// The same behind its place: "services[1].base: must begin with https://".
QString placedFaultText(const JsonFault &fault);

/// The file of the user's services could not be used. setAsidePath: where it is kept; empty: where it was.
QString servicesTroubleText(const Error &why, const QString &setAsidePath);

} // namespace rushes
