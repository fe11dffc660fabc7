// Generated dates, rendered in every written style, come back with their value.
#include <gtest/gtest.h>

#include <cstdint>

#include "resolve/day_count.h"
#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

// A small generator with a fixed seed: the same dates in every run.
class Random {
 public:
  int below(int limit) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }

 private:
  std::uint64_t state_ = 20261122;
};

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// 1-31 in words.
std::string in_words(int n) {
  static const char* const kDigits[] = {"",    "một", "hai", "ba",  "bốn",
                                        "năm", "sáu", "bảy", "tám", "chín"};
  if (n < 10) return kDigits[n];
  std::string tens = n < 20 ? "mười" : n < 30 ? "hai mươi" : "ba mươi";
  int last = n % 10;
  if (last == 0) return tens;
  std::string unit = last == 5 ? "lăm" : last == 1 && n > 20 ? "mốt" : kDigits[last];
  return tens + " " + unit;
}

const char* const kWeekdays[] = {"Thứ hai", "Thứ ba",  "Thứ tư",  "Thứ năm",
                                 "Thứ sáu", "Thứ bảy", "Chủ nhật"};
const char* const kMonths[] = {"một", "hai", "ba",   "tư",   "năm",      "sáu",
                               "bảy", "tám", "chín", "mười", "mười một", "mười hai"};

std::vector<std::string> full_styles(Day day) {
  int d = day_of_month(day), m = month_of(day), y = year_of(day);
  std::string ds = std::to_string(d), ms = std::to_string(m), ys = std::to_string(y);
  std::string weekday = kWeekdays[weekday_of(day) - 1];
  return {"Ngày " + ds + "/" + ms + "/" + ys,
          "Ngày " + two(d) + "/" + two(m) + "/" + ys,
          "Ngày " + ds + "-" + ms + "-" + ys,
          "Ngày " + two(d) + "-" + two(m) + "-" + ys,
          "Ngày " + ds + "." + ms + "." + ys,
          "Ngày " + ds + " / " + ms + " / " + ys,
          two(d) + "/" + two(m) + "/" + ys,
          ds + "-" + ms + "-" + ys,
          "Ngày " + ds + " tháng " + ms + " năm " + ys,
          "Ngày " + two(d) + " tháng " + two(m) + " năm " + ys,
          "Ngày " + ds + " tháng " + ms + "/" + ys,
          "Ngày " + in_words(d) + " tháng " + kMonths[m - 1] + " năm " + ys,
          "Sáng " + ds + "/" + ms + "/" + ys,
          "Chiều ngày " + ds + "-" + ms + "-" + ys,
          weekday + ", ngày " + ds + "/" + ms + "/" + ys,
          weekday + " " + ds + "/" + ms + "/" + ys,
          "Hôm " + ds + "-" + ms + "-" + ys};
}

std::vector<std::string> short_styles(Day day) {
  int d = day_of_month(day), m = month_of(day);
  std::string ds = std::to_string(d), ms = std::to_string(m);
  return {"Ngày " + ds + "/" + ms,
          "Ngày " + two(d) + "/" + two(m),
          "Ngày " + ds + "-" + ms,
          "Ngày " + ds + "." + ms,
          "Ngày " + ds + " tháng " + ms,
          "Tối " + ds + "/" + ms,
          "Rạng sáng " + ds + "-" + ms,
          "Hôm " + ds + "/" + ms,
          std::string(kWeekdays[weekday_of(day) - 1]) + ", " + ds + "/" + ms,
          "Ngày " + in_words(d) + " tháng " + kMonths[m - 1]};
}

void expect(const std::string& written, const std::string& published, const std::string& value) {
  Input input;
  input.bytes = written + ", phường Tân Lập ra quân dọn kênh.";
  input.published = published;
  Record record = extractor().extract(input);
  ASSERT_EQ(record.dates.size(), 1u) << input.bytes;
  EXPECT_EQ(record.dates[0].text, written);
  EXPECT_EQ(record.dates[0].value, value) << input.bytes << " " << published;
  EXPECT_EQ(record.dates[0].first_day, value.substr(0, 10));
  EXPECT_EQ(record.dates[0].last_day, value.substr(0, 10));
}

TEST(DateProperty, FullDatesComeBack) {
  Random random;
  for (int i = 0; i < 120; ++i) {
    Day day = *make_day(1930, 1, 1) + std::chrono::days(random.below(40000));
    for (const std::string& written : full_styles(day)) expect(written, "", iso_day(day));
  }
}

TEST(DateProperty, DatesWithoutYearComeBackNearPublication) {
  Random random;
  for (int i = 0; i < 150; ++i) {
    Day day = *make_day(2003, 1, 1) + std::chrono::days(random.below(8400));
    Day published = day + std::chrono::days(random.below(150) - 60);
    for (const std::string& written : short_styles(day)) {
      expect(written, iso_day(published), iso_day(day));
    }
  }
}

TEST(DateProperty, TimesComeBack) {
  Random random;
  for (int i = 0; i < 100; ++i) {
    Day day = *make_day(2003, 1, 1) + std::chrono::days(random.below(8400));
    int h = random.below(24), m = random.below(60);
    std::string date = std::to_string(day_of_month(day)) + "/" + std::to_string(month_of(day));
    std::string value = iso_day(day) + "T" + two(h) + ":" + two(m);
    std::string hs = std::to_string(h), ms = std::to_string(m);
    for (const std::string& written :
         {hs + "h" + two(m) + " ngày " + date, hs + " giờ " + ms + " phút ngày " + date,
          hs + "g" + two(m) + " ngày " + date, hs + ":" + two(m) + " ngày " + date,
          two(h) + ":" + two(m) + " | " + date + "/" + std::to_string(year_of(day))}) {
      expect(written, iso_day(day + std::chrono::days(2)), value);
    }
  }
}

TEST(DateProperty, RangesOfDaysComeBack) {
  Random random;
  for (int i = 0; i < 100; ++i) {
    Day a = *make_day(2003, 1, 1) + std::chrono::days(random.below(8400));
    Day b = a + std::chrono::days(1 + random.below(40));
    auto dm = [](Day d) {
      return std::to_string(day_of_month(d)) + "/" + std::to_string(month_of(d));
    };
    std::string ya = std::to_string(year_of(a)), yb = std::to_string(year_of(b));
    std::vector<std::string> styles = {
        "Từ ngày " + dm(a) + "/" + ya + " đến ngày " + dm(b) + "/" + yb,
        "Từ " + dm(a) + " đến " + dm(b) + "/" + yb, "Từ ngày " + dm(a) + " đến hết ngày " + dm(b),
        "Từ " + dm(a) + "/" + ya + " đến " + dm(b) + "/" + yb};
    if (month_of(a) == month_of(b)) {
      styles.push_back("Từ ngày " + std::to_string(day_of_month(a)) + " đến " + dm(b));
      styles.push_back("Từ ngày " + std::to_string(day_of_month(a)) + " đến ngày " + dm(b) + "/" +
                       yb);
    }
    for (const std::string& written : styles) {
      Input input;
      input.bytes = written + ", phường Tân Lập ra quân dọn kênh.";
      input.published = iso_day(b);
      Record record = extractor().extract(input);
      ASSERT_EQ(record.dates.size(), 1u) << input.bytes;
      EXPECT_EQ(record.dates[0].text, written);
      EXPECT_EQ(record.dates[0].value, iso_day(a) + "/" + iso_day(b)) << input.bytes;
      EXPECT_EQ(record.dates[0].first_day, iso_day(a));
      EXPECT_EQ(record.dates[0].last_day, iso_day(b));
    }
  }
}

}  // namespace
}  // namespace trich
