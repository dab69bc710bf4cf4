#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/game/certificate.hpp"
#include "entente/game/game_file.hpp"
#include "entente/game/plans.hpp"
#include "entente/solve/solution.hpp"

/// The equilibria of a game by the method that fits it (docs/games.md).
namespace entente::solve {

enum class Method : std::uint8_t { automatic, pure, extreme, backward };

struct Request {
  Method method = Method::automatic;
  bool all = false;        ///< every extreme equilibrium is asked for
  bool strategic = false;  ///< a tree by its reduced strategic form
};

/// What was found, each point with the proof that was recomputed from the game.
struct Solved {
  /// Rows of a profile are strategies of players (a table, or a tree with `form`), or actions of
  /// sets.
  std::vector<std::vector<std::vector<Rational>>> profiles;
  std::vector<game::Certificate> certificates;
  std::optional<game::ReducedForm> form;  ///< of a tree that was solved with `strategic`
  std::string method;                     ///< in words
  std::string why;                        ///< why this method
  bool complete = false;                  ///< the list is proved to be all of its kind
  Ended ended = Ended::all;
  std::string reason;      ///< a sentence, where there is no equilibrium in the list
  bool no_method = false;  ///< `automatic` knows no method for this game yet
  std::vector<std::vector<std::uint32_t>> components;
  std::vector<std::string> warnings;
  std::uint64_t steps = 0;
};

/// Fails with E127 where a tree method needs perfect recall, with E128 where the method does not
/// fit the game, and where the reduced strategic form would be too large: it is counted first.
Result<Solved> solve(const game::Game& game, const Request& request, const Run& run);

}  // namespace entente::solve
