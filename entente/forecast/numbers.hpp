#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/random.hpp"
#include "entente/base/run.hpp"
#include "entente/model/case_file.hpp"

namespace entente::forecast {

/// One value for every number of a case: the weights, the chances of types, the terms, the costs.
struct Numbers {
  std::vector<Rational> at;                          ///< in the order of number_paths(c)
  std::map<Persona, std::vector<double>> unwritten;  ///< weights drawn where the case has none
};

/// Where the numbers of a case stand and how they are drawn. Refers to the case: keep it alive.
class NumberTable {
public:
  explicit NumberTable(const Case& c);

  const Case& of() const { return c_; }
  const std::vector<std::string>& paths() const { return paths_; }
  std::optional<std::size_t> find(std::string_view path) const;
  /// Whether anything differs from draw to draw.
  bool uncertain() const { return uncertain_; }

  /// Every range at its middle (Range::middle), nothing drawn.
  Numbers middle() const;
  /// Draw number `draw`: the same for every lens, thread and shard. Numbered uniforms as in
  /// docs/draws.md: purpose 0 weights, 1 chances of types, 4 terms, 5 talks, in the file's order.
  Numbers draw(std::uint64_t seed, std::uint64_t draw) const;

  /// The value at a path that exists.
  const Rational& value(const Numbers& numbers, std::string_view path) const;
  /// The weights of wants_of(c, persona), a type's own statements included: written or, where the
  /// case has none, drawn (a draw) or rank-order-centroid (the middle).
  std::vector<Rational> weights(const Numbers& numbers, Persona persona) const;

private:
  struct Drawn {
    std::size_t number;  ///< index into paths_
    Purpose purpose;
    std::uint32_t index;
  };
  struct Unwritten {
    Persona persona;
    std::size_t criteria;
    std::uint32_t index;  ///< of the first uniform
  };
  /// Where the weights of a persona's statements stand.
  struct Layout {
    PersonaWants wants;
    std::vector<std::optional<std::size_t>>
        number;        ///< by statement; nothing where none is written
    Persona drawn_as;  ///< whose criteria are drawn where none is written
  };
  void lay_out(Persona persona);
  void number_weights();
  void number_section(std::string_view prefix, std::string_view suffix, Purpose purpose);

  const Case& c_;
  std::vector<std::string> paths_;
  std::vector<Range> ranges_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<Drawn> drawn_;
  std::vector<Unwritten> unwritten_;
  std::map<Persona, Layout> layouts_;
  bool uncertain_ = false;
};

/// The states ranked by summed weights: the cardinal reading of one persona. `truth[k]` are the
/// states where statement k of wants_of is true. Equal sums of sure numbers are ties on every
/// machine. A persona with an order instead of statements keeps that order.
Ranks rank_by_weights(const std::vector<StateSet>& truth, const std::vector<Rational>& weights,
                      std::uint64_t states);

/// The truth of every statement of a persona, in the order of wants_of.
std::vector<StateSet> truth_of(const Model& m, Persona persona);

}  // namespace entente::forecast
