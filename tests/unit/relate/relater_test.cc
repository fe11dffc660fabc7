// The row of tagged items, and relations over it.
#include <gtest/gtest.h>

#include "../pack_folder.h"
#include "relate/relate.h"

namespace trich {
namespace {

using testing::PackFolder;

struct Made {
  explicit Made(const PackFolder& folder, const std::string& raw)
      : pack(Pack::load(folder.path(), false)), matcher(*pack), relater(*pack), text(raw) {
    tokenize(text, tokens);
    matches = matcher.run(text, tokens);
    relations = relater.run(text, tokens, matches);
  }
  std::string slice(Span span) const { return text.match().substr(span.begin, span.size()); }
  std::string items() const {
    std::string out;
    for (const Item& item : relations.items) {
      if (!out.empty()) out += "|";
      out += item.span.size() ? slice(item.span) : "#";
    }
    return out;
  }
  std::string facts() const {
    std::string out;
    for (const Fact& fact : relations.facts) {
      if (!out.empty()) out += "; ";
      out += fact.relation->id + "[" + slice(fact.span) + "]";
      for (const auto& group : fact.groups) {
        out += " " + std::string(group.name) + "=";
        if (group.first < group.last) {
          out += slice({fact.items[group.first].span.begin, fact.items[group.last - 1].span.end});
        }
      }
    }
    return out;
  }

  std::unique_ptr<const Pack> pack;
  RuleMatcher matcher;
  Relater relater;
  Text text;
  Tokens tokens;
  std::vector<Match> matches;
  Relations relations;
};

PackFolder& people(PackFolder& folder) {
  return folder
      .add("p.toml", R"(class = 'official'
[[list]]
name = 'rank'
file = 'rank.tsv'
tag = 'rank'
[[list]]
name = 'surname'
file = 'surname.tsv'
case = 'capital'
tag = 'surname'
[[list]]
name = 'title'
file = 'title.tsv'
tag = 'title'
[[list]]
name = 'abbr'
file = 'abbr.tsv'
case = 'exact'
[[rule]]
id = 'date'
pattern = '[0-9]+/[0-9]+'
tag = 'date'
[[relation]]
id = 'person'
phase = 'one'
pattern = '<surname> <cap>{1,3}'
tag = 'person'
[[relation]]
id = 'street'
phase = 'one'
pattern = '<=đường> <surname> <cap>{1,3}'
tag = 'street'
[[relation]]
id = 'office'
phase = 'two'
pattern = '(?P<rank><rank>)? (?P<name><person>) <-|,> (?P<titles><title> (?:<,> <title>)*)'
[[relation]]
id = 'unit'
phase = 'two'
pattern = '<head> <!title|,>'
)")
      .add("rank.tsv", "form\tvalue\tsource\tnote\nđại tá\tĐại tá\tt\t\n")
      .add("surname.tsv", "form\tvalue\tsource\tnote\nNguyễn\t\tt\t\nLê\t\tt\t\n")
      .add("title.tsv",
           "form\tvalue\tsource\tnote\ngiám đốc\t\tt\t\nphó giám đốc\t\tt\t\nchủ tịch\t\tt\t\n")
      .add("abbr.tsv",
           "form\tvalue\tsource\tnote\ttag\nUBND\t\tt\t\thead place\nCA\t\tt\t\thead\n");
}

TEST(Relater, ItemsAreLongestPhrases) {
  PackFolder folder;
  people(folder);
  EXPECT_EQ(Made(folder, "Phó Giám đốc họp 5/3.").items(), "Phó Giám đốc|họp|5/3|.|#");
  Made made(folder, "Phó giám họp. UBND ubnd");
  EXPECT_EQ(made.items(), "Phó|giám|họp|.|#|UBND|ubnd|#");
  const auto& items = made.relations.items;
  EXPECT_TRUE(made.relater.is(items[0], "cap"));
  EXPECT_TRUE(made.relater.is(items[3], "."));
  EXPECT_TRUE(made.relater.is(items[4], "eos"));
  EXPECT_TRUE(made.relater.is(items[5], "head"));
  EXPECT_TRUE(made.relater.is(items[5], "place"));
  EXPECT_TRUE(made.relater.is(items[5], "upper"));
  EXPECT_FALSE(made.relater.is(items[6], "head"));
  EXPECT_TRUE(made.relater.is(items[7], "eol"));
  EXPECT_EQ(items[5].word("place")->form, "UBND");
  EXPECT_EQ(items[5].word("rank"), nullptr);
}

TEST(Relater, FactsAndGroups) {
  PackFolder folder;
  people(folder);
  EXPECT_EQ(Made(folder, "Đại tá Lê Văn An - Phó Giám đốc, Chủ tịch đến.").facts(),
            "person[Lê Văn An]; office[Đại tá Lê Văn An - Phó Giám đốc, Chủ tịch] rank=Đại tá "
            "name=Lê Văn An titles=Phó Giám đốc, Chủ tịch");
  EXPECT_EQ(Made(folder, "lê Văn An").facts(), "");
}

TEST(Relater, TheLongerRelationWins) {
  PackFolder folder;
  people(folder);
  EXPECT_EQ(Made(folder, "ở đường Nguyễn Trãi").facts(), "street[đường Nguyễn Trãi]");
}

TEST(Relater, NegatedClasses) {
  PackFolder folder;
  people(folder);
  EXPECT_EQ(Made(folder, "UBND quận").facts(), "unit[UBND quận]");
  EXPECT_EQ(Made(folder, "UBND, quận").facts(), "");
  EXPECT_EQ(Made(folder, "UBND Chủ tịch").facts(), "");
  EXPECT_EQ(Made(folder, "UBND\nquận").facts(), "");
}

TEST(Relater, UnknownClassIsAFault) {
  PackFolder folder;
  folder.add("p.toml", "class='a'\n[[relation]]\nid='r'\nphase='one'\npattern='<cap> <persn>'\n");
  auto pack = Pack::load(folder.path(), false);
  try {
    Relater relater(*pack);
    FAIL();
  } catch (const PackError& error) {
    ASSERT_EQ(error.faults().size(), 1u);
    EXPECT_EQ(error.faults()[0].line, 2);
    EXPECT_NE(error.faults()[0].message.find("no class 'persn'"), std::string::npos);
  }
}

}  // namespace
}  // namespace trich
