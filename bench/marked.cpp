// The concepts that ask for more than an order, on a case of 138,240 states and six parties whose
// statements carry marks: every twenty-fourth pair or so is unknown, strong, of a degree, of a
// chance; and attitudes.
#include <stdexcept>
#include <string>

#include "measure.hpp"
#include <fmt/format.h>

#include "entente/graph/concepts.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::bench {
namespace {

constexpr std::string_view options =
    "options:\n"
    "  a: {o0: [n0, n1, n2, n3, n4], o1: yes/no}\n"
    "  b: {o0: [n0, n1, n2], o1: yes/no, o2: yes/no}\n"
    "  c: {o0: [n0, n1, n2], o1: yes/no, o2: yes/no}\n"
    "  d: {o0: [n0, n1, n2], o1: yes/no, o2: yes/no}\n"
    "  e: [o0, o1]\n"
    "  f: [o0]\n";

/// How often the statement occurs whose mark is asked for, among twelve of each party.
constexpr std::uint64_t statements = 12;

/// A yes-or-no condition on an option that is taken at random.
std::string literal(std::uint64_t word) {
  static constexpr std::array<std::string_view, 16> all{
      "a.o0 >= n1", "a.o0 >= n3", "a.o1", "b.o0 >= n1", "b.o0 is n2", "b.o1",
      "b.o2",       "c.o0 >= n1", "c.o1", "c.o2",       "d.o0 >= n1", "d.o1",
      "d.o2",       "e.o0",       "e.o1", "f.o0"};
  return fmt::format("{}{}", word % 2 == 0 ? "" : "not ", all.at(word / 2 % all.size()));
}

/// Each party wants a dozen things, most of which join options of two parties; `mark` stands at the
/// second, sixth and tenth.
std::string text_of(std::uint64_t seed, std::string_view mark, std::string_view rest) {
  std::string text = fmt::format("{}preferences:\n", options);
  std::uint64_t at = 0;
  for (char party = 'a'; party <= 'f'; ++party) {
    text += fmt::format("  {}:\n", party);
    for (std::uint64_t k = 0; k < statements; ++k, at += 2)
      text += fmt::format("    - {{want: '{} if {}'{}}}\n", literal(splitmix_at(seed, at)),
                          literal(splitmix_at(seed, at + 1)),
                          k % 4 == 1 && !mark.empty() ? fmt::format(", {}", mark) : "");
  }
  return text + std::string(rest);
}

OptionGraph graph_of(const Row& row, std::string_view mark, std::string_view rest = {}) {
  const std::string text = text_of(row.seed, mark, rest);
  CaseFile file = read_case_text("case.yaml", text);
  if (!file.model) throw std::logic_error("the case of a row is not sound:\n" + text);
  return {file.model->space, file.model->ranks, file.model->degrees};
}

std::vector<graph::ConceptId> of_families(std::initializer_list<graph::Family> families) {
  std::vector<graph::ConceptId> ids;
  for (const graph::Concept& c : graph::concepts())
    if (std::ranges::find(families, graph::family_of(c.id)) != families.end()) ids.push_back(c.id);
  return ids;
}

using graph::Family;

Outcome unknown(const Row& row) {
  return fill(graph_of(row, "unknown: true"), of_families({Family::reading_a, Family::reading_b,
                                                           Family::reading_c, Family::reading_d}));
}
Outcome strong(const Row& row) {
  return fill(graph_of(row, "strong: true"), of_families({Family::strong}));
}
Outcome relational(const Row& row) {
  return fill(graph_of(row, "",
                       "attitudes:\n  a: {b: positive}\n  c: {d: negative}\n"
                       "  e: {f: positive, a: negative}\n"),
              of_families({Family::relational}));
}
Outcome fuzzy(const Row& row) {
  return fill(graph_of(row, "degree: 0.6..0.8"),
              of_families({Family::fuzzy, Family::grey_most, Family::grey_least}));
}
Outcome probable(const Row& row) {
  return fill(graph_of(row, "chance: 0.7"), of_families({Family::probable}));
}
Outcome crisp(const Row& row) { return fill(graph_of(row, "unknown: true")); }

}  // namespace

std::vector<Row> marked_rows() {
  constexpr std::uint64_t seed = 601;
  return {
      {"gatt-unsure", Group::graph, 1, 0x98211f2bdbaeabea, unknown, {}, seed},
      {"gatt-crisp", Group::graph, 1, 0xd40a4b17c6c3bde4, crisp, {}, seed},
      {"gatt-strong", Group::graph, 1, 0xffbbc8e77662d747, strong, {}, seed},
      {"gatt-minded", Group::graph, 1, 0x1746fdeed24ea73d, relational, {}, seed},
      {"gatt-degrees", Group::graph, 1, 0xe3ce8a5aec914561, fuzzy, {}, seed},
      {"gatt-chances", Group::graph, 1, 0x8c7d73dce58d7d62, probable, {}, seed},
  };
}

}  // namespace entente::bench
