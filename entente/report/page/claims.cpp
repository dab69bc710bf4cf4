#include <algorithm>
#include <cmath>

#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

Html chip(const std::optional<bool>& holds) {
  if (!holds) return Html{"<span class=\"chip open\">open</span>"};
  return *holds ? Html{"<span class=\"chip ok\">holds</span>"}
                : Html{"<span class=\"chip no\">fails</span>"};
}

/// "in 98.6 % ± 0.4 of 1,000 draws": the share and its binomial standard error.
Html share_words(double share, std::uint64_t draws) {
  if (draws < 2) return {};
  if (share >= 1) return html("<span class=\"nm num\">in all of {} draws</span>", grouped(draws));
  if (share <= 0) return html("<span class=\"nm num\">in none of {} draws</span>", grouped(draws));
  const double error = std::sqrt(share * (1 - share) / static_cast<double>(draws));
  return html("<span class=\"nm num\">in {} ± {} of {} draws</span>", percent(share),
              plain_number(Rational::from_double(error * 100), 1), grouped(draws));
}

Html checks_of(const Claim& claim, const levers::TestedClaim& tested) {
  Html out;
  for (std::size_t k = 0; k < claim.checks.size(); ++k) {
    const bool several = claim.checks.size() > 1 && k < tested.checks.size();
    const auto& holds = several ? tested.checks[k].holds : tested.all.holds;
    const std::string_view sign = !several || !holds ? "" : *holds ? "holds: " : "fails: ";
    out += html("<code class=\"test\">{}{}</code>", sign, claim.checks[k].text);
  }
  return out;
}

}  // namespace

std::optional<Section> claims_section(const Context& x) {
  if (!x.answers.claims) return std::nullopt;
  const levers::ClaimsAnswer& answer = *x.answers.claims;
  std::uint64_t hold = 0;
  std::uint64_t open = 0;
  Html rows;
  for (std::size_t k = 0; k < answer.claims.size(); ++k) {
    const levers::TestedClaim& t = answer.claims[k];
    hold += t.all.holds.value_or(false) ? 1 : 0;
    open += t.all.holds ? 0 : 1;
    std::vector<std::string> reasons;
    for (const levers::Finding& f : t.checks)
      if (std::ranges::find(reasons, f.reason) == reasons.end()) reasons.push_back(f.reason);
    Html because;
    for (const std::string& reason : reasons) because += html("<p>{}</p>", reason);
    rows += html(
        "<tr><td class=\"id\">{}</td><th scope=\"row\" dir=\"auto\">{}{}</th><td "
        "data-l=\"Because\">{}</td><td data-l=\"Result\" "
        "class=\"res\">{}{}</td></tr>",
        t.id, t.say.empty() ? t.id : t.say, checks_of(x.m.c.claims[k], t), because,
        chip(t.all.holds), t.all.share ? share_words(*t.all.share, answer.draws) : Html{});
  }
  Section section{"claims", "Claims", "The argument, tested", {}, {}};
  section.sub = html(
      "Sentences written as checks, which run again after every change of the case. {} of {} "
      "hold{}{}.",
      hold, answer.claims.size(), open == 0 ? std::string() : fmt::format(", {} open", open),
      answer.draws > 1
          ? "; the share counts draws of the uncertain numbers in which all checks of a claim hold"
          : "");
  section.body = html(
      "<table class=\"stack claims\"><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Claim "
      "and check</th><th "
      "scope=\"col\">Because</th><th "
      "scope=\"col\">Result</th></tr></thead><tbody>{}</tbody></table>",
      rows);
  return section;
}

}  // namespace entente::page
