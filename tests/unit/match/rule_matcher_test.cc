// Character rules: guards, word edges, overlap, fields.
#include <gtest/gtest.h>

#include "../pack_folder.h"
#include "match/match.h"

namespace trich {
namespace {

using testing::PackFolder;

// All matches as "id[text] field=value ...", joined by "; ".
std::string matches(const PackFolder& folder, const std::string& raw) {
  auto pack = Pack::load(folder.path(), false);
  RuleMatcher matcher(*pack);
  Text text(raw);
  Tokens tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Match& match : matcher.run(text, tokens)) {
    if (!out.empty()) out += "; ";
    out += match.rule->id + "[" + text.match().substr(match.span.begin, match.span.size()) + "]";
    for (const Field& field : match.fields) {
      out += " " + std::string(field.name) + "=" + std::string(field.value());
    }
    EXPECT_EQ(tokens.tokens[match.first_token].begin, match.span.begin);
    EXPECT_EQ(tokens.tokens[match.last_token - 1].end, match.span.end);
  }
  return out;
}

PackFolder& dates(PackFolder& folder) {
  return folder
      .add("d.toml", R"(class = 'date'
[[list]]
name = 'month'
file = 'm.tsv'
[[rule]]
id = 'slash'
pattern = '(?:ngày )?(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})'
edges = 'number'
tag = 'date'
[[rule]]
id = 'full'
pattern = '(?P<day>[0-9]{1,2})/[0-9]{1,2}/(?P<year>[0-9]{4})'
edges = 'number'
tag = 'date'
[[rule]]
id = 'words'
keywords = ['tháng']
pattern = '(?P<day>[0-9]{1,2}) tháng (?P<month>%{list:month})'
set = { kind = 'day' }
tag = 'date'
[[rule]]
id = 'street'
pattern = 'đường [0-9]{1,2}/[0-9]{1,2}'
tag = 'none'
[[rule]]
id = 'from'
pattern = 'từ (?P<span>năm [0-9]{4})'
tag = 'date'
[[rule]]
id = 'century'
pattern = 'thế kỷ [ivx]{1,5}(?:-[ivx]{1,5})?'
tag = 'date'
[[rule]]
id = 'name'
case = 'exact'
pattern = 'Ban %{upper}%{lower}+'
tag = 'x'
)")
      .add("m.tsv", "form\tvalue\tsource\tnote\nba\t3\tt\t\nmười\t10\tt\t\nmười hai\t12\tt\t\n");
}

TEST(RuleMatcher, FindsAndResolvesOverlap) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "Ngày 5/3 và 6/4"),
            "slash[Ngày 5/3] day=5 month=3; slash[6/4] day=6 month=4");
  EXPECT_EQ(matches(folder, "ngày 5/3/2018."), "full[5/3/2018] day=5 year=2018");
  EXPECT_EQ(matches(folder, "ở đường 30/4, ngày 1/5"), "slash[ngày 1/5] day=1 month=5");
}

TEST(RuleMatcher, FieldsHaveTheListsValues) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "5 tháng mười hai"), "words[5 tháng mười hai] day=5 month=12 kind=day");
  EXPECT_EQ(matches(folder, "5 THÁNG BA"), "words[5 THÁNG BA] day=5 month=3 kind=day");
}

TEST(RuleMatcher, WordAndNumberEdges) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "5 tháng bay"), "");
  EXPECT_EQ(matches(folder, "1/2/20185"), "");
  EXPECT_EQ(matches(folder, "20/11/TT-BYT"), "");
  EXPECT_EQ(matches(folder, "12.5/3"), "");
  EXPECT_EQ(matches(folder, "5/3,"), "slash[5/3] day=5 month=3");
  EXPECT_EQ(matches(folder, "5/3"), "slash[5/3] day=5 month=3");
}

TEST(RuleMatcher, ContextStaysOutOfTheSpan) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "Từ năm 2015 đến"), "from[năm 2015]");
}

TEST(RuleMatcher, TokensThatGuardsKnowByTheirBegin) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "thế kỷ XV-XVI, thế kỷ I"),
            "century[thế kỷ XV-XVI]; century[thế kỷ I]");
}

TEST(RuleMatcher, CaseRules) {
  PackFolder folder;
  dates(folder);
  EXPECT_EQ(matches(folder, "Ban Chỉ đạo, ban Chỉ"), "name[Ban Chỉ]");
}

TEST(RuleMatcher, SourceSpansSurviveDecomposedText) {
  PackFolder folder;
  dates(folder);
  // "ngày" decomposed, a zero-width space inside "5/3".
  Text text("nga\xCC\x80y 5\xE2\x80\x8B/3 x");
  Tokens tokens;
  tokenize(text, tokens);
  auto pack = Pack::load(folder.path(), false);
  RuleMatcher matcher(*pack);
  auto found = matcher.run(text, tokens);
  ASSERT_EQ(found.size(), 1u);
  Span source = text.to_source(found[0].span);
  EXPECT_EQ(source.begin, 0u);
  EXPECT_EQ(source.end, 13u);
}

TEST(RuleMatcher, RulesOfTagNoneCanBeKept) {
  PackFolder folder;
  dates(folder);
  auto pack = Pack::load(folder.path(), false);
  RuleMatcher matcher(*pack);
  Text text("đường 30/4");
  Tokens tokens;
  tokenize(text, tokens);
  EXPECT_TRUE(matcher.run(text, tokens).empty());
  ASSERT_EQ(matcher.run(text, tokens, true).size(), 1u);
}

}  // namespace
}  // namespace trich
