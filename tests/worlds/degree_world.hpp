#pragma once
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "family_twin.hpp"

#include "entente/graph/family.hpp"

namespace entente::worlds {

using DegreeKey =
    std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  ///< party, preferred, other

/// A random conflict with degrees, chances and attitudes, kept as tables of whole per cents.
struct DegreeWorld {
  Model model;
  std::map<DegreeKey, std::pair<int, int>> degree;  // low, high
  std::map<DegreeKey, int> chance;                  // of preferring the first
  std::vector<int> satisficing;
  std::vector<std::vector<int>> attitude;
  int first_move = 0, sanction = 100, reply = 0;
  bool weak = false;
  ConflictGraph graph;
};

/// One per cent, as the program keeps shares.
inline constexpr int hundredth = whole_share / 100;

/// The model with random degrees, chances and attitudes.
DegreeWorld with_degrees(Model model, std::uint64_t seed);
/// A random model of at most 8 states with them; every second one has unknown pairs too.
DegreeWorld degree_world(std::uint64_t seed);

/// What the definitions ask: FamilyTwin::stable_by.
struct Questions {
  FamilyTwin::Question leaves, deters, credible;
};

/// Those of relational, fuzzy, grey_most, grey_least or probable, from the tables of the world.
Questions questions_of(const DegreeWorld& w, graph::Family family);

}  // namespace entente::worlds
