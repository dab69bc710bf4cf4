#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "entente/report/page/place.hpp"

// The only file that knows Graphviz: boxes and arrows go in, coordinates come out.
namespace entente::page {
namespace {

constexpr double points_per_inch = 72;
constexpr double margin = 14;

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
using ContextPointer = std::unique_ptr<GVC_t, FreeContext>;

void set_default(Agraph_t* g, int kind, const char* name, const std::string& value) {
  std::string key(name);
  std::string text(value);
  agattr(g, kind, key.data(), text.data());
}

/// A drawing is closed in the order of the library: layout first, then graph.
class Drawn {
public:
  Drawn(GVC_t* context, Agraph_t* g) : context_(context), g_(g) {}
  Drawn(const Drawn&) = delete;
  Drawn& operator=(const Drawn&) = delete;
  ~Drawn() {
    if (done_) gvFreeLayout(context_, g_);
    agclose(g_);
  }
  bool lay_out() { return done_ = gvLayout(context_, g_, "dot") == 0; }
  Agraph_t* graph() const { return g_; }

private:
  GVC_t* context_;
  Agraph_t* g_;
  bool done_ = false;
};

void set_defaults(Agraph_t* g, BoxSize size, Flow flow) {
  set_default(g, AGRAPH, "rankdir", flow == Flow::across ? "LR" : "TB");
  set_default(g, AGRAPH, "nodesep", "0.36");
  set_default(g, AGRAPH, "ranksep", flow == Flow::across ? "0.42" : "0.62");
  set_default(g, AGNODE, "shape", "box");
  set_default(g, AGNODE, "label", "");
  set_default(g, AGNODE, "fixedsize", "true");
  set_default(g, AGNODE, "width", fmt::format("{:.4f}", size.width / points_per_inch));
  set_default(g, AGNODE, "height", fmt::format("{:.4f}", size.height / points_per_inch));
  set_default(g, AGEDGE, "arrowsize", "0.7");
}

/// The curve of an arrow, upside down as SVG counts, moved by the margin.
std::string path_of(Agedge_t* edge, double height) {
  const splines* curve = ED_spl(edge);
  if (curve == nullptr || curve->size == 0) return {};
  const bezier& b = curve->list[0];
  std::string path;
  for (std::size_t k = 0; k < static_cast<std::size_t>(b.size); ++k) {
    const pointf p = b.list[k];
    path += fmt::format("{}{},{}",
                        k == 0   ? "M"
                        : k == 1 ? "C"
                                 : " ",
                        coordinate(p.x + margin), coordinate(height - p.y + margin));
  }
  return path;
}

}  // namespace

std::optional<Placement> place_in_layers(std::size_t boxes, const std::vector<Arrow>& arrows,
                                         BoxSize size, Flow flow) {
  const ContextPointer context(gvContext());
  if (!context || boxes == 0) return std::nullopt;
  std::string name("g");
  Agraph_t* g = agopen(name.data(), Agdirected, nullptr);
  if (g == nullptr) return std::nullopt;
  Drawn drawn(context.get(), g);
  set_defaults(g, size, flow);
  std::vector<Agnode_t*> nodes;
  for (std::size_t k = 0; k < boxes; ++k) {
    std::string id = std::to_string(k);
    nodes.push_back(agnode(g, id.data(), 1));
  }
  std::vector<Agedge_t*> edges;
  for (const auto& [from, to] : arrows) {
    std::string id = std::to_string(edges.size());
    edges.push_back(agedge(g, nodes[from], nodes[to], id.data(), 1));
  }
  if (!drawn.lay_out()) return std::nullopt;
  Placement placed;
  const double height = GD_bb(g).UR.y;
  for (Agnode_t* node : nodes)
    placed.boxes.push_back({ND_coord(node).x + margin, height - ND_coord(node).y + margin});
  for (Agedge_t* edge : edges) placed.arrows.push_back(path_of(edge, height));
  placed.width = GD_bb(g).UR.x + 2 * margin;
  placed.height = height + 2 * margin;
  return placed;
}

}  // namespace entente::page
