#pragma once
#include <optional>
#include <vector>

#include "entente/graph/metarational_line.hpp"
#include "entente/report/reason_parts.hpp"
#include "entente/report/regard_words.hpp"

/// Why a party stays or goes where moves and answers go on: mr1 to cmr99, policy.
namespace entente::report {

template <class G>
class MetarationalReasons {
public:
  MetarationalReasons(const G& g, const Names& n, StateId s, const Run& run)
      : g_(g), n_(n), s_(s), run_(run) {}

  /// Nothing where it was stopped.
  std::optional<Reason> of_party(graph::ConceptId id, PartyId i) const {
    using graph::Family;
    const Family family = graph::family_of(id);
    const auto moves =
        family == Family::credible_metarational ? graph::Moves::improving : graph::Moves::any;
    std::optional<int> horizon;
    if (graph::has_horizon(family)) horizon = graph::horizon_of(id);
    graph::MetarationalPlay<G> play(g_, i, s_, moves, horizon);
    if (!play.prepare(run_)) return std::nullopt;
    Reason r;
    r.id = id;
    r.who = {i};
    each_improvement(g_, i, s_, [&](StateId t) {
      r.moves.push_back(move_to(i, t, play.after(t), horizon));
      r.stable = r.stable && r.moves.back().counts;
      return !run_.stopped();
    });
    if (run_.stopped()) return std::nullopt;
    leaving_first(r);
    r.headline = headline(n_, s_, r);
    add_lines(r);
    return r;
  }

private:
  ReasonMove move_to(PartyId i, StateId t, const graph::PlayedOut& play,
                     std::optional<int> horizon) const {
    ReasonMove m;
    m.way = {{i, s_, t}};
    m.reply = play.moves;
    m.end = play.moves.empty() ? t : play.moves.back().to;
    m.counts = play.deterred;
    m.gain = fmt::format("{}: {}.", sentence_case(n_.move(m.way.front())),
                         comparison_words(g_, n_, i, s_, t));
    if (horizon == 1) return m;
    m.answer = play.deterred ? deterred_words(i, play) : escape_words(i, play, horizon);
    return m;
  }

  /// The play cut where i moves: answers of the others and moves of i by turns.
  std::vector<std::vector<Move>> turns(PartyId i, const std::vector<Move>& moves) const {
    std::vector<std::vector<Move>> parts;
    for (const Move& move : moves) {
      if (parts.empty() || (move.by == i) != (parts.back().back().by == i)) parts.emplace_back();
      parts.back().push_back(move);
    }
    return parts;
  }

  std::string fares(PartyId i, StateId end) const {
    return end == s_ ? fmt::format("that leads back to {}", n_.id(s_))
                     : comparison_words(g_, n_, i, s_, end);
  }

  std::string deterred_words(PartyId i, const graph::PlayedOut& play) const {
    std::string text;
    for (const std::vector<Move>& part : turns(i, play.moves)) {
      if (part.front().by == i) {
        text += fmt::format(" It could go on: {}. ", n_.moves(part));
        continue;
      }
      text += fmt::format("The answer could be: {}. {}.", n_.moves(part),
                          sentence_case(fares(i, part.back().to)));
    }
    if (play.again) text += " And so on: whenever it stops, it has gained nothing.";
    return text;
  }

  std::string escape_words(PartyId i, const graph::PlayedOut& play,
                           std::optional<int> horizon) const {
    const std::string cannot =
        fmt::format("no answer of the others takes that away{}",
                    horizon && *horizon % 2 == 1 ? " in the moves that are looked at" : "");
    if (play.moves.empty()) return sentence_case(cannot) + ".";
    std::string text;
    for (const std::vector<Move>& part : turns(i, play.moves))
      text += part.front().by == i ? fmt::format("But then it goes on: {}. {}. ", n_.moves(part),
                                                 sentence_case(fares(i, part.back().to)))
                                   : fmt::format("The others could answer: {}. ", n_.moves(part));
    return text + "In the end " + cannot + ".";
  }

  const G& g_;
  const Names& n_;
  StateId s_;
  const Run& run_;
};

}  // namespace entente::report
