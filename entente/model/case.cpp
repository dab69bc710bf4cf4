#include "entente/model/case.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entente {

double Range::quantile(double u) const {
  const double a = low.to_double();
  const double b = high.to_double();
  if (shape != Shape::triangle || low == high) return a + u * (b - a);
  const double m = mode.to_double();
  const double below = (m - a) / (b - a);
  return u < below ? a + std::sqrt(u * (b - a) * (m - a))
                   : b - std::sqrt((1 - u) * (b - a) * (b - m));
}

std::string full_name(const Case& c, OptionId o) {
  return c.party(c.option(o).owner).id + "." + c.option(o).name;
}

std::string setting_text(const Case& c, OptionId o, Level level) {
  const Option& option = c.option(o);
  if (option.yes_no) return (level == 0 ? "not " : "") + full_name(c, o);
  return full_name(c, o) + " is " + option.levels[level];
}

std::optional<PartyId> find_party(const Case& c, std::string_view id) {
  const auto found = std::ranges::find(c.parties, id, &Party::id);
  if (found == c.parties.end()) return std::nullopt;
  return PartyId{static_cast<std::uint32_t>(found - c.parties.begin())};
}

std::optional<OptionId> find_option(const Case& c, PartyId owner, std::string_view name) {
  for (OptionId o : c.party(owner).options)
    if (c.option(o).name == name) return o;
  return std::nullopt;
}

std::optional<std::uint32_t> find_type(const Case& c, PartyId party, std::string_view id) {
  for (std::uint32_t k = 0; k < c.types.size(); ++k)
    if (c.types[k].party == party && c.types[k].id == id) return k;
  return std::nullopt;
}

namespace {

template <class C, class Values, class Visit>
void each_in(const std::string& prefix, C& c, Values& values, const Visit& visit) {
  for (auto& [party, value] : values) visit(prefix + "." + c.parties[party].id, value);
}

template <class C, class Visit>
void each_terms_number(C& c, const Visit& visit) {
  if (!c.terms) return;
  for (auto& issue : c.terms->issues) {
    const std::string prefix = "terms.issues." + issue.id;
    each_in(prefix + ".points", c, issue.points, visit);
    for (auto& [party, levels] : issue.level_points)
      for (auto& [level, points] : levels)
        visit(fmt::format("{}.points.{}.{}", prefix, c.parties[party].id, level), points);
    each_in(prefix + ".ideal", c, issue.ideal, visit);
    each_in(prefix + ".limit", c, issue.limit, visit);
  }
  each_in("terms.no_deal.expects", c, c.terms->no_deal.expects, visit);
  each_in("terms.no_deal.cost", c, c.terms->no_deal.cost, visit);
  each_in("terms.no_deal.value", c, c.terms->no_deal.value, visit);
  for (std::size_t k = 0; k < c.terms->no_deal.cost_if.size(); ++k)
    each_in("terms.no_deal.cost_if." + std::to_string(k + 1), c, c.terms->no_deal.cost_if[k].cost,
            visit);
  each_in("terms.patience", c, c.terms->patience, visit);
  each_in("terms.power", c, c.terms->power, visit);
}

/// Every number that `vary` and `given` may name, in the order of the sections; C is Case or
/// const Case, visit(path, number).
template <class C, class Visit>
void each_number(C& c, const Visit& visit) {
  const auto weights = [&](const std::string& prefix, auto& wants) {
    for (auto& statement : wants.statements)
      if (statement.weight) visit(prefix + "." + statement.id + ".weight", *statement.weight);
  };
  for (std::size_t p = 0; p < c.wants.size(); ++p)
    weights("preferences." + c.parties[p].id, c.wants[p]);
  for (auto& type : c.types) {
    const std::string prefix = "types." + c.party(type.party).id + "." + type.id;
    visit(prefix + ".chance", type.chance);
    if (type.instead) weights(prefix + ".preferences", *type.instead);
  }
  for (auto& talk : c.talks)
    if (talk.audience_cost) visit("talks." + talk.id + ".audience_cost", *talk.audience_cost);
  each_terms_number(c, visit);
}

template <class C, class Number>
Number* number_in(C& c, std::string_view path) {
  Number* found = nullptr;
  each_number(c, [&](const std::string& here, Number& number) {
    if (here == path) found = &number;
  });
  return found;
}

}  // namespace

Range* number_at(Case& c, std::string_view path) { return number_in<Case, Range>(c, path); }
const Range* number_at(const Case& c, std::string_view path) {
  return number_in<const Case, const Range>(c, path);
}

std::vector<std::string> number_paths(const Case& c) {
  std::vector<std::string> paths;
  each_number(c, [&](const std::string& path, const Range&) { paths.push_back(path); });
  return paths;
}

}  // namespace entente
