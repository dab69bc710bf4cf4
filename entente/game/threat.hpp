#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/model/case_file.hpp"

/// A threat that was made, and its answer, in closed form: the target complies, or refuses; then
/// the threat is dropped or carried out (docs/threats.md). Reputation and repetition are left out.
namespace entente::game {

/// What the closed form needs beyond the case: numbers, fixed or drawn.
struct ThreatInput {
  /// One of those who may be behind a party.
  struct Side {
    Persona persona;
    Ranks ranks;                    ///< of the states of the space
    std::vector<Rational> weights;  ///< as wants_of; empty where it ranks without weights
    Rational chance;                ///< of a type, in [0,1]
  };
  Side from, to;            ///< as usual, or as the type that is taken for certain
  std::vector<Side> types;  ///< what else `from` may be; empty where its type is certain
  Rational audience_cost;   ///< in the weights of `from`
  StateId status_quo;
};

/// The three states that judge a threat, found from the status quo by the target's own moves
/// (staying included), each the best for the target of its kind.
struct ThreatStates {
  std::optional<StateId> met;          ///< the demand is true
  std::optional<StateId> dropped;      ///< it is not, and the threat is not carried out
  std::optional<StateId> carried_out;  ///< `dropped` after `or_else`
  std::string missing;                 ///< why a state does not exist, in words; empty if all do
};

struct ThreatValues {
  Rational met, dropped, carried_out;
};

struct ThreatAnswer {
  std::uint32_t talk = 0;  ///< index in Case::talks
  PartyId from, to;
  ThreatStates states;
  std::optional<bool> bluff;          ///< nothing where a state is missing
  std::optional<bool> refusing_best;  ///< the same
  Rational chance;                    ///< that it is carried out, as the target sees it
  std::vector<bool> type_acts;        ///< by ThreatInput::types: carries it out
  bool usual_acts = false;
  std::optional<ThreatValues> values;  ///< to the target, in its weights; nothing where it has none
  std::optional<ThreatValues> threatener;  ///< to `from` as usual; nothing where it has none
  /// Refusing is the best reply below this chance; nothing without weights, or where no chance in
  /// [0,1] turns the answer.
  std::optional<Rational> threshold;
  Rational margin;  ///< worth of refusing less that of complying, in the target's weights
};

/// Judges one threat of the case (an index in Case::talks) against input.to. States are those of
/// `space`, which may hold options.
/// Source of the form: Schelling (1960), Powell (1999); docs/threats.md has the derivation.
ThreatAnswer judge_threat(const Case& c, const OptionSpace& space, std::uint32_t talk,
                          const ThreatInput& input);

/// Least and greatest threshold while the target's weights run over their ranges, the states fixed;
/// nothing where carrying out may be no worse to the target than dropping. Exact: a
/// linear-fractional function takes its extremes at corners (Charnes & Cooper 1962; found by
/// Dinkelbach 1967).
std::optional<std::pair<Rational, Rational>> threshold_range(const Case& c,
                                                             const OptionSpace& space,
                                                             const ThreatAnswer& answer);

}  // namespace entente::game
