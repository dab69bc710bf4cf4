#include <map>

#include <fmt/format.h>

#include "entente/game/recall.hpp"
#include "entente/report/json.hpp"
#include "entente/report/solve.hpp"

namespace entente::report {
namespace {

std::string number(const SolveAnswer& a, const Rational& value) {
  return a.exact ? json_text(value.fraction()) : json_number(value);
}

std::string profile_json(const SolveAnswer& a, std::size_t k) {
  std::map<std::string, JsonObject> by_player;
  for (const NamedRow& row : named_rows(a, k)) {
    JsonObject chances;
    for (const auto& [name, chance] : row.chances) chances.add(name, number(a, *chance));
    by_player[row.player].add(row.set, chances.text());
  }
  JsonObject profile;
  for (const std::string& player : player_keys(a)) profile.add(player, by_player[player].text());
  return profile.text();
}

std::string equilibrium_json(const SolveAnswer& a, std::size_t k, bool constant_sum) {
  const game::Certificate& c = a.solved.certificates[k];
  const std::vector<std::string> players = player_keys(a);
  JsonObject payoffs;
  for (std::size_t i = 0; i < players.size(); ++i) payoffs.add(players[i], number(a, c.payoffs[i]));
  JsonObject one;
  one.add("profile", profile_json(a, k)).add("payoffs", payoffs.text());
  one.add("max_regret", number(a, c.max_regret));
  if (constant_sum) one.add("exploitability", number(a, c.regrets[0] + c.regrets[1]));
  return one.text();
}

std::string components_json(const SolveAnswer& a) {
  std::vector<std::string> lists;
  for (const auto& component : a.solved.components) {
    std::vector<std::string> members;
    for (const std::uint32_t k : component) members.push_back(std::to_string(k));
    lists.push_back(json_list(members));
  }
  return json_list(lists);
}

bool is_constant_sum(const SolveAnswer& a) {
  if (player_keys(a).size() != 2) return false;
  return std::visit([](const auto& g) { return game::constant_sum(g).has_value(); }, *a.game);
}

}  // namespace

std::string json_solve(const SolveAnswer& a) {
  const solve::Solved& s = a.solved;
  const bool constant_sum = is_constant_sum(a);
  std::vector<std::string> equilibria;
  for (std::size_t k = 0; k < s.profiles.size(); ++k)
    equilibria.push_back(equilibrium_json(a, k, constant_sum));
  JsonObject document;
  document.add_text("schema", "entente.solve/1").add("equilibria", json_list(equilibria));
  document.add_text("method", s.method).add_flag("complete", s.complete);
  if (!s.reason.empty()) document.add_text("reason", s.reason);
  if (constant_sum && !s.certificates.empty())
    document.add("value", number(a, s.certificates.front().payoffs.front()));
  if (!s.components.empty()) document.add("components", components_json(a));
  if (!s.warnings.empty()) document.add("warnings", json_texts(s.warnings));
  document.add_count("steps", s.steps);
  if (s.ended != solve::Ended::all) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
