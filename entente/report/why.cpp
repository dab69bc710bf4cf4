#include "entente/report/why.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::report {
namespace {

using graph::ConceptId;

std::string numbered(StateId s) { return fmt::format("{}", s.value + 1); }

/// "25 (ceasefire)".
std::string named(const Model& m, StateId s) {
  return fmt::format("{} ({})", s.value + 1, state_words(m, s));
}

const std::string& party_name(const Model& m, PartyId i) { return m.c.party(i).name; }
/// Inside a sentence, and where one begins.
std::string party_words(const Model& m, PartyId i) { return with_article(party_name(m, i)); }
std::string party_at_start(const Model& m, PartyId i) {
  return with_article_at_start(party_name(m, i));
}

/// The statement that decides between two states: its text and its place in the party's list.
struct Deciding {
  std::string text;
  std::uint32_t place = 0;  ///< from 1
};

std::optional<Deciding> deciding(const Model& m, PartyId i, StateId preferred, StateId to) {
  const Persona persona{i, std::nullopt};
  const auto k = deciding_statement(m.c, *m.space, persona, preferred, to);
  if (!k) return std::nullopt;
  return Deciding{wants_of(m.c, persona).statements[*k]->want.text, *k + 1};
}

/// Whether the graph ranks the two states as the written order does; else weights decide.
bool by_written_order(const Model& m, const OptionGraph& g, PartyId i, StateId s, StateId t) {
  const Ranks& order = m.ranks[i.value];
  return (order[s.value] <=> order[t.value]) == (g.rank(i, s) <=> g.rank(i, t));
}

/// What the party has in `better` and not in `worse`, as the end of a sentence.
std::string advantage(const Model& m, const OptionGraph& g, PartyId i, StateId better,
                      StateId worse) {
  if (!by_written_order(m, g, i, better, worse)) return "by its summed weights";
  const auto d = deciding(m, i, better, worse);
  if (!d) return "in its own order";
  return fmt::format("by its statement {}, \"{}\"", d->place, d->text);
}

std::string gain_sentence(const Model& m, const OptionGraph& g, const Move& move) {
  if (!by_written_order(m, g, move.by, move.to, move.from))
    return "It is worth more to it by its summed weights.";
  const auto d = deciding(m, move.by, move.to, move.from);
  if (!d)
    return fmt::format("It ranks {} above {}.", state_words(m, move.to), state_words(m, move.from));
  const std::string_view rest =
      d->place == 1 ? "what it wants most" : "and loses nothing that it wants more";
  return fmt::format("It gains \"{}\" (statement {}), {}.", d->text, d->place, rest);
}

/// What a move changes, without its maker: "press russia", "no more strike".
std::string change_words(const Model& m, const Move& move) {
  const std::string words = move_words(m, move);
  return words.substr(party_name(m, move.by).size() + 2);
}

/// `The United States could answer "press russia": 22 to 24.`, or step by step where there are
/// several.
std::string reply_sentence(const Model& m, const std::vector<Move>& reply) {
  if (reply.size() == 1)
    return fmt::format("{} could answer \"{}\": {} to {}.", party_at_start(m, reply.front().by),
                       change_words(m, reply.front()), numbered(reply.front().from),
                       numbered(reply.front().to));
  std::vector<std::string> parts;
  parts.reserve(reply.size());
  for (const Move& move : reply)
    parts.push_back(fmt::format("{} \"{}\" ({} to {})", party_words(m, move.by),
                                change_words(m, move), numbered(move.from), numbered(move.to)));
  return fmt::format("There is an answer: {}.", fmt::join(parts, ", then "));
}

/// Who makes the moves of a reply: "the United States", "Union and Company".
std::string movers_text(const Model& m, const std::vector<Move>& reply) {
  std::vector<std::string> names;
  for (const Move& move : reply)
    if (std::ranges::find(names, party_words(m, move.by)) == names.end())
      names.push_back(party_words(m, move.by));
  return list_words(names);
}

/// How bad the end of the reply is for the party that would leave s.
std::string hurt_sentence(const Model& m, const OptionGraph& g, PartyId i, StateId s, StateId end) {
  if (end == s) return fmt::format("That leads back to {}.", numbered(s));
  if (g.rank(i, s) == g.rank(i, end))
    return fmt::format("For {} that is no better than {}.", party_words(m, i), numbered(s));
  return fmt::format("For {} that is worse than {}, {}.", party_words(m, i), numbered(s),
                     advantage(m, g, i, s, end));
}

/// Why the others would not make the reply: the first step at which its maker does not gain.
std::string refusal_sentence(const Model& m, const OptionGraph& g, const std::vector<Move>& reply) {
  const auto bad =
      std::ranges::find_if(reply, [&](const Move& r) { return !improves(g, r.by, r.from, r.to); });
  if (bad == reply.end()) return {};
  const std::string who = party_words(m, bad->by);
  const std::string step = reply.size() == 1
                               ? std::string("that")
                               : fmt::format("{} to {}", numbered(bad->from), numbered(bad->to));
  if (g.compare(bad->by, bad->from, bad->to) == Preference::unknown)
    return fmt::format("But nobody knows whether {} gains by {}", who, step);
  if (g.rank(bad->by, bad->from) == g.rank(bad->by, bad->to))
    return fmt::format("But {} gains nothing by {}", who, step);
  return fmt::format("But {} is worse for {}, {}", step, who,
                     advantage(m, g, bad->by, bad->from, bad->to));
}

MoveReason reason_of(const Model& m, const OptionGraph& g, const graph::Sanction& sanction) {
  const Move& move = sanction.improvement;
  MoveReason reason{move, sanction.reply, sanction.credible, gain_sentence(m, g, move), {}};
  if (reason.reply.empty()) {
    reason.answer =
        fmt::format("No reply of the others takes the gain from {}.", party_words(m, move.by));
    return reason;
  }
  reason.answer = reply_sentence(m, reason.reply) + " " +
                  hurt_sentence(m, g, move.by, move.from, reason.reply.back().to);
  reason.answer +=
      reason.credible ? std::string(" Whoever makes the reply gains by it: it is credible.")
                      : " " + refusal_sentence(m, g, reason.reply) + ": the reply is not credible.";
  return reason;
}

/// How much a move tells: most if nobody answers it, then if its reply is not credible.
int weight_of(const MoveReason& r) { return r.reply.empty() ? 2 : r.credible ? 0 : 1; }

/// The move that tells most; of equals the one that its maker likes best.
const MoveReason& telling(const OptionGraph& g, const std::vector<MoveReason>& moves) {
  const MoveReason* best = &moves.front();
  for (const MoveReason& r : moves) {
    const auto key = [&](const MoveReason& x) {
      return std::pair(weight_of(x), g.rank(x.improvement.by, x.improvement.to));
    };
    if (key(r) > key(*best)) best = &r;
  }
  return *best;
}

bool has(const std::vector<ConceptId>& concepts, ConceptId id) {
  return std::ranges::find(concepts, id) != concepts.end();
}

void fill_lines(const Model& m, const OptionGraph& g, CellReason& cell) {
  const MoveReason& r = telling(g, cell.moves);
  const std::string who = party_at_start(m, cell.party);
  cell.lines.push_back(fmt::format("{} gains by \"{}\": {} to {}. {}", who,
                                   change_words(m, r.improvement), numbered(cell.state),
                                   named(m, r.improvement.to), r.gain));
  if (r.reply.empty()) {
    cell.lines.push_back(r.answer);
    return;
  }
  cell.lines.push_back(reply_sentence(m, r.reply) + " " +
                       hurt_sentence(m, g, cell.party, cell.state, r.reply.back().to));
  cell.lines.push_back(r.credible
                           ? std::string("Whoever makes the reply gains by it: it is credible.")
                           : refusal_sentence(m, g, r.reply) + ": the reply is not credible.");
  const std::size_t others = cell.moves.size() - 1;
  if (others > 0 && r.credible)
    cell.lines.emplace_back(others == 1 ? "Its other better move meets a credible reply too."
                                        : "All its better moves meet a credible reply.");
}

void fill_summary(const Model& m, const OptionGraph& g, CellReason& cell) {
  const std::string who = party_at_start(m, cell.party);
  if (cell.moves.empty()) {
    cell.headline = fmt::format("{} has no better move from {}.", who, named(m, cell.state));
    cell.summary = cell.headline;
    return;
  }
  const MoveReason& r = telling(g, cell.moves);
  const std::string way = fmt::format("{} to {}", numbered(cell.state), numbered(r.improvement.to));
  if (has(cell.stable_under, ConceptId::seq)) {
    cell.headline = fmt::format("{} stays in {}: every better move meets a credible reply.", who,
                                named(m, cell.state));
    cell.summary = fmt::format("{} gains by {}, but {} would answer gladly.", who, way,
                               movers_text(m, r.reply));
  } else if (has(cell.stable_under, ConceptId::gmr)) {
    cell.headline = fmt::format("{} would leave {}.", who, named(m, cell.state));
    cell.summary = fmt::format("{} leaves it: {}; {} could answer, but would not gain by it.", who,
                               way, movers_text(m, r.reply));
  } else {
    cell.headline = fmt::format("{} would leave {}.", who, named(m, cell.state));
    cell.summary = fmt::format("{} leaves it: {}, and no reply makes it worse.", who, way);
  }
}

}  // namespace

CellReason explain_cell(const Model& m, const OptionGraph& g, PartyId party, StateId state) {
  CellReason cell{party, state, {}, {}, {}, {}, {}};
  for (ConceptId id : graph::crisp_concepts)
    if (graph::judge(id, g, party, state, graph::Detail::answer).stable)
      cell.stable_under.push_back(id);
  const graph::Verdict verdict = graph::judge(ConceptId::seq, g, party, state);
  for (const graph::Sanction& sanction : verdict.sanctions)
    cell.moves.push_back(reason_of(m, g, sanction));
  if (!cell.moves.empty()) fill_lines(m, g, cell);
  fill_summary(m, g, cell);
  return cell;
}

std::string verdict_words(const std::vector<ConceptId>& stable_for_all) {
  if (has(stable_for_all, ConceptId::nash)) return "holds";
  if (has(stable_for_all, ConceptId::seq)) return "holds, credibly";
  if (has(stable_for_all, ConceptId::gmr)) return "empty threats";
  return "no";
}

std::string move_words(const Model& m, const Move& move) {
  std::vector<std::string> parts;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o) {
    const Level before = m.space->level(move.from, OptionId{o});
    const Level after = m.space->level(move.to, OptionId{o});
    if (before == after) continue;
    const Option& option = m.c.options[o];
    const std::string name = plain_words(option.name);
    if (option.yes_no) {
      parts.push_back((after == 0 ? "no more " : "") + name);
    } else {
      parts.push_back(fmt::format("{} {}", name, level_words(m.c, option, after)));
    }
  }
  return fmt::format("{}: {}", party_name(m, move.by), fmt::join(parts, ", "));
}

std::string preference_words(const Model& m, PartyId party, StateId preferred, StateId to) {
  const std::string who = party_at_start(m, party);
  const Ranks& ranks = m.ranks[party.value];
  if (ranks[preferred.value] == ranks[to.value])
    return fmt::format("{} is indifferent between {} and {}", who, numbered(preferred),
                       numbered(to));
  const auto d = deciding(m, party, preferred, to);
  const std::string head =
      fmt::format("{} prefers {} to {}", who, numbered(preferred), numbered(to));
  return d ? fmt::format("{} by statement {} ({})", head, d->place, d->text)
           : head + " in its own order";
}

}  // namespace entente::report
