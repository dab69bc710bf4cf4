#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/check.hpp"

namespace entente::report {
namespace {

/// How many quotes or notes are referred to from anywhere in the case.
class UsedQuotes {
public:
  explicit UsedQuotes(const Case& c) {
    for (const Option& o : c.options) add(o.source);
    for (const Wants& w : c.wants) {
      add(w.source);
      add_all(w.statements);
    }
    for (const PartyType& t : c.types) {
      add(t.source);
      add_all(t.first);
      add_all(t.last);
    }
    for (const Talk& t : c.talks) add(t.source);
    for (const Event& e : c.history) add(e.source);
    for (const Happened& h : c.happened) add(h.source);
    for (const Lever& l : c.levers) add(l.source);
    for (const Claim& claim : c.claims) add(claim.source);
    if (c.terms) add(c.terms->no_deal.source);
    if (c.terms)
      for (const Issue& issue : c.terms->issues) add(issue.source);
  }
  std::size_t count() const { return used_.size(); }

private:
  void add(const std::optional<SourceRef>& ref) {
    if (ref && !ref->quote.empty()) used_.emplace(ref->source, ref->quote);
  }
  void add_all(const std::vector<Statement>& statements) {
    for (const Statement& s : statements) add(s.source);
  }
  std::set<std::pair<std::uint32_t, std::string>> used_;
};

std::string party_names(const Case& c) {
  std::vector<std::string> names;
  for (const Party& p : c.parties) names.push_back(p.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string options_line(const Model& m) {
  const std::uint64_t states = m.space->size();
  const std::string rules =
      m.c.rules.empty() ? ""
                        : fmt::format(" after {}", count_of(m.c.rules.size(), "rule", "rules"));
  if (states == m.space->combinations())
    return fmt::format("{}{}", count_of(states, "state", "states"), rules);
  return fmt::format("{}, {}{}", count_of(m.space->combinations(), "combination", "combinations"),
                     count_of(states, "state", "states"), rules);
}

struct Statements {
  std::size_t all = 0, sourced = 0;
  bool weighted = false;
  std::size_t orders = 0;
};

Statements count_statements(const Case& c) {
  Statements n;
  for (const Wants& w : c.wants) {
    n.all += w.statements.size();
    n.sourced += static_cast<std::size_t>(std::ranges::count_if(
        w.statements, [](const Statement& s) { return s.source.has_value(); }));
    n.weighted = n.weighted || w.weighted();
    if (!w.order.empty()) ++n.orders;
  }
  return n;
}

std::string talks_line(const Case& c) {
  const auto threats = static_cast<std::size_t>(
      std::ranges::count_if(c.talks, [](const Talk& t) { return t.threat(); }));
  std::vector<std::string> parts;
  if (threats > 0) parts.push_back(count_of(threats, "threat", "threats"));
  for (const Talk& t : c.talks)
    if (!t.threat())
      parts.push_back(t.readouts.empty()
                          ? "1 " + t.kind
                          : fmt::format("1 {} with {}", t.kind,
                                        count_of(t.readouts.size(), "readout", "readouts")));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string sources_line(const Case& c) {
  std::size_t all = 0;
  for (const Source& s : c.sources) all += s.quotes.size() + s.notes.size();
  const std::size_t used = UsedQuotes(c).count();
  if (all == 0) return "no quotes or notes";
  return fmt::format("{} used, {} not used", count_of(used, "quote or note", "quotes or notes"),
                     all - std::min(all, used));
}

void add_row(Table& table, std::string_view what, std::uint64_t count, std::string words) {
  table.add({{std::string(what)}, {std::to_string(count)}, {std::move(words)}});
}

std::string overview(const CheckAnswer& a, const Look& look) {
  const Model& m = *a.file->model;
  const Case& c = m.c;
  const Statements wants = count_statements(c);
  Table table({{""}, {"", true}, {""}});
  add_row(table, "parties", c.parties.size(), party_names(c));
  add_row(table, "options", c.options.size(), options_line(m));
  std::string words = wants.weighted ? "statements, with weights" : "statements, in order only";
  if (wants.orders > 0)
    words +=
        fmt::format("; {} by an order of outcomes", count_of(wants.orders, "party", "parties"));
  add_row(table, "preferences", wants.all, words);
  if (!c.types.empty()) {
    std::vector<std::string> types;
    for (const PartyType& t : c.types) types.push_back(c.party(t.party).id + " as " + t.id);
    add_row(table, "types", c.types.size(), fmt::format("{}", fmt::join(types, ", ")));
  }
  if (!c.talks.empty()) add_row(table, "talks", c.talks.size(), talks_line(c));
  if (!c.sources.empty()) add_row(table, "sources", c.sources.size(), sources_line(c));
  if (!c.sources.empty())
    add_row(table, "evidence", wants.sourced,
            fmt::format(
                "of {} a source{}",
                wants.all == 1 ? "1 statement names" : fmt::format("{} statements name", wants.all),
                wants.sourced < wants.all && !look.verbose ? " (-v lists the rest)" : ""));
  if (!c.claims.empty()) add_row(table, "claims", c.claims.size(), "not run (--claims)");
  return table.text(look);
}

/// The statements that name no source.
std::string unsourced(const Case& c, const Look& look) {
  std::string text;
  for (std::size_t i = 0; i < c.wants.size(); ++i)
    for (std::size_t k = 0; k < c.wants[i].statements.size(); ++k)
      if (const Statement& s = c.wants[i].statements[k]; !s.source)
        text +=
            wrapped(fmt::format("{} {}: {}", c.parties[i].id, k + 1, s.want.text), look, "  ", 6);
  return text.empty() ? text : "\nStatements without a source:\n" + text;
}

std::string_view verdict(const levers::Finding& f) {
  return !f.holds ? "open" : *f.holds ? "holds" : "fails";
}

Tone tone(const levers::Finding& f) {
  return !f.holds ? Tone::weak : *f.holds ? Tone::good : Tone::bad;
}

std::string claims_sentence(const levers::ClaimsAnswer& claims) {
  const std::size_t all = claims.claims.size();
  std::size_t fails = 0, open = 0;
  for (const levers::TestedClaim& claim : claims.claims) {
    fails += claim.all.holds == false ? 1 : 0;
    open += claim.all.holds ? 0 : 1;
  }
  const std::string total = count_of(all, "claim", "claims");
  if (all == 0) return "There are no claims to test.";
  if (fails == 0 && open == 0)
    return all == 1 ? "The claim holds." : fmt::format("All {} hold.", total);
  std::string text;
  if (fails > 0)
    text = fmt::format("{} of {} {} not hold", fails, total, fails == 1 ? "does" : "do");
  if (open > 0)
    text += fmt::format("{}{} {} open", fails > 0 ? ", " : fmt::format("Of {}, ", total), open,
                        open == 1 ? "is" : "are");
  return text + ".";
}

std::string claims_text(const levers::ClaimsAnswer& claims, const Look& look) {
  std::string text = wrapped(claims_sentence(claims), look) + "\n";
  std::size_t width = 0;
  for (const auto& claim : claims.claims) width = std::max(width, columns_of(claim.id));
  width = std::min<std::size_t>(width, 16);
  for (const levers::TestedClaim& claim : claims.claims) {
    const std::string head =
        "  " + padded(claim.id, width) + "  " + painted(verdict(claim.all), tone(claim.all), look) +
        std::string(5 - std::min<std::size_t>(5, verdict(claim.all).size()) + 2, ' ');
    const std::size_t indent = width + 11;
    text += wrapped(claim.say.empty() ? claim.id : claim.say, look, head, indent);
    const std::string blanks(indent, ' ');
    const bool holds = claim.all.holds.value_or(false);
    if ((!holds || look.verbose) && !claim.all.reason.empty())
      text += wrapped(claim.all.reason, look, blanks, indent);
    if (claim.all.share && (look.verbose || *claim.all.share < 0.995) && claims.draws > 0)
      text += wrapped(fmt::format("Holds in {} of draws.", percent(*claim.all.share)), look, blanks,
                      indent);
    if (!holds && claim.all.threshold_path)
      text += wrapped(fmt::format("It turns at {} = {}.", *claim.all.threshold_path,
                                  claim.all.threshold_at->decimal(4)),
                      look, blanks, indent);
  }
  if (claims.partial) text += "Ended before all draws were made: shares are of those made.\n";
  if (claims.draws > 0)
    text += fmt::format("\n{}, seed {}\n", count_of(claims.draws, "draw", "draws"), claims.seed);
  return text;
}

}  // namespace

std::string text_check(const CheckAnswer& a, const Look& look) {
  if (a.claims) return claims_text(*a.claims, look);
  const std::string warned =
      a.warnings == 0 ? "" : fmt::format(", with {}", count_of(a.warnings, "warning", "warnings"));
  std::string text = wrapped(fmt::format("{} is sound{}.", a.file->model->c.path, warned), look);
  text += "\n" + overview(a, look);
  if (look.verbose) text += unsourced(a.file->model->c, look);
  return text;
}

}  // namespace entente::report
