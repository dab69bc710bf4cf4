#pragma once
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace entente::graph {

/// The lowest points that a set of points does not exceed in every dimension: a point is not
/// exceeded if and only if it is, in every dimension, at least one of these corners.
///
/// One point x after the other: a corner that x exceeds is lifted, in one dimension each time, to
/// that of x. In up to three dimensions there are at most twice as many as points, and one more.
/// Source: the local bounds of Klamroth, Lacour & Vanderpooten (2015), On the representation of the
/// search region in multi-objective optimization.
class Corners {
public:
  explicit Corners(std::uint32_t dimensions) : dimensions_(dimensions), at_(dimensions, 0) {}

  void add(const std::uint32_t* point) {
    lifted_.clear();
    std::size_t kept = 0;
    for (std::size_t c = 0; c < at_.size(); c += dimensions_) {
      if (exceeds(point, &at_[c])) {
        lift(point, &at_[c]);
      } else {
        if (kept != c)
          std::copy_n(at_.begin() + static_cast<std::ptrdiff_t>(c), dimensions_,
                      at_.begin() + static_cast<std::ptrdiff_t>(kept));
        kept += dimensions_;
      }
    }
    at_.resize(kept);
    join(lifted_);
  }

  /// Takes in the corners of another set: what either set does not exceed.
  void join(const std::vector<std::uint32_t>& corners) {
    for (std::size_t c = 0; c < corners.size(); c += dimensions_)
      if (!reached_by(&corners[c])) push(&corners[c]);
  }

  /// Whether the point is at least one corner in every dimension.
  bool reached_by(const std::uint32_t* point) const {
    for (std::size_t c = 0; c < at_.size(); c += dimensions_) {
      std::uint32_t d = 0;
      while (d < dimensions_ && at_[c + d] <= point[d]) ++d;
      if (d == dimensions_) return true;
    }
    return false;
  }

  /// One after the other, each with all its dimensions.
  const std::vector<std::uint32_t>& corners() const { return at_; }
  void clear() { at_.clear(); }

private:
  bool exceeds(const std::uint32_t* point, const std::uint32_t* corner) const {
    std::uint32_t d = 0;
    while (d < dimensions_ && point[d] > corner[d]) ++d;
    return d == dimensions_;
  }

  void lift(const std::uint32_t* point, const std::uint32_t* corner) {
    for (std::uint32_t d = 0; d < dimensions_; ++d) {
      lifted_.insert(lifted_.end(), corner, corner + dimensions_);
      *(lifted_.end() - dimensions_ + d) = point[d];
    }
  }

  /// Adds a corner and drops those above it.
  void push(const std::uint32_t* corner) {
    std::size_t kept = 0;
    for (std::size_t c = 0; c < at_.size(); c += dimensions_) {
      std::uint32_t d = 0;
      while (d < dimensions_ && at_[c + d] >= corner[d]) ++d;
      if (d == dimensions_) continue;
      if (kept != c)
        std::copy_n(at_.begin() + static_cast<std::ptrdiff_t>(c), dimensions_,
                    at_.begin() + static_cast<std::ptrdiff_t>(kept));
      kept += dimensions_;
    }
    at_.resize(kept);
    at_.insert(at_.end(), corner, corner + dimensions_);
  }

  std::uint32_t dimensions_;
  std::vector<std::uint32_t> at_, lifted_;
};

}  // namespace entente::graph
