#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "entente/forecast/numbers.hpp"
#include "entente/game/threat.hpp"
#include "entente/graph/fill.hpp"
#include "entente/model/option_graph.hpp"
#include "entente/settle/bargaining.hpp"

namespace entente::levers {

/// How states are ranked: by the written order, or by summed weights.
enum class Reading : std::uint8_t { order, weight };

/// The case as a `given` has it: options held, parties as types, numbers changed. Built once, then
/// asked with fixed or drawn numbers. Refers to the model: keep it alive.
class Scenario {
public:
  Scenario(const Model& m, Given given);

  const Model& model() const { return m_; }
  const Given& given() const { return given_; }
  const OptionSpace& space() const { return *space_; }
  /// False where the held options leave no state.
  bool possible() const { return space_->size() > 0; }
  /// Where the status quo lies with the held levels; nothing where that is no state.
  std::optional<StateId> status_quo() const { return status_quo_; }
  /// The state of this scenario as a state of the whole case, and back.
  StateId in_case(StateId s) const { return *m_.space->state(space_->combination(s)); }

  /// The numbers with those of `given` put in.
  forecast::Numbers with_given(forecast::Numbers numbers) const;
  const forecast::NumberTable& table() const { return table_; }

  /// The graph with the preferences of the written order, or of the weights in `numbers`.
  OptionGraph graph(Reading reading, const forecast::Numbers& numbers) const;
  /// The threat of one talk against one target; its states are those of this scenario's space.
  game::ThreatAnswer threat(std::uint32_t talk, PartyId to, Reading reading,
                            const forecast::Numbers& numbers) const;
  std::optional<settle::Bargaining> bargaining(const forecast::Numbers& numbers,
                                               std::string* why = nullptr) const;

private:
  game::ThreatInput::Side side(Persona persona, Reading reading,
                               const forecast::Numbers& numbers) const;
  Ranks whole_ranks(Persona persona, Reading reading, const forecast::Numbers& numbers) const;
  std::shared_ptr<const PreferenceDegrees> degrees(Reading reading) const;
  const std::vector<StateSet>& truth(Persona persona) const;

  const Model& m_;
  Given given_;
  std::shared_ptr<const OptionSpace> space_;
  std::optional<StateId> status_quo_;
  std::vector<Level> status_quo_levels_;
  forecast::NumberTable table_;
  std::vector<Persona> personas_;  ///< by party
  std::map<Persona, std::vector<StateSet>> truth_;
  std::map<Persona, Ranks> order_;
  std::shared_ptr<const PreferenceDegrees> degrees_;  ///< of the personas, on this space
};

}  // namespace entente::levers
