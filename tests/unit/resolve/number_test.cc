#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <sstream>

#include "resolve/numbers.h"

namespace trich {
namespace {

const Pack& pack() {
  static const std::unique_ptr<const Pack> loaded = Pack::load(TRICH_PATTERNS_DIR, false);
  return *loaded;
}

// Value of a number phrase in words and figures; -1 where it has none.
double value_of(const std::string& phrase, Grouping grouping = Grouping::vietnamese) {
  static const NumberWords words(pack().list("result-number-words"));
  Text text(phrase);
  Tokens tokens;
  tokenize(text, tokens);
  auto parts = words.parts(tokens, text, 0, static_cast<std::uint32_t>(tokens.tokens.size()),
                           grouping, false);
  auto value = combine(parts);
  return value ? value->value : -1;
}

// How the two halves of the country say a number.
struct Speech {
  const char *thousand, *and_, *billion;
};
constexpr Speech kNorth = {"nghìn", "linh", "tỷ"};
constexpr Speech kSouth = {"ngàn", "lẻ", "tỉ"};

const char* const kDigits[] = {"không", "một", "hai", "ba",  "bốn",
                               "năm",   "sáu", "bảy", "tám", "chín"};

// Words of 0..999; `full`: with "không trăm" in front, as behind a higher group.
std::string group_words(int n, bool full, const Speech& speech, bool tu) {
  std::string out;
  int hundreds = n / 100, tens = n / 10 % 10, ones = n % 10;
  auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
  if (hundreds || full) add(std::string(kDigits[hundreds]) + " trăm");
  if (tens == 0) {
    if (ones && (hundreds || full)) add(speech.and_);
    if (ones) add(kDigits[ones]);
    return out;
  }
  if (tens == 1) {
    add("mười");
  } else {
    add(std::string(kDigits[tens]) + " mươi");
  }
  if (ones == 1 && tens > 1) {
    add("mốt");
  } else if (ones == 4 && tens > 1 && tu) {
    add("tư");
  } else if (ones == 5) {
    add("lăm");
  } else if (ones) {
    add(kDigits[ones]);
  }
  return out;
}

std::string words_of_number(long long n, const Speech& speech, bool tu) {
  std::string out;
  auto add = [&](const std::string& words) { out += (out.empty() ? "" : " ") + words; };
  long long billions = n / 1000000000;
  bool above = false;
  if (billions) {
    add(words_of_number(billions, speech, tu) + " " + speech.billion);
    above = true;
  }
  const std::pair<long long, const char*> scales[] = {{1000000, "triệu"}, {1000, speech.thousand}};
  long long rest = n % 1000000000;
  for (const auto& [scale, word] : scales) {
    int group = static_cast<int>(rest / scale % 1000);
    if (group) {
      add(group_words(group, above, speech, tu) + " " + word);
      above = true;
    }
  }
  int last = static_cast<int>(rest % 1000);
  if (last) add(group_words(last, above, speech, tu));
  return out;
}

TEST(Numbers, EveryNumberBelowAHundredThousandReadsBack) {
  for (int n = 1; n <= 99999; ++n) {
    std::string north = words_of_number(n, kNorth, true);
    ASSERT_EQ(value_of(north), n) << north;
    std::string south = words_of_number(n, kSouth, false);
    ASSERT_EQ(value_of(south), n) << south;
  }
}

TEST(Numbers, RandomNumbersUpToATrillionReadBack) {
  std::mt19937_64 random(20181122);  // fixed: a failure must come back
  std::uniform_int_distribution<int> digits(5, 12);
  for (int i = 0; i < 20000; ++i) {
    long long limit = 1;
    for (int d = digits(random); d > 0; --d) limit *= 10;
    long long n = std::uniform_int_distribution<long long>(limit / 10, limit - 1)(random);
    std::string north = words_of_number(n, kNorth, i % 2 == 0);
    ASSERT_EQ(value_of(north), static_cast<double>(n)) << north;
    std::string south = words_of_number(n, kSouth, i % 2 == 0);
    ASSERT_EQ(value_of(south), static_cast<double>(n)) << south;
  }
}

TEST(Numbers, SaysNumbersTheWaysPeopleDo) {
  const std::pair<const char*, double> cases[] = {
      {"hai mươi tư", 24},
      {"hai mươi bốn", 24},
      {"hai lăm", 25},
      {"ba mốt", 31},
      {"hai mươi nhăm", 25},
      {"một trăm linh năm", 105},
      {"một trăm lẻ năm", 105},
      {"ba trăm rưỡi", 350},
      {"hai nghìn rưỡi", 2500},
      {"hai triệu rưỡi", 2500000},
      {"2 triệu rưỡi", 2500000},
      {"hai nghìn ba", 2300},
      {"ba trăm hai", 320},
      {"ba chục", 30},
      {"5 chục", 50},
      {"hai vạn năm nghìn", 25000},
      {"ba vạn", 30000},
      {"hai nghìn linh năm", 2005},
      {"hai nghìn không trăm linh năm", 2005},
      {"1 tỷ 200 triệu", 1200000000},
      {"39 tỉ 500 triệu", 39500000000},
      {"2,5 tỷ", 2500000000},
      {"1,2 triệu", 1200000},
      {"ba nghìn tỷ", 3e12},
      {"12 nghìn tỷ", 12e12},
      {"5 trăm nghìn", 500000},
      {"chín trăm chín mươi chín tỷ", 999e9},
      {"một trăm hai mươi ba triệu bốn trăm nghìn", 123400000},
      {"bẩy mươi", 70},
  };
  for (const auto& [phrase, value] : cases) EXPECT_EQ(value_of(phrase), value) << phrase;
}

TEST(Numbers, RefusesWhatIsNoNumber) {
  for (const char* phrase : {"mươi", "linh năm", "rưỡi", "không", "hai ba mươi bốn năm",
                             "năm người", "trăm", "hai rưỡi ba", "12.5.2004", "1.2.3.4"}) {
    EXPECT_EQ(value_of(phrase), -1) << phrase;
  }
}

TEST(Numbers, TwoDigitsInARowAreARange) {
  static const NumberWords words(pack().list("result-number-words"));
  Text text("ba bốn trăm");
  Tokens tokens;
  tokenize(text, tokens);
  auto value = combine(words.parts(tokens, text, 0, 3, Grouping::vietnamese, false));
  ASSERT_TRUE(value && value->upper);
  EXPECT_EQ(value->value, 300);
  EXPECT_EQ(*value->upper, 400);
}

struct FigureCase {
  const char* text;
  double vietnamese, english;  // -1: no number
};

TEST(Numbers, ReadsFiguresByTheArticlesHabit) {
  const FigureCase cases[] = {
      {"38.862", 38862, 38.862},
      {"1700", 1700, 1700},
      {"3,5", 3.5, 3.5},
      {"1,279", 1.279, 1279},
      {"1.234.567,8", 1234567.8, 1234567.8},
      {"1,234,567.8", 1234567.8, 1234567.8},
      {"1.234.567", 1234567, 1234567},
      {"1,234,567", 1234567, 1234567},
      {"05", 5, 5},
      {"1.5", 1.5, 1.5},
      {"0.500", 0.5, 0.5},
      {"0,750", 0.75, 0.75},
      {"99,78", 99.78, 99.78},
      {"12.5.2004", -1, -1},
      {"1.2.3", -1, -1},
      {"10.000,25", 10000.25, 10000.25},
      {"1.23.456", -1, -1},
      {"2.700", 2700, 2.7},
  };
  for (const FigureCase& c : cases) {
    auto vietnamese = read_figure(c.text, Grouping::vietnamese, false);
    EXPECT_DOUBLE_EQ(vietnamese ? vietnamese->value : -1, c.vietnamese) << c.text;
    auto english = read_figure(c.text, Grouping::english, false);
    EXPECT_DOUBLE_EQ(english ? english->value : -1, c.english) << c.text;
  }
}

TEST(Numbers, PeopleAreCountedWhole) {
  auto figure = read_figure("1,279", Grouping::vietnamese, true);
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->value, 1279);
  EXPECT_TRUE(figure->ambiguous);
}

Grouping habit_of(const std::string& words) {
  Text text(words);
  Tokens tokens;
  tokenize(text, tokens);
  return grouping_of(tokens, text.match(), nullptr);
}

TEST(Numbers, TheArticleShowsItsHabit) {
  EXPECT_EQ(habit_of("có 1,279 người và 3,564 tin"), Grouping::english);
  EXPECT_EQ(habit_of("có 1.279 người, đạt 3,5 phần"), Grouping::vietnamese);
  EXPECT_EQ(habit_of("dài 1,279 km"), Grouping::vietnamese);
  EXPECT_EQ(habit_of("có 1,279,000 người"), Grouping::english);
  EXPECT_EQ(habit_of("không có số nào"), Grouping::vietnamese);
}

}  // namespace
}  // namespace trich
