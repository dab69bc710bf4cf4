#include "entente/game/game_file.hpp"

#include <fmt/format.h>

#include "entente/game/lexer.hpp"

namespace entente::game {
namespace {

/// Each byte above 127 as the letter of that number.
std::string from_latin_1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | (byte >> 6U));
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return text;
}

tl::unexpected<Diagnostics> not_a_game(Span where, std::string what, std::string help = {}) {
  return tl::unexpected(Diagnostics{{Code::E120, where, std::move(what), {}, {}, std::move(help)}});
}

template <class G>
Result<Game> as_game(Result<G>&& read) {
  if (!read) return tl::unexpected(std::move(read.error()));
  return Game(std::move(*read));
}

constexpr const char* what_is_read =
    "games are read as extensive form (.efg), strategic form (.nfg) or entente.game/1 (JSON)";

}  // namespace

GameText game_text(std::string name, std::string bytes, std::uint32_t number) {
  GameText text;
  const std::size_t bad = invalid_utf8(bytes);
  if (bad == std::string_view::npos) {
    text.source = SourceText(std::move(name), std::move(bytes));
    return text;
  }
  // Everything before the first such byte is UTF-8; only its letters above 127 move the place.
  const std::size_t before = from_latin_1(std::string_view(bytes).substr(0, bad)).size();
  text.source = SourceText(std::move(name), from_latin_1(bytes));
  const auto at = static_cast<std::uint32_t>(before);
  text.warnings.push_back({Code::W129,
                           {number, at, at + 2},
                           "this is no UTF-8; the whole file is read as Latin-1",
                           {},
                           {},
                           {}});
  return text;
}

Result<Game> read_game(const SourceText& source, std::uint32_t number, GameReading reading) {
  if (source.text().size() > game_file_bytes)
    return fail(Code::E120, fmt::format("{}: the file is larger than {} MB", source.name(),
                                        game_file_bytes / 1000000));
  const Lexer lexer(source, number);
  const Token first = lexer.next();
  const std::string_view head = lexer.raw(first);
  if (first.is(Token::Kind::end)) return not_a_game({}, source.name() + ": the file is empty");
  if (head == "EFG") return as_game(read_efg(source, number, reading));
  if (head == "NFG") return as_game(read_nfg(source, number));
  if (first.is(Token::Kind::open)) return read_game_json(source, number);
  if (head.starts_with("#AGG") || head.starts_with("#BAGG"))
    return not_a_game(lexer.span(first), "this is an action-graph game (.agg, .bagg)",
                      what_is_read);
  if (head.starts_with("<?xml") || head.starts_with("<gambit"))
    return not_a_game(lexer.span(first), "this is XML, such as a workspace of a program (.gbt)",
                      what_is_read);
  return not_a_game(
      lexer.span(first),
      fmt::format("a game file begins with EFG, NFG or \"{{\", not with {}", lexer.shown(first)),
      what_is_read);
}

std::vector<std::string> player_names(const Game& game) {
  if (const auto* tree = std::get_if<GameTree>(&game)) return tree->players;
  std::vector<std::string> names;
  for (const GameTable::Player& p : std::get<GameTable>(game).players) names.push_back(p.name);
  return names;
}

}  // namespace entente::game
