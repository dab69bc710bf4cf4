#include "entente/convert/csv.hpp"

#include <gtest/gtest.h>

#include "entente/base/caret.hpp"
#include "entente/convert/graph_write.hpp"

/// Tables as spreadsheets write them.
namespace entente::convert {
namespace {

ListedGraph read(const std::string& text) {
  const SourceText source("t.csv", text);
  auto g = read_csv(source, 0);
  EXPECT_TRUE(g) << text << render(g.error(), std::span(&source, 1), 0, false);
  return g.value_or(ListedGraph{});
}

const std::string plain =
    "state,Ann,Bob,moves:Ann,moves:Bob\n"
    "CC,2,2,DC,CD\nCD,4,1,DD,CC\nDC,1,4,CC,DD\nDD,3,3,CD,DC\n";

std::string as_json(const std::string& text) { return graph_json_text(read(text))->text; }

TEST(Csv, IsATableThatAPersonWouldMake) {
  const ListedGraph g = read(plain);
  EXPECT_EQ(g.parties, (std::vector<std::string>{"Ann", "Bob"}));
  EXPECT_EQ(g.states, (std::vector<std::string>{"CC", "CD", "DC", "DD"}));
  EXPECT_EQ(g.sides[0].arcs, (std::vector<StatePair>{{0, 2}, {1, 3}, {2, 0}, {3, 1}}));
  EXPECT_EQ(g.sides[0].rank, (std::vector<std::uint32_t>{2, 0, 3, 1}));
}

TEST(Csv, MayHaveAByteOrderMarkAndAnyLineEnd) {
  std::string windows = "\xEF\xBB\xBF", old_mac;
  for (char c : plain) {
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    old_mac += c == '\n' ? '\r' : c;
  }
  EXPECT_EQ(as_json(windows), as_json(plain));
  EXPECT_EQ(as_json(old_mac), as_json(plain));
  EXPECT_EQ(as_json(plain.substr(0, plain.size() - 1)), as_json(plain));
}

TEST(Csv, MayHaveSemicolonsOrTabsBetweenCells) {
  for (char separator : {';', '\t'}) {
    std::string text = plain;
    for (char& c : text) c = c == ',' ? separator : c;
    EXPECT_EQ(as_json(text), as_json(plain));
  }
}

TEST(Csv, PartsStatesOfAMoveAtBlanksAndSemicolons) {
  const ListedGraph g = read("state,A,moves:A\na,1,b;c\nb,1,\" a ; c \"\nc,1,a  b\n");
  EXPECT_EQ(g.sides[0].arcs,
            (std::vector<StatePair>{{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}}));
}

TEST(Csv, TakesStatesWithBlanksInQuotesInsideACell) {
  const ListedGraph g = read("state,A,moves:A\nthe war,1,deal\ndeal,2,\"\"\"the war\"\"\"\n");
  EXPECT_EQ(g.sides[0].arcs, (std::vector<StatePair>{{0, 1}, {1, 0}}));
}

TEST(Csv, TakesQuotesWithSeparatorsAndLineEndsInThem) {
  const ListedGraph g = read("state,label,A\n\"a,\nb\",\" x \"\"y\"\" \",1\n");
  EXPECT_EQ(g.states[0], "a,\nb");
  EXPECT_EQ(g.labels[0], " x \"y\" ");
}

TEST(Csv, DoesNotCountBlanksAroundCellsAndRowsWithoutText) {
  const ListedGraph g = read("\n state , Ann \n a , 1 \n,\n\n b , 2\n,,\n");
  EXPECT_EQ(g.parties, std::vector<std::string>{"Ann"});
  EXPECT_EQ(g.states, (std::vector<std::string>{"a", "b"}));
}

TEST(Csv, RanksEqualNumbersEquallyAndAnyWholeNumbersInOrder) {
  EXPECT_EQ(read("state,A\na,10\nb,-3\nc,10\nd,9223372036854775807\n").sides[0].rank,
            (std::vector<std::uint32_t>{1, 2, 1, 0}));
}

TEST(Csv, KeepsColumnsInAnyOrderAndAnyLetters) {
  const ListedGraph g = read("MOVES:A,Status_Quo,State,A\nb,,a,1\n,X,b,2\n");
  EXPECT_EQ(g.sides[0].arcs, (std::vector<StatePair>{{0, 1}}));
  EXPECT_EQ(g.status_quo, StateId{1});
}

TEST(Csv, NamesPartiesLikeColumnsWithRankInFront) {
  EXPECT_EQ(read("state,rank:state,moves:state\na,1,b\nb,2,\n").parties,
            std::vector<std::string>{"state"});
}

TEST(Csv, LeavesOutEmptyCellsAtTheEndOfARow) {
  EXPECT_EQ(read("state,A,moves:A\na,1\nb,2,a,,\n").sides[0].arcs,
            (std::vector<StatePair>{{1, 0}}));
}

TEST(Csv, CountsAMoveThatIsListedTwiceOnce) {
  EXPECT_EQ(read("state,A,moves:A\na,1,b b\nb,2,\n").sides[0].arcs.size(), 1U);
}

}  // namespace
}  // namespace entente::convert
