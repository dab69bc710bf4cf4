#include "entente/report/page/page.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "tests/project.hpp"
#include <gtest/gtest.h>

#include "entente/report/page/assets.hpp"
#include "entente/report/page/colour.hpp"
#include "entente/report/page/html.hpp"
#include "entente/report/page/label_space.hpp"
#include "entente/report/page/place.hpp"

namespace entente::page {
namespace {

std::string page_of(const CaseFile& file, int threads = 1) {
  if (!file.model) return {};
  Run run;
  run.draws = 100;
  run.threads = threads;
  const auto page =
      html_report(*file.model, {"entente report case.yaml -o out.html", "1.2.3"}, run);
  return page ? *page : std::string();
}

std::string shipped(const std::string& name, int threads = 1) {
  return page_of(read_case(tests::in_project(name)), threads);
}

std::string written(const std::string& text) { return page_of(read_case_text("case.yaml", text)); }

const std::string two = R"(
parties: {ann: Ann, bea: Bea}
options: {ann: [call], bea: [call]}
preferences:
  ann: [{want: bea.call}, {want: not ann.call}]
  bea: [{want: ann.call}]
)";

/// The first tag that is closed where another is open, or never; empty where all is in balance.
std::string unbalanced(const std::string& page) {
  static const std::vector<std::string> no_end{"meta", "link", "br", "img", "!doctype"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "a tag without end";
    const bool closing = page[at + 1] == '/';
    const std::size_t start = at + (closing ? 2 : 1);
    const std::string name = page.substr(start, page.find_first_of(" />\n", start) - start);
    if (closing) {
      if (open.empty() || open.back() != name)
        return name + " closes " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (page[end - 1] != '/' && std::ranges::find(no_end, name) == no_end.end()) {
      open.push_back(name);
    }
    // Style and script hold no tags of ours.
    if (!closing && (name == "style" || name == "script")) at = page.find("</" + name, end) - 1;
  }
  return open.empty() ? "" : open.back() + " stays open";
}

bool has(const std::string& page, std::string_view text) {
  return page.find(text) != std::string::npos;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const char* folder : {"/cases", "/tests/page/cases"})
    for (const auto& entry : std::filesystem::directory_iterator(tests::in_project(folder)))
      if (entry.path().extension() == ".yaml")
        names.push_back(std::string(folder).substr(1) + "/" + entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

TEST(Html, plain_text_is_escaped_and_html_is_not) {
  EXPECT_EQ(html("<b>{}</b>{}", "<i>&\"'", Html{"<hr>"}).text,
            "<b>&lt;i&gt;&amp;&quot;&#39;</b><hr>");
  EXPECT_EQ(escaped(std::string("a\x01"
                                "b\n")),
            "a\xEF\xBF\xBD"
            "b\n");
}

TEST(Html, numbers_and_dates_are_written_as_people_write_them) {
  EXPECT_EQ(percent(Rational(9, 40)), "22.5\xC2\xA0%");
  EXPECT_EQ(percent_range(Rational(1, 20), Rational(1, 5)),
            "5\xE2\x80\x93"
            "20\xC2\xA0%");
  EXPECT_EQ(date_words("2025-03-18"), "18 March 2025");
  EXPECT_EQ(date_words("1962-10"), "October 1962");
  EXPECT_EQ(date_words("some day"), "some day");
  EXPECT_EQ(date_words("2025-13-01"), "2025-13-01");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Html, long_texts_are_cut_in_whole_characters) {
  const auto lines =
      wrapped("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC and more of it", 4, 2);
  ASSERT_EQ(lines.size(), 2U);
  for (const std::string& line : lines) EXPECT_LE(text_width(line), 4.81);
  EXPECT_TRUE(lines[1].ends_with("\xE2\x80\xA6"));
  EXPECT_TRUE(wrapped("", 4, 2).empty());
  EXPECT_EQ(wrapped("short", 10, 1), std::vector<std::string>{"short"});
}

TEST(Colour, any_colour_of_a_case_is_made_readable) {
  Case c;
  c.parties.resize(14);
  c.parties[0].colour = "#ffffff";
  c.parties[1].colour = "#000000";
  c.parties[2].colour = "red;}";
  const auto looks = party_looks(c);
  ASSERT_EQ(looks.size(), 14U);
  EXPECT_NE(looks[0].light, "#ffffff");
  EXPECT_NE(looks[1].dark, "#000000");
  for (const PartyLook& look : looks) EXPECT_EQ(look.light.size(), 7U);
  EXPECT_FALSE(has(party_styles(looks).text, "red;"));
}

TEST(Place, all_ways_place_every_box_and_arrow) {
  const std::vector<Arrow> arrows{{0, 1}, {1, 2}, {2, 0}, {0, 3}};
  const auto layers = place_in_layers(4, arrows, {100, 50}, Flow::down);
  const auto across = place_in_layers(4, arrows, {100, 50}, Flow::across);
  ASSERT_TRUE(layers && across);
  EXPECT_GT(layers->height, across->height);
  for (const Placement& placed : {*layers, *across, place_in_rows(4, arrows, {100, 50})}) {
    EXPECT_EQ(placed.boxes.size(), 4U);
    EXPECT_EQ(placed.arrows.size(), 4U);
    for (const Point& p : placed.boxes) {
      EXPECT_GE(p.x, 50);
      EXPECT_LE(p.x, placed.width - 50);
      EXPECT_GE(p.y, 25);
      EXPECT_LE(p.y, placed.height - 25);
    }
    for (const std::string& path : placed.arrows) EXPECT_TRUE(path.starts_with("M"));
  }
  EXPECT_EQ(coordinate(-0.04), "0");
  EXPECT_EQ(coordinate(-2.56), "-2.6");
}

TEST(LabelSpace, labels_keep_clear_of_marks_of_each_other_and_of_the_edge) {
  const Box whole{0, 0, 400, 300};
  LabelSpace space(whole);
  space.keep_line_free({0, 0}, {400, 300});
  std::vector<Box> boxes;
  for (const Point mark : {Point{200, 150}, Point{230, 150}, Point{4, 4}, Point{396, 296}}) {
    const LabelSpot spot = space.beside(mark, 10, {1, -1}, 80, 2);
    const double left = spot.x - (spot.anchor == "end" ? 80 : spot.anchor == "middle" ? 40 : 0);
    boxes.push_back({left, spot.y - 11, left + 80, spot.y + label_line + 4});
    EXPECT_EQ(boxes.back().shared_with(whole), 80 * 30.0) << mark.x;
    EXPECT_EQ(boxes.back().shared_with({mark.x, mark.y, mark.x + 1, mark.y + 1}), 0) << mark.x;
  }
  for (std::size_t a = 0; a < boxes.size(); ++a)
    for (std::size_t b = a + 1; b < boxes.size(); ++b)
      EXPECT_EQ(boxes[a].shared_with(boxes[b]), 0) << a << " " << b;
}

TEST(Page, every_tag_of_every_case_is_closed) {
  for (const std::string& name : cases()) {
    const std::string page = shipped(name);
    ASSERT_FALSE(page.empty()) << name;
    EXPECT_EQ(unbalanced(page), "") << name;
  }
}

TEST(Page, no_case_makes_the_page_ask_for_anything) {
  for (const std::string& name : cases()) {
    const std::string page = shipped(name);
    for (const char* request : {" src=\"", "@import", "url(http", "<iframe", "<img", "fetch(",
                                "XMLHttpRequest", "href=\"//"})
      EXPECT_FALSE(has(page, request)) << name << " " << request;
    std::size_t links = 0;
    for (std::size_t at = page.find("<link"); at != std::string::npos;
         at = page.find("<link", at + 1))
      ++links;
    EXPECT_EQ(links, 1U) << name;
    EXPECT_TRUE(has(page, "default-src 'none'")) << name;
  }
}

TEST(Page, the_bytes_do_not_depend_on_the_threads) {
  const std::string one = shipped("cases/ukraine-march-2025.yaml", 1);
  EXPECT_EQ(one, shipped("cases/ukraine-march-2025.yaml", 2));
  EXPECT_EQ(one, shipped("cases/ukraine-march-2025.yaml", 8));
}

TEST(Page, the_demo_is_within_its_size_and_says_how_it_was_made) {
  const std::string page = shipped("cases/ukraine-march-2025.yaml");
  EXPECT_LT(page.size(), 150000U);
  for (const char* text : {"<meta name=\"generator\" content=\"entente 1.2.3\">",
                           "<dt>Case digest</dt>", "entente report case.yaml -o out.html",
                           "20250318, 100", "<code>ukraine-march-2025.yaml</code>"})
    EXPECT_TRUE(has(page, text)) << text;
  EXPECT_FALSE(has(page, tests::in_project("")));
}

TEST(Page, the_demo_answers_its_questions) {
  const std::string page = shipped("cases/ukraine-march-2025.yaml");
  for (const char* text : {"<b><bdi>Partial deal</bdi>", "Yes, and calling it pays", "Not now",
                           "id=\"threat\"", "id=\"settlement\"", "id=\"levers\"", "id=\"claims\"",
                           "id=\"evidence\"", "refusing pays below 22.5"})
    EXPECT_TRUE(has(page, text)) << text;
}

TEST(Page, the_settlement_picture_shows_the_gap_and_what_a_condition_makes_of_it) {
  const std::string page = shipped("cases/ukraine-march-2025.yaml");
  for (const char* text : {"class=\"lack\"", ">gap 6.5", "class=\"then\"", ">45.5 / 54.5<",
                           "together 6.5", "if us.press is"})
    EXPECT_TRUE(has(page, text)) << text;
  EXPECT_FALSE(has(page, "class=\"agree\""));
}

TEST(Page, the_settlement_picture_shows_the_deals_that_both_prefer) {
  const std::string page = shipped("cases/river.yaml");
  for (const char* text : {"class=\"agree\"", "class=\"zone\"", ">the middle<", "better for both"})
    EXPECT_TRUE(has(page, text)) << text;
  EXPECT_FALSE(has(page, "class=\"lack\"")) << "a gap where there is none";
}

TEST(Page, a_range_that_no_cost_can_close_stays_open_whatever_the_cost) {
  const std::string page = shipped("cases/strike.yaml");
  EXPECT_TRUE(has(page, "80\u00a0% or less")) << "what the union expects to win";
  EXPECT_TRUE(has(page, "whatever it is")) << "what the strike costs the union";
  EXPECT_FALSE(has(page, "at no share of the prize"));
}

TEST(Page, what_a_case_has_no_section_for_is_left_out) {
  const std::string page = written(two);
  ASSERT_FALSE(page.empty());
  for (const char* id : {"id=\"threat\"", "id=\"settlement\"", "id=\"claims\"", "id=\"evidence\"",
                         "Was it a bluff?", "Is a settlement"})
    EXPECT_FALSE(has(page, id)) << id;
  for (const char* id : {"id=\"states\"", "id=\"stability\"", "id=\"methods\"", "What holds?"})
    EXPECT_TRUE(has(page, id)) << id;
}

TEST(Page, texts_of_a_case_cannot_leave_their_place) {
  const std::string page = shipped("tests/page/cases/hostile.yaml");
  for (const char* text : {"<script>window", "<img", "onload='", "onerror='", "<em>",
                           "href=\"javascript", "</style></script>"})
    EXPECT_FALSE(has(page, text)) << text;
  EXPECT_TRUE(has(page, "&lt;script&gt;window.broken = 3&lt;/script&gt;"));
}

TEST(Page, links_lead_to_the_web_only) {
  const std::string sources =
      "sources:\n  s: {title: S, kind: other, url: \"https://example.org/?a=1&b=2\", notes: {n: A "
      "note.}}\n";
  const std::string claims =
      "claims:\n  c: {say: Said., expect: ann.call is stable, source: s.n}\n";
  const std::string page = written(two + sources + claims);
  EXPECT_TRUE(has(page, "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noreferrer\">"));
}

TEST(Page, a_party_alone_and_twelve_parties_get_a_page) {
  EXPECT_TRUE(has(shipped("tests/page/cases/alone.yaml"), "1 party · 1 option · 2 states"));
  const std::string twelve = shipped("tests/page/cases/twelve.yaml");
  EXPECT_TRUE(has(twelve, "12 parties · 12 options · 4,096 states"));
  EXPECT_TRUE(has(twelve, "class=\"st many\""));
}

TEST(Page, half_a_million_states_get_a_page_of_counts) {
  std::string text = "parties: {a: A}\noptions:\n  a: [";
  for (int k = 0; k < 19; ++k) text += (k == 0 ? "o" : ", o") + std::to_string(k);
  const std::string page = written(text + "]\npreferences:\n  a: [{want: o1}]\n");
  EXPECT_TRUE(has(page, "524,288 states"));
}

TEST(Page, stopped_work_gives_no_page) {
  const CaseFile file = read_case_text("case.yaml", two);
  ASSERT_TRUE(file.model.has_value());
  const std::atomic<bool> stop{true};
  entente::Run run;
  run.stop = &stop;
  EXPECT_FALSE(html_report(*file.model, {}, run).has_value());
}

TEST(Assets, none_of_them_closes_its_own_element) {
  EXPECT_FALSE(has(std::string(script), "</script"));
  EXPECT_FALSE(has(std::string(styles), "</style"));
}

}  // namespace
}  // namespace entente::page
