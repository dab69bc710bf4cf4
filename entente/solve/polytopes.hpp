#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "entente/solve/dictionary.hpp"

namespace entente::solve {

/// A matrix of positive whole numbers, in decimal digits: rows of equal length.
using WholeMatrix = std::vector<std::vector<std::string>>;

/// The best-reply polytopes of a two-player table with m rows and n columns, payoffs shifted to be
/// positive:
///
///     P = {x >= 0, x'B <= 1}  (m variables)      Q = {y >= 0, A y <= 1}  (n variables)
///
/// Label i < m belongs to row i: x_i = 0 in P, row i is a best reply in Q. Label m + j belongs to
/// column j: it is a best reply in P, y_j = 0 in Q. A vertex is known by its labels.
/// Source: von Stengel (2002), Computing equilibria for two-person games; Avis, Rosenberg, Savani &
/// von Stengel (2010), Enumeration of Nash equilibria for two-player games.
struct VertexList {
  Walked walked = Walked::all;
  std::uint64_t steps = 0;  ///< bases visited
  std::vector<Labels> labels;
};

/// One arithmetic over both polytopes; a list ends with Walked::overflow where its numbers do not
/// suffice. Safe for several threads at once.
class Polytopes {
public:
  using Stopped = std::function<bool()>;
  Polytopes() = default;
  Polytopes(const Polytopes&) = delete;
  Polytopes& operator=(const Polytopes&) = delete;
  virtual ~Polytopes() = default;

  /// All vertices of P, the origin included.
  virtual VertexList vertices(std::uint64_t most, const Stopped& stopped) const = 0;
  /// The vertices of Q that together with this one of P have all labels.
  virtual VertexList partners(const Labels& vertex, std::uint64_t most,
                              const Stopped& stopped) const = 0;
};

/// With whole numbers of 64 bits, of 128, and of any size (GMP).
std::unique_ptr<Polytopes> polytopes_of_64_bits(const WholeMatrix& a, const WholeMatrix& b);
std::unique_ptr<Polytopes> polytopes_of_128_bits(const WholeMatrix& a, const WholeMatrix& b);
std::unique_ptr<Polytopes> polytopes_of_any_size(const WholeMatrix& a, const WholeMatrix& b);

}  // namespace entente::solve
