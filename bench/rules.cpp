// Conflicts under rules: yes-or-no options of four parties, rules across parties and on moves, and
// even ranks. The free conflict of as many states is the row "free20".
#include <stdexcept>
#include <string>

#include "measure.hpp"
#include <fmt/format.h>

#include "entente/base/parallel.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::bench {
namespace {

/// The space of a case: options[i] of party i.
std::shared_ptr<const OptionSpace> space_of(const std::vector<std::uint64_t>& options,
                                            const std::string& rules) {
  std::string text = "options:\n";
  for (std::size_t i = 0; i < options.size(); ++i) {
    text += fmt::format("  p{}: [", i);
    for (std::uint64_t k = 0; k < options[i]; ++k)
      text += fmt::format("{}o{}", k == 0 ? "" : ", ", k);
    text += "]\n";
  }
  if (!rules.empty()) text += "rules:\n" + rules;
  text += "preferences:\n";
  for (std::size_t i = 0; i < options.size(); ++i) text += fmt::format("  p{0}: [p{0}.o0]\n", i);
  CaseFile file = read_case_text("case.yaml", text);
  if (!file.model) throw std::logic_error("the case of a row is not sound:\n" + text);
  return file.model->space;
}

/// Even ranks of 16 bits, as ProductGraph has them.
OptionGraph graph_of(const Row& row, const std::string& rules) {
  auto space = space_of(row.strategies, rules);
  std::vector<Ranks> ranks(space->party_count());
  parallel_for(some_threads(), ranks.size(), [&](std::size_t i) {
    ranks[i].resize(space->size());
    for (std::uint64_t s = 0; s < space->size(); ++s)
      ranks[i][s] = static_cast<std::uint32_t>(
          splitmix_at(row.seed, (static_cast<std::uint64_t>(i) << 40) + s) >> 48);
  });
  return {space, std::move(ranks)};
}

/// Forbids an eighth of the combinations, so many times over, by options of three parties.
std::string eighths(int count) {
  std::string rules;
  for (int k = 0; k < count; ++k)
    rules += fmt::format("  - never {}p{}.o{} and p{}.o{} and {}p{}.o{}\n",
                         k % 2 == 0 ? "" : "not ", k % 4, k % 5, (k + 1) % 4, (k + 2) % 5,
                         k % 3 == 0 ? "not " : "", (k + 2) % 4, (k + 3) % 5);
  return rules;
}

constexpr std::string_view moves =
    "  - p0.o0 only rises\n  - p1.o1 only rises\n  - p2.o1 only falls\n"
    "  - p1.o2 moves only if p0.o1\n  - p3.o0 moves only if p1.o0 or p2.o0\n";

/// Forbids a quarter eight times over: of four options of each party, none beside the next one's.
std::string quarters() {
  std::string rules;
  for (int i = 0; i < 4; ++i)
    rules += fmt::format("  - never p{0}.o0 and p{1}.o1\n  - never p{0}.o2 and p{1}.o3\n", i,
                         (i + 1) % 4);
  return rules;
}

Outcome free_space(const Row& row) { return fill(graph_of(row, "")); }
Outcome eighth(const Row& row) { return fill(graph_of(row, eighths(1))); }
Outcome half(const Row& row) { return fill(graph_of(row, eighths(5))); }
Outcome nine_tenths(const Row& row) { return fill(graph_of(row, quarters())); }
Outcome limited(const Row& row) { return fill(graph_of(row, eighths(1) + std::string(moves))); }
Outcome by_moves(const Row& row) { return fill(graph_of(row, std::string(moves))); }

}  // namespace

/// The check values of the ruled rows were found by the flood too, which takes a move at a time;
/// half24 has that of this program alone.
std::vector<Row> ruled_rows() {
  return {
      {"free20", Group::graph, 3, 0x389df58eb009de24, free_space, {5, 5, 5, 5}, 401},
      {"eighth20", Group::graph, 3, 0xbc658c1ed6edc0eb, eighth, {5, 5, 5, 5}, 402},
      {"half21", Group::graph, 3, 0x7fc31e01b36377a3, half, {6, 5, 5, 5}, 403},
      {"half24", Group::graph, 1, 0x4c02f759ad45bc14, half, {6, 6, 6, 6}, 403},
      {"most23", Group::graph, 3, 0x418f622852659e4c, nine_tenths, {6, 6, 6, 5}, 404},
      {"moves20", Group::graph, 3, 0x85aa7a8e4071f61d, by_moves, {5, 5, 5, 5}, 405},
      {"rules20", Group::graph, 3, 0x30ef5f469b054e08, limited, {5, 5, 5, 5}, 406},
  };
}

}  // namespace entente::bench
