#include <algorithm>
#include <map>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

/// The places of the case that rest on the same words of a source.
struct Used {
  SourceRef ref;
  std::vector<Html> by;
  std::map<std::uint32_t, std::vector<std::size_t>> statements;  ///< by party, from 0
};

class Collector {
public:
  explicit Collector(const Context& x) : x_(x) {}

  Used& place_of(const SourceRef& wanted) {
    const auto same = [&](const Used& u) {
      return u.ref.source == wanted.source && u.ref.quote == wanted.quote;
    };
    const auto place = std::ranges::find_if(used_, same);
    return place == used_.end() ? used_.emplace_back(Used{wanted, {}, {}}) : *place;
  }
  void add(const std::optional<SourceRef>& ref, const Html& by) {
    if (!ref) return;
    Used& used = place_of(*ref);
    const auto known = [&](const Html& h) { return h.text == by.text; };
    if (std::ranges::none_of(used.by, known)) used.by.push_back(by);
  }
  void wants(PartyId i, const Wants& wants) {
    for (std::size_t k = 0; k < wants.statements.size(); ++k)
      if (const auto& ref = wants.statements[k].source)
        place_of(*ref).statements[i.value].push_back(k);
    add(wants.source, html("What {} wants", x_.names.party(i)));
  }
  void everything() {
    const Case& c = x_.m.c;
    for (const Option& option : c.options)
      add(option.source, html("Option <code>{}.{}</code>", c.party(option.owner).id, option.name));
    for (std::uint32_t i = 0; i < c.wants.size(); ++i) wants(PartyId{i}, c.wants[i]);
    for (const PartyType& type : c.types) {
      add(type.source,
          html("<bdi>{}</bdi> as <bdi>{}</bdi>", x_.names.bare(type.party), plain_words(type.id)));
      for (const auto* list : {&type.first, &type.last})
        for (const Statement& s : *list)
          add(s.source, html("<bdi>{}</bdi> as <bdi>{}</bdi>", x_.names.bare(type.party),
                             plain_words(type.id)));
    }
    for (const Talk& talk : c.talks)
      add(talk.source, html("{} <code>{}</code>", talk.threat() ? "Threat" : "Talk", talk.id));
    if (c.terms) {
      for (const Issue& issue : c.terms->issues)
        add(issue.source, html("Issue <code>{}</code>", issue.id));
      add(c.terms->no_deal.source, Html{"Terms without a deal"});
    }
    for (const Event& event : c.history)
      add(event.source, html("{}: <bdi>{}</bdi> <code>{}</code>", date_words(event.date),
                             x_.names.bare(event.by), event.did));
    for (const Claim& claim : c.claims) add(claim.source, html("Claim {}", claim.id));
  }
  std::vector<Used> in_order() {
    std::ranges::stable_sort(used_, {}, [](const Used& u) { return u.ref.source; });
    return used_;
  }

private:
  const Context& x_;
  std::vector<Used> used_;
};

const Source::Words* find_words(const std::vector<Source::Words>& list, const std::string& id) {
  const auto found = std::ranges::find(list, id, &Source::Words::id);
  return found == list.end() ? nullptr : &*found;
}

/// The quote in quotation marks, a note without.
Html words_of(const Source& source, const std::string& id) {
  if (const auto* quote = find_words(source.quotes, id))
    return html("<q{}>{}</q>", source.lang.empty() ? Html{} : html(" lang=\"{}\"", source.lang),
                quote->text);
  if (const auto* note = find_words(source.notes, id)) return html("<bdi>{}</bdi>", note->text);
  return Html{"<span class=\"s\">the source as a whole</span>"};
}

/// The statements that rest on the words: one with what it says, several by their places.
Html wishes(const Context& x, const Used& u) {
  Html out;
  for (const auto& [party, places] : u.statements) {
    const Html name = x.names.party_at_start(PartyId{party});
    if (places.size() == 1) {
      out += html("<li>{} wants, {}: <code>{}</code></li>", name, places[0] + 1,
                  x.m.c.wants[party].statements[places[0]].want.text);
      continue;
    }
    std::vector<std::string> numbers;
    for (std::size_t k : places) numbers.push_back(std::to_string(k + 1));
    out += html("<li>{} wants, statements {}</li>", name, list_words(numbers));
  }
  return out;
}

bool linkable(const std::string& url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

Html source_words(const Case& c, const Source& source) {
  const std::string title = source.title.empty() ? source.id : source.title;
  Html out = linkable(source.url)
                 ? html("<a href=\"{}\" rel=\"noreferrer\"><bdi>{}</bdi></a>", source.url, title)
                 : html("<bdi>{}</bdi>", title);
  std::vector<Html> rest;
  if (!source.by.empty()) rest.push_back(html("{}", source.by));
  if (!source.date.empty()) rest.push_back(html("{}", date_words(source.date)));
  if (source.side) rest.push_back(html("side of <bdi>{}</bdi>", c.party(*source.side).name));
  if (!rest.empty()) out += html("<span class=\"nm\">{}</span>", joined(rest, " · "));
  return out;
}

}  // namespace

std::optional<Section> evidence_section(const Context& x) {
  Collector collector(x);
  collector.everything();
  const std::vector<Used> used = collector.in_order();
  if (used.empty()) return std::nullopt;
  Section section{"evidence", "Evidence", "What it rests on", {}, {}};
  section.sub = html(
      "Each part of the case that names a source, with the words it rests on: {} from {}. What is "
      "not listed is the "
      "analyst’s judgement.",
      count_of(used.size(), "passage", "passages"),
      count_of(x.m.c.sources.size(), "source", "sources"));
  Html rows;
  for (const Used& u : used) {
    const Source& source = x.m.c.sources[u.ref.source];
    Html by = wishes(x, u);
    for (const Html& h : u.by) by += html("<li>{}</li>", h);
    rows += html(
        "<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-l=\"Source\" "
        "class=\"small\">{}</td><td data-l=\"Used for\" "
        "class=\"small\"><ul class=\"plain\">{}</ul></td></tr>",
        words_of(source, u.ref.quote), source_words(x.m.c, source), by);
  }
  section.body = html(
      "<table class=\"stack ev\"><thead><tr><th scope=\"col\">Words</th><th "
      "scope=\"col\">Source</th><th "
      "scope=\"col\">Used for</th></tr></thead><tbody>{}</tbody></table>",
      rows);
  return section;
}

}  // namespace entente::page
