// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes::sim {

/// A visitor of a variant from lambdas; the last one can take const auto & for "all others".
template<typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};

} // namespace rushes::sim
