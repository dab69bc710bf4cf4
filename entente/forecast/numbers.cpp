#include "entente/forecast/numbers.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/assert.hpp"

namespace entente::forecast {
namespace {

/// Weights w1 >= ... >= wn >= 0 with sum 1, even over all such: exponential gaps, normalised.
/// Source: Barron & Barrett (1996); their mean is the rank-order centroid.
std::vector<double> ordered_simplex(std::uint64_t seed, std::uint64_t draw, std::uint32_t first,
                                    std::size_t count) {
  std::vector<double> gaps(count);
  double sum = 0;
  for (std::size_t j = 0; j < count; ++j) {
    const double u = uniform(seed, draw, Purpose::weights, first + static_cast<std::uint32_t>(j));
    gaps[j] = -std::log1p(-u);
    sum += gaps[j];
  }
  double tail = 0;
  for (std::size_t k = count; k-- > 0;) {
    tail += gaps[k] / sum / static_cast<double>(k + 1);
    gaps[k] = tail;
  }
  return gaps;
}

}  // namespace

NumberTable::NumberTable(const Case& c) : c_(c), paths_(number_paths(c)) {
  for (std::size_t k = 0; k < paths_.size(); ++k) {
    ranges_.push_back(*number_at(c, paths_[k]));
    index_[paths_[k]] = k;
  }
  for (std::uint32_t i = 0; i < c.parties.size(); ++i) lay_out({PartyId{i}, std::nullopt});
  for (std::uint32_t t = 0; t < c.types.size(); ++t) lay_out({c.types[t].party, t});
  number_weights();
  number_section("types.", ".chance", Purpose::types);
  number_section("terms.", "", Purpose::terms);
  number_section("talks.", "", Purpose::talks);
  uncertain_ = !drawn_.empty() || !unwritten_.empty();
}

/// Weights take their uniforms party by party, statement by statement, a party's own before those
/// of its types: one per range or per criterion, none for a sure number.
void NumberTable::number_weights() {
  std::uint32_t next = 0;
  const auto number = [&](const Wants& wants, const std::string& prefix, Persona persona) {
    if (wants.weighted()) {
      for (const Statement& s : wants.statements)
        if (!s.weight->sure())
          drawn_.push_back({*find(prefix + "." + s.id + ".weight"), Purpose::weights, next++});
      return;
    }
    const std::size_t criteria =
        wants.order.empty() ? wants.statements.size() : wants.order.size() - 1;
    if (!wants.statements.empty()) unwritten_.push_back({persona, criteria, next});
    next += static_cast<std::uint32_t>(criteria);
  };
  for (std::uint32_t i = 0; i < c_.parties.size(); ++i) {
    number(c_.wants[i], "preferences." + c_.parties[i].id, {PartyId{i}, std::nullopt});
    for (std::uint32_t t = 0; t < c_.types.size(); ++t)
      if (c_.types[t].party.value == i && c_.types[t].instead)
        number(*c_.types[t].instead,
               "types." + c_.parties[i].id + "." + c_.types[t].id + ".preferences",
               {PartyId{i}, t});
  }
}

/// The other sections take their uniforms in the order in which the ranges stand in the file.
void NumberTable::number_section(std::string_view prefix, std::string_view suffix,
                                 Purpose purpose) {
  std::vector<std::size_t> numbers;
  for (std::size_t k = 0; k < paths_.size(); ++k)
    if (paths_[k].starts_with(prefix) && paths_[k].ends_with(suffix) && !ranges_[k].sure())
      numbers.push_back(k);
  std::ranges::stable_sort(numbers, {}, [&](std::size_t k) { return ranges_[k].where.begin; });
  for (std::uint32_t k = 0; k < numbers.size(); ++k) drawn_.push_back({numbers[k], purpose, k});
}

std::optional<std::size_t> NumberTable::find(std::string_view path) const {
  const auto found = index_.find(path);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

Numbers NumberTable::middle() const {
  Numbers numbers;
  numbers.at.reserve(ranges_.size());
  for (const Range& range : ranges_) numbers.at.push_back(range.middle());
  return numbers;
}

Numbers NumberTable::draw(std::uint64_t seed, std::uint64_t draw) const {
  Numbers numbers = middle();
  for (const Drawn& d : drawn_) {
    const double u = uniform(seed, draw, d.purpose, d.index);
    numbers.at[d.number] = Rational::from_double(ranges_[d.number].quantile(u));
  }
  for (const Unwritten& u : unwritten_)
    numbers.unwritten[u.persona] = ordered_simplex(seed, draw, u.index, u.criteria);
  return numbers;
}

const Rational& NumberTable::value(const Numbers& numbers, std::string_view path) const {
  const auto at = find(path);
  ENTENTE_ASSERT(at.has_value());
  return numbers.at[*at];
}

void NumberTable::lay_out(Persona persona) {
  Layout layout;
  layout.wants = wants_of(c_, persona);
  const bool instead = persona.type && c_.types[*persona.type].instead;
  const std::string party = c_.party(persona.party).id;
  const std::string prefix =
      instead ? "types." + party + "." + c_.types[*persona.type].id + ".preferences."
              : "preferences." + party + ".";
  layout.drawn_as = instead ? persona : Persona{persona.party, std::nullopt};
  const std::size_t count = layout.wants.statements.size();
  layout.number.resize(count);
  for (std::size_t k = layout.wants.first; k + layout.wants.last < count; ++k) {
    const Statement* const statement = layout.wants.statements[k];
    if (statement->weight) layout.number[k] = find(prefix + statement->id + ".weight");
  }
  layouts_[persona] = std::move(layout);
}

std::vector<Rational> NumberTable::weights(const Numbers& numbers, Persona persona) const {
  const Layout& layout = layouts_.at(persona);
  const auto drawn = numbers.unwritten.find(layout.drawn_as);
  const std::size_t end = layout.number.size() - layout.wants.last;
  const bool written = layout.wants.first < end && layout.number[layout.wants.first].has_value();
  if (!written && drawn == numbers.unwritten.end()) return middle_weights(layout.wants);
  std::vector<Rational> weights(layout.number.size());
  for (std::size_t k = layout.wants.first; k < end; ++k)
    weights[k] = written ? numbers.at[*layout.number[k]]
                         : Rational::from_double(drawn->second[layout.wants.place[k]]);
  type_weights(layout.wants, weights);
  return weights;
}

namespace {

/// Whole numbers in the proportion of the weights. Decimal fractions (sure numbers) stay exact
/// where they fit; drawn ones are rounded far below any difference that a draw could show.
std::vector<std::int64_t> whole_weights(const std::vector<Rational>& weights) {
  if (auto exact = to_common_integers(weights)) return *exact;
  constexpr double grid = 1e12;  // a multiple of every decimal with up to 12 places
  double largest = 0;
  for (const Rational& w : weights) largest = std::max(largest, std::abs(w.to_double()));
  const double room = 4e18 / (largest * static_cast<double>(weights.size()));
  const double scale = room >= grid ? grid : std::exp2(std::floor(std::log2(room)));
  std::vector<std::int64_t> whole;
  whole.reserve(weights.size());
  for (const Rational& w : weights) whole.push_back(std::llround(w.to_double() * scale));
  return whole;
}

}  // namespace

Ranks rank_by_weights(const std::vector<StateSet>& truth, const std::vector<Rational>& weights,
                      std::uint64_t states) {
  std::vector<std::int64_t> values(states, 0);
  const std::vector<std::int64_t> whole = whole_weights(weights);
  for (std::size_t k = 0; k < truth.size(); ++k)
    truth[k].each([&](StateId s) {
      values[s.value] += whole[k];
      return true;
    });
  return rank_by_values(values);
}

std::vector<StateSet> truth_of(const Model& m, Persona persona) {
  std::vector<StateSet> truth;
  for (const Statement* statement : wants_of(m.c, persona).statements)
    truth.push_back(m.space->where(*statement->want.formula));
  return truth;
}

}  // namespace entente::forecast
