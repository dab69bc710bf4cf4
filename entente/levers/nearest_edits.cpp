#include "entente/levers/nearest_edits.hpp"

#include <algorithm>
#include <utility>

#include "entente/base/assert.hpp"
#include "entente/base/parallel.hpp"

namespace entente::levers {
namespace {

using Kind = StatementEdit::Kind;

/// A statement as far as the target is concerned: where it is true among the states that matter,
/// and whether it is true in the target.
struct Column {
  std::vector<std::uint64_t> holds;
  bool in_target = false;
};
using List = std::vector<Column>;

Column negated(Column c) {
  for (std::uint64_t& word : c.holds) word = ~word;
  c.in_target = !c.in_target;
  return c;
}

Column combined(Column a, const Column& b, bool both) {
  for (std::size_t w = 0; w < a.holds.size(); ++w)
    a.holds[w] = both ? a.holds[w] & b.holds[w] : a.holds[w] | b.holds[w];
  a.in_target = both ? a.in_target && b.in_target : a.in_target || b.in_target;
  return a;
}

/// One party's side of the search.
class Side {
public:
  Side(const Model& m, const graph::Conditions& c, const std::vector<Literal>& literals)
      : m_(m), c_(c), words_((c.states.size() + 63) / 64), literals_(literals) {
    for (const Statement& s : m.c.wants[c.party.value].statements)
      today_.push_back(column(*s.want.formula));
    for (const Literal& literal : literals)
      literal_columns_.push_back(column(*literal_formula(literal)));
    for (const graph::NumberSet& way : c.demands.ways) ways_.push_back(mask(way));
  }

  const List& today() const { return today_; }

  /// Whether the party stays in the target: of the states that matter it ranks above the target
  /// those that are true in the first statement on which the two differ.
  bool stays(const List& list) {
    open_.assign(words_, ~std::uint64_t{0});
    above_.assign(words_, 0);
    for (const Column& s : list)
      for (std::size_t w = 0; w < words_; ++w) {
        const std::uint64_t differ = open_[w] & (s.in_target ? ~s.holds[w] : s.holds[w]);
        if (!s.in_target) above_[w] |= differ;
        open_[w] &= ~differ;
      }
    const auto met = [&](std::uint32_t way) {
      for (std::size_t w = 0; w < words_; ++w)
        if ((ways_[way][w] & above_[w]) != 0) return false;
      return true;
    };
    return std::ranges::all_of(c_.demands.needs,
                               [&](const auto& need) { return std::ranges::any_of(need, met); });
  }

  List edited(List list, const StatementEdit& edit) const {
    const auto at = [&](std::uint32_t k) { return list.begin() + static_cast<std::ptrdiff_t>(k); };
    switch (edit.kind) {
      case Kind::drop:
        list.erase(at(edit.statement));
        break;
      case Kind::move: {
        Column one = std::move(list[edit.statement]);
        list.erase(at(edit.statement));
        list.insert(at(edit.place), std::move(one));
        break;
      }
      case Kind::negate:
        list[edit.statement] = negated(std::move(list[edit.statement]));
        break;
      case Kind::insert:
        list.insert(at(edit.place), of_literal(edit.literal));
        break;
      case Kind::both:
      case Kind::either:
        list[edit.statement] = combined(std::move(list[edit.statement]), of_literal(edit.literal),
                                        edit.kind == Kind::both);
        break;
    }
    return list;
  }

private:
  Column column(const Formula& formula) const {
    Column c{std::vector<std::uint64_t>(words_, 0), m_.space->holds_in(formula, c_.target)};
    for (std::size_t v = 0; v < c_.states.size(); ++v)
      if (m_.space->holds_in(formula, c_.states[v])) c.holds[v / 64] |= std::uint64_t{1} << v % 64;
    return c;
  }

  std::vector<std::uint64_t> mask(const graph::NumberSet& set) const {
    std::vector<std::uint64_t> bits(words_, 0);
    for (std::uint32_t v : set) bits[v / 64] |= std::uint64_t{1} << v % 64;
    return bits;
  }

  const Column& of_literal(const Literal& literal) const {
    const auto same = [&](const Literal& l) {
      return l.option == literal.option && l.level == literal.level && l.negated == literal.negated;
    };
    const auto found = std::ranges::find_if(literals_, same);
    ENTENTE_ASSERT(found != literals_.end());
    return literal_columns_[static_cast<std::size_t>(found - literals_.begin())];
  }

  const Model& m_;
  const graph::Conditions& c_;
  std::size_t words_;
  const std::vector<Literal>& literals_;
  List today_, literal_columns_;
  std::vector<std::vector<std::uint64_t>> ways_;
  std::vector<std::uint64_t> open_, above_;
};

class Search {
public:
  Search(const Model& m, const OptionGraph& g, const graph::Inverse& inverse,
         const std::vector<Literal>& literals, PartyId party, const Run& run)
      : m_(m),
        g_(g),
        inverse_(inverse),
        literals_(literals),
        party_(party),
        run_(run),
        side_(m, inverse.parties[party.value].conditions, literals) {
    others_stay_ = true;
    for (PartyId j{0}; j.value < inverse.parties.size(); ++j.value)
      others_stay_ = others_stay_ && (j == party_ || inverse.parties[j.value].stable);
  }

  NearestEdits run() {
    const Wants& wants = m_.c.wants[party_.value];
    answer_.has_statements = !wants.statements.empty();
    if (inverse_.parties[party_.value].stable) {
      answer_.found = true;
      answer_.holds = others_stay_;
      return answer_;
    }
    if (!answer_.has_statements) return answer_;
    const auto edits = edits_of(static_cast<std::uint32_t>(wants.statements.size()), literals_);
    for (const StatementEdit& edit : edits) {
      if (run_.stopped()) return answer_;
      if (take({edit}, side_.edited(side_.today(), edit))) return answer_;
    }
    answer_.tried = 1;
    if (answer_.found || !pairs_affordable(edits)) return answer_;
    for (const StatementEdit& first : edits) {
      if (run_.stopped()) return answer_;
      const List list = side_.edited(side_.today(), first);
      const auto then = edits_of(static_cast<std::uint32_t>(list.size()), literals_);
      for (const StatementEdit& second : then)
        if (take({first, second}, side_.edited(list, second))) return answer_;
    }
    answer_.tried = 2;
    return answer_;
  }

private:
  bool pairs_affordable(const std::vector<StatementEdit>& edits) const {
    return edits.size() <= most_edit_pairs / std::max<std::size_t>(edits.size(), 1);
  }

  /// Whether nothing better can be found any more.
  bool take(std::vector<StatementEdit> edits, const List& list) {
    if (!side_.stays(list)) return false;
    const bool holds = holds_after(edits);
    if (!answer_.found || holds) {
      answer_.tried = static_cast<std::uint32_t>(edits.size());
      answer_.edits = std::move(edits);
      answer_.found = true;
      answer_.holds = holds;
    }
    return holds || (inverse_.independent() && !others_stay_);
  }

  /// Whether the others stay too. Under SEQ and SSEQ they rely on what the party would answer.
  bool holds_after(const std::vector<StatementEdit>& edits) {
    if (inverse_.independent()) return others_stay_;
    if (rejudged_ == most_rejudged) return false;
    ++rejudged_;
    std::vector<Statement> list = m_.c.wants[party_.value].statements;
    for (const StatementEdit& edit : edits) list = levers::edited(m_.c, std::move(list), edit);
    std::vector<const Statement*> pointers(list.size());
    std::ranges::transform(list, pointers.begin(), [](const Statement& s) { return &s; });
    OptionGraph changed = g_;
    changed.set_ranks(party_, rank_by_statements(*m_.space, pointers));
    for (PartyId j{0}; j.value < g_.party_count(); ++j.value)
      if (!graph::detail::stable(inverse_.concept_id, changed, j, inverse_.target)) return false;
    return true;
  }

  const Model& m_;
  const OptionGraph& g_;
  const graph::Inverse& inverse_;
  const std::vector<Literal>& literals_;
  PartyId party_;
  const Run& run_;
  Side side_;
  bool others_stay_ = true;
  std::uint64_t rejudged_ = 0;
  NearestEdits answer_;
};

}  // namespace

std::optional<std::vector<NearestEdits>> nearest_edits(const Model& m, const OptionGraph& g,
                                                       const graph::Inverse& inverse,
                                                       const Run& run) {
  ENTENTE_ASSERT(g.weakly_ordered());
  const std::vector<Literal> all = literals(m.c);
  std::vector<NearestEdits> answers(inverse.parties.size());
  const bool whole = parallel_for(run, answers.size(), [&](std::size_t i) {
    answers[i] = Search(m, g, inverse, all, PartyId{static_cast<std::uint32_t>(i)}, run).run();
  });
  if (!whole || run.stopped()) return std::nullopt;
  return answers;
}

}  // namespace entente::levers
