#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/id.hpp"
#include "entente/base/rational.hpp"
#include "entente/base/result.hpp"
#include "entente/model/formula.hpp"
#include "entente/model/move_graph.hpp"

/// The case file, read and checked: plain data, every part with its place in the text.
/// The format is docs/case-format.md; the sections stand here in its order.
namespace entente {

/// A number that may be uncertain: sure, even over low..high, or a triangle with its top at mode.
struct Range {
  enum class Shape : std::uint8_t { sure, even, triangle };
  Shape shape = Shape::sure;
  Rational low, mode, high;
  Span where;

  static Range exactly(const Rational& value) { return {Shape::sure, value, value, value, {}}; }
  bool sure() const { return low == high; }
  /// What computations without chance use: the middle of an even range, the top of a triangle.
  Rational middle() const { return shape == Shape::even ? (low + high) / Rational(2) : mode; }
  /// The value below which a share u in [0,1) of the range lies.
  double quantile(double u) const;
};

/// A condition with the words it was written in.
struct Expression {
  Formula::Pointer formula;
  std::string text;
  Span where;
};

/// `source: kremlin.energy`: an index into Case::sources, and the quote's or note's id (or empty).
struct SourceRef {
  std::uint32_t source = 0;
  std::string quote;
};

struct Party {
  std::string id, name, about, colour;
  std::vector<OptionId> options;
  Span where;
};

struct Option {
  PartyId owner;
  std::string name;  ///< without the party
  std::vector<std::string> levels;
  bool yes_no = false;
  std::string about;
  std::optional<SourceRef> source;
  Span where;
};

struct Rule {
  enum class Kind : std::uint8_t { never, only_rises, only_falls, one_step, moves_only_if };
  Kind kind = Kind::never;
  Expression condition;  ///< never: true in the states that cannot be; moves_only_if: where it may
  OptionId option;       ///< for the four forms that limit moves
  std::string text;
  Span where;
};

struct Outcome {
  std::string name;
  Expression when;      ///< as written (`otherwise` is always true)
  Formula::Pointer is;  ///< true where this line is the first that is true: the state's outcome
  bool otherwise = false;
  Span where;
};

/// One thing a party wants; earlier statements matter more. At most one of `unknown`, `degree` and
/// `chance` is set.
struct Statement {
  std::string id;
  Expression want;
  std::optional<Range> weight;
  bool unknown = false;         ///< nobody knows whether the party wants it, or the contrary
  Strength strength = 1;        ///< to which degree at least it, and all before it, are wanted
  std::optional<Range> degree;  ///< to which the party wants it rather than the contrary
  std::optional<Range> chance;  ///< that it does; a sure number
  std::string why;
  std::optional<SourceRef> source;
  Span where;
};

/// An outcome (index) or a state number (from 1) in a written order.
struct OrderItem {
  bool is_outcome = true;
  std::uint64_t index = 0;
  Span where;
};

/// What a party (or type) wants: statements, or an order of classes from best to worst, or nothing.
struct Wants {
  std::vector<Statement> statements;
  std::vector<std::vector<OrderItem>> order;
  /// links[k]: how class k of the order stands to the next one.
  struct Link {
    bool unknown = false;
    Strength strength = 1;
  };
  std::vector<Link> links;
  std::string why;
  std::optional<SourceRef> source;
  Span where;

  bool empty() const { return statements.empty() && order.empty(); }
  bool weighted() const { return !statements.empty() && statements.front().weight.has_value(); }
};

/// Who a party might turn out to be; what the chances leave over is the party as written.
struct PartyType {
  std::string id;
  PartyId party;
  Range chance;
  std::vector<Statement> first, last;
  std::vector<std::uint32_t> drop;  ///< indices into the party's statements
  std::optional<Wants> instead;
  std::string about, why;
  std::optional<SourceRef> source;
  Span where;
};

/// `option is level`.
struct Setting {
  OptionId option;
  Level level = 0;
  std::string text;
  Span where;
};

struct Talk {
  std::string id, kind, date, by_date, note;
  std::optional<PartyId> from;
  std::vector<PartyId> to, between;
  std::vector<std::string> about;
  std::optional<Expression> demand;
  std::optional<Setting> or_else, in_return;
  std::optional<Range> audience_cost;
  std::map<std::uint32_t, std::uint32_t> readouts;  ///< party -> source
  std::optional<SourceRef> source;
  Span where;

  bool threat() const { return or_else.has_value(); }
};

using PerParty = std::map<std::uint32_t, Range>;  ///< by PartyId::value

struct Issue {
  enum class Kind : std::uint8_t { range, levels, items };
  std::string id, about, unit;
  Kind kind = Kind::range;
  Rational low, high;  ///< of a range
  std::vector<std::string> levels;
  std::int64_t items = 0;
  std::map<std::uint32_t, bool> better_high;
  PerParty points, limit, ideal;
  std::map<std::uint32_t, std::map<std::string, Range>> level_points;
  std::optional<SourceRef> source;
  Span where;
};

struct CostIf {
  Expression when;
  PerParty cost;
};

struct NoDeal {
  enum class Kind : std::uint8_t { fight, status_quo, value };
  Kind kind = Kind::status_quo;
  std::optional<std::uint32_t> prize;  ///< index of the issue
  PerParty expects, cost, value;
  std::vector<CostIf> cost_if;
  std::optional<SourceRef> source;
  Span where;
};

struct Terms {
  std::vector<PartyId> between;
  std::vector<Issue> issues;
  NoDeal no_deal;
  PerParty patience, power;
  std::string rule = "nash";
  Span where;
};

/// Something that happened: a move (`setting`), or a word such as `threat` or `refusal`.
struct Event {
  std::string date, did, code, note;
  PartyId by;
  std::optional<Setting> setting;
  std::vector<PartyId> against;
  std::optional<SourceRef> source;
  Span where;
};

struct Happened {
  std::string date, note;
  Expression is;
  std::optional<SourceRef> source;
  Span where;
};

struct Source {
  struct Words {
    std::string id, text;
    Span where;
  };
  std::string id, title, by, date, kind, via, file, url, lang;
  std::string digest;  ///< SHA-256 of the file as it was read; empty where there is none
  std::optional<PartyId> side;
  std::vector<Words> quotes, notes;
  Span where, file_where;
};

struct Lever {
  std::string id, about;
  std::vector<PartyId> by;
  std::optional<Setting> set;
  std::string vary;  ///< the path of a number
  Rational low, high;
  std::optional<std::pair<PartyId, std::uint32_t>> promote;  ///< a statement of a party
  std::optional<Range> cost;
  std::optional<SourceRef> source;
  Span where;
};

/// What a check assumes: `given us.press is russia, us as resolved, types.us.resolved.chance =
/// 0.3`.
struct Given {
  std::vector<Setting> held;
  std::vector<std::pair<PartyId, std::uint32_t>> types;  ///< indices into Case::types
  std::vector<std::pair<std::string, Rational>> numbers;
  std::string text;

  bool empty() const { return held.empty() && types.empty() && numbers.empty(); }
};

/// One check of a claim; which fields count depends on `kind`.
struct Check {
  enum class Kind : std::uint8_t {
    stable,
    reached,
    bargaining_range,
    bluff,
    best_reply,
    likelier,
    chance
  };
  Kind kind = Kind::stable;
  bool negated = false;                 ///< `is not ...`, `no bargaining range`
  Expression left, right;               ///< X and Y
  std::vector<std::string> concepts;    ///< stable: as named; empty: seq
  std::optional<PartyId> party;         ///< stable for one party
  std::uint32_t talk = 0;               ///< bluff, best_reply: index into Case::talks
  std::optional<std::uint64_t> within;  ///< moves (reached) or days (likelier, chance)
  Rational bound;                       ///< chance
  bool at_least = true;                 ///< chance: >= rather than <=
  Given given;
  std::string text;
  Span where;
};

/// party -> how it regards each other one: 1 toward, 0 indifferent, -1 against (of itself: 1).
using AttitudeTable = std::map<std::uint32_t, std::map<std::uint32_t, int>>;

/// What one party takes the conflict to be (`views`), or takes another to take it to be.
struct CaseView {
  PartyId viewer;
  std::optional<PartyId> of;                             ///< whose view it has in mind
  std::vector<std::pair<PartyId, std::uint32_t>> types;  ///< indices into Case::types
  std::vector<std::pair<PartyId, Wants>> wants;          ///< in place of those of the case
  AttitudeTable attitudes;                               ///< the same, party by party
  std::optional<Expression> hidden;                      ///< the states that it does not know of
  Span where;
};

/// The three limits of the probabilistic concepts (docs/graph-model.md).
struct ChanceLimits {
  Rational first_move = Rational(0), sanction = Rational(1), reply = Rational(0);
};

struct Claim {
  std::string id, say;
  std::vector<Check> checks;
  std::optional<SourceRef> source;
  Span where;
};

struct Case {
  std::string path;    ///< of the file, as it was named
  std::string digest;  ///< SHA-256 of its bytes as they were read
  std::string title, about, date, lang = "en";
  std::vector<Party> parties;
  std::vector<Option> options;  ///< grouped by party, in the order of the parties
  std::vector<Rule> rules;
  std::vector<Outcome> outcomes;
  std::vector<Level> status_quo;  ///< one level per option
  std::vector<Wants> wants;       ///< one entry per party
  std::vector<PartyType> types;   ///< grouped by party
  AttitudeTable attitudes;
  std::map<std::uint32_t, Rational> satisficing;  ///< by party: the certainty from which it moves
  std::optional<ChanceLimits> limits;
  std::vector<CaseView> views;  ///< a viewer's own before what it takes others to see
  std::vector<Talk> talks;
  std::optional<Terms> terms;
  std::vector<Event> history;
  std::vector<Happened> happened;
  std::vector<Source> sources;
  std::vector<Lever> levers;
  std::vector<Claim> claims;

  const Party& party(PartyId i) const { return parties[i.value]; }
  const Option& option(OptionId o) const { return options[o.value]; }
};

/// "us.press".
std::string full_name(const Case& c, OptionId o);
/// "us.press is russia", "ukraine.concede", "not ukraine.concede".
std::string setting_text(const Case& c, OptionId o, Level level);
std::optional<PartyId> find_party(const Case& c, std::string_view id);
std::optional<OptionId> find_option(const Case& c, PartyId owner, std::string_view name);
/// The index in Case::types.
std::optional<std::uint32_t> find_type(const Case& c, PartyId party, std::string_view id);

/// The number of the case at a path such as "types.us.resolved.chance",
/// "terms.no_deal.expects.russia" or "preferences.us.avoid_clash.weight"; null where there is none.
Range* number_at(Case& c, std::string_view path);
const Range* number_at(const Case& c, std::string_view path);
/// All such paths, in the order of the file.
std::vector<std::string> number_paths(const Case& c);

}  // namespace entente
