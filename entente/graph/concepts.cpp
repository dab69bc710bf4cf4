#include "entente/graph/concepts.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "entente/model/conflict_graph.hpp"

namespace entente::graph {
namespace {

/// The five forms as the crisp concepts have them.
struct Form {
  std::string_view word, letter, name, sentence, paper;
};
constexpr std::array<Form, form_count> forms{{
    {"nash", "N", "Nash", "The party has no better move.", "Nash (1950, 1951)"},
    {"gmr", "G", "general metarational (GMR)",
     "Each better move of the party can be answered so that it gains nothing.", "Howard (1971)"},
    {"smr", "S", "symmetric metarational (SMR)",
     "Each better move of the party can be answered so that it gains nothing, and no further move "
     "of its own gets it out.",
     "Howard (1971)"},
    {"seq", "C", "sequential (SEQ)",
     "Each better move of the party can be answered so that it gains nothing, by moves that those "
     "who make them prefer to make.",
     "Fraser & Hipel (1979, 1984)"},
    {"sseq", "D", "symmetric sequential (SSEQ)",
     "Each better move of the party can be answered so that it gains nothing, by moves that those "
     "who make them prefer to make, and no further move of its own gets it out.",
     "Rego & Vieira (2015, 2017)"},
}};

/// The concepts of the other families.
const std::vector<Concept>& coalition_rows() {
  constexpr std::string_view group = "coalitions";
  static const std::vector<Concept> rows{
      {in_family(Family::coalition, ConceptId::nash), "cnash", "cnash", "coalition Nash",
       "The coalition can get to no state that all its members prefer.",
       "Kilgour, Hipel, Fang & Peng (2001)", "9", group},
      {in_family(Family::coalition, ConceptId::gmr), "cgmr", "cgmr",
       "coalition general metarational",
       "Whatever better state the coalition gets to, the others can go on so that a member gains "
       "nothing.",
       "Inohara & Hipel (2008)", "9", group},
      {in_family(Family::coalition, ConceptId::smr), "csmr", "csmr",
       "coalition symmetric metarational",
       "Whatever better state the coalition gets to, the others can go on so that a member gains "
       "nothing, and no further moves of the coalition mend that.",
       "Inohara & Hipel (2008)", "9", group},
      {in_family(Family::coalition, ConceptId::seq), "cseq", "cseq", "coalition sequential",
       "Whatever better state the coalition gets to, the others can go on so that a member gains "
       "nothing, by moves that those who make them, alone or together, all prefer to make.",
       "Inohara & Hipel (2008)", "9", group},
      {in_family(Family::coalition_single, ConceptId::seq), "cseq1", "cseq1",
       "coalition sequential, others alone",
       "As cseq, but the others answer each for itself, not as coalitions.",
       "Inohara & Hipel (2008), without joint answers", "9", group},
  };
  return rows;
}

/// A family with a concept for each horizon: its words are prefix + horizon.
struct HorizonFamily {
  Family id;
  std::string_view prefix, name, paper, section;
  std::string (*sentence)(int horizon);
};

constexpr std::string_view zeng = "Zeng, Fang, Hipel & Kilgour (2006, 2007)";

const std::array<HorizonFamily, 3> horizon_families{{
    {Family::limited, "l", "limited move",
     "Kilgour (1985), Zagare (1984), Fang, Hipel & Kilgour (1993)", "6.1",
     [](int h) {
       return fmt::format("Looking {} {} ahead, the party sees no gain in moving first.", h,
                          h == 1 ? "move" : "moves");
     }},
    {Family::metarational, "mr", "generalized metarational", zeng, "13",
     [](int h) {
       return fmt::format(
           "In {} {} made in turn, the party first, it cannot make sure of a better end: the "
           "others "
           "can see to that, gladly or not.",
           h, h == 1 ? "move" : "moves");
     }},
    {Family::credible_metarational, "cmr", "credible generalized metarational", zeng, "13",
     [](int h) {
       return fmt::format(
           "In {} {} made in turn, the party first, it cannot make sure of a better end: the "
           "others "
           "can see to that by moves that those who make them prefer to make.",
           h, h == 1 ? "move" : "moves");
     }},
}};

constexpr std::string_view foresight_group = "foresight";

void add_horizons(Family family, std::vector<Concept>& rows) {
  const auto& about = *std::ranges::find(horizon_families, family, &HorizonFamily::id);
  for (int h = 1; h <= longest_horizon; ++h) {
    const std::string word = fmt::format("{}{}", about.prefix, h);
    rows.push_back({with_horizon(family, h), word, word,
                    fmt::format("{}, horizon {}", about.name, h), about.sentence(h),
                    std::string(about.paper), std::string(about.section), foresight_group});
  }
}

std::vector<Concept> foresight_rows() {
  std::vector<Concept> rows;
  add_horizons(Family::limited, rows);
  rows.push_back({in_family(Family::non_myopic, ConceptId::nash), "nm", "nm", "non-myopic",
                  "However far it looks ahead, from some horizon on the party sees no gain in "
                  "moving first.",
                  "Brams & Wittman (1981), Kilgour (1984)", "6.2", foresight_group});
  rows.push_back(
      {in_family(Family::stackelberg, ConceptId::nash), "stackelberg", "stackelberg", "Stackelberg",
       "The party that leads, looking two moves ahead, sees no gain in moving; any other "
       "has no better move.",
       "Fang, Hipel & Kilgour (1989, 1993)", "6.3", foresight_group});
  rows.push_back({in_family(Family::policy, ConceptId::nash), "policy", "policy", "policy",
                  "The others have an answer for every state against which no way of leaving ends "
                  "better for the party, however long it goes on.",
                  "Zeng, Fang, Hipel & Kilgour (2004, 2007)", "13", foresight_group});
  add_horizons(Family::metarational, rows);
  add_horizons(Family::credible_metarational, rows);
  rows.push_back(
      {in_family(Family::simultaneous, ConceptId::seq), "seqsim", "seqsim",
       "sequential or simultaneous",
       "Each better move of the party can be answered so that it gains nothing, by moves "
       "that those who make them prefer to make; or others that would leave too, moving "
       "at the same time, take the gain away.",
       "Fraser & Hipel (1979, 1984)", "5", "moves at once"});
  return rows;
}

std::string_view group_of(Family family) {
  if (family == Family::crisp) return "plain";
  if (family < Family::strong) return "unknown preference";
  if (family < Family::relational) return "strength of preference";
  return family == Family::relational ? "attitudes" : "degrees and chances of preference";
}

/// What a family that asks for strength puts before its suffix, its name, and in its replies.
struct StrongWords {
  std::string suffix, name, replies;
};
StrongWords strong_words(const FamilyText& family) {
  StrongWords words{"", "", std::string(family.replies)};
  if (family.degree == 0) return words;
  words.suffix = "_strong";
  words.name = ", strongly";
  if (family.degree == strong_from) return words;
  words.suffix += fmt::format("{}", family.degree);
  words.name += fmt::format(" to degree {}", family.degree);
  const std::size_t at = words.replies.find("strongly worse off");
  ENTENTE_ASSERT(at != std::string::npos);
  words.replies.replace(at, std::string_view("strongly worse off").size(),
                        fmt::format("worse off to degree {} at least", family.degree));
  return words;
}

Concept of_form(const FamilyText& family, std::size_t form) {
  const Form& f = forms[form];
  const StrongWords strong = strong_words(family);
  Concept row;
  row.id = in_family(family.id, crisp_concepts[form]);
  row.word = fmt::format("{}{}{}{}", family.prefix, f.word, strong.suffix, family.suffix);
  row.letter = family.id == Family::crisp ? std::string(f.letter) : row.word;
  row.name = fmt::format("{}{}{}", f.name, strong.name, family.name);
  row.sentence = f.sentence;
  for (const std::string_view more :
       {family.moves, form == 0 ? std::string_view{} : std::string_view(strong.replies)})
    if (!more.empty()) row.sentence += fmt::format(" {}", more);
  row.paper = family.paper.empty() ? f.paper : family.paper;
  row.section = family.section;
  row.group = group_of(family.id);
  return row;
}

std::vector<Concept> all_rows() {
  std::vector<Concept> rows;
  for (const auto& family : regard_families<ConflictGraph>)
    for (std::size_t form = 0; form < form_count; ++form)
      if (form != 0 || family.about.of_nash) rows.push_back(of_form(family.about, form));
  rows.insert(rows.end(), coalition_rows().begin(), coalition_rows().end());
  const std::vector<Concept> foresight = foresight_rows();
  rows.insert(rows.end(), foresight.begin(), foresight.end());
  return rows;
}

constexpr bool families_stand_in_the_order_of_their_ids() {
  const auto& families = regard_families<ConflictGraph>;
  for (std::size_t k = 0; k < families.size(); ++k)
    if (families[k].about.id != static_cast<Family>(k)) return false;
  return families.size() == static_cast<std::size_t>(Family::coalition);
}
static_assert(families_stand_in_the_order_of_their_ids());

}  // namespace

std::span<const Concept> concepts() {
  static const std::vector<Concept> rows = all_rows();
  return rows;
}

const Concept& about(ConceptId id) {
  const auto row = std::ranges::find(concepts(), id, &Concept::id);
  ENTENTE_ASSERT(row != concepts().end());
  return *row;
}

std::optional<ConceptId> find_concept(std::string_view word) {
  const auto row = std::ranges::find(concepts(), word, &Concept::word);
  if (row == concepts().end()) return std::nullopt;
  return row->id;
}

}  // namespace entente::graph
