#include "entente/model/yaml_tree.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "entente/model/scalar_places.hpp"

namespace entente {
namespace {

/// Thrown by the builder to leave the library's parser; never leaves this file.
struct Refused {
  Diagnostic diagnostic;
};

[[noreturn]] void refuse(Code code, Span where, std::string what, std::string help = {}) {
  throw Refused{{code, where, std::move(what), {}, {}, std::move(help)}};
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// From a mark of the library to the first character of the value: past `&anchor` and `!tag`.
std::uint32_t past_properties(std::string_view text, std::uint32_t at) {
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    while (at < text.size() && !blank(text[at]) && text[at] != ',') ++at;
    while (at < text.size() && blank(text[at])) ++at;
  }
  return at;
}

/// Builds the tree from the library's events, counting as it goes.
class Builder : public YAML::EventHandler {
public:
  Builder(const SourceText& source, std::uint32_t number) : source_(source), number_(number) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      refuse(Code::E002, at(mark), "not valid YAML: a second document begins here",
             "one case, one document, one file");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    node.where = at(mark);
    node.where.end = node.where.begin;
    add(std::move(node), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_tag(mark, tag);
    add(scalar(mark, value), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::map);
  }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      refuse(Code::E002, at(mark), "not valid YAML: an alias within what it stands for");
    count(found->second->nodes, found->second->bytes, at(mark));
    place(found->second->node);
  }

private:
  struct Anchored {
    YamlNode node;
    std::size_t nodes = 0, bytes = 0;
  };
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    std::size_t nodes_before = 0, bytes_before = 0;
    bool has_key = false;
    YamlNode key;
  };

  Span at(const YAML::Mark& mark) const {
    const auto size = static_cast<std::uint32_t>(source_.text().size());
    const auto begin = mark.pos < 0 ? 0U : std::min(size, static_cast<std::uint32_t>(mark.pos));
    return {number_, begin, std::min(size, begin + 1)};
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (tag.empty() || tag == "?" || tag == "!") return;
    const std::string_view text = source_.text();
    Span where = at(mark);
    while (where.begin < text.size() && text[where.begin] == '&') {  // past an anchor
      while (where.begin < text.size() && !blank(text[where.begin])) ++where.begin;
      while (where.begin < text.size() && blank(text[where.begin])) ++where.begin;
    }
    while (where.begin < text.size() && text[where.begin] != '!' && !blank(text[where.begin]))
      ++where.begin;
    where.end = where.begin;
    while (where.end < text.size() && !blank(text[where.end]) && text[where.end] != ',')
      ++where.end;
    Diagnostic d{
        Code::E009,  where, fmt::format("YAML tag \"{}\" is not allowed", source_.slice(where)), {},
        "remove it", {}};
    throw Refused{std::move(d)};
  }

  YamlNode scalar(const YAML::Mark& mark, const std::string& value) const {
    const std::string_view text = source_.text();
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.text = value;
    const std::uint32_t first = past_properties(text, at(mark).begin);
    const ScalarStyle style = scalar_style(text, first);
    const bool quoted = style == ScalarStyle::single_quoted || style == ScalarStyle::double_quoted;
    node.plain = style == ScalarStyle::plain;
    const std::uint32_t begin = first + (quoted ? 1 : 0);
    node.where = {number_, begin, begin + static_cast<std::uint32_t>(value.size())};
    const bool as_written =
        style != ScalarStyle::block && text.substr(begin, value.size()) == value;
    if (!as_written && !value.empty()) {
      node.bytes = scalar_places(text, first, value);
      node.where.begin = node.bytes.front();
      node.where.end = std::max(node.where.begin, node.bytes.back() + 1);
    }
    return node;
  }

  void count(std::size_t nodes, std::size_t bytes, Span where) {
    nodes_ += nodes;
    bytes_ += bytes;
    if (nodes_ > most_yaml_nodes || bytes_ > 4 * most_file_bytes)
      refuse(Code::E002, where,
             fmt::format("not valid YAML: more than {} nodes once aliases are followed",
                         most_yaml_nodes));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YamlNode::Kind kind) {
    refuse_tag(mark, tag);
    if (open_.size() >= most_yaml_depth)
      refuse(Code::E002, at(mark),
             fmt::format("not valid YAML: nested more than {} deep", most_yaml_depth));
    Open next;
    next.node.kind = kind;
    next.node.where = at(mark);
    next.anchor = anchor;
    next.nodes_before = nodes_;
    next.bytes_before = bytes_;
    count(1, 0, next.node.where);
    open_.push_back(std::move(next));
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.node.kind == YamlNode::Kind::map) join_merge_keys(done.node);
    remember(done.anchor, done.node, nodes_ - done.nodes_before, bytes_ - done.bytes_before);
    place(std::move(done.node));
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    count(1, node.text.size(), node.where);
    remember(anchor, node, 1, node.text.size());
    place(std::move(node));
  }

  void remember(YAML::anchor_t anchor, const YamlNode& node, std::size_t nodes, std::size_t bytes) {
    if (anchor == 0) return;
    remembered_nodes_ += nodes;  // anchors within anchors are kept again and again
    remembered_bytes_ += bytes;
    if (remembered_nodes_ > most_yaml_nodes || remembered_bytes_ > 4 * most_file_bytes)
      refuse(Code::E002, node.where, "not valid YAML: anchors stand for too much");
    anchors_[anchor] = std::make_shared<Anchored>(Anchored{node, nodes, bytes});
  }

  void place(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      if (node.kind != YamlNode::Kind::scalar)
        refuse(Code::E002, node.where, "not valid YAML here: a key must be one word or text",
               "a missing space after `:`, or a text with `{`, `[` or `:` that needs quotes");
      parent.key = std::move(node);
      parent.has_key = true;
    } else {
      parent.has_key = false;
      parent.node.entries.push_back({std::move(parent.key), std::move(node)});
    }
  }

  /// `<<: *shared` brings in the keys of the maps named, where the map does not have them itself.
  static void join_merge_keys(YamlNode& map) {
    std::vector<YamlEntry> own;
    std::vector<YamlEntry> brought;
    for (auto& [key, value] : map.entries) {
      if (!(key.plain && key.text == "<<")) {
        own.push_back({std::move(key), std::move(value)});
      } else if (value.is_map()) {
        std::ranges::move(value.entries, std::back_inserter(brought));
      } else {
        for (YamlNode& item : value.items)
          std::ranges::move(item.entries, std::back_inserter(brought));
      }
    }
    const std::size_t written = own.size();
    std::map<std::string, bool> known;
    for (std::size_t k = 0; k < written; ++k) known[own[k].key.text] = true;
    for (auto& entry : brought)
      if (known.try_emplace(entry.key.text, true).second) own.push_back(std::move(entry));
    map.entries = std::move(own);
  }

  const SourceText& source_;
  std::uint32_t number_;
  YamlNode root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::shared_ptr<Anchored>> anchors_;
  std::size_t nodes_ = 0, bytes_ = 0;
  std::size_t remembered_nodes_ = 0, remembered_bytes_ = 0;
  int documents_ = 0;
};

/// A control character would end the library's reading in silence or hide text from people.
std::size_t forbidden_character(std::string_view text) {
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto byte = static_cast<unsigned char>(text[k]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) return k;
  }
  return std::string_view::npos;
}

Diagnostic yaml_fault(const SourceText& source, std::uint32_t number,
                      const YAML::Exception& fault) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  const std::uint32_t begin =
      fault.mark.pos < 0 ? 0 : std::min(size, static_cast<std::uint32_t>(fault.mark.pos));
  Diagnostic d{Code::E002, {number, begin, begin + 1}, "not valid YAML: " + fault.msg, {}, {}, {}};
  const std::uint32_t number_of_line = source.place(begin).line;
  const std::string_view line = source.line(number_of_line);
  const std::string_view indent = line.substr(0, line.find_first_not_of(" \t"));
  const std::size_t tab = indent.find('\t');
  if (tab == std::string_view::npos) {
    d.help =
        "look for a missing space after `:` or `-`, an open bracket, or a text that needs quotes";
    return d;
  }
  d.where.begin = source.line_start(number_of_line) + static_cast<std::uint32_t>(tab);
  d.where.end = d.where.begin + 1;
  d.help = "indent with spaces, not with tabs";
  return d;
}

}  // namespace

Span YamlNode::slice(std::size_t begin, std::size_t end) const {
  const auto byte = [&](std::size_t k) {
    if (bytes.empty()) return where.begin + static_cast<std::uint32_t>(k);
    return k < bytes.size() ? bytes[k] : where.end;
  };
  const std::uint32_t from = byte(begin);
  return {where.source, from, end > begin ? byte(end - 1) + 1 : from};
}

Result<YamlNode> read_yaml(const SourceText& source, std::uint32_t number) {
  const auto place = [&](std::size_t byte) {
    const auto begin = static_cast<std::uint32_t>(byte);
    return Span{number, begin, begin + 1};
  };
  const std::string& text = source.text();
  if (const std::size_t bad = invalid_utf8(text); bad != std::string_view::npos)
    return tl::unexpected(Diagnostics{{Code::E003,
                                       place(bad),
                                       fmt::format("not UTF-8 at byte {}", bad),
                                       {},
                                       "save the file as UTF-8",
                                       {}}});
  if (const std::size_t bad = forbidden_character(text); bad != std::string_view::npos)
    return tl::unexpected(
        Diagnostics{{Code::E002,
                     place(bad),
                     fmt::format("not valid YAML: the control character {:#04x}",
                                 static_cast<unsigned>(static_cast<unsigned char>(text[bad]))),
                     {},
                     "remove it",
                     {}}});
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Builder builder(source, number);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Refused& refused) {
    return tl::unexpected(Diagnostics{refused.diagnostic});
  } catch (const YAML::Exception& fault) {
    return tl::unexpected(Diagnostics{yaml_fault(source, number, fault)});
  }
}

}  // namespace entente
