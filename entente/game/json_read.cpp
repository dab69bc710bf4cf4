#include <cmath>

#include <fmt/format.h>

#include "entente/game/json_reader.hpp"

namespace entente::game {
namespace {

constexpr std::size_t most_faults = 20;
constexpr double most_exact = 9007199254740992.0;  // 2^53: whole doubles below are what was written
constexpr std::uint64_t most_number = 999'999'999'999'999'999;  // as in the other two forms

}  // namespace

Result<Game> read_game_json(const SourceText& source, std::uint32_t number) {
  const Result<JsonTree> tree = parse_json(source, number);
  if (!tree) return tl::unexpected(tree.error());
  return JsonGameReader(source.name(), tree->root()).read();
}

Result<Game> JsonGameReader::read() {
  const auto format = root_.find("format");
  if (!format || !format->is_string() || format->string() != "entente.game/1")
    return fail(Code::E120, name_ + ": a game in JSON has \"format\": \"entente.game/1\"");
  const std::string kind = text("", root_, "kind");
  Game game;
  if (kind == "tree") {
    game = read_tree();
  } else if (kind == "table") {
    game = read_table();
  } else if (faults_.empty()) {
    wrong("kind", "it is \"tree\" or \"table\"");
  }
  if (!faults_.empty()) return tl::unexpected(std::move(faults_));
  return game;
}

void JsonGameReader::fault(Code code, const std::string& key, const std::string& what) {
  if (faults_.size() == most_faults) return;
  faults_.push_back({code, {}, fmt::format("{}: {}: {}", name_, key, what), {}, {}, {}});
}

std::string JsonGameReader::text(const std::string& path, Value object, const char* key) {
  const auto value = object.find(key);
  if (value && value->is_string()) return std::string(value->string());
  wrong(path + key, value ? fmt::format("{} is not a text", value->shown()) : "is missing");
  return {};
}

std::uint64_t JsonGameReader::whole(const std::string& path, Value object, const char* key,
                                    std::uint64_t least, std::uint64_t most) {
  const auto value = object.find(key);
  if (value && value->is_whole() && value->whole() >= least && value->whole() <= most)
    return value->whole();
  wrong(path + key,
        value ? fmt::format("{} is not a whole number from {} to {}", value->shown(), least, most)
              : "is missing");
  return least;
}

Rational JsonGameReader::number(const std::string& path, Value value) {
  if (value.is_string()) {
    if (const auto exact = Rational::parse(value.string())) return *exact;
  } else if (value.is_number()) {
    const double number = value.number();
    if (std::abs(number) < most_exact && std::trunc(number) == number)
      return Rational::from_double(number);
  }
  wrong(path, fmt::format("{} is not a whole number, nor a text such as \"-3/4\" or \"0.1\"",
                          value.shown()));
  return {};
}

std::optional<JsonTree::Value> JsonGameReader::list(const std::string& path,
                                                    std::optional<Value> value) {
  if (value && value->is_array()) return value;
  wrong(path, value ? fmt::format("{} is not a list", value->shown()) : "is missing");
  return std::nullopt;
}

std::vector<std::string> JsonGameReader::names(const std::string& path,
                                               std::optional<Value> value) {
  std::vector<std::string> names;
  if (const auto items = list(path, value))
    items->each([&](Value item, std::uint32_t k) {
      if (!item.is_string())
        return wrong(fmt::format("{}[{}]", path, k), item.shown() + " is not a text");
      names.emplace_back(item.string());
    });
  return names;
}

std::vector<Rational> JsonGameReader::numbers(const std::string& path, std::optional<Value> value) {
  std::vector<Rational> numbers;
  if (const auto items = list(path, value))
    items->each([&](Value item, std::uint32_t k) {
      numbers.push_back(number(fmt::format("{}[{}]", path, k), item));
    });
  return numbers;
}

std::vector<GameOutcome> JsonGameReader::outcomes(std::size_t players) {
  std::vector<GameOutcome> all;
  const auto items = list("outcomes", root_.find("outcomes"));
  if (!items) return all;
  items->each([&](Value item, std::uint32_t k) {
    const std::string path = fmt::format("outcomes[{}].", k);
    GameOutcome z{whole(path, item, "number", 1, most_number), text(path, item, "label"),
                  numbers(path + "payoffs", item.find("payoffs"))};
    if (z.payoffs.size() != players)
      fault(Code::E125, path + "payoffs",
            fmt::format("{} payoffs for {} players", z.payoffs.size(), players));
    z.payoffs.resize(players);
    all.push_back(std::move(z));
  });
  return all;
}

}  // namespace entente::game
