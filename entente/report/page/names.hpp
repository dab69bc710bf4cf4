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

  /// "press: Russia", "concede", "no concede".
  std::string setting(OptionId o, Level level) const;
  /// The level alone: "Russia", "yes".
  std::string level(OptionId o, Level level) const;
  /// "Ceasefire"; without outcomes what is done, or "Nothing done".
  std::string title(StateId s) const;
  /// What tells the state from others of the same title: "press: Russia"; may be empty.
  std::string detail(StateId s) const;
  /// "ceasefire, press: Russia".
  std::string full(StateId s) const;
  /// "ceasefire, press: Russia (27)".
  Html numbered(StateId s) const;
  std::string number(StateId s) const { return std::to_string(s.value + 1); }
  /// Names of the case in a text of another part: "russia.accept is ceasefire" stays code.
  const Model& model() const { return *m_; }

 private:
  std::string option_name(OptionId o) const;

  const Model* m_ = nullptr;
  std::vector<StateId> shown_;
  std::vector<bool> shared_name_;  ///< by option: another party has one of this name
};

/// Whether English puts "the" before the name in a sentence ("United States").
bool wants_article(const std::string& name);

}  // namespace entente::page
