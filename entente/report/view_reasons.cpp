#include "entente/report/view_reasons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

std::string block(const Reason& r, const Look& look) {
  std::string text = wrapped(r.headline, look, "    ", 6);
  for (const std::string& line : r.lines) text += wrapped(line, look, "      ", 6);
  return text;
}

/// What the viewer expects of the others and of itself.
std::string of_viewer(const ViewsAnswer& a, const ViewReasons& v, const Look& look) {
  const Names& n = *a.names;
  const std::string who = n.party_at_start(v.viewer);
  if (v.hidden)
    return wrapped(
        fmt::format("{} does not know of {}, and makes no move there.", who, n.state(a.state)),
        look, "  ", 4);
  std::string text = wrapped(fmt::format("{} thinks that {} {}.", who, n.state(a.state),
                                         v.expects ? "holds" : "does not hold"),
                             look, "  ", 4);
  for (const Reason& r : v.others)
    if (!r.stable || (v.expects && !r.moves.empty()))
      text += wrapped(r.who.front() == v.viewer
                          ? std::string("Of itself it knows:")
                          : fmt::format("Of {} it thinks:", n.party(r.who.front())),
                      look, "    ", 4) +
              block(r, look);
  return text;
}

/// Who leaves although somebody thought that nobody would.
std::string surprises(const ViewsAnswer& a, const ViewsAnswer::OfConcept& c, const Look& look) {
  const Names& n = *a.names;
  std::string text;
  for (const ViewReasons& mover : c.viewers) {
    const Reason& own = mover.others[mover.viewer.value];
    if (mover.hidden || own.stable) continue;
    std::vector<PartyId> surprised;
    for (const ViewReasons& v : c.viewers)
      if (v.viewer != mover.viewer && v.expects) surprised.push_back(v.viewer);
    if (surprised.empty()) continue;
    text +=
        wrapped(fmt::format("{} would be surprised: {}, as it sees things itself, moves on to {}.",
                            sentence_case(n.members(surprised)), n.party(mover.viewer),
                            n.state(own.moves.front().way.back().to)),
                look, "  ", 4);
  }
  return text;
}

std::string viewer_json(const Names& n, const ViewReasons& v) {
  JsonObject others;
  for (const Reason& r : v.others)
    others.add(n.ids[r.who.front().value], JsonObject()
                                               .add_flag("stable", r.stable)
                                               .add_text("say", r.headline)
                                               .add("lines", json_texts(r.lines))
                                               .text());
  return JsonObject()
      .add_flag("hidden", v.hidden)
      .add_flag("expects", v.expects)
      .add("sees", others.text())
      .text();
}

}  // namespace

ViewsAnswer view_reasons(const graph::Hypergame& game, const Names& names, const NamesSeen& seen,
                         StateId s, std::span<const graph::ConceptId> concepts) {
  ViewsAnswer a{&names, s, {}};
  const std::uint32_t parties = game.actual->party_count();
  for (graph::ConceptId id : concepts) {
    ViewsAnswer::OfConcept c{id, {}, true};
    for (PartyId viewer{0}; viewer.value < parties; ++viewer.value) {
      ViewReasons v{viewer, game.hidden_from(viewer, s), true, {}};
      for (PartyId of{0}; of.value < parties; ++of.value) {
        v.others.push_back(reason_of_party(game.seen(viewer, of), seen(viewer, of), s, id, of));
        v.expects = v.expects && v.others.back().stable;
      }
      v.expects = v.expects && !v.hidden;
      c.holds = c.holds && (v.hidden || v.others[viewer.value].stable);
      c.viewers.push_back(std::move(v));
    }
    a.concepts.push_back(std::move(c));
  }
  return a;
}

std::string text_view_reasons(const ViewsAnswer& a, const Look& look) {
  std::string text;
  for (const ViewsAnswer::OfConcept& c : a.concepts) {
    text += wrapped(fmt::format("{}{}: {} {}. Each party judges by what it sees itself.",
                                text.empty() ? "" : "\n", graph::about(c.id).word,
                                a.names->state(a.state), c.holds ? "holds" : "does not hold"),
                    look);
    for (const ViewReasons& v : c.viewers) text += of_viewer(a, v, look);
    text += surprises(a, c, look);
  }
  return text;
}

std::string json_view_reasons(const ViewsAnswer& a) {
  const Names& n = *a.names;
  JsonObject concepts;
  for (const ViewsAnswer::OfConcept& c : a.concepts) {
    JsonObject viewers;
    for (const ViewReasons& v : c.viewers) viewers.add(n.ids[v.viewer.value], viewer_json(n, v));
    concepts.add(graph::about(c.id).word,
                 JsonObject().add_flag("holds", c.holds).add("viewers", viewers.text()).text());
  }
  return JsonObject()
      .add_text("schema", "entente.view_reasons/1")
      .add("state", n.numbered ? n.id(a.state) : json_text(n.id(a.state)))
      .add_text("label", n.state(a.state))
      .add("concepts", concepts.text())
      .document();
}

}  // namespace entente::report
