#include <fmt/format.h>

#include "entente/report/json.hpp"
#include "entente/report/reasons.hpp"

namespace entente::report {
namespace {

std::string state_json(const Names& n, StateId s) {
  return n.numbered ? n.id(s) : json_text(n.id(s));
}

std::string way_json(const Names& n, const std::vector<Move>& way) {
  std::vector<std::string> moves;
  moves.reserve(way.size());
  for (const Move& m : way)
    moves.push_back(JsonObject()
                        .add_text("party", n.ids[m.by.value])
                        .add("from", state_json(n, m.from))
                        .add("to", state_json(n, m.to))
                        .text());
  return json_list(moves);
}

std::string reason_json(const Names& n, const Reason& r) {
  std::vector<std::string> who, moves;
  for (PartyId i : r.who) who.push_back(json_text(n.ids[i.value]));
  for (const ReasonMove& m : r.moves) {
    JsonObject move;
    move.add("way", way_json(n, m.way)).add("reply", way_json(n, m.reply));
    if (m.at_once) move.add_flag("at_once", true);
    if (m.end) move.add("end", state_json(n, *m.end));
    move.add_flag("deterred", m.counts).add_text("gain", m.gain).add_text("answer", m.answer);
    moves.push_back(move.text());
  }
  return JsonObject()
      .add_text("concept", graph::about(r.id).word)
      .add("parties", json_list(who))
      .add("stable", r.undecided ? "null"
                     : r.stable  ? "true"
                                 : "false")
      .add_text("say", r.headline)
      .add("moves", json_list(moves))
      .text();
}

}  // namespace

std::string json_reasons(const ReasonsAnswer& a) {
  std::vector<std::string> reasons;
  for (const Reason& r : a.reasons) reasons.push_back(reason_json(*a.names, r));
  return JsonObject()
      .add_text("schema", "entente.reasons/1")
      .add("state", state_json(*a.names, a.state))
      .add_text("label", a.names->state(a.state))
      .add("reasons", json_list(reasons))
      .document();
}

}  // namespace entente::report
