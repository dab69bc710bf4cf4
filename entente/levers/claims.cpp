#include "entente/levers/claims.hpp"

#include <algorithm>
#include <map>

#include "entente/base/parallel.hpp"
#include "entente/levers/checks.hpp"

namespace entente::levers {
namespace {

constexpr std::size_t draws_together = 32;

/// All checks of some claims with their scenarios, each distinct `given` once.
class Questions {
public:
  Questions(const Model& m, std::span<const Claim> claims) {
    for (const Claim& claim : claims) {
      asked_.emplace_back();
      for (const Check& check : claim.checks) asked_.back().push_back(ask(m, check));
    }
  }

  const std::vector<std::vector<Asked>>& asked() const { return asked_; }
  const std::map<std::string, Question>& questions() const { return questions_; }

private:
  Asked ask(const Model& m, const Check& check) {
    auto place = questions_.find(check.given.text);
    if (place == questions_.end())
      place =
          questions_.emplace(check.given.text, Question{Scenario(m, check.given), {}, false}).first;
    Question& q = place->second;
    Asked a{&check, &q, {}};
    if (check.kind == Check::Kind::stable || check.kind == Check::Kind::reached) {
      q.needs_graph = true;
      a.left = q.scenario.possible() ? q.scenario.space().where(*check.left.formula) : StateSet(0);
    }
    if (check.kind == Check::Kind::stable)
      for (graph::ConceptId id : concepts_of(check))
        if (std::ranges::find(q.concepts, id) == q.concepts.end()) q.concepts.push_back(id);
    return a;
  }

  std::map<std::string, Question> questions_;
  std::vector<std::vector<Asked>> asked_;
};

/// How often each check, and each claim as a whole, held in some draws.
struct Counts {
  std::vector<std::vector<std::uint64_t>> checks;
  std::vector<std::uint64_t> claims;

  explicit Counts(const std::vector<std::vector<Asked>>& asked) : claims(asked.size()) {
    for (const auto& list : asked) checks.emplace_back(list.size());
  }

  void add(const Counts& part) {
    for (std::size_t k = 0; k < claims.size(); ++k) {
      claims[k] += part.claims[k];
      for (std::size_t j = 0; j < checks[k].size(); ++j) checks[k][j] += part.checks[k][j];
    }
  }
};

void count_draw(const Questions& questions, std::uint64_t seed, std::uint64_t draw,
                Counts& counts) {
  const forecast::Numbers drawn =
      questions.questions().begin()->second.scenario.table().draw(seed, draw);
  std::map<const Question*, std::pair<forecast::Numbers, World>> worlds;
  for (const auto& [given, q] : questions.questions()) {
    forecast::Numbers numbers = q.scenario.with_given(drawn);
    World world = world_of(q, Reading::weight, numbers);
    worlds.emplace(&q, std::pair(std::move(numbers), std::move(world)));
  }
  for (std::size_t k = 0; k < questions.asked().size(); ++k) {
    bool all = true;
    for (std::size_t j = 0; j < questions.asked()[k].size(); ++j) {
      const Asked& a = questions.asked()[k][j];
      const auto& [numbers, world] = worlds.at(a.question);
      const bool answerable = obstacle(a).empty();
      const bool held = answerable && holds_in(a, world, Reading::weight, numbers).value_or(false);
      counts.checks[k][j] += held ? 1 : 0;
      all = all && held;
    }
    counts.claims[k] += all ? 1 : 0;
  }
}

/// Adds the counts of draws first .. end-1 to the total; gives how many were made.
std::uint64_t count_batch(const Questions& questions, const Run& run, std::uint64_t first,
                          std::uint64_t end, Counts& total) {
  const std::size_t blocks = (end - first + draws_together - 1) / draws_together;
  std::vector<Counts> parts(blocks, Counts(questions.asked()));
  std::vector<std::uint64_t> made(blocks, 0);
  parallel_for(run, blocks, [&](std::size_t block) {
    const std::uint64_t from = first + block * draws_together;
    const std::uint64_t to = std::min<std::uint64_t>(end, from + draws_together);
    for (std::uint64_t draw = from; draw < to && !run.stopped(); ++draw) {
      count_draw(questions, run.seed, draw, parts[block]);
      ++made[block];
    }
  });
  std::uint64_t all_made = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    all_made += made[block];
    total.add(parts[block]);
  }
  return all_made;
}

/// Counts over all draws; sums of whole numbers, so any order of threads gives the same. Memory
/// does not grow with the draws.
std::uint64_t count_draws(const Questions& questions, const Run& run, Counts& total) {
  constexpr std::uint64_t batch = 1024 * draws_together;
  const bool uncertain = questions.questions().begin()->second.scenario.table().uncertain();
  const std::uint64_t draws = uncertain ? run.draws : std::min<std::uint64_t>(run.draws, 1);
  std::uint64_t made = 0;
  for (std::uint64_t first = 0; first < draws && !run.stopped(); first += batch) {
    made += count_batch(questions, run, first, std::min(draws, first + batch), total);
    if (run.progress != nullptr)
      run.progress->report("draws", std::min(draws, first + batch), draws);
  }
  return made;
}

/// A claim holds if all its checks do; it fails if one does; else it is open.
Finding conjunction(const std::vector<Finding>& checks) {
  Finding all;
  all.holds = true;
  const Finding* telling = nullptr;
  for (const Finding& f : checks) {
    if (f.holds.has_value() && !*f.holds) {
      all.holds = false;
      telling = &f;
      break;
    }
    if (!f.holds) {
      all.holds = std::nullopt;
      telling = &f;
    }
  }
  if (telling != nullptr) all.reason = telling->reason;
  for (const Finding& f : checks) {
    if (telling == nullptr && all.reason.find(f.reason) == std::string::npos)
      all.reason += (all.reason.empty() ? "" : " ") + f.reason;
    if (!all.threshold_path && f.threshold_path) {
      all.threshold_path = f.threshold_path;
      all.threshold_at = f.threshold_at;
    }
  }
  return all;
}

std::optional<double> share_of(const Finding& f, std::uint64_t count, std::uint64_t draws) {
  if (!f.holds || draws == 0) return std::nullopt;
  return static_cast<double>(count) / static_cast<double>(draws);
}

ClaimsAnswer test_all(const Model& m, std::span<const Claim> claims, Reading reading,
                      const Run& run) {
  ClaimsAnswer answer;
  answer.seed = run.seed;
  if (claims.empty()) return answer;
  const Questions questions(m, claims);
  for (std::size_t k = 0; k < claims.size(); ++k) {
    TestedClaim tested{claims[k].id, claims[k].say, {}, {}};
    for (const Asked& a : questions.asked()[k]) tested.checks.push_back(verdict(a, reading));
    tested.all = conjunction(tested.checks);
    answer.claims.push_back(std::move(tested));
  }
  Counts counts(questions.asked());
  answer.draws = count_draws(questions, run, counts);
  const bool uncertain = questions.questions().begin()->second.scenario.table().uncertain();
  answer.partial = uncertain && answer.draws < run.draws;
  for (std::size_t k = 0; k < claims.size(); ++k) {
    TestedClaim& tested = answer.claims[k];
    tested.all.share = share_of(tested.all, counts.claims[k], answer.draws);
    for (std::size_t j = 0; j < tested.checks.size(); ++j)
      tested.checks[j].share = share_of(tested.checks[j], counts.checks[k][j], answer.draws);
  }
  return answer;
}

}  // namespace

bool ClaimsAnswer::all_hold() const {
  return std::ranges::all_of(
      claims, [](const TestedClaim& claim) { return claim.all.holds.value_or(false); });
}

ClaimsAnswer test_claims(const Model& m, Reading reading, const Run& run) {
  return test_all(m, m.c.claims, reading, run);
}

Finding test_check(const Model& m, const Check& check, Reading reading, const Run& run) {
  Claim claim;
  claim.checks.push_back(check);
  const ClaimsAnswer answer = test_all(m, std::span(&claim, 1), reading, run);
  return answer.claims.front().checks.front();
}

}  // namespace entente::levers
