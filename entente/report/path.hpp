#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/best_ways.hpp"
#include "entente/graph/bottlenecks.hpp"
#include "entente/graph/joint_graph.hpp"
#include "entente/graph/path.hpp"
#include "entente/graph/sequences.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/names.hpp"

/// The answer of `entente path`, of a case or of a graph file: where the parties go by themselves,
/// which ways lead to a state, and who can prevent it.
namespace entente::report {

/// What ways are made of: moves of parties, or joint improvements of coalitions.
enum class WayKind : std::uint8_t { any, improving, improving_or_unknown, joint };
/// "any", "unknown" (improving, or not known to be): as the command line and JSON write it.
std::string_view word_of(WayKind kind);

struct PathQuestion {
  StateId from;
  WayKind kind = WayKind::improving;
  std::vector<StateId> to;  ///< states to find the ways to; empty: where the parties go
  graph::WayOrder order = graph::WayOrder::shortest;
  std::size_t ways = 1;                      ///< list so many of the best ways to each
  std::optional<std::uint64_t> sequences;    ///< count legal sequences of up to so many moves
  bool prevent = false;                      ///< what each party keeps from happening by refusing
  StateSet holding;                          ///< states that hold: tell ways to those not reached
  std::vector<graph::Coalition> coalitions;  ///< of joint ways; empty: all
  graph::JointPreference joint = graph::JointPreference::each_better;
};

/// The best ways to one state, and what keeps it from being reached.
struct TargetWays {
  StateId to;
  std::optional<graph::WayCost> cost;  ///< of the best ways; nothing where none leads there
  std::uint32_t losses = 0;            ///< moves of the first of them that do not pay
  graph::WideCount count;              ///< how many there are
  std::vector<std::vector<Move>> ways;
  std::optional<graph::Bottlenecks> bottlenecks;  ///< of a state that is reached, not the start
  bool prevention_known = false;  ///< of a state that is reached, not the start: what follows
  std::vector<PartyId> refusing;  ///< each alone, by never moving
  std::vector<PartyId>
      moving_first;  ///< each alone, if it can always move first; not of joint ways
};

/// The states that a party keeps from being reached by never moving.
struct Prevention {
  PartyId party;
  StateSet lost;
};

struct PathAnswer {
  Names names;
  PathQuestion question;
  std::uint64_t states = 0;
  const Model* model = nullptr;                           ///< of a case
  std::optional<StateId> status_quo;                      ///< of the file
  std::shared_ptr<const graph::JointGraph> coalitions;    ///< of joint ways: who Move::by is
  std::function<Preference(const Move&)> worth;           ///< of a party's move, to the party
  std::function<std::vector<Move>(const Move&)> made_of;  ///< the moves of a joint move

  graph::Walk walk;
  /// Ways, by moves of which some do not improve, to states that hold but are not reached by
  /// improvements: from the one state of rest, or else from the start.
  std::vector<std::vector<Move>> longer;
  std::vector<TargetWays> targets;
  std::optional<graph::SequenceCounts> sequences;  ///< into the target, where there is one
  std::vector<Prevention> prevention;
  bool partial = false;

  /// Whether a move of a listed way, be it a joint one, improves for whoever makes it.
  bool pays(const Move& m) const;
  /// Who moves: "ukraine"; of a joint move "ann+bob".
  std::string mover_id(PartyId by) const;
  /// The same within a sentence: "Ukraine", "Ann and Bob together".
  std::string mover(PartyId by) const;
};

/// The names are for the caller to add beforehand; `answer` has names, model and status quo. Keep g
/// alive. Fails with E008 and E113 where the graph is too large for what is asked.
template <RankedGraph G>
Result<PathAnswer> follow_paths(const G& g, PathAnswer answer, PathQuestion question,
                                const Run& run);

extern template Result<PathAnswer> follow_paths(const OptionGraph&, PathAnswer, PathQuestion,
                                                const Run&);
extern template Result<PathAnswer> follow_paths(const ConflictGraph&, PathAnswer, PathQuestion,
                                                const Run&);
extern template Result<PathAnswer> follow_paths(const ProductGraph&, PathAnswer, PathQuestion,
                                                const Run&);

/// "worse for Russia", "no gain for Russia": why a move does not pay; empty where it does.
std::string worth_words(const PathAnswer& a, const Move& move);
/// A way, a line for each state and each move; `last` stands behind the last state.
std::string way_lines(const PathAnswer& a, const std::vector<Move>& way, std::string_view last,
                      const Look& look);
/// "the status quo", or the state's number.
std::string start_words(const PathAnswer& a);
/// "3, 4 and 7"; of many the first few, and how many there are more.
std::string state_numbers(const PathAnswer& a, const std::vector<StateId>& states,
                          std::size_t most);

std::string text_path(const PathAnswer& a, const Look& look);
/// The part on targets, sequences and prevention.
std::string text_targets(const PathAnswer& a, const Look& look);
/// entente.path/1 (schemas/path.schema.json).
std::string json_path(const PathAnswer& a);

}  // namespace entente::report
