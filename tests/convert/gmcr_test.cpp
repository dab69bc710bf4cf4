#include "entente/convert/gmcr.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>

#include "tests/project.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/base/caret.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

/// Files of GMCR+ against a reading of them that shares no code with the program's: by the JSON
/// itself, state by state.
namespace entente::convert {
namespace {

using Json = nlohmann::json;

const std::filesystem::path folder = tests::in_project("tests/convert/gmcr");

std::string bytes_of(const std::filesystem::path& path) {
  const auto text = read_file(path.string(), gmcr_file_bytes);
  EXPECT_TRUE(text) << path;
  return text.value_or("");
}

/// A file as the twin sees it: a state says for each option of the file whether it is taken.
struct Twin {
  using State = std::vector<bool>;
  Json file;
  std::vector<std::size_t> order;  // options by owner; those of nobody last
  std::vector<State> states;       // feasible ones, the first option of the order fastest

  explicit Twin(const std::string& text) : file(Json::parse(text)) {
    const std::size_t options = file["options"].size();
    for (const Json& party : file["decisionMakers"])
      for (const Json& o : party["options"]) order.push_back(o);
    for (std::size_t o = 0; o < options; ++o)
      if (std::ranges::find(order, o) == order.end()) order.push_back(o);
    for (unsigned bits = 0; bits < 1U << options; ++bits) {
      State s(options);
      for (std::size_t k = 0; k < options; ++k) s[order[k]] = (bits >> k & 1U) != 0;
      const Json& never = file["infeasibles"];
      if (std::none_of(never.begin(), never.end(), [&](const Json& c) { return holds(c, s); }))
        states.push_back(s);
    }
  }

  static bool holds(const Json& condition, const State& s) {
    if (condition.is_object())
      return std::any_of(condition["members"].begin(), condition["members"].end(),
                         [&](const Json& one) { return holds(one, s); });
    if (condition.is_string()) {
      const std::string letters = condition;
      for (std::size_t o = 0; o < letters.size(); ++o)
        if (letters[o] != '-' && (letters[o] == 'Y') != s[o]) return false;
      return true;
    }
    return std::all_of(condition.begin(), condition.end(), [&](const Json& pair) {
      return pair[1] == "-" || (pair[1] == "Y") == s[pair[0].get<std::size_t>()];
    });
  }

  bool manual() const {
    return file.value("useManualPreferenceRanking",
                      file.value("useManualPreferenceVectors", false));
  }

  /// Greater is better: places in the ranking, or the sum of 2^place of what holds.
  std::int64_t value(const Json& party, std::size_t s) const {
    std::int64_t sum = 0;
    if (!manual()) {
      for (const Json& wish : party["preferences"])
        sum = 2 * sum + (holds(wish, states[s]) ? 1 : 0);
      return sum;
    }
    const Json& ranking = party.contains("preferenceRanking") ? party["preferenceRanking"]
                                                              : party["preferenceVector"];
    for (const Json& group : ranking) {
      const Json states_of = group.is_array() ? group : Json::array({group});
      if (std::ranges::find(states_of, Json(s + 1)) != states_of.end()) return -sum;
      ++sum;
    }
    ADD_FAILURE() << "not ranked";
    return 0;
  }

  bool may_move(const Json& party, std::size_t from, std::size_t to) const {
    const Json& own = party["options"];
    for (std::size_t o = 0; o < states[from].size(); ++o) {
      if (states[from][o] == states[to][o]) continue;
      const std::string way = file["options"][o].value("permittedDirection", "both");
      const bool mine = std::ranges::find(own, Json(o)) != own.end();
      if (!mine || way == (states[to][o] ? "back" : "fwd")) return false;
    }
    return from != to;
  }
};

struct Converted {
  GmcrConflict conflict;
  std::string text;
  CaseFile file;
};

Converted converted(const std::string& name) {
  const SourceText source(name, bytes_of(folder / name));
  auto conflict = read_gmcr(source, 0, default_max_states);
  EXPECT_TRUE(conflict) << render(conflict.error(), std::span(&source, 1), 0, false);
  if (!conflict) return {};
  const std::string text = case_text(*conflict)->text;
  CaseFile file = read_case_text("case.yaml", text);
  EXPECT_TRUE(file.model) << text << render(file.diagnostics, std::span(&file.source, 1), 0, false);
  return {std::move(*conflict), text, std::move(file)};
}

class GmcrFile : public testing::TestWithParam<std::string> {};

TEST_P(GmcrFile, BecomesACaseWithTheSameStates) {
  const Twin twin(bytes_of(folder / GetParam()));
  const Converted c = converted(GetParam());
  const OptionSpace& space = *c.file.model->space;
  ASSERT_EQ(space.size(), twin.states.size());
  for (std::uint64_t s = 0; s < space.size(); ++s)
    for (std::uint32_t k = 0; k < twin.order.size(); ++k)
      EXPECT_EQ(space.level(StateId{s}, OptionId{k}) == 1, twin.states[s][twin.order[k]]);
}

TEST_P(GmcrFile, BecomesACaseWithTheSameMoves) {
  const Twin twin(bytes_of(folder / GetParam()));
  const Converted c = converted(GetParam());
  const OptionSpace& space = *c.file.model->space;
  for (std::uint32_t i = 0; i < twin.file["decisionMakers"].size(); ++i)
    for (std::uint64_t s = 0; s < space.size(); ++s) {
      std::vector<std::uint64_t> moves, expected;
      space.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        moves.push_back(t.value);
        return true;
      });
      for (std::uint64_t t = 0; t < space.size(); ++t)
        if (twin.may_move(twin.file["decisionMakers"][i], s, t)) expected.push_back(t);
      EXPECT_EQ(moves, expected) << "party " << i << ", state " << s + 1;
    }
}

TEST_P(GmcrFile, BecomesACaseWithTheSameRankings) {
  const Twin twin(bytes_of(folder / GetParam()));
  const Converted c = converted(GetParam());
  const OptionGraph g(c.file.model->space, c.file.model->ranks);
  for (std::uint32_t i = 0; i < twin.file["decisionMakers"].size(); ++i)
    for (std::uint64_t s = 0; s < g.state_count(); ++s)
      for (std::uint64_t t = 0; t < g.state_count(); ++t) {
        const Json& party = twin.file["decisionMakers"][i];
        const auto difference = twin.value(party, t) - twin.value(party, s);
        EXPECT_EQ(g.compare(PartyId{i}, StateId{s}, StateId{t}) == Preference::better,
                  difference > 0)
            << "party " << i << ", states " << s + 1 << " and " << t + 1 << "\n"
            << c.text;
      }
}

INSTANTIATE_TEST_SUITE_P(Kept, GmcrFile,
                         testing::Values("quay.gmcr", "ranked.gmcr", "older.gmcr", "letters.gmcr",
                                         "nobody.gmcr"),
                         [](const auto& row) { return row.param.substr(0, row.param.find('.')); });

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

TEST(GmcrCase, SaysIfAndIffWhereTwoOptionsAreTiedToEachOther) {
  const std::string text = converted("quay.gmcr").text;
  EXPECT_TRUE(has(text, "port_authority.build_the_quay iff town.if_\n")) << text;
  EXPECT_TRUE(has(text, "port_authority.build_the_quay or turkce_fishers_union.accept_in_full\n"));
  EXPECT_TRUE(has(text, "town.if_ if port_authority.build_the_quay\n"));
  EXPECT_TRUE(has(text, "turkce_fishers_union.delay iff not town.if_\n"));
}

TEST(GmcrCase, KeepsTheTextsOfTheFileBesideTheNames) {
  const Model m = *converted("quay.gmcr").file.model;
  EXPECT_EQ(m.c.parties[1].name,
            "T\xC3\xBCrk\xC3\xA7"
            "e Fishers' union");
  EXPECT_EQ(m.c.options[2].about, "\"Accept\" \xE2\x80\x93 in full");
}

TEST(GmcrCase, TellsPartiesOfOneNameApart) {
  const Model m = *converted("older.gmcr").file.model;
  EXPECT_EQ(m.c.parties[0].id, "ann");
  EXPECT_EQ(m.c.parties[1].id, "ann_2");
}

TEST(GmcrCase, BeginsWhereTheRulesAllowIt) {
  const Converted c = converted("letters.gmcr");
  EXPECT_EQ(c.file.model->status_quo, StateId{0});
  EXPECT_TRUE(has(fmt::format("{}", fmt::join(c.conflict.notes, "\n")), "names no status quo"));
}

TEST(GmcrCase, NamesWhatItDoesNotCarryOver) {
  const Converted c = converted("nobody.gmcr");
  const std::string notes = fmt::format("{}", fmt::join(c.conflict.notes, "\n"));
  for (const char* key : {"colourOfWindow: this key is not known", "options[1].help",
                          "decisionMakers[0].mood", "decisionMakers[0].misperceptions: not carried",
                          "options[0]: nobody owns \"Rain\"", "coalitions: not carried over"}) {
    EXPECT_TRUE(has(notes, key)) << notes;
    EXPECT_TRUE(has(c.text, std::string("# ") + key)) << c.text;
  }
}

TEST(GmcrCase, NamesStatementsThatARankingReplaces) {
  EXPECT_TRUE(
      has(converted("ranked.gmcr").text, "# decisionMakers[0].preferences: not carried over"));
}

TEST(GmcrCase, HasNoNotesWhereEverythingIsKept) {
  EXPECT_TRUE(converted("quay.gmcr").conflict.notes.empty());
  EXPECT_TRUE(converted("older.gmcr").conflict.notes.empty());
}

}  // namespace
}  // namespace entente::convert
