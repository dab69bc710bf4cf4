#include "entente/report/overview.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/graph/fill.hpp"
#include "entente/model/option_graph.hpp"
#include "entente/report/json.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

std::vector<StateId> all_of(const StateSet& set) {
  std::vector<StateId> states;
  set.each([&](StateId s) {
    states.push_back(s);
    return true;
  });
  return states;
}

std::string holds_words(const OverviewAnswer& a) {
  if (!a.holds.empty())
    return sentence_case(states_in_words(*a.model, a.holds)) +
           ". No party would rather be anywhere it can get to.";
  if (!a.holds_credibly.empty())
    return sentence_case(states_in_words(*a.model, a.holds_credibly)) +
           ". Whoever leaves meets a credible reply.";
  return "No state: from each some party gains by moving.";
}

std::string bluff_words(const OverviewAnswer& a) {
  std::vector<std::string> parts;
  for (const ThreatVerdict& v : a.bluff->threats) {
    const game::ThreatAnswer& t = v.answer;
    if (!t.bluff || !t.refusing_best) {
      parts.push_back("Open: " + t.states.missing + ".");
      continue;
    }
    const std::string to = with_article_at_start(a.model->c.party(t.to).name);
    const std::string from = with_article(a.model->c.party(t.from).name);
    std::string text = fmt::format("{}. {} should {}", *t.bluff ? "Yes" : "No", to,
                                   *t.refusing_best ? "refuse" : "comply");
    if (t.threshold)
      text += fmt::format("{} it puts the chance that {} acts {} {}",
                          *t.refusing_best ? " while" : " unless", from, "below",
                          percent(t.threshold->to_double()));
    text +=
        fmt::format(". The case says {}.", percent_range(v.low.to_double(), v.high.to_double()));
    parts.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string number(double share) {
  const std::string text = percent(share);
  return text.substr(0, text.size() - 2);
}

std::string settle_words(const OverviewAnswer& a) {
  const settle::Bargaining& b = a.settle->range;
  const Case& c = a.model->c;
  if (b.exists())
    return fmt::format("There is room: between {} and {} of 100, even split {}.",
                       number(b.least.to_double()), number(b.most.to_double()),
                       number(b.nash_split().to_double()));
  return fmt::format("None now. {} takes no less than {} of 100, {} gives no more than {}.",
                     with_article_at_start(c.party(b.taker).name), number(b.least.to_double()),
                     with_article(c.party(b.giver).name), number(b.most.to_double()));
}

std::string levers_words(const OverviewAnswer& a) {
  std::vector<std::string> parts;
  for (const levers::Effect& e : a.levers.answer.effects)
    if (e.from_case && e.changes)
      parts.push_back(fmt::format("{}: {}", plain_words(e.id), e.effect));
  if (parts.empty()) return "None of the levers that the case names.";
  std::string text;
  for (std::string& part : parts) {
    if (part.back() == '.') part.pop_back();
    text += (text.empty() ? "" : " ") + sentence_case(part) + ".";
  }
  return text;
}

std::string claims_words(const levers::ClaimsAnswer& claims) {
  std::size_t hold = 0, fail = 0;
  for (const levers::TestedClaim& claim : claims.claims) {
    hold += claim.all.holds == true ? 1 : 0;
    fail += claim.all.holds == false ? 1 : 0;
  }
  const std::size_t all = claims.claims.size(), open = all - hold - fail;
  if (hold == all) return fmt::format("{} tested: all hold.", count_of(all, "claim", "claims"));
  std::string text = fmt::format("{} tested: {} {}", count_of(all, "claim", "claims"), hold,
                                 hold == 1 ? "holds" : "hold");
  if (fail > 0) text += fmt::format(", {} {} not", fail, fail == 1 ? "does" : "do");
  if (open > 0)
    text +=
        fmt::format(", {} {} for a part that is not built yet", open, open == 1 ? "waits" : "wait");
  return text + ".";
}

std::string row(std::string_view head, const std::string& text, const Look& look) {
  constexpr std::size_t indent = 18;
  return wrapped(text, look, padded(head, indent), indent);
}

std::string states_json(const std::vector<StateId>& states) { return json_states(states); }

std::string verdict_json(const OverviewAnswer& a) {
  JsonObject verdict;
  verdict.add("holds", states_json(a.holds)).add("holds_credibly", states_json(a.holds_credibly));
  if (a.bluff && !a.bluff->threats.empty()) {
    const ThreatVerdict& v = a.bluff->threats.front();
    const auto flag = [](std::optional<bool> value) {
      return !value ? "null" : *value ? "true" : "false";
    };
    verdict.add("bluff", JsonObject()
                             .add_text("talk", a.model->c.talks[v.answer.talk].id)
                             .add("is_bluff", flag(v.answer.bluff))
                             .add("refusing_best", flag(v.answer.refusing_best))
                             .add("threshold",
                                  v.answer.threshold ? json_number(*v.answer.threshold) : "null")
                             .add("chance", json_list({json_number(v.low), json_number(v.high)}))
                             .text());
  }
  if (a.settle) {
    const settle::Bargaining& b = a.settle->range;
    verdict.add(
        "settlement",
        JsonObject()
            .add("range",
                 b.exists() ? json_list({json_number(b.least), json_number(b.most)}) : "null")
            .add("gap", json_number(b.exists() ? Rational(0) : -b.width()))
            .text());
  }
  std::vector<std::string> ids;
  for (const levers::Effect& e : a.levers.answer.effects)
    if (e.from_case && e.changes) ids.push_back(e.id);
  return verdict.add("levers", json_texts(ids)).text();
}

}  // namespace

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t thousand = 1000;
  if (bytes < thousand) return fmt::format("{} bytes", bytes);
  return fmt::format("{} kB", (bytes + thousand / 2) / thousand);
}

Result<OverviewAnswer> look_at_everything(const Model& m, const Run& run) {
  OverviewAnswer a;
  a.model = &m;
  a.seed = run.seed;
  const OptionGraph g(m.space, m.ranks);
  constexpr std::array both{graph::ConceptId::nash, graph::ConceptId::seq};
  const auto table = graph::fill_table(g, both, run);
  if (!table) return tl::unexpected(table.error());
  a.partial = table->partial;
  if (table->partial) return a;
  a.holds = all_of(table->concepts[0].equilibria);
  a.holds_credibly = all_of(table->concepts[1].equilibria);
  if (std::ranges::any_of(m.c.talks, &Talk::threat))
    a.bluff = judge_threats(m, levers::Reading::order);
  std::string why;
  if (m.c.terms) a.settle = find_range(m, run, why);
  a.levers = {
      &m, levers::try_levers(m, std::nullopt, graph::ConceptId::seq, levers::Reading::order, run),
      std::nullopt, graph::ConceptId::seq};
  if (!m.c.claims.empty()) a.claims = levers::test_claims(m, levers::Reading::order, run);
  a.partial =
      (a.settle && a.settle->partial) || (a.claims && a.claims->partial) || a.levers.answer.partial;
  return a;
}

std::string text_overview(const OverviewAnswer& a, const Look& look) {
  const Case& c = a.model->c;
  std::string text =
      fmt::format("{}\n{}, {}, {}\n\n", c.title, count_of(c.parties.size(), "party", "parties"),
                  count_of(c.options.size(), "option", "options"),
                  count_of(a.model->space->size(), "state", "states"));
  text += row("What holds", holds_words(a), look);
  if (a.bluff) text += row("Bluff", bluff_words(a), look);
  if (a.settle) text += row("Settlement", settle_words(a), look);
  text += row("What changes it", levers_words(a), look);
  if (a.claims) text += "\n" + wrapped(claims_words(*a.claims), look);
  if (!a.report.empty())
    text += fmt::format("{}Report written to {} (offline, {})\n", a.claims ? "" : "\n", a.report,
                        size_words(a.report_bytes));
  return text + fmt::format("\nseed {}\n", a.seed);
}

std::string json_overview(const OverviewAnswer& a) {
  JsonObject document;
  document.add_text("schema", "entente.demo/1").add_text("title", a.model->c.title);
  document.add_count("states", a.model->space->size()).add("verdict", verdict_json(a));
  if (a.claims) {
    std::uint64_t hold = 0, fail = 0;
    for (const levers::TestedClaim& claim : a.claims->claims) {
      hold += claim.all.holds == true ? 1 : 0;
      fail += claim.all.holds == false ? 1 : 0;
    }
    document.add("claims", JsonObject()
                               .add_count("hold", hold)
                               .add_count("fail", fail)
                               .add_count("open", a.claims->claims.size() - hold - fail)
                               .text());
  }
  document.add("report", a.report.empty() ? "null" : json_text(a.report));
  if (!a.report.empty()) document.add_count("bytes", a.report_bytes);
  document.add_count("seed", a.seed);
  if (a.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
