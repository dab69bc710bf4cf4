#pragma once
#include <memory>
#include <optional>
#include <string>

#include "entente/base/run.hpp"
#include "entente/base/source_text.hpp"
#include "entente/model/case.hpp"
#include "entente/model/option_space.hpp"
#include "entente/model/preference.hpp"

namespace entente {

/// A case that is sound, with what every lens starts from.
struct Model {
  Case c;
  std::shared_ptr<const OptionSpace> space;
  StateId status_quo;
  std::vector<Ranks> ranks;  ///< by party: the written order, over all states
  std::shared_ptr<const PreferenceDegrees> degrees;  ///< beyond the ranks; null: nothing
  std::vector<StateSet> outcomes;                    ///< by outcome: its states
};

/// A case file with everything found in it. `model` is set where nothing was an error, or nothing
/// but an impossible history (E073) or evidence that cannot be verified (E082, E083): answers that
/// do not read those are sound, and `check` still refuses the case.
struct CaseFile {
  SourceText source;
  std::optional<Model> model;
  Diagnostics diagnostics;  ///< errors, and warnings either way
};

struct ReadLimits {
  std::uint64_t max_states = default_max_states;
};

/// Reads and checks a case (docs/case-format.md): all faults at once. `path` "-" is standard input.
CaseFile read_case(const std::string& path, const ReadLimits& limits = {});
/// The same from a text that is in memory; files of sources are looked for beside `name`.
CaseFile read_case_text(const std::string& name, std::string text, const ReadLimits& limits = {});

/// The state's outcome as an index; nothing where the case names no outcomes or none is true.
std::optional<std::uint32_t> outcome_of(const Model& m, StateId s);
/// The outcome's name; without outcomes the options that are not at their first level, or "nothing
/// done".
std::string state_label(const Model& m, StateId s);
/// The same for sentences: an outcome's name with blanks, settings as the case writes them.
std::string state_words(const Model& m, StateId s);
/// A level of an option that has levels as people read it; one that names a party by the party's
/// name.
std::string level_words(const Case& c, const Option& option, Level level);
/// The label in plain words with what tells the state from `among`'s other states of the same
/// label: "ceasefire, us.press russia".
std::string describe(const Model& m, StateId s, std::span<const StateId> among);
/// All options that are not at their first level: "us.press russia, ukraine.concede".
std::string settings_text(const Model& m, StateId s);

}  // namespace entente
