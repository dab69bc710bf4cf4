#include <algorithm>

#include <fmt/format.h>

#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/levers/changes.hpp"
#include "entente/report/bluff.hpp"
#include "entente/report/levers.hpp"
#include "entente/report/settle.hpp"

namespace entente::cli {
namespace {

/// "firm.raise is full": the last level of a party's first option, for examples.
std::string sample_setting(const Case& c, PartyId i) {
  const Party& p = c.party(i);
  if (p.options.empty()) return p.id + ".option";
  const Option& o = c.option(p.options.front());
  return setting_text(c, p.options.front(), static_cast<Level>(o.levels.size() - 1));
}

std::string sample_threat(const Case& c) {
  const PartyId from{0}, to{c.parties.size() > 1 ? 1U : 0U};
  return fmt::format("talks:\n  - from: {}\n    to: {}\n    demand: {}\n    or_else: {}",
                     c.party(from).id, c.party(to).id, sample_setting(c, to),
                     sample_setting(c, from));
}

std::string sample_terms(const Case& c) {
  const std::string a = c.parties.front().id;
  const std::string b = c.parties.size() > 1 ? c.parties[1].id : "other";
  return fmt::format(
      "terms:\n  between: [{0}, {1}]\n  issues:\n    share: {{range: 0..1, better: {{{0}: high, "
      "{1}: "
      "low}}}}\n  no_deal:\n    kind: fight\n    prize: share\n    expects: {{{0}: 0.6, {1}: "
      "0.5}}\n"
      "    cost: {{{0}: 0.1, {1}: 0.1}}",
      a, b);
}

}  // namespace

Answer run_bluff(const Arguments& arguments, Session& session) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  if (std::ranges::none_of(m.c.talks, &Talk::threat))
    return lacks(session, m.c, "threat", "there is nothing to judge", sample_threat(m.c));
  const report::BluffAnswer a = report::judge_threats(m, reading_of(arguments));
  return {Exit::done, session.json ? report::json_bluff(a) : report::text_bluff(a, session.look),
          warning_note(session, *file), "entente levers " + m.c.path};
}

Answer run_settle(const Arguments& arguments, Session& session) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  if (!m.c.terms)
    return lacks(session, m.c, "terms", "there is nothing to settle", sample_terms(m.c));
  std::string why;
  const auto a = report::find_range(m, session.run, why);
  if (!a)
    return usage(session, fmt::format("{} is not a fight over one prize, which is all that settle "
                                      "can work out so far: {}",
                                      m.c.path, why));
  return {exit_of(session, a->partial),
          session.json ? report::json_settle(*a) : report::text_settle(*a, session.look),
          warning_note(session, *file), "entente levers " + m.c.path};
}

Answer run_levers(const Arguments& arguments, Session& session) {
  if (arguments.has("sensitivity")) return run_sensitivity(arguments, session);
  if (arguments.has("inverse") || arguments.has("graph")) return run_inverse(arguments, session);
  if (arguments.words.empty())
    return usage(
        session,
        "entente levers needs a CASE or --graph FILE, for example: entente levers case.yaml");
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const auto concept_id = crisp_concept_of(arguments, session);
  if (!concept_id) return concept_id.error();
  auto target = target_of(arguments, session, m);
  if (!target) return target.error();
  report::LeversReport a{&m, {}, std::move(*target), *concept_id};
  a.answer = levers::try_levers(m, a.target, a.concept_id, reading_of(arguments), session.run);
  if (!a.answer.today_known) return {exit_of(session, true), {}, {}, {}};
  return {exit_of(session, a.answer.partial),
          session.json ? report::json_levers(a) : report::text_levers(a, session.look),
          warning_note(session, *file),
          {}};
}

}  // namespace entente::cli
