#include <fmt/format.h>

#include "entente/base/natural.hpp"
#include "entente/game/json_reader.hpp"

namespace entente::game {
namespace {

constexpr std::uint64_t most_strategies = std::uint64_t{1} << 26;

}  // namespace

GameTable JsonGameReader::read_table() {
  GameTable g;
  g.title = text("", root_, "title");
  if (root_.find("comment")) g.comment = text("", root_, "comment");
  const auto players = list("players", root_.find("players"));
  if (!players) return g;
  Natural profiles(1);
  std::vector<std::uint64_t> counts;
  players->each([&](Value player, std::uint32_t k) {
    const std::string path = fmt::format("players[{}].", k);
    g.players.push_back({text(path, player, "name"), {}});
    const auto strategies = player.find("strategies");
    if (strategies && strategies->is_whole()) {
      counts.push_back(whole(path, player, "strategies", 1, most_strategies));
    } else {
      g.players.back().strategies = names(path + "strategies", strategies);
    }
    const std::size_t named = g.players.back().strategies.size();
    const std::uint64_t count = named > 0 || counts.size() <= k ? named : counts.back();
    if (count == 0) wrong(path + "strategies", "a player has at least one strategy");
    profiles *= Natural(count);
  });
  if (g.players.empty()) wrong("players", "a game has at least one player");
  g.counted = !counts.empty();
  if (g.counted && counts.size() != g.players.size())
    wrong("players", "the strategies of all are named, or those of all are counted");
  g.by_outcome = root_.find("profiles").has_value();
  if (g.by_outcome) g.outcomes = outcomes(g.players.size());
  const auto rows = list(g.by_outcome ? "profiles" : "payoffs",
                         root_.find(g.by_outcome ? "profiles" : "payoffs"));
  if (!rows || !faults_.empty()) return g;
  if (profiles != Natural(rows->size())) {
    fault(Code::E125, g.by_outcome ? "profiles" : "payoffs",
          fmt::format("{} profiles are listed, the strategies make {}", rows->size(),
                      profiles.text()));
    return g;
  }
  // Now the list is as long as the product, so no count is larger than the file.
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::uint64_t k = 1; k <= counts[i]; ++k)
      g.players[i].strategies.push_back(std::to_string(k));
  if (g.by_outcome) {
    read_profiles(g, rows->size());
  } else {
    read_cells(g, rows->size());
  }
  return g;
}

void JsonGameReader::read_cells(GameTable& g, std::uint64_t profiles) {
  g.cells.reserve(profiles * g.players.size());
  list("payoffs", root_.find("payoffs"))->each([&](Value row, std::uint32_t k) {
    const std::string path = fmt::format("payoffs[{}]", k);
    std::vector<Rational> payoffs = numbers(path, row);
    if (payoffs.size() != g.players.size())
      return fault(Code::E125, path,
                   fmt::format("{} payoffs for {} players", payoffs.size(), g.players.size()));
    for (Rational& payoff : payoffs) {
      g.cells.push_back(static_cast<std::uint32_t>(g.numbers.size()));
      g.numbers.push_back(std::move(payoff));
    }
  });
}

void JsonGameReader::read_profiles(GameTable& g, std::uint64_t profiles) {
  g.outcome_of.reserve(profiles);
  list("profiles", root_.find("profiles"))->each([&](Value item, std::uint32_t k) {
    if (!item.is_whole() || item.whole() > g.outcomes.size())
      return wrong(fmt::format("profiles[{}]", k),
                   fmt::format("{} is not the number of an outcome: 0 to {}", item.shown(),
                               g.outcomes.size()));
    g.outcome_of.push_back(item.whole() == 0 ? none : static_cast<std::uint32_t>(item.whole() - 1));
  });
}

}  // namespace entente::game
