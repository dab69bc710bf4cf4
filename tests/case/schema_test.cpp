#include <map>
#include <regex>

#include "support.hpp"
#include <gtest/gtest.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "entente/model/yaml_tree.hpp"

namespace entente::test {
namespace {

using nlohmann::json;

bool matches(const std::string& text, const std::string& pattern) {
  static std::map<std::string, std::regex> compiled;
  return std::regex_match(text, compiled.try_emplace(pattern, pattern).first->second);
}

/// What the core rules of YAML 1.2 make of a plain scalar.
json core_value(const std::string& text) {
  if (matches(text, "null|Null|NULL|~|")) return nullptr;
  if (matches(text, "true|True|TRUE")) return true;
  if (matches(text, "false|False|FALSE")) return false;
  if (matches(text, "[-+]?[0-9]{1,18}")) return std::stoll(text[0] == '+' ? text.substr(1) : text);
  if (matches(text, "0o[0-7]{1,20}")) return std::stoll(text.substr(2), nullptr, 8);
  if (matches(text, "0x[0-9a-fA-F]{1,15}")) return std::stoll(text.substr(2), nullptr, 16);
  if (matches(text, "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?"))
    return std::stod(text);
  if (matches(text, "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)")) return 1e300;  // JSON has neither
  return text;
}

json json_of_tree(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return nullptr;
    case YamlNode::Kind::scalar:
      return node.plain ? core_value(node.text) : json(node.text);
    case YamlNode::Kind::sequence: {
      json list = json::array();
      for (const YamlNode& item : node.items) list.push_back(json_of_tree(item));
      return list;
    }
    case YamlNode::Kind::map:
      break;
  }
  json map = json::object();
  for (const YamlEntry& entry : node.entries) map[entry.key.text] = json_of_tree(entry.value);
  return map;
}

/// The tree as YAML text, all in braces and brackets.
std::string text_of_tree(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "~";
    case YamlNode::Kind::scalar:
      if (node.plain && !core_value(node.text).is_string()) return node.text;
      return json(node.text).dump();
    case YamlNode::Kind::sequence:
      for (const YamlNode& item : node.items) text += text_of_tree(item) + ", ";
      return "[" + text + "]";
    case YamlNode::Kind::map:
      break;
  }
  for (const YamlEntry& entry : node.entries)
    text += json(entry.key.text).dump() + ": " + text_of_tree(entry.value) + ", ";
  return "{" + text + "}";
}

std::optional<YamlNode> tree_of(const std::string& text) {
  auto tree = read_yaml(SourceText("t", text), 0);
  return tree ? std::optional(std::move(*tree)) : std::nullopt;
}

class CaseSchema {
public:
  CaseSchema() {
    const json document = json_of(root() / "schemas/case.schema.json");
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }
  bool accepts(const json& document, std::string* why = nullptr) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    const bool valid =
        validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &results);
    valijson::ValidationResults::Error error;
    while (why != nullptr && results.popError(error)) {
      for (const std::string& step : error.context) *why += step;
      *why += ": " + error.description + "\n";
    }
    return valid;
  }

private:
  valijson::Schema schema_;
};

/// True where check finds no error; then the schema must accept the case too.
bool check_and_compare(CaseSchema& schema, const std::string& name, const std::string& text) {
  const auto tree = tree_of(text);
  const bool accepted = !has_errors(read_case_text(name, text).diagnostics);
  if (!tree) {
    EXPECT_FALSE(accepted) << text;
    return false;
  }
  std::string why;
  if (accepted) {
    EXPECT_TRUE(schema.accepts(json_of_tree(*tree), &why)) << name << "\n" << why << text;
  }
  return accepted;
}

std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (!std::filesystem::exists(folder)) return paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

// ---- mutations ----------------------------------------------------------------------------------

void collect(YamlNode& node, std::vector<YamlNode*>& all) {
  all.push_back(&node);
  for (YamlNode& item : node.items) collect(item, all);
  for (YamlEntry& entry : node.entries) collect(entry.value, all);
}

YamlNode foreign_value(Dice& dice) {
  static const std::vector<std::string> texts{
      "7",    "0.5",        "-1",  "1..2", "9..3",  "true",  "~",      "[]",          "{}",
      "word", "\"\"",       "[x]", "2025", "0x1F",  "1e2",   "[1, 2]", "{a: 1}",      "a.b",
      "yes",  "2025-03-18", "on",  "1.0",  "'0.5'", "[[a]]", "\"7\"",  "1..2..3",     "+3",
      ".5",   "0.1..0.2",   "[~]", "007",  "1.",    "p1",    "us",     "10000000000", "-0.0"};
  return *tree_of(texts.at(dice.roll(texts.size())));
}

/// One change somewhere in the tree.
void mutate(YamlNode& tree, Dice& dice) {
  std::vector<YamlNode*> all;
  collect(tree, all);
  YamlNode& node = *all[dice.roll(all.size())];
  const std::uint64_t size = node.items.size() + node.entries.size();
  const auto at = static_cast<std::ptrdiff_t>(size == 0 ? 0 : dice.roll(size));
  switch (size == 0 ? 3 + dice.roll(3) : dice.roll(6)) {
    case 0:  // leave something out
      if (node.is_map())
        node.entries.erase(node.entries.begin() + at);
      else
        node.items.erase(node.items.begin() + at);
      break;
    case 1:  // say something twice
      if (node.is_map())
        node.entries.push_back(node.entries[static_cast<std::size_t>(at)]);
      else
        node.items.push_back(node.items[static_cast<std::size_t>(at)]);
      break;
    case 2:  // rename a key
      if (node.is_map())
        node.entries[static_cast<std::size_t>(at)].key.text += dice.one_in(2) ? "x" : " y";
      break;
    case 3: {  // put a list around it
      YamlNode list;
      list.kind = YamlNode::Kind::sequence;
      list.items.push_back(node);
      node = std::move(list);
      break;
    }
    case 4: {  // something from elsewhere
      YamlNode other = *all[dice.roll(all.size())];
      node = std::move(other);
      break;
    }
    default:
      node = foreign_value(dice);
  }
}

// ---- tests --------------------------------------------------------------------------------------

TEST(Schema, AcceptsEveryShippedCase) {
  CaseSchema schema;
  for (const auto& path : yaml_files(root() / "cases"))
    EXPECT_TRUE(check_and_compare(schema, path.string(), bytes_of(path))) << path;
}

TEST(Schema, AcceptsEveryMistakeThatIsAWarningOnly) {
  CaseSchema schema;
  int accepted = 0;
  for (const auto& path : yaml_files(root() / "tests/bad"))
    accepted += check_and_compare(schema, path.string(), bytes_of(path)) ? 1 : 0;
  EXPECT_GT(accepted, 10);
}

TEST(Schema, AcceptsTheDesignExamplesThatCheckAccepts) {
  if (!std::filesystem::exists(examples())) GTEST_SKIP() << "no design examples here";
  CaseSchema schema;
  for (const auto& path : yaml_files(examples()))
    EXPECT_TRUE(check_and_compare(schema, path.string(), bytes_of(path))) << path;
  for (const auto& path : yaml_files(examples() / "bad"))
    EXPECT_FALSE(check_and_compare(schema, path.string(), bytes_of(path))) << path;
}

TEST(Schema, RefusesOnlyWhatCheckRefusesToo) {
  CaseSchema schema;
  std::vector<std::filesystem::path> paths = yaml_files(root() / "cases");
  const auto more = yaml_files(root() / "tests/bad");
  paths.insert(paths.end(), more.begin(), more.end());
  int accepted = 0;
  int refused_by_schema = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Dice dice(seed);
    const auto& path = paths[dice.roll(paths.size())];
    auto tree = tree_of(bytes_of(path));
    if (!tree) continue;
    for (std::uint64_t changes = 1 + dice.roll(2); changes > 0; --changes) mutate(*tree, dice);
    SCOPED_TRACE("seed " + std::to_string(seed) + " " + path.filename().string());
    accepted += check_and_compare(schema, path.string(), text_of_tree(*tree)) ? 1 : 0;
    refused_by_schema += schema.accepts(json_of_tree(*tree)) ? 0 : 1;
  }
  EXPECT_GT(accepted, 20);
  EXPECT_GT(refused_by_schema, 100);
}

TEST(Schema, KnowsTheKeysThatTheReaderKnows) {
  CaseSchema schema;
  const json unknown = {{"options", {{"ann", "share"}}}, {"optoins", 1}};
  const json free = {{"options", {{"ann", "share"}}}, {"x-note", 1}};
  EXPECT_FALSE(schema.accepts(unknown));
  EXPECT_TRUE(schema.accepts(free));
}

}  // namespace
}  // namespace entente::test
