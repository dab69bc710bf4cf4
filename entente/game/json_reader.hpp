#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/game/game_file.hpp"
#include "entente/model/graph_json_tree.hpp"

namespace entente::game {

/// The tree of a file in the form entente.game/1 as a game (used by json_read*.cpp alone). Faults
/// are collected, at most 20, and named by their keys.
class JsonGameReader {
public:
  JsonGameReader(std::string file, JsonTree::Value root) : name_(std::move(file)), root_(root) {}
  Result<Game> read();

private:
  using Value = JsonTree::Value;

  void fault(Code code, const std::string& key, const std::string& what);
  void wrong(const std::string& key, const std::string& what) { fault(Code::E121, key, what); }
  std::string text(const std::string& path, Value object, const char* key);
  std::uint64_t whole(const std::string& path, Value object, const char* key, std::uint64_t least,
                      std::uint64_t most);
  Rational number(const std::string& path, Value value);
  std::vector<std::string> names(const std::string& path, std::optional<Value> value);
  std::vector<Rational> numbers(const std::string& path, std::optional<Value> value);
  std::optional<Value> list(const std::string& path, std::optional<Value> value);
  std::vector<GameOutcome> outcomes(std::size_t players);

  GameTree read_tree();
  void read_set(GameTree& g, const std::string& path, Value value);
  void read_event(GameTree& g, const std::string& path, Value value);
  void read_nodes(GameTree& g, Value nodes);
  GameTable read_table();
  void read_cells(GameTable& g, std::uint64_t profiles);
  void read_profiles(GameTable& g, std::uint64_t profiles);

  std::string name_;
  Value root_;
  Diagnostics faults_;
};

}  // namespace entente::game
