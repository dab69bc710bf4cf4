#include "entente/solve/solve.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/base/assert.hpp"
#include "entente/game/recall.hpp"
#include "entente/solve/backward.hpp"
#include "entente/solve/extreme.hpp"
#include "entente/solve/pure.hpp"

namespace entente::solve {
namespace {

using game::GameTable;
using game::GameTree;

/// Tables with at most so many strategies in all are enumerated without being asked to.
constexpr std::size_t few_strategies = 24;
/// Payoffs of a reduced strategic form that are built.
constexpr std::size_t most_payoffs = std::size_t{1} << 22;
/// Steps of the search for pure equilibria that nobody asked for.
constexpr std::uint64_t try_steps = 200000;

tl::unexpected<Diagnostics> refuse(Code code, std::string what, std::string help = {}) {
  return fail(code, std::move(what), std::move(help));
}

/// Takes what a method found, and proves each point from the game.
template <class G>
void take(Solved& solved, const G& game, Solutions&& found) {
  solved.profiles = std::move(found.profiles);
  solved.components = std::move(found.components);
  solved.ended = found.ended;
  solved.steps += found.steps;
  for (const auto& profile : solved.profiles) {
    solved.certificates.push_back(game::certify(game, profile));
    ENTENTE_ASSERT(solved.certificates.back().max_regret == Rational(0));
  }
}

void find_pure(Solved& solved, const GameTable& g, const Run& run) {
  solved.method = "pure equilibria, by best replies";
  take(solved, g, pure_equilibria(g, run));
  solved.complete = solved.ended == Ended::all;
  if (solved.profiles.empty() && solved.complete) solved.reason = "There is no pure equilibrium.";
}

void find_pure(Solved& solved, const GameTree& g, const Run& run) {
  solved.method = "pure equilibria, by a search over reduced strategies";
  take(solved, g, pure_equilibria(g, run));
  solved.complete = solved.ended == Ended::all;
  if (solved.profiles.empty() && solved.complete) solved.reason = "There is no pure equilibrium.";
}

Result<void> find_extreme(Solved& solved, const GameTable& g, const Run& run) {
  if (g.player_count() != 2)
    return refuse(Code::E128,
                  fmt::format("extreme equilibria are those of two players; this game has {}",
                              g.player_count()));
  const std::size_t strategies = std::size_t{g.strategy_count(0)} + g.strategy_count(1);
  if (strategies > most_extreme_strategies)
    return refuse(
        Code::E128,
        fmt::format("extreme equilibria are listed for at most {} strategies in all; this "
                    "game has {} x {}",
                    most_extreme_strategies, g.strategy_count(0), g.strategy_count(1)));
  solved.method = "extreme equilibria, by vertices of the best-reply polytopes";
  take(solved, g, extreme_equilibria(g, run));
  solved.complete = solved.ended == Ended::all;
  return {};
}

bool few(const GameTable& g) {
  return g.player_count() == 2 && g.strategy_count(0) + g.strategy_count(1) <= few_strategies;
}

std::string not_yet(const std::string& kind, const Solved& solved) {
  return fmt::format(
      "{} {}, and mixed ones are for methods that are not built yet.", kind,
      solved.ended == Ended::all
          ? std::string("has no pure equilibrium")
          : fmt::format("has no pure equilibrium that {} steps of search found", solved.steps));
}

Result<Solved> solve_table(const GameTable& g, const Request& request, const Run& run) {
  Solved solved;
  Method method = request.method;
  if (method == Method::backward)
    return refuse(Code::E128, "backward induction is for trees; this game is a table");
  if (request.all) method = Method::extreme;
  if (method == Method::automatic && few(g)) {
    method = Method::extreme;
    solved.why = fmt::format("two players with at most {} strategies in all", few_strategies);
  }
  if (method == Method::extreme) {
    if (const auto done = find_extreme(solved, g, run); !done) return tl::unexpected(done.error());
    return solved;
  }
  find_pure(solved, g, run);
  if (method == Method::pure) return solved;
  solved.why = "pure equilibria are looked for first";
  solved.complete = false;
  solved.no_method = solved.profiles.empty();
  if (solved.no_method) solved.reason = not_yet("The table", solved);
  return solved;
}

/// The reduced strategic form, or why it is too large.
Result<game::ReducedForm> form_of(const GameTree& g) {
  std::string sizes;
  const bool recall = !game::set_without_recall(g);
  Natural profiles(1);
  for (std::uint32_t i = 0; recall && i < g.player_count(); ++i) {
    const Natural plans = game::count_plans(g, i);
    sizes += fmt::format("{}{}", i == 0 ? "" : " x ", plans.text());
    profiles *= plans;
  }
  std::optional<game::ReducedForm> form;
  if (profiles <= Natural(most_payoffs)) form = game::reduced_form(g, most_payoffs);
  if (form) return std::move(*form);
  return refuse(Code::E128,
                fmt::format("the reduced strategic form{} is larger than the {} payoffs that are "
                            "built",
                            sizes.empty() ? "" : " of " + sizes + " strategies", most_payoffs));
}

/// Extreme equilibria of the reduced form as chances at each set; those that differ only where the
/// own plan never leads are one.
void take_behaviour(Solved& solved, const GameTree& g, const game::ReducedForm& form,
                    Solutions&& found) {
  std::map<std::vector<std::vector<Rational>>, bool> known;
  Solutions behaviour;
  behaviour.ended = found.ended;
  behaviour.steps = found.steps;
  for (const auto& mixed : found.profiles) {
    game::Behaviour b = game::to_behaviour(g, form.plans, mixed);
    auto reached = b.chances;
    for (std::size_t h = 0; h < reached.size(); ++h)
      if (!b.reached[h]) reached[h].clear();
    if (known.emplace(std::move(reached), true).second)
      behaviour.profiles.push_back(std::move(b.chances));
  }
  sort(behaviour.profiles);
  take(solved, g, std::move(behaviour));
}

Result<Solved> extreme_of_tree(const GameTree& g, const Run& run, std::string why) {
  if (g.player_count() != 2)
    return refuse(Code::E128,
                  fmt::format("extreme equilibria are those of two players; this game has {}",
                              g.player_count()));
  auto form = form_of(g);
  if (!form) return tl::unexpected(form.error());
  Solved solved;
  solved.method = "extreme equilibria of the reduced strategic form, as chances at each set";
  solved.why = std::move(why);
  const std::size_t strategies = form->plans[0].size() + form->plans[1].size();
  if (strategies > most_extreme_strategies)
    return refuse(
        Code::E128,
        fmt::format("extreme equilibria are listed for at most {} strategies in all; the "
                    "reduced form has {} x {}",
                    most_extreme_strategies, form->plans[0].size(), form->plans[1].size()));
  take_behaviour(solved, g, *form, extreme_equilibria(form->table, run));
  return solved;
}

/// Whether the plans of both are few enough for enumeration.
bool few_plans(const GameTree& g) {
  if (g.player_count() != 2) return false;
  return game::count_plans(g, 0) + game::count_plans(g, 1) <= Natural(few_strategies);
}

Result<Solved> automatic(const GameTree& g, const Run& run) {
  Solved solved;
  if (game::perfect_information(g)) {
    solved.method = "backward induction";
    take(solved, g, subgame_perfect(g, run));
    solved.why = "every information set is a single node";
    return solved;
  }
  if (few_plans(g))
    return extreme_of_tree(
        g, run,
        fmt::format("two players with at most {} reduced strategies in all", few_strategies));
  Run part = run;
  part.budget = std::min(run.budget, try_steps);
  find_pure(solved, g, part);
  solved.why = g.player_count() == 1 ? "one player" : "pure equilibria are looked for first";
  solved.complete = false;
  solved.no_method = solved.profiles.empty();
  if (solved.no_method) solved.reason = not_yet("The tree", solved);
  // A search that nobody asked for ends at its own limit, which is no limit of the user's.
  if (solved.ended == Ended::limit && run.budget > try_steps) solved.ended = Ended::all;
  return solved;
}

Result<void> check_recall(const GameTree& g, bool strategic, Solved* warned) {
  const auto set = game::set_without_recall(g);
  if (!set) return {};
  const auto absent = game::absent_minded_set(g);
  const std::string name = game::set_name(g, absent ? *absent : *set);
  if (!strategic)
    return refuse(Code::E127,
                  fmt::format("tree methods need perfect recall, which fails at {}; --strategic "
                              "solves the reduced strategic form instead",
                              name));
  if (absent)
    return refuse(Code::E127,
                  fmt::format("without perfect recall --strategic solves the strategic form, but "
                              "one way meets {} twice, so plans are not enough",
                              name));
  warned->warnings.push_back(
      fmt::format("no perfect recall at {}: these are equilibria in mixed plans", name));
  return {};
}

Result<Solved> solve_tree(const GameTree& g, const Request& request, const Run& run) {
  Solved head;
  if (const auto sound = check_recall(g, request.strategic, &head); !sound)
    return tl::unexpected(sound.error());
  if (request.strategic) {
    auto form = form_of(g);
    if (!form) return tl::unexpected(form.error());
    Request of_table = request;
    auto solved = solve_table(form->table, of_table, run);
    if (!solved) return solved;
    solved->form = std::move(*form);
    solved->method += ", of the reduced strategic form";
    solved->warnings = std::move(head.warnings);
    return solved;
  }
  if (request.method == Method::pure) {
    find_pure(head, g, run);
    return head;
  }
  if (request.method == Method::backward) {
    if (!game::perfect_information(g))
      return refuse(Code::E128,
                    "backward induction needs perfect information: every set a single node");
    head.method = "backward induction";
    take(head, g, subgame_perfect(g, run));
    head.complete = head.ended == Ended::all;
    return head;
  }
  if (request.method == Method::extreme || request.all) return extreme_of_tree(g, run, {});
  return automatic(g, run);
}

}  // namespace

Result<Solved> solve(const game::Game& game, const Request& request, const Run& run) {
  const auto* tree = std::get_if<GameTree>(&game);
  auto solved = tree != nullptr ? solve_tree(*tree, request, run)
                                : solve_table(std::get<GameTable>(game), request, run);
  if (solved && solved->profiles.empty() && solved->reason.empty())
    solved->reason = "The work was ended before an equilibrium was found.";
  return solved;
}

}  // namespace entente::solve
