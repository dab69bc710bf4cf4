#pragma once
#include <string>
#include <vector>

#include "entente/model/case_file.hpp"
#include "entente/report/page/html.hpp"

/// What parties, settings and states are called on the page.
namespace entente::page {

class Names {
public:
  Names() = default;
  /// States are told apart from the others of `shown`.
  Names(const Model& m, std::vector<StateId> shown);

  /// The party's name, kept apart from the text's direction, with "the" where English wants it.
  Html party(PartyId i) const;
  Html party_at_start(PartyId i) const;
  const std::string& bare(PartyId i) const { return m_->c.party(i).name; }
  /// The same as plain text: "the United States".
  std::string plain(PartyId i) const;

  /// "press Russia", "concede", "no concede".
  std::string setting(OptionId o, Level level) const;
  /// The level alone: "Russia", "yes".
  std::string level(OptionId o, Level level) const;
  /// "Ceasefire"; without outcomes what is done, or "Nothing done".
  std::string title(StateId s) const;
  /// What tells the state from others of the same title: "press Russia"; may be empty.
  std::string detail(StateId s) const;
  /// "ceasefire, press Russia".
  std::string full(StateId s) const;
  /// As `full`, without the options that stand at their first level: "ceasefire with press:
  /// Russia".
  std::string brief(StateId s) const;
  /// "Partial deal (22)", "State 1733" where what is done is too long for a sentence.
  Html called(StateId s) const;
  Html called_at_start(StateId s) const;
  /// The states of one title together: "Paid out (6) and auction (11, 12 and 15)".
  Html called(const std::vector<StateId>& states) const;
  std::string number(StateId s) const { return std::to_string(s.value + 1); }

private:
  std::vector<std::string> told_apart(StateId s, bool first_levels) const;

  const Model* m_ = nullptr;
  std::vector<StateId> shown_;
  std::vector<bool> shared_name_;  ///< by option: another party has one of this name
};

}  // namespace entente::page
