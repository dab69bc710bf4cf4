#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

Html fold(std::string_view head, const Html& body, bool open = false) {
  return html("<details{}><summary>{}</summary>{}</details>", Html{open ? " open" : ""}, head,
              body);
}

/// "8" or "5–10".
std::string weight_words(const Range& weight) {
  const std::string low = plain_number(weight.low);
  return weight.sure() ? low : low + "–" + plain_number(weight.high);
}

/// One party's statements, or its ranking, in its own order.
Html wishes_of(const Context& x, const Wants& wants) {
  Html items;
  for (const Statement& s : wants.statements)
    items +=
        html("<li><code>{}</code>{}{}</li>", s.want.text,
             s.weight ? html(" <span class=\"num small\">weight {}</span>", weight_words(*s.weight))
                      : Html{},
             s.why.empty() ? Html{} : html("<span class=\"nm\">{}</span>", s.why));
  for (const auto& rank : wants.order) {
    std::vector<Html> names;
    names.reserve(rank.size());
    for (const OrderItem& item : rank)
      names.push_back(item.is_outcome
                          ? html("<bdi>{}</bdi>", plain_words(x.m.c.outcomes[item.index].name))
                          : html("state {}", item.index));
    items += html("<li>{}</li>", joined(names, " = "));
  }
  if (items.empty()) return Html{"<p>Nothing is written: every state is as good as any other.</p>"};
  return html("<ol class=\"wants\">{}</ol>", items);
}

Html preferences(const Context& x) {
  Html out{
      "<p>What a party wants most stands first. A state is preferred to another by the first line "
      "on which they differ. Weights "
      "enter only where the draws, the threat and the settlement need numbers.</p><div "
      "class=\"prefs\">"};
  for (std::uint32_t i = 0; i < x.m.c.wants.size(); ++i) {
    const Wants& wants = x.m.c.wants[i];
    out += html("<div><h4 class=\"c{}\"><bdi>{}</bdi></h4>{}{}</div>", i, x.m.c.parties[i].name,
                wishes_of(x, wants), wants.why.empty() ? Html{} : html("<p>{}</p>", wants.why));
  }
  return out += Html{"</div>"};
}

Html stability_words(const Context& x) {
  Html items;
  for (const graph::ConceptTable& table : x.answers.table.concepts) {
    const graph::Concept& about = graph::about(table.id);
    items += html("<li><b>{}</b>, {}. {} {} <span class=\"num\">{}</span></li>", about.letter,
                  about.name, about.sentence, about.paper,
                  html("· {} of {} states hold", grouped(table.equilibria.count()),
                       grouped(x.m.space->size())));
  }
  return html(
      "<p>The graph model for conflict resolution: each party moves by its own options alone, one "
      "party at a time, and every legal "
      "sequence of replies of the others counts, with no limit to its length.</p><ul "
      "class=\"concepts\">{}</ul>",
      items);
}

/// Parts that the page leaves out for the size or the kind of the case.
Html parts_left_out(const Context& x) {
  const OptionGraph& g = x.answers.graph;
  Html out;
  if (!x.answers.coalitions && g.party_count() >= fewest_joint_parties)
    out += html(
        "<p>Who could leave together is looked at up to {} parties and, in a conflict like this, "
        "{} states.</p>",
        most_joint_parties, grouped(joint_states_limit(g)));
  if (!x.m.c.views.empty() && !x.answers.misreading)
    out += html("<p>Misreading is looked at up to {} states.</p>", grouped(most_seen_states));
  if (!x.answers.firmness && !x.answers.equilibria(graph::ConceptId::seq).empty())
    out += !g.weakly_ordered()
               ? Html{"<p>How firmly states hold is not asked: some preferences are unknown or "
                      "given pair by pair, and have no neighbours to swap.</p>"}
               : html("<p>How firmly states hold is asked up to {} states, {} moves and {} states "
                      "that hold.</p>",
                      grouped(most_firm_states), grouped(most_firm_moves), grouped(most_ends));
  for (const std::string& words : x.answers.others.refused)
    out += html("<p>Not among the other concepts: {}.</p>", words);
  return out;
}

/// Sections the case does not have, and what then is not asked.
Html left_out(const Context& x) {
  std::vector<Html> missing;
  const Case& c = x.m.c;
  const bool threat = std::ranges::any_of(c.talks, [](const Talk& t) { return t.threat(); });
  if (c.outcomes.empty()) missing.push_back(Html{"outcomes, so states are named by what is done"});
  if (!threat) missing.push_back(Html{"threats"});
  if (!c.terms) missing.push_back(Html{"terms of a settlement"});
  if (c.sources.empty()) missing.push_back(Html{"sources"});
  if (c.levers.empty()) missing.push_back(Html{"levers of its own"});
  if (c.claims.empty()) missing.push_back(Html{"claims"});
  Html out;
  if (!missing.empty()) out += html("<p>The case has no {}.</p>", listed(missing, "and no"));
  if (c.terms && x.answers.ranges.empty() && !x.answers.no_range.empty())
    out += html("<p>No range is given for the settlement: {}.</p>", x.answers.no_range);
  if (!x.answers.levers)
    out += Html{"<p>The graph is too large for a search of single changes on this page.</p>"};
  out += parts_left_out(x);
  out += Html{
      "<p>Whoever and whatever the case does not name: other actors, further options, the time a "
      "move takes, coalitions that move "
      "together, and what a party may learn on the way.</p>"};
  return out;
}

/// Without its folders, which say where it lay and not what it is.
std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// What the page was made from: the case, then each document whose words it quotes, once.
Html digests(const Case& c) {
  Html out;
  const auto add = [&](std::string_view what, std::string_view digest) {
    out += html("<dt>{}</dt><dd>{}</dd>", what,
                digest.empty() ? Html{"could not be read"}
                               : html("<code>sha256 <span class=\"hex\">{}</span></code>", digest));
  };
  if (!c.digest.empty()) add("Case digest", c.digest);
  std::vector<const Source*> documents;
  for (const Source& source : c.sources) {
    const auto same = [&](const Source* s) { return s->file == source.file; };
    if (!source.file.empty() && std::ranges::none_of(documents, same)) documents.push_back(&source);
  }
  for (const Source* source : documents) {
    const std::string name = file_name(source->file);
    const auto alike = [&](const Source* s) { return file_name(s->file) == name; };
    add(std::ranges::count_if(documents, alike) == 1 ? name : source->file, source->digest);
  }
  return out;
}

Html provenance(const Context& x) {
  const std::string file = file_name(x.m.c.path);
  Html rows;
  const auto add = [&](std::string_view what, const Html& value) {
    rows += html("<dt>{}</dt><dd>{}</dd>", what, value);
  };
  if (file == "-")
    add("Case", Html{"read from standard input, format 1"});
  else if (!file.empty())
    add("Case", html("<code>{}</code>, format 1", file));
  rows += digests(x.m.c);
  add("Program", html("entente {}", x.options.version));
  if (!x.options.command.empty()) add("Command", html("<code>{}</code>", x.options.command));
  add("Seed, draws", html("<span class=\"num\">{}, {}</span>", x.run.seed, grouped(x.run.draws)));
  return html(
      "<h3 class=\"gap\">Provenance</h3><dl class=\"prov\">{}</dl><p class=\"small\">The same "
      "case, documents, program, seed and draws give this page again, byte for byte. "
      "<code>sha256sum</code> followed by a file prints its digest.</p>",
      rows);
}

}  // namespace

Section methods_section(const Context& x) {
  Section section{"methods",
                  "Methods",
                  "Methods and limits",
                  Html{"What was computed, and what it cannot tell."},
                  {}};
  section.body = fold("What this is not",
                      Html{"<p>It does not say what somebody will do, and it gives no advice to "
                           "use force. Every answer follows from who is in "
                           "the model, what they can do and what they are taken to want. Change "
                           "one of these and an answer may change: the "
                           "levers show how easily.</p>"},
                      true);
  section.body += fold("Preferences", preferences(x));
  section.body += fold("Stability", stability_words(x));
  if (x.answers.claims || !x.answers.ranges.empty() || !x.answers.threats.empty())
    section.body +=
        fold("Numbers and draws", html("<p>Where one number is needed, the middle of its range is "
                                       "taken. Shares come from {} draws of all uncertain numbers, "
                                       "each over its range by itself; the sign ± is one binomial "
                                       "standard error. In a draw states are ranked by summed "
                                       "weights.</p>",
                                       grouped(x.run.draws)));
  section.body += fold("Left out", left_out(x));
  section.body += provenance(x);
  return section;
}

}  // namespace entente::page
