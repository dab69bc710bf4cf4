#pragma once
#include <string>
#include <vector>

#include "entente/report/layout.hpp"
#include "entente/solve/solve.hpp"

/// The answer of `entente solve`: the equilibria of a game, each with its certificate.
namespace entente::report {

struct SolveAnswer {
  const game::Game* game = nullptr;
  solve::Solved solved;
  bool exact = false;  ///< fractions as texts in JSON
};

/// By what answers call the parts of a list of siblings: their label where it is not empty, does
/// not begin with `#` and is none of the others', else `#` and the number.
std::vector<std::string> keys_of(const std::vector<std::string>& labels,
                                 const std::vector<std::uint64_t>& numbers);
/// The same, numbered from 1.
std::vector<std::string> keys_of(const std::vector<std::string>& labels);

/// One player's part of a profile under the names that people see.
struct NamedRow {
  std::string player, set;                                       ///< "strategy" in place of a set
  std::vector<std::pair<std::string, const Rational*>> chances;  ///< by action, or strategy
};
/// The rows of profile number k, players in order, sets in order.
std::vector<NamedRow> named_rows(const SolveAnswer& a, std::size_t k);
std::vector<std::string> player_keys(const SolveAnswer& a);

std::string text_solve(const SolveAnswer& a, const Look& look);
/// {"schema": "entente.solve/1", equilibria, method, complete, ...}: docs/games.md.
std::string json_solve(const SolveAnswer& a);

}  // namespace entente::report
