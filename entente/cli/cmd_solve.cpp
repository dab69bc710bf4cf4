#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/time_limit.hpp"
#include "entente/report/solve.hpp"

namespace entente::cli {
namespace {

constexpr double most_seconds = 1e6;
constexpr auto later_methods = std::to_array<std::string_view>(
    {"lemke", "lp", "lcp", "logit", "support", "cfr", "subdivision", "sequential"});

struct LoadedGame {
  game::GameText text;
  game::Game game;
};

tl::expected<LoadedGame, Answer> load_game(const Arguments& arguments, const Session& session) {
  const std::string& path = arguments.words.front();
  auto bytes = read_file(path, game::game_file_bytes, Code::E120);
  if (!bytes) return tl::unexpected(failed(session, bytes.error()));
  LoadedGame loaded{game::game_text(path, std::move(*bytes)), {}};
  auto game = game::read_game(loaded.text.source, 0, {arguments.has("renormalise")});
  if (!game)
    return tl::unexpected(failed(session, game.error(), std::span(&loaded.text.source, 1)));
  loaded.game = std::move(*game);
  return loaded;
}

tl::expected<solve::Request, Answer> request_of(const Arguments& arguments,
                                                const Session& session) {
  const auto wrong = [&](const std::string& what) { return tl::unexpected(usage(session, what)); };
  solve::Request request;
  request.all = arguments.has("all");
  request.strategic = arguments.has("strategic");
  const std::string name = arguments.text("method", "auto");
  if (std::ranges::find(later_methods, name) != later_methods.end())
    return wrong(fmt::format(
        "--method {} is not built yet; auto, pure, extreme and backward can be asked for", name));
  if (name == "pure") {
    request.method = solve::Method::pure;
  } else if (name == "extreme") {
    request.method = solve::Method::extreme;
  } else if (name == "backward") {
    request.method = solve::Method::backward;
  } else if (name != "auto") {
    return wrong(fmt::format("--method is one of auto, pure, extreme, backward, not \"{}\"", name));
  }
  if (arguments.has("subgame-perfect")) {
    if (name != "auto" && name != "backward")
      return wrong("--subgame-perfect is answered by backward induction, so --method is left out");
    request.method = solve::Method::backward;
  }
  if (request.all &&
      (request.method == solve::Method::pure || request.method == solve::Method::backward))
    return wrong("--all asks for all extreme equilibria; a list of pure ones is whole without it");
  return request;
}

tl::expected<double, Answer> seconds_of(const Arguments& arguments, const Session& session) {
  if (!arguments.has("time-limit")) return 0.0;
  const std::string text = arguments.text("time-limit");
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || !(seconds > 0) ||
      seconds > most_seconds)
    return tl::unexpected(usage(
        session, fmt::format("--time-limit is a number of seconds above 0, not \"{}\"", text)));
  return seconds;
}

/// 130 interrupted; 4 where a limit left no answer or --limit cut the list; 1 where nobody knows a
/// method yet; else 0.
int exit_of_answer(const Session& session, const solve::Solved& solved) {
  if (session.run.stopped()) return Exit::interrupted;
  const bool cut = solved.ended != solve::Ended::all;
  if (cut && (solved.profiles.empty() || session.run.budget != no_limit))
    return Exit::limit_reached;
  return solved.no_method ? Exit::answer_is_no : Exit::done;
}

}  // namespace

Answer run_solve(const Arguments& arguments, Session& session) {
  const auto request = request_of(arguments, session);
  if (!request) return request.error();
  const auto seconds = seconds_of(arguments, session);
  if (!seconds) return seconds.error();
  const auto loaded = load_game(arguments, session);
  if (!loaded) return loaded.error();
  const TimeLimit limit(session.run, *seconds);
  auto solved = solve::solve(loaded->game, *request, limit.run());
  if (!solved) {
    Diagnostics faults = solved.error();
    for (Diagnostic& d : faults) d.what = fmt::format("{}: {}", arguments.words.front(), d.what);
    return failed(session, faults);
  }
  std::string notes;
  if (!session.quiet && !session.json)
    notes = shown(session, loaded->text.warnings, std::span(&loaded->text.source, 1));
  for (const Diagnostic& d : loaded->text.warnings)
    solved->warnings.push_back(fmt::format("{}: {}", arguments.words.front(), d.what));
  const int exit = exit_of_answer(session, *solved);
  const report::SolveAnswer a{&loaded->game, std::move(*solved), arguments.has("exact")};
  return {exit,
          session.json ? report::json_solve(a) : report::text_solve(a, session.look),
          std::move(notes),
          {}};
}

}  // namespace entente::cli
