#include "entente/model/graph_json_tree.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente {
namespace {

constexpr std::size_t most_levels = 64;
constexpr std::uint64_t most_values = std::uint64_t{1} << 26;

}  // namespace

JsonTree::Value JsonTree::root() const { return {*this, 0}; }

std::optional<JsonTree::Value> JsonTree::Value::find(std::string_view key) const {
  std::optional<Value> found;
  if (!is_object()) return found;
  each_entry([&](std::string_view name, Value value) {
    if (name == key) found = value;
  });
  return found;
}

std::string JsonTree::Value::shown() const {
  switch (node().kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return node().whole != 0 ? "true" : "false";
    case Kind::whole:
      return fmt::format("{}", node().whole);
    case Kind::number:
      return fmt::format("{}", node().number);
    case Kind::array:
      return fmt::format("a list of {}", node().size);
    case Kind::object:
      return "an object";
    case Kind::string:
      break;
  }
  constexpr std::size_t most = 60;
  if (string().size() <= most) return fmt::format("\"{}\"", string());
  std::size_t end = most;
  while ((static_cast<unsigned char>(string()[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("\"{}...\"", string().substr(0, end));
}

/// Takes the library's events, so that depth and size are bounded while it reads.
class JsonTreeBuilder {
public:
  using Kind = JsonTree::Kind;
  explicit JsonTreeBuilder(std::uint32_t source) : source_(source) {}

  JsonTree tree;
  Diagnostics faults;

  bool null() { return add(Kind::null); }
  bool boolean(bool value) { return add(Kind::boolean, value ? 1 : 0); }
  bool number_unsigned(std::uint64_t value) { return add(Kind::whole, value); }
  bool number_integer(std::int64_t value) { return number_float(static_cast<double>(value), {}); }
  bool number_float(double value, const std::string&) {
    if (!add(Kind::number)) return false;
    tree.nodes_.back().number = value;
    return true;
  }
  bool string(const std::string& value) {
    if (!add(Kind::string, tree.letters_.size())) return false;
    tree.nodes_.back().size = static_cast<std::uint32_t>(value.size());
    tree.letters_ += value;
    return true;
  }
  bool key(const std::string& name) { return string(name); }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_array() { return close(); }
  bool end_object() {
    std::vector<std::string_view> keys;
    JsonTree::Value(tree, open_.back()).each_entry([&](std::string_view key, JsonTree::Value) {
      keys.push_back(key);
    });
    std::ranges::sort(keys);
    if (const auto twice = std::ranges::adjacent_find(keys); twice != keys.end())
      return stop(fmt::format("the key \"{}\" is written twice in one object", *twice));
    return close();
  }
  static bool binary(const std::vector<std::uint8_t>&) { return false; }

  bool parse_error(std::size_t at, const std::string& token,
                   const nlohmann::json::exception& error) {
    const auto end = static_cast<std::uint32_t>(at);
    const bool overflow =
        std::string_view(error.what()).find("number overflow") != std::string_view::npos;
    faults.push_back({Code::E110, {source_, end == 0 ? 0 : end - 1, end}, {}, {}, {}, {}});
    faults.back().what = overflow ? fmt::format("the number {} is too large", token)
                                  : "the text breaks the rules of JSON here";
    return false;
  }

private:
  bool stop(std::string what) {
    faults.push_back({Code::E110, {}, std::move(what), {}, {}, {}});
    return false;
  }

  bool add(Kind kind, std::uint64_t whole = 0) {
    if (tree.nodes_.size() == most_values)
      return stop(fmt::format("more than {} values", most_values));
    if (!open_.empty()) ++tree.nodes_[open_.back()].size;
    JsonTree::Node node;
    node.kind = kind;
    node.next = static_cast<std::uint32_t>(tree.nodes_.size() + 1);
    node.whole = whole;
    tree.nodes_.push_back(node);
    return true;
  }

  bool open(Kind kind) {
    if (open_.size() == most_levels)
      return stop(fmt::format("brackets are nested more than {} deep", most_levels));
    if (!add(kind)) return false;
    open_.push_back(static_cast<std::uint32_t>(tree.nodes_.size() - 1));
    return true;
  }

  bool close() {
    tree.nodes_[open_.back()].next = static_cast<std::uint32_t>(tree.nodes_.size());
    open_.pop_back();
    return true;
  }

  std::uint32_t source_;
  std::vector<std::uint32_t> open_;
};

Result<JsonTree> parse_json(const SourceText& text, std::uint32_t source) {
  JsonTreeBuilder builder(source);
  nlohmann::json::sax_parse(text.text(), &builder);
  if (builder.faults.empty()) return std::move(builder.tree);
  for (Diagnostic& fault : builder.faults)
    if (fault.where.source == nowhere) fault.what = text.name() + ": " + fault.what;
  return tl::unexpected(std::move(builder.faults));
}

}  // namespace entente
