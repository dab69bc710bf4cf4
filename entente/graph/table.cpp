#include "entente/graph/table.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "entente/base/parallel.hpp"
#include "entente/base/random.hpp"

namespace entente::graph {
namespace {

constexpr std::uint64_t word_states = 64;
constexpr std::uint64_t block_words = 4096;

std::uint64_t sum_over(std::uint64_t word, const std::array<std::uint64_t, word_states>& mixed) {
  std::uint64_t sum = 0;
  for (; word != 0; word &= word - 1)
    sum += mixed[static_cast<std::size_t>(std::countr_zero(word))];
  return sum;
}

/// One sum per set, over the states of some words.
std::vector<std::uint64_t> sums(const std::vector<const StateSet*>& sets, std::uint64_t first,
                                std::uint64_t last) {
  std::vector<std::uint64_t> sum(sets.size(), 0);
  std::array<std::uint64_t, word_states> mixed{};
  for (std::uint64_t w = first; w < last; ++w) {
    for (std::uint64_t b = 0; b < word_states; ++b) mixed[b] = mix(w * word_states + b);
    for (std::size_t k = 0; k < sets.size(); ++k)
      if (w < sets[k]->words().size()) sum[k] += sum_over(sets[k]->words()[w], mixed);
  }
  return sum;
}

std::vector<std::uint64_t> hashes(const std::vector<const StateSet*>& sets, const Run& run) {
  std::uint64_t words = 0;
  for (const StateSet* set : sets) words = std::max<std::uint64_t>(words, set->words().size());
  const std::uint64_t blocks = (words + block_words - 1) / block_words;
  std::vector<std::vector<std::uint64_t>> part(blocks);
  Run unstoppable = run;  // a hash of half a set would be taken for that of another set
  unstoppable.stop = nullptr;
  parallel_for(unstoppable, blocks, [&](std::size_t b) {
    part[b] = sums(sets, b * block_words, std::min(words, (b + 1) * block_words));
  });
  std::vector<std::uint64_t> total(sets.size(), 0);
  for (const auto& row : part)
    for (std::size_t k = 0; k < total.size(); ++k) total[k] += row[k];
  return total;
}

}  // namespace

bool ConceptTable::complete() const {
  return std::ranges::all_of(known, [](bool k) { return k; });
}

const ConceptTable* Table::find(ConceptId id) const {
  const auto found = std::ranges::find(concepts, id, &ConceptTable::id);
  return found == concepts.end() ? nullptr : &*found;
}

std::uint64_t hash(const StateSet& set) { return hashes({&set}, Run{}).front(); }

TableHash hash(const Table& table, const Run& run) {
  std::vector<const StateSet*> sets;
  for (const ConceptTable& c : table.concepts) {
    for (const StateSet& set : c.stable) sets.push_back(&set);
    sets.push_back(&c.equilibria);
  }
  const std::vector<std::uint64_t> all = hashes(sets, run);
  TableHash result;
  std::size_t next = 0;
  for (const ConceptTable& c : table.concepts) {
    std::vector<std::uint64_t>& row = result.stable.emplace_back();
    for (std::size_t i = 0; i < c.stable.size(); ++i) row.push_back(all[next++]);
    result.equilibria.push_back(all[next++]);
  }
  return result;
}

}  // namespace entente::graph
