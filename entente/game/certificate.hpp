#pragma once
#include <vector>

#include "entente/game/profile.hpp"
#include "entente/game/table.hpp"
#include "entente/game/tree.hpp"

/// The proof that a profile is an equilibrium, recomputed from the game alone: what each player
/// earns, and how much it could gain by planning anew. Shares no code with any solver.
namespace entente::game {

/// Exact. An equilibrium has regret 0 for all.
struct Certificate {
  std::vector<Rational> payoffs;  ///< payoffs[player]
  std::vector<Rational> regrets;  ///< regrets[player]: the best plan against the others, less that
  Rational max_regret;
};

/// From floating-point chances, taken for the numbers that they are. A regret is an upper bound:
/// the computed value and the bound of its rounding error.
struct FloatCertificate {
  std::vector<double> payoffs, regrets;
  double max_regret = 0;
};

/// Needs perfect recall (recall.hpp).
///
/// Each way of own actions collects the payoffs behind it, weighted by chance and the others; from
/// the last own sets to the first the best action, or the mean, goes to the way before.
/// Cost: one walk over the nodes for each player.
/// Source: the realisation plans of von Stengel (1996), Efficient computation of behavior
/// strategies.
Certificate certify(const GameTree& g, const BehaviourProfile<Rational>& profile);
FloatCertificate certify(const GameTree& g, const BehaviourProfile<double>& profile);

/// Cost: one walk over the profiles for each player.
Certificate certify(const GameTable& g, const MixedProfile<Rational>& profile);
FloatCertificate certify(const GameTable& g, const MixedProfile<double>& profile);

}  // namespace entente::game
