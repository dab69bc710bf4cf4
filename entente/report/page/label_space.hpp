#pragma once
#include <string_view>
#include <vector>

#include "entente/report/page/place.hpp"

namespace entente::page {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  /// Units of area that both cover.
  double shared_with(const Box& other) const;
};

/// Where the first line of a label begins.
struct LabelSpot {
  double x = 0, y = 0;  ///< of the base line
  std::string_view anchor;
};

/// Room for the labels of a drawing: each goes beside its mark, where it covers least of the marks
/// and of the labels before it.
class LabelSpace {
public:
  explicit LabelSpace(const Box& whole) : whole_(whole) {}

  /// `weight`: how bad it is to cover a unit of it.
  void keep_free(const Box& box, double weight = 1) { taken_.push_back({box, weight}); }
  void keep_free(Point mark, double radius, double weight = 1);
  void keep_line_free(Point from, Point to, double weight = 1);

  /// The best place beside the mark, `away` from it, for `lines` lines of `width` each, rather on
  /// the side that `wanted` points to (x to the right, y down); it is then taken.
  LabelSpot beside(Point mark, double away, Point wanted, double width, std::size_t lines);

private:
  double cost(const Box& box) const;

  struct Taken {
    Box box;
    double weight;
  };

  Box whole_;
  std::vector<Taken> taken_;
};

/// From one base line to the next.
inline constexpr double label_line = 15;

}  // namespace entente::page
