#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"

namespace entente {

/// A JSON text as one flat list of values in the order of the text: 24 bytes per value and the
/// letters of its strings, so that a file of ten million arcs fits into memory.
class JsonTree {
public:
  enum class Kind : std::uint8_t { null, boolean, whole, number, string, array, object };
  class Value;

  JsonTree() = default;
  Value root() const;

private:
  friend class JsonTreeBuilder;
  struct Node {
    Kind kind = Kind::null;
    std::uint32_t size = 0;  // string: bytes; array: items; object: keys and values together
    std::uint32_t next = 0;  // the first node behind this value
    union {
      std::uint64_t whole = 0;  // string: where its letters start
      double number;
    };
  };
  std::vector<Node> nodes_;
  std::string letters_;
};

/// One value of a tree that must outlive it.
class JsonTree::Value {
public:
  Value(const JsonTree& tree, std::uint32_t at) : tree_(&tree), at_(at) {}

  bool is_string() const { return node().kind == Kind::string; }
  /// A whole number from 0 to 2^64 - 1.
  bool is_whole() const { return node().kind == Kind::whole; }
  bool is_number() const { return is_whole() || node().kind == Kind::number; }
  bool is_array() const { return node().kind == Kind::array; }
  bool is_object() const { return node().kind == Kind::object; }

  std::string_view string() const {
    return std::string_view(tree_->letters_).substr(node().whole, node().size);
  }
  std::uint64_t whole() const { return node().whole; }
  double number() const { return is_whole() ? static_cast<double>(node().whole) : node().number; }
  /// Items of an array.
  std::uint32_t size() const { return node().size; }

  /// visit(Value item, std::uint32_t place) for each item of an array.
  template <class Visit>
  void each(Visit&& visit) const {
    std::uint32_t at = at_ + 1;
    for (std::uint32_t k = 0; k < size(); ++k, at = tree_->nodes_[at].next)
      visit(Value(*tree_, at), k);
  }
  /// visit(std::string_view key, Value value) for each entry of an object.
  template <class Visit>
  void each_entry(Visit&& visit) const {
    std::uint32_t at = at_ + 1;
    for (std::uint32_t k = 0; k < size(); k += 2, at = tree_->nodes_[at + 1].next)
      visit(Value(*tree_, at).string(), Value(*tree_, at + 1));
  }
  /// The entry of an object; nothing where it has none or this is no object.
  std::optional<Value> find(std::string_view key) const;
  /// The value as a message quotes it, at most some 60 letters.
  std::string shown() const;

private:
  const Node& node() const { return tree_->nodes_[at_]; }
  const JsonTree* tree_;
  std::uint32_t at_;
};

/// Reads JSON. Fails with E110 at the first place that breaks it; where brackets are nested more
/// than 64 deep, a key is written twice in one object, or there are more than 2^26 values.
Result<JsonTree> parse_json(const SourceText& text, std::uint32_t source);

}  // namespace entente
