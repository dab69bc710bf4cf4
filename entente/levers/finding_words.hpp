#pragma once
#include <string>

#include "entente/graph/table.hpp"
#include "entente/levers/claims.hpp"

/// The reasons of findings, in words; used by claims.cpp only.
namespace entente::levers {

/// Why the states of X are stable, or who leaves them: `left` are X's states in the scenario.
std::string stable_words(const Scenario& scenario, const OptionGraph& g, const graph::Table& table,
                         const Check& check, const StateSet& left);
std::string reached_words(const Scenario& scenario, const Check& check,
                          const std::vector<Move>& path, bool reached);
std::string bluff_words(const Scenario& scenario, const game::ThreatAnswer& answer);
std::string reply_words(const Scenario& scenario, const game::ThreatAnswer& answer);
std::string range_words(const Scenario& scenario, const settle::Bargaining& range);

}  // namespace entente::levers
