#pragma once
#include <string>
#include <variant>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"
#include "entente/game/table.hpp"
#include "entente/game/tree.hpp"

/// Game files: the extensive form (.efg), the strategic form (.nfg) and the JSON form
/// entente.game/1 (docs/games.md).
namespace entente::game {

using Game = std::variant<GameTree, GameTable>;

/// Larger files are refused.
inline constexpr std::uint64_t game_file_bytes = std::uint64_t{1} << 27;

/// The text of a game file with its warnings. Bytes that are no UTF-8 are taken for Latin-1 (W129).
struct GameText {
  SourceText source;
  Diagnostics warnings;
};
GameText game_text(std::string name, std::string bytes, std::uint32_t number = 0);

/// How to read; `renormalise` divides chances that do not sum to 1 by their sum.
struct GameReading {
  bool renormalise = false;
};

/// Reads a game of any of the three forms; `number` is that of the text in the spans of its faults.
/// Fails with E120 to E126. Memory is taken only for what the text holds, never for what it
/// declares.
Result<Game> read_game(const SourceText& source, std::uint32_t number = 0,
                       GameReading reading = {});
Result<GameTree> read_efg(const SourceText& source, std::uint32_t number, GameReading reading = {});
Result<GameTable> read_nfg(const SourceText& source, std::uint32_t number);
Result<Game> read_game_json(const SourceText& source, std::uint32_t number);

/// The game as a file of its form: one node or profile per line, descriptions where something is
/// first named. Reads back as the same game. Fails with E116 where a name ends in a backslash,
/// which the format cannot say.
Result<std::string> efg_text(const GameTree& g);
Result<std::string> nfg_text(const GameTable& g);
/// The game as entente.game/1, nodes and profiles as flat lists.
std::string game_json(const Game& game);

/// All players but by name; a tree's and a table's.
std::vector<std::string> player_names(const Game& game);

}  // namespace entente::game
