#include "entente/settle/bargaining.hpp"

#include <array>

#include <fmt/format.h>

namespace entente::settle {
namespace {

/// Why the closed form does not apply; empty where it does.
std::string missing_in(const Case& c) {
  if (!c.terms) return "the case has no terms";
  const NoDeal& n = c.terms->no_deal;
  if (n.kind != NoDeal::Kind::fight)
    return "no_deal is not a fight, so the range needs the packages of all issues";
  if (c.terms->between.size() != 2) return "a fight over a prize has two sides";
  if (!n.prize) return "no_deal.prize does not say what is fought over";
  return {};
}

/// Where a party's cost stands: the last `cost_if` that is true and names it, else `cost`.
std::string cost_path(const Case& c, PartyId party, const std::vector<Level>& levels) {
  const NoDeal& n = c.terms->no_deal;
  std::string path = "terms.no_deal.cost." + c.party(party).id;
  for (std::size_t k = 0; k < n.cost_if.size(); ++k)
    if (n.cost_if[k].cost.contains(party.value) && holds(*n.cost_if[k].when.formula, levels))
      path = fmt::format("terms.no_deal.cost_if.{}.{}", k + 1, c.party(party).id);
  return path;
}

}  // namespace

std::optional<Bargaining> bargaining_range(const Case& c, const std::vector<Level>& levels,
                                           const NumberOf& number, std::string* why) {
  const std::string missing = missing_in(c);
  if (why != nullptr) *why = missing;
  if (!missing.empty()) return std::nullopt;
  Bargaining b;
  b.taker = c.terms->between[0];
  b.giver = c.terms->between[1];
  const std::string expects = "terms.no_deal.expects.";
  const std::array<std::string, 4> paths{
      expects + c.party(b.taker).id, cost_path(c, b.taker, levels), expects + c.party(b.giver).id,
      cost_path(c, b.giver, levels)};
  std::array<Rational, 4> now;
  for (std::size_t k = 0; k < paths.size(); ++k) now[k] = number(paths[k]);
  b.least = now[0] - now[1];
  b.most = now[2] + now[3];
  const Rational gap = b.least - b.most;
  // The taker's expectation must fall by the gap; each of the other three must rise by it.
  for (std::size_t k = 0; k < paths.size(); ++k) {
    const bool below = k == 0;
    b.openings.push_back({paths[k], now[k], below ? now[k] - gap : now[k] + gap, below});
  }
  return b;
}

}  // namespace entente::settle
