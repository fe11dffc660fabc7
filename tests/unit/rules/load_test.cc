// Loading packs: what is read, and that every fault is named with its place.
#include <gtest/gtest.h>

#include <algorithm>

#include "../pack_folder.h"
#include "match/match.h"
#include "rules/pack.h"

namespace trich {
namespace {

using testing::PackFolder;

constexpr char kGood[] = R"(class = "date"
[fragments]
day = '[0-9]{1,2}'
month = '%{list:month}'
[[list]]
name = "month"
file = "months.tsv"
[[rule]]
id = "date.day-month"
keywords = ["tháng"]
pattern = '(?P<day>%{day}) tháng (?P<month>%{month})'
tag = "date"
set = { kind = "day" }
  [[rule.example]]
  text = 'ngày [[3 tháng giêng]]'
  [[rule.example]]
  text = '[[3 tháng chạp]]'
  [[rule.counterexample]]
  text = '3 tháng'
)";
constexpr char kMonths[] =
    "form\tvalue\tsource\tnote\nchạp\t12\ttest\t\ngiêng\t1\ttest\tfirst month\n";

std::vector<Fault> faults_of(const PackFolder& folder, bool proofs = true) {
  try {
    auto pack = Pack::load(folder.path(), proofs);
    RuleMatcher matcher(*pack);
    return {};
  } catch (const PackError& error) {
    return error.faults();
  }
}

TEST(Load, ReadsRulesListsAndFragments) {
  PackFolder folder;
  folder.add("date/rules.toml", kGood).add("date/months.tsv", kMonths);
  auto pack = Pack::load(folder.path(), true);
  ASSERT_EQ(pack->rules.size(), 1u);
  const Rule& rule = pack->rules[0];
  EXPECT_EQ(rule.id, "date.day-month");
  EXPECT_EQ(rule.cls, "date");
  EXPECT_EQ(rule.regex, "(?P<day>(?:[0-9]{1,2})) tháng (?P<month>(?:(?:chạp|giêng)))");
  EXPECT_EQ(rule.set.at("kind"), "day");
  ASSERT_EQ(rule.fields.size(), 3u);
  ASSERT_EQ(rule.field_lists.size(), 3u);
  EXPECT_TRUE(rule.field_lists[1].empty());
  ASSERT_EQ(rule.field_lists[2].size(), 1u);
  EXPECT_EQ(rule.field_lists[2][0]->find("chạp")->value, "12");
  EXPECT_EQ(rule.at.line, 8);
  EXPECT_EQ(pack->version, "1");
  EXPECT_EQ(pack->sha256.size(), 64u);
}

TEST(Load, HashFollowsEveryByte) {
  PackFolder folder;
  folder.add("date/rules.toml", kGood).add("date/months.tsv", kMonths);
  std::string before = Pack::load(folder.path(), true)->sha256;
  EXPECT_EQ(Pack::load(folder.path(), true)->sha256, before);
  folder.add("date/months.tsv", std::string(kMonths) + "hai\t2\ttest\t\n");
  EXPECT_NE(Pack::load(folder.path(), true)->sha256, before);
}

TEST(Load, FormsAreFolded) {
  PackFolder folder;
  folder.add("a.toml", "class = 'a'\n[[list]]\nname = 'w'\nfile = 'w.tsv'\n")
      .add("w.tsv", "form\tvalue\tsource\tnote\nHoà Bình – Thuỷ\t\ttest\t\n");
  auto pack = Pack::load(folder.path(), true);
  const Word& word = pack->list("w").words.at(0);
  EXPECT_EQ(word.form, "Hòa Bình - Thủy");
  EXPECT_EQ(word.value, "Hòa Bình - Thủy");
  EXPECT_THROW(pack->list("none"), PackError);
}

// Each pack has one fault; its place and a piece of its message.
struct FaultCase {
  const char* name;
  const char* toml;
  int line;
  const char* message;
};
class LoadFault : public ::testing::TestWithParam<FaultCase> {};

TEST_P(LoadFault, IsNamedWithItsPlace) {
  PackFolder folder;
  folder.add("date/rules.toml", GetParam().toml).add("date/months.tsv", kMonths);
  auto faults = faults_of(folder);
  ASSERT_FALSE(faults.empty());
  bool found = std::any_of(faults.begin(), faults.end(), [](const Fault& fault) {
    return fault.line == GetParam().line &&
           fault.message.find(GetParam().message) != std::string::npos &&
           fault.file.find("rules.toml") != std::string::npos;
  });
  std::string all;
  for (const Fault& fault : faults) all += fault.to_string() + "\n";
  EXPECT_TRUE(found) << all;
}

#define PROOFS                                                       \
  "[[rule.example]]\ntext='[[x]]'\n[[rule.example]]\ntext='[[x]]'\n" \
  "[[rule.counterexample]]\ntext='y'\n"

INSTANTIATE_TEST_SUITE_P(
    Faults, LoadFault,
    ::testing::Values(
        FaultCase{"misspelt_key", "class='a'\n[[rule]]\nid='r'\npatern='x'\npattern='x'\n" PROOFS,
                  4, "unknown key 'patern'"},
        FaultCase{"misspelt_top", "class='a'\n[[rulez]]\nid='r'\n", 2, "unknown key 'rulez'"},
        FaultCase{"no_pattern", "class='a'\n[[rule]]\nid='r'\n" PROOFS, 2,
                  "the key 'pattern' is missing"},
        FaultCase{"no_class", "[[rule]]\nid='r'\npattern='x'\n" PROOFS, 1,
                  "the key 'class' is missing"},
        FaultCase{"no_proofs", "class='a'\n[[rule]]\nid='r'\npattern='x'\n", 2,
                  "needs two examples and a counter-example"},
        FaultCase{"bad_regex", "class='a'\n[[rule]]\nid='r'\npattern='x('\n" PROOFS, 2,
                  "bad pattern: missing )"},
        FaultCase{"no_fragment", "class='a'\n[[rule]]\nid='r'\npattern='x%{day}'\n" PROOFS, 4,
                  "no fragment 'day'"},
        FaultCase{"no_list", "class='a'\n[[rule]]\nid='r'\npattern='x%{list:day}'\n" PROOFS, 4,
                  "no list 'day'"},
        FaultCase{
            "circle",
            "class='a'\n[fragments]\na='%{b}'\nb='%{a}'\n[[rule]]\nid='r'\npattern='%{a}'\n" PROOFS,
            7, "the fragment 'a' contains itself"},
        FaultCase{"same_id",
                  "class='a'\n[[rule]]\nid='r'\npattern='x'\n" PROOFS
                  "[[rule]]\nid='r'\npattern='x'\n" PROOFS,
                  11, "the id 'r' is used twice"},
        FaultCase{"unmarked",
                  "class='a'\n[[rule]]\nid='r'\npattern='x'\n[[rule.example]]\ntext='x'\n", 6,
                  "stands in [[ ]]"},
        FaultCase{"wrong_type", "class='a'\n[[rule]]\nid=3\npattern='x'\n" PROOFS, 3,
                  "'id' takes a string"},
        FaultCase{"choice", "class='a'\n[[rule]]\nid='r'\npattern='x'\nedges='soft'\n" PROOFS, 5,
                  "'edges' is one of"},
        FaultCase{"form", "class='a'\n[[rule]]\nid='r'\npattern='hoà x'\n" PROOFS, 4,
                  "not in match form"},
        FaultCase{"list_file", "class='a'\n[[list]]\nname='l'\nfile='none.tsv'\n", 2,
                  "no file 'none.tsv'"},
        FaultCase{"phase",
                  "class='a'\n[[relation]]\nid='r'\nphase='three'\npattern='<cap>'\n"
                  "[[relation.example]]\ntext='[[X]]'\n[[relation.example]]\ntext='[[X]]'\n"
                  "[[relation.counterexample]]\ntext='y'\n",
                  2, "no phase 'three'"},
        FaultCase{"toml", "class='a'\n[[rule]\nid='r'\n", 2, ""},
        FaultCase{"keyword",
                  "class='a'\n[[rule]]\nid='r'\npattern='x'\nkeywords=['hai từ']\n" PROOFS, 2,
                  "is not one word or mark"}),
    [](const auto& test) { return test.param.name; });

TEST(Load, ListsAllFaultsAtOnce) {
  PackFolder folder;
  folder
      .add("date/rules.toml", "class='a'\n[[rule]]\nid='r'\npatern='x'\npattern='x('\n" PROOFS
                              "[[rule]]\nid='s'\npattern='%{no}'\n")
      .add("date/more.toml", "class='b'\n[[list]]\nname='l'\nfile='bad.tsv'\n")
      .add("date/bad.tsv", "form\tvalue\tsource\tnote\nmột\t1\t\t\nhai\t2\n\tx\ttest\t\n");
  auto faults = faults_of(folder);
  std::string all;
  for (const Fault& fault : faults) all += fault.to_string() + "\n";
  for (const char* piece :
       {"unknown key 'patern'", "bad pattern: missing )", "no fragment 'no'",
        "'s' needs two examples", "bad.tsv:2:1: row without a source",
        "bad.tsv:3:1: row of 2 cells under a header of 4", "bad.tsv:4:1: empty form"}) {
    EXPECT_NE(all.find(piece), std::string::npos) << piece << " not in\n" << all;
  }
}

TEST(Load, WordListFaults) {
  struct Case {
    const char* tsv;
    const char* message;
  };
  for (const Case& c :
       {Case{"", "empty word list"}, Case{"forms\tvalue\n", "opens with the header"},
        Case{"form\tvalue\tsource\tnote\na\t1\tt\t\n\nb\t2\tt\t\n", ":3:1: empty line"},
        Case{"form\tvalue\tsource\tnote\na\t1\tt\t\nA\t2\tt\t\n",
             "the form 'A' stands in the list twice"}}) {
    PackFolder folder;
    folder.add("a.toml", "class='a'\n[[list]]\nname='l'\nfile='l.tsv'\ntag='l'\n")
        .add("l.tsv", c.tsv);
    auto faults = faults_of(folder);
    ASSERT_EQ(faults.size(), 1u) << c.message;
    EXPECT_NE(faults[0].to_string().find(c.message), std::string::npos) << faults[0].to_string();
  }
}

TEST(Load, MissingFolder) { EXPECT_THROW(Pack::load("/nowhere/at/all", true), PackError); }

}  // namespace
}  // namespace trich
