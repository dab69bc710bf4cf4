#include "entente/report/page/label_space.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::page {
namespace {

constexpr double ascent = 11;       // of a line, above its base
constexpr double line_piece = 5;    // a line is kept free as boxes of this size
constexpr double outside = 20;      // as bad as covering so many times the area
constexpr double label_weight = 3;  // a mark may touch a label sooner than a label another
constexpr double turned = 70;       // the opposite side must save twice so much
constexpr double farther = 25;      // and a place farther off so much

/// Where a label stands seen from its mark: -1, 0 or 1 across and up.
struct Side {
  int across, up;
};
constexpr std::array<Side, 8> sides{
    {{1, 1}, {1, 0}, {-1, -1}, {-1, 0}, {1, -1}, {-1, 1}, {0, -1}, {0, 1}}};

}  // namespace

double Box::shared_with(const Box& other) const {
  const double wide = std::min(right, other.right) - std::max(left, other.left);
  const double high = std::min(bottom, other.bottom) - std::max(top, other.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

void LabelSpace::keep_free(Point mark, double radius, double weight) {
  keep_free({mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius}, weight);
}

void LabelSpace::keep_line_free(Point from, Point to, double weight) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const int pieces = std::max(1, static_cast<int>(length / line_piece));
  for (int k = 0; k <= pieces; ++k) {
    const double share = static_cast<double>(k) / pieces;
    const Point piece{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
    keep_free(piece, line_piece / 2, weight);
  }
}

double LabelSpace::cost(const Box& box) const {
  const double area = (box.right - box.left) * (box.bottom - box.top);
  double sum = outside * (area - box.shared_with(whole_));
  for (const Taken& other : taken_) sum += other.weight * box.shared_with(other.box);
  return sum;
}

LabelSpot LabelSpace::beside(Point mark, double away, Point wanted, double width,
                             std::size_t lines) {
  const double height = ascent + static_cast<double>(lines - 1) * label_line + 4;
  double least = -1;
  Box best;
  LabelSpot spot;
  for (std::size_t k = 0; k < 2 * sides.size(); ++k) {
    const Side& side = sides[k % sides.size()];
    const double reach = k < sides.size() ? away : 2 * away;
    const double nearer = side.across != 0 && side.up != 0 ? 0.7 * reach : reach;
    const double x = mark.x + side.across * nearer;
    const double left = side.across > 0 ? x : side.across < 0 ? x - width : x - width / 2;
    const double middle = mark.y - side.up * (nearer + height / 2);
    const Box box{left, middle - height / 2, left + width, middle + height / 2};
    const double along = (side.across * wanted.x - side.up * wanted.y) /
                         (std::hypot(side.across, side.up) * std::hypot(wanted.x, wanted.y));
    const double now = cost(box) + turned * (1 - along) + (k < sides.size() ? 0 : farther);
    if (least >= 0 && now >= least) continue;
    least = now;
    best = box;
    spot = {x, box.top + ascent, side.across > 0 ? "start" : side.across < 0 ? "end" : "middle"};
  }
  keep_free(best, label_weight);
  return spot;
}

}  // namespace entente::page
