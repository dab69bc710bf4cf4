#pragma once
#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "entente/graph/attitude.hpp"
#include "entente/graph/family.hpp"
#include "entente/graph/fuzzy.hpp"
#include "entente/graph/gmr.hpp"
#include "entente/graph/nash.hpp"
#include "entente/graph/probable.hpp"
#include "entente/graph/seq.hpp"
#include "entente/graph/smr.hpp"
#include "entente/graph/sseq.hpp"
#include "entente/graph/strength.hpp"
#include "entente/graph/unknown.hpp"
#include "entente/graph/verdict.hpp"

namespace entente::graph {

/// What people read about a family: its concepts are named prefix + form + suffix.
struct FamilyText {
  Family id;
  std::string_view prefix, suffix;  ///< of the word: gmr_a
  std::string_view name;            ///< after the name of the form: "GMR, reading a"
  std::string_view moves;           ///< which first moves count, where not all better ones alone
  std::string_view replies;         ///< which replies count, where not all that leave no gain
  std::string_view paper;           ///< empty: that of the form
  std::string_view section;         ///< of docs/graph-model.md
  bool of_nash = true;              ///< whether it has a Nash form of its own
  Strength degree = 0;  ///< of the strength it asks for: its word, name and replies say it
};

/// A family that answers moves with countermoves: each form's judgement of one cell, and the regard
/// that they share.
template <MoveGraph G>
struct RegardFamily {
  /// By Preference + 2: see by_comparison.
  using Answers = std::array<bool, 6>;
  using Judge = Verdict (*)(const G&, PartyId, StateId, Detail);
  using Question = bool (*)(const G&, PartyId, StateId, StateId);
  FamilyText about;
  std::array<Judge, form_count> judge{};
  Question leaves = nullptr, deters = nullptr, credible = nullptr;
  /// Whether the graph cannot tell the family from the crisp one.
  bool (*plain)(const G&) = nullptr;
  /// Whether preferences of party j matter for what deters i.
  bool (*minds)(const G&, PartyId i, PartyId j) = nullptr;
  /// Whether a state differs for it from others that all parties prefer alike.
  bool (*apart)(const G&) = nullptr;
  /// Where the party's own comparison decides: the answers of `leaves` and `deters` to each.
  bool by_comparison = false;
  Answers leaves_if{}, deters_if{};
};

inline constexpr std::size_t answer_place(Preference p) {
  const int place = static_cast<int>(p) - static_cast<int>(Preference::much_worse);
  return static_cast<std::size_t>(place);
}

namespace detail {

/// One party with two states, compared as it is told.
struct OnePair {
  Preference preference = Preference::equal;
  std::uint32_t party_count() const { return 1; }
  std::uint64_t state_count() const { return 2; }
  template <class Visit>
  bool each_move(PartyId, StateId, Visit&&) const {
    return true;
  }
  constexpr Preference compare(PartyId, StateId, StateId) const { return preference; }
};
static_assert(MoveGraph<OnePair>);

/// Whether a regard reads degrees, chances or other parties' preferences.
template <class R>
concept ReadsMore = requires {
  R::reads_more;
};

template <MoveGraph G, Regard<G> R>
bool minds(const G& g, PartyId i, PartyId j) {
  if constexpr (requires { R::minds(g, i, j); }) return R::minds(g, i, j);
  return i == j;
}

template <MoveGraph G, Regard<G> R>
bool apart(const G& g) {
  if constexpr (requires { R::apart(g); }) return R::apart(g);
  return false;
}

template <MoveGraph G, class R>
constexpr void ask_by_comparison(RegardFamily<G>& family) {
  if constexpr (!ReadsMore<R>) {
    family.by_comparison = true;
    for (int p = -2; p <= 3; ++p) {
      const OnePair pair{static_cast<Preference>(p)};
      const std::size_t place = answer_place(pair.preference);
      family.leaves_if[place] = R::leaves(pair, PartyId{0}, StateId{0}, StateId{1});
      family.deters_if[place] = R::deters(pair, PartyId{0}, StateId{0}, StateId{1});
    }
  }
}

}  // namespace detail

template <MoveGraph G, Regard<G> R>
constexpr RegardFamily<G> regard_family(FamilyText about) {
  RegardFamily<G> family{about,
                         {nash<R, G>, gmr<R, G>, smr<R, G>, seq<R, G>, sseq<R, G>},
                         R::template leaves<G>,
                         R::template deters<G>,
                         R::template credible<G>,
                         R::template plain<G>,
                         detail::minds<G, R>,
                         detail::apart<G, R>};
  detail::ask_by_comparison<G, R>(family);
  return family;
}

/// The same as one sees it to whom only preferences of this degree are strong.
template <MoveGraph G, Regard<AtDegree<G>> R, Strength degree>
constexpr RegardFamily<G> stronger_family(FamilyText about) {
  using Seen = AtDegree<G>;
  return {about,
          {[](const G& g, PartyId i, StateId s, Detail d) {
             return nash<R, Seen>(Seen(g, degree), i, s, d);
           },
           [](const G& g, PartyId i, StateId s, Detail d) {
             return gmr<R, Seen>(Seen(g, degree), i, s, d);
           },
           [](const G& g, PartyId i, StateId s, Detail d) {
             return smr<R, Seen>(Seen(g, degree), i, s, d);
           },
           [](const G& g, PartyId i, StateId s, Detail d) {
             return seq<R, Seen>(Seen(g, degree), i, s, d);
           },
           [](const G& g, PartyId i, StateId s, Detail d) {
             return sseq<R, Seen>(Seen(g, degree), i, s, d);
           }},
          R::template leaves<G>,
          [](const G& g, PartyId i, StateId s, StateId t) {
            return R::template deters<Seen>(Seen(g, degree), i, s, t);
          },
          R::template credible<G>,
          R::template plain<G>,
          detail::minds<G, R>,
          detail::apart<G, R>};
}

/// Sentences and papers that several families share.
namespace family_words {
inline constexpr std::string_view gamble = "A move counts as better also where that is unknown.";
inline constexpr std::string_view known_move = "Only a move known to be better counts.";
inline constexpr std::string_view known_reply =
    "A reply counts only if the party is known to gain nothing.";
inline constexpr std::string_view any_reply =
    "A reply counts also if it is unknown whether the party gains.";
inline constexpr std::string_view strong_reply =
    "A reply counts only if it leaves the party strongly worse off.";
inline constexpr std::string_view strong_or_unknown =
    "A reply counts if it leaves the party strongly worse off, or nobody knows how.";
inline constexpr std::string_view li = "Li, Hipel, Kilgour & Fang (2004)";
inline constexpr std::string_view xu = "Xu, Hipel, Kilgour & Chen (2010)";
inline constexpr std::string_view levels = "Xu, Hipel & Kilgour (2009)";
inline constexpr std::string_view hybrid_levels =
    "Xu, Hipel & Kilgour (2009); Xu, Hipel, Kilgour & Chen (2010)";
inline constexpr std::string_view kuang = "Kuang, Bashar, Hipel & Kilgour (2015)";
}  // namespace family_words

/// The families that share the five forms up to strength of preference, in the order of Family.
template <MoveGraph G>
inline constexpr auto first_families = std::to_array<RegardFamily<G>>({
    regard_family<G, Crisp>({Family::crisp, "", "", "", "", "", "", "5"}),
    regard_family<G, ReadingA>({Family::reading_a, "", "_a", ", unknown preference, reading a",
                                family_words::gamble, family_words::known_reply, family_words::li,
                                "7"}),
    regard_family<G, ReadingB>({Family::reading_b, "", "_b", ", unknown preference, reading b",
                                family_words::known_move, family_words::known_reply,
                                family_words::li, "7"}),
    regard_family<G, ReadingC>({Family::reading_c, "", "_c", ", unknown preference, reading c",
                                family_words::gamble, family_words::any_reply, family_words::li,
                                "7"}),
    regard_family<G, ReadingD>({Family::reading_d, "", "_d", ", unknown preference, reading d",
                                family_words::known_move, family_words::any_reply, family_words::li,
                                "7"}),
});

/// Strong preference: without and with the four readings.
inline constexpr std::array strong_texts{
    FamilyText{Family::strong, "", "", "", "", family_words::strong_reply,
               "Hamouda, Kilgour & Hipel (2004, 2006)", "8", false},
    FamilyText{Family::strong_a, "", "_a", ", reading a", family_words::gamble,
               family_words::strong_reply, family_words::xu, "8", false},
    FamilyText{Family::strong_b, "", "_b", ", reading b", family_words::known_move,
               family_words::strong_reply, family_words::xu, "8", false},
    FamilyText{Family::strong_c, "", "_c", ", reading c", family_words::gamble,
               family_words::strong_or_unknown, family_words::xu, "8", false},
    FamilyText{Family::strong_d, "", "_d", ", reading d", family_words::known_move,
               family_words::strong_or_unknown, family_words::xu, "8", false},
};
using StrongRegards = std::tuple<Strong, StrongA, StrongB, StrongC, StrongD>;

/// Row k of the families that ask for strength: of each degree the five readings.
template <MoveGraph G, std::size_t k>
constexpr RegardFamily<G> strong_row() {
  constexpr std::size_t readings = strong_texts.size();
  constexpr auto degree = static_cast<Strength>(strong_from + k / readings);
  using R = std::tuple_element_t<k % readings, StrongRegards>;
  FamilyText about = strong_texts[k % readings];
  about.degree = degree;
  if constexpr (degree == strong_from) return regard_family<G, R>(about);
  about.id = strong_family(degree, static_cast<std::uint8_t>(k % readings));
  about.paper = k % readings == 0 ? family_words::levels : family_words::hybrid_levels;
  return stronger_family<G, R, degree>(about);
}
inline constexpr std::size_t strong_rows =
    strong_texts.size() * (most_strength - strong_from + std::size_t{1});
template <MoveGraph G, std::size_t... k>
constexpr std::array<RegardFamily<G>, sizeof...(k)> all_strong_rows(std::index_sequence<k...>) {
  return {strong_row<G, k>()...};
}

template <MoveGraph G>
inline constexpr auto last_families = std::to_array<RegardFamily<G>>({
    regard_family<G, Relational>({Family::relational, "r", "", ", relational",
                                  "A better move is one that suits the party's attitudes: good for "
                                  "those it is well disposed to, "
                                  "bad for those it is set against.",
                                  "", "Inohara, Hipel & Walker (2007)", "10"}),
    regard_family<G, Fuzzy>(
        {Family::fuzzy, "f", "", ", fuzzy",
         "A move counts as better where the party is certain enough of gaining.", "",
         "Bashar, Kilgour & Hipel (2012)", "11"}),
    regard_family<G, Grey<true>>(
        {Family::grey_most, "", "_grey_most", ", grey, at best",
         "A move counts as better where the party is certain to be satisfied.",
         "Others answer wherever they may be satisfied.", family_words::kuang, "12"}),
    regard_family<G, Grey<false>>({Family::grey_least, "", "_grey_least", ", grey, at least",
                                   "A move counts as better wherever the party may be satisfied.",
                                   "Others answer only where they are certain to be satisfied.",
                                   family_words::kuang, "12"}),
    regard_family<G, Probable>(
        {Family::probable, "p", "", ", probabilistic",
         "A move counts as better where the chance of gaining is high enough.", "",
         "Rego & dos Santos (2015)", "12"}),
});

template <MoveGraph G>
constexpr auto all_regard_families() {
  constexpr auto strong = all_strong_rows<G>(std::make_index_sequence<strong_rows>());
  std::array<RegardFamily<G>, first_families<G>.size() + strong_rows + last_families<G>.size()> all;
  auto* to = std::copy(first_families<G>.begin(), first_families<G>.end(), all.begin());
  to = std::copy(strong.begin(), strong.end(), to);
  std::copy(last_families<G>.begin(), last_families<G>.end(), to);
  return all;
}

/// The families that share the five forms, in the order of Family. To add one: a file with its
/// regard, its row above, and its name in Family.
template <MoveGraph G>
inline constexpr auto regard_families = all_regard_families<G>();

}  // namespace entente::graph
