// Dates in sentences written for this project: spans and values, also with the text spelled
// otherwise, and sentences in which nothing may be found.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <fstream>

#include "text/text.h"
#include "trich.h"

#ifndef TRICH_TEST_DATA_DIR
#define TRICH_TEST_DATA_DIR TRICH_PATTERNS_DIR "/../tests/unit/resolve/data"
#endif

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

std::vector<std::string> split(const std::string& line, char mark) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == mark) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::vector<std::vector<std::string>> table(const std::string& name) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(std::string(TRICH_TEST_DATA_DIR) + "/" + name);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) rows.push_back(split(line, '\t'));
  return rows;
}

// The sentence without its [[ ]], and what stood in them.
struct Marked {
  std::string text;
  std::vector<std::string> spans;
};

Marked unmark(const std::string& marked) {
  Marked out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.compare(i, 2, "[[") == 0) {
      out.spans.emplace_back();
      std::size_t close = marked.find("]]", i);
      out.spans.back() = marked.substr(i + 2, close - i - 2);
      out.text += out.spans.back();
      i = close + 1;
    } else {
      out.text += marked[i];
    }
  }
  return out;
}

using Mutation = std::string (*)(const std::string&);

std::string as_written(const std::string& s) { return s; }

std::string decomposed(const std::string& s) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(s), status)
      .toUTF8String(out);
  return out;
}

std::string capitals(const std::string& s) {
  std::string out;
  icu::UnicodeString::fromUTF8(s).toUpper().toUTF8String(out);
  return out;
}

std::string other_tone(const std::string& s) { return modern_tone(s); }

std::string replaced(const std::string& s, const std::string& from, const std::string& to) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    if (s.compare(i, from.size(), from) == 0) {
      out += to;
      i += from.size();
    } else {
      out += s[i++];
    }
  }
  return out;
}

std::string double_spaces(const std::string& s) { return replaced(s, " ", "  "); }
std::string no_break_spaces(const std::string& s) { return replaced(s, " ", "\u00A0"); }
std::string en_dashes(const std::string& s) { return replaced(s, "-", "\u2013"); }

std::string found(const Record& record) {
  std::string out;
  for (const Date& date : record.dates) {
    out += "[" + date.text + "] " + date.type + " " + date.value + "; ";
  }
  return out;
}

Record read(const std::string& text, const std::string& published) {
  Input input;
  input.bytes = text;
  input.published = published;
  return extractor().extract(input);
}

void run_sentences(Mutation mutate) {
  auto rows = table("date_sentences.tsv");
  ASSERT_GE(rows.size(), 600u);
  std::size_t expressions = 0;
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 5u);
    Marked marked = unmark(row[2]);
    auto types = split(row[3], '|'), values = split(row[4], '|');
    ASSERT_EQ(marked.spans.size(), values.size()) << row[2];
    ASSERT_EQ(marked.spans.size(), types.size()) << row[2];
    std::string wanted;
    for (std::size_t i = 0; i < values.size(); ++i) {
      wanted += "[" + mutate(marked.spans[i]) + "] " + types[i] + " " + values[i] + "; ";
    }
    expressions += values.size();
    EXPECT_EQ(found(read(mutate(marked.text), row[1])), wanted) << row[0] << ": " << row[2];
  }
  EXPECT_GE(expressions, 600u);
}

TEST(DateSentences, AsWritten) { run_sentences(as_written); }
TEST(DateSentences, Decomposed) { run_sentences(decomposed); }
TEST(DateSentences, Capitals) { run_sentences(capitals); }
TEST(DateSentences, OtherTonePlacement) { run_sentences(other_tone); }
TEST(DateSentences, DoubleSpaces) { run_sentences(double_spaces); }
TEST(DateSentences, NoBreakSpaces) { run_sentences(no_break_spaces); }
TEST(DateSentences, EnDashes) { run_sentences(en_dashes); }

void run_traps(Mutation mutate) {
  auto rows = table("date_traps.tsv");
  ASSERT_GE(rows.size(), 200u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u);
    EXPECT_EQ(found(read(mutate(row[1]), row[0])), "") << row[2] << ": " << row[1];
  }
}

TEST(DateTraps, AsWritten) { run_traps(as_written); }
TEST(DateTraps, Decomposed) { run_traps(decomposed); }
TEST(DateTraps, OtherTonePlacement) { run_traps(other_tone); }
TEST(DateTraps, DoubleSpaces) { run_traps(double_spaces); }
TEST(DateTraps, EnDashes) { run_traps(en_dashes); }

// First and last day are those of the value, for every date that has them.
TEST(DateSentences, DaysAgreeWithValues) {
  for (const auto& row : table("date_sentences.tsv")) {
    for (const Date& date : read(unmark(row[2]).text, row[1]).dates) {
      if (date.first_day.empty() || date.last_day.empty()) continue;
      EXPECT_LE(date.first_day, date.last_day) << date.text;
      bool day = date.type == "date" && date.value.size() == 10 && date.value[4] == '-';
      if (day) {
        EXPECT_EQ(date.first_day, date.value);
        EXPECT_EQ(date.last_day, date.value);
      }
      bool year = date.type == "date" && date.value.size() == 4 && date.value[3] != 'X';
      if (year) {
        EXPECT_EQ(date.first_day, date.value + "-01-01");
        EXPECT_EQ(date.last_day, date.value + "-12-31");
      }
    }
  }
}

TEST(DateForms, ImpossibleDatesGiveAWarningAndNoValue) {
  for (const char* text :
       {"Họp ngày 31/02/2020 tại xã.", "Ngày 32/1, trời mưa.", "Hết hạn ngày 30/2/2019.",
        "Ngày 31/4/2021, đoàn tới.", "Họp lúc 25h70 ngày 5/3/2020.", "Ngày 5/13/2019, chợ nghỉ.",
        "Ngày 29/2/2019, tuyết rơi.", "Họp lúc 25h70 tại xã.", "Họp lúc 8h75, ai cũng tới.",
        "Họp lúc 25 giờ, ai cũng tới.", "Xe tới vào lúc 26h."}) {
    Record record = read(text, "2020-05-05");
    EXPECT_EQ(found(record), "") << text;
    bool warned = false;
    for (const Warning& warning : record.warnings) warned |= warning.code == "impossible_date";
    EXPECT_TRUE(warned) << text;
  }
}

TEST(DateFields, BoundsApproximationPartsOfDay) {
  struct Case {
    const char *text, *published, *field, *value;
  };
  auto field = [](const Date& d, const std::string& name) {
    return name == "bound"         ? d.bound
           : name == "approx"      ? d.approx
           : name == "part_of_day" ? d.part_of_day
           : name == "mod"         ? d.mod
           : name == "calendar"    ? d.calendar
           : name == "first_day"   ? d.first_day
           : name == "last_day"    ? d.last_day
                                   : d.resolved_from;
  };
  for (const Case& c : {
           Case{"Nộp trước ngày 30/6.", "2019-05-20", "bound", "before"},
           Case{"Áp dụng từ ngày 1/7.", "2019-05-20", "bound", "from"},
           Case{"Kéo dài đến hết ngày 1/7.", "2019-05-20", "bound", "until"},
           Case{"Sau năm 1975, ông về.", "2019-05-20", "bound", "after"},
           Case{"Khoảng tháng 6/2023, cầu xong.", "2019-05-20", "approx", "about"},
           Case{"Gần 10 năm, anh biệt tin.", "2019-05-20", "approx", "nearly"},
           Case{"Hơn 3 tháng mưa liền.", "2019-05-20", "approx", "over"},
           Case{"Rạng sáng 15/4, lửa bùng lên.", "2019-04-16", "part_of_day", "early_morning"},
           Case{"Trưa 15/4, lửa bùng lên.", "2019-04-16", "part_of_day", "noon"},
           Case{"Đêm qua, lửa bùng lên.", "2019-04-16", "part_of_day", "night"},
           Case{"Giữa năm 2018, chợ mở.", "2019-04-16", "mod", "mid"},
           Case{"Rằm tháng Giêng, chùa đông.", "2019-02-21", "calendar", "lunar"},
           Case{"Ngày 5/3, chợ mở.", "2019-03-06", "resolved_from", "published"},
           Case{"Trong 10 năm qua, làng đổi thay.", "2019-05-20", "first_day", "2009-05-20"},
           Case{"Trong 10 năm qua, làng đổi thay.", "2019-05-20", "last_day", "2019-05-20"},
           Case{"Suốt 30 năm (1945-1975) gian khổ.", "2019-05-20", "first_day", "1945-01-01"},
           Case{"Từ năm 2015 đến nay, xã yên.", "2019-05-20", "first_day", "2015-01-01"},
       }) {
    Record record = read(c.text, c.published);
    ASSERT_FALSE(record.dates.empty()) << c.text;
    EXPECT_EQ(field(record.dates[0], c.field), c.value) << c.text << " " << c.field;
  }
}

TEST(DatePublication, FromTheDateLine) {
  Record record = read("Xã họp dân\n23/07/2018 | 10:02\nSáng 22/7, xã Mường Lay họp dân.\n", "");
  EXPECT_EQ(record.article.published, "2018-07-23T10:02");
  ASSERT_EQ(record.dates.size(), 2u);
  EXPECT_EQ(record.dates[1].value, "2018-07-22");
  EXPECT_EQ(record.dates[1].resolved_from, "published");
}

TEST(DatePublication, GivenOneOverrulesTheText) {
  Record record = read("Xã họp dân\n23/07/2018\nSáng 22/7, xã họp dân.\n", "2016-07-30");
  EXPECT_EQ(record.article.published, "2016-07-30");
  ASSERT_EQ(record.dates.size(), 2u);
  EXPECT_EQ(record.dates[1].value, "2016-07-22");
}

TEST(DatePublication, NoneIsAWarning) {
  Record record = read("Sáng nay, xã họp dân.", "");
  ASSERT_FALSE(record.warnings.empty());
  EXPECT_EQ(record.warnings[0].code, "no_publication_date");
}

}  // namespace
}  // namespace trich
