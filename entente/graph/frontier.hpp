#pragma once
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace entente::graph {

/// The best of a set of points: those that no other one equals or exceeds in every dimension.
/// A point that some point of the set exceeds in every dimension is exceeded by one of these.
class Frontier {
public:
  explicit Frontier(std::uint32_t dimensions) : dimensions_(dimensions) {}

  /// `points`: one after the other, each with all its dimensions. Cost: points times kept points.
  void take(std::span<const std::uint32_t> points) {
    const std::size_t count = points.size() / dimensions_;
    sums_.resize(count);
    order_.resize(count);
    for (std::size_t p = 0; p < count; ++p)
      sums_[p] = std::accumulate(
          points.begin() + static_cast<std::ptrdiff_t>(p * dimensions_),
          points.begin() + static_cast<std::ptrdiff_t>((p + 1) * dimensions_), std::uint64_t{0});
    std::iota(order_.begin(), order_.end(), 0U);
    // A point with a greater sum is never matched by one behind it.
    std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
      return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : a < b;
    });
    kept_.clear();
    for (std::uint32_t p : order_) {
      const std::uint32_t* const point = &points[std::size_t{p} * dimensions_];
      if (!matched(point)) kept_.insert(kept_.end(), point, point + dimensions_);
    }
  }

  /// The points that were kept, one after the other.
  const std::vector<std::uint32_t>& points() const { return kept_; }

  /// Whether a point of the set exceeds this one in every dimension.
  bool exceeds(const std::uint32_t* point) const {
    for (std::size_t at = 0; at < kept_.size(); at += dimensions_) {
      std::uint32_t d = 0;
      while (d < dimensions_ && kept_[at + d] > point[d]) ++d;
      if (d == dimensions_) return true;
    }
    return false;
  }

private:
  bool matched(const std::uint32_t* point) const {
    for (std::size_t at = 0; at < kept_.size(); at += dimensions_) {
      std::uint32_t d = 0;
      while (d < dimensions_ && kept_[at + d] >= point[d]) ++d;
      if (d == dimensions_) return true;
    }
    return false;
  }

  std::uint32_t dimensions_;
  std::vector<std::uint32_t> kept_;  // points one after the other
  std::vector<std::uint64_t> sums_;
  std::vector<std::uint32_t> order_;
};

}  // namespace entente::graph
