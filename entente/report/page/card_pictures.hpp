#pragma once
#include <string>

#include "entente/report/page/page_parts.hpp"

/// The small drawings at the foot of the verdict cards. Their words say the same.
namespace entente::page {

/// One stroke per state, those that hold taller and green; empty where the states are too many.
Html comb(const Context& x);
/// The chance that a threat is carried out, and the chance at which refusing stops to pay.
Html bluff_picture(const ThreatView& t);
/// What the one takes and the other gives, with the room or the gap between.
Html range_picture(const Context& x, const settle::Bargaining& b);
/// What holds before a change and after it.
Html change_picture(const std::string& before, const std::string& after);

}  // namespace entente::page
