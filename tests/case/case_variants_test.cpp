#include "entente/levers/case_variants.hpp"

#include <algorithm>
#include <map>

#include "support.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

/// Variants of a case against the case written anew with that one change, read and solved.
namespace entente::test {
namespace {

using levers::CaseVariant;

struct Written {
  std::string rules = "[a.x only rises, never b.y and a.z is high]";
  std::map<std::string, std::vector<std::string>> wants{{"a", {"b.y", "not x", "z is mid"}},
                                                        {"b", {"a.z is not low", "y if a.x"}}};

  std::string text() const {
    std::string text = "options: {a: {x: yes/no, z: [low, mid, high]}, b: [y]}\n";
    text += fmt::format("rules: {}\npreferences:\n", rules);
    for (const auto& [party, list] : wants)
      text += fmt::format("  {}: [{}]\n", party, fmt::join(list, ", "));
    return text;
  }
  levers::Holding holding() const {
    const Model m = model_of(text());
    const auto table =
        graph::fill_table(OptionGraph(m.space, m.ranks), graph::crisp_concepts, entente::Run{});
    levers::Holding holding;
    for (std::size_t k = 0; k < holding.size(); ++k)
      table->concepts[k].equilibria.each([&](StateId s) {
        holding.at(k).push_back(s);
        return true;
      });
    return holding;
  }
};

Written with(const CaseVariant& v) {
  Written w;
  const auto rules = [&](const std::string& first) {
    w.rules = fmt::format("[{}never b.y and a.z is high]", first);
  };
  const std::string own = "a.x only rises, ";
  const std::string option = v.option.value == 0 ? "a.x" : v.option.value == 1 ? "a.z" : "b.y";
  std::vector<std::string>& list = w.wants[v.party.value == 0 ? "a" : "b"];
  const auto at = [&] { return list.begin() + static_cast<std::ptrdiff_t>(v.statement) - 1; };
  switch (v.kind) {
    case CaseVariant::Kind::only_rises:
      rules(own + option + " only rises, ");
      break;
    case CaseVariant::Kind::only_falls:
      rules(own + option + " only falls, ");
      break;
    case CaseVariant::Kind::reversible:
      rules("");
      break;
    case CaseVariant::Kind::swap:
      std::iter_swap(at(), at() + 1);
      break;
    case CaseVariant::Kind::drop:
      list.erase(at());
      break;
  }
  return w;
}

TEST(CaseVariants, HoldWhatTheCaseWithThatChangeHolds) {
  const Model m = model_of(Written{}.text());
  const auto found = levers::case_variants(m, levers::Reading::order, entente::Run{});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->today, Written{}.holding());
  EXPECT_EQ(found->variants.size(), 1U + 2U + 2U + (2U + 3U) + (1U + 2U));
  int changes = 0;
  for (const CaseVariant& v : found->variants) {
    EXPECT_EQ(v.holding, with(v).holding()) << with(v).text();
    changes += v.holding != found->today ? 1 : 0;
  }
  EXPECT_GT(changes, 2);
}

TEST(CaseVariants, ByWeightAreNotSwapsOfStatements) {
  const Model m = model_of(Written{}.text());
  const auto found = levers::case_variants(m, levers::Reading::weight, entente::Run{});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(std::ranges::count(found->variants, CaseVariant::Kind::swap, &CaseVariant::kind), 0);
}

}  // namespace
}  // namespace entente::test
