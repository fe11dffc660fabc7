// Days, and the written forms of dates of every grain.
#include <gtest/gtest.h>

#include "resolve/dates_length.h"
#include "resolve/dates_moment.h"
#include "resolve/day_count.h"

namespace trich {
namespace {

TEST(DayCount, RefusesDaysThatDoNotExist) {
  EXPECT_TRUE(make_day(2020, 2, 29));
  EXPECT_FALSE(make_day(2019, 2, 29));
  EXPECT_FALSE(make_day(2020, 4, 31));
  EXPECT_FALSE(make_day(2020, 13, 1));
  EXPECT_FALSE(make_day(2020, 0, 1));
  EXPECT_FALSE(make_day(2020, 1, 0));
  EXPECT_FALSE(make_day(1900, 2, 29));
  EXPECT_TRUE(make_day(2000, 2, 29));
}

TEST(DayCount, WritesAndReadsIsoDays) {
  for (Day day = *make_day(1899, 12, 1); day < *make_day(2101, 2, 1);
       day += std::chrono::days(13)) {
    auto back = parse_iso_day(iso_day(day));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, day);
  }
  EXPECT_FALSE(parse_iso_day("2018-02-30"));
  EXPECT_FALSE(parse_iso_day("2018-2-3"));
  EXPECT_FALSE(parse_iso_day("18-02-03xx"));
  EXPECT_FALSE(parse_iso_day(""));
  EXPECT_EQ(iso_day(*parse_iso_day("2018-07-23T10:02")), "2018-07-23");
}

TEST(DayCount, Weekdays) {
  EXPECT_EQ(weekday_of(*make_day(2018, 7, 23)), 1);
  EXPECT_EQ(weekday_of(*make_day(2018, 7, 29)), 7);
  EXPECT_EQ(iso_day(monday_of(*make_day(2018, 7, 29))), "2018-07-23");
  EXPECT_EQ(iso_day(monday_of(*make_day(2018, 7, 23))), "2018-07-23");
}

TEST(DayCount, AddsMonths) {
  EXPECT_EQ(iso_day(add_months(*make_day(2019, 1, 31), 1)), "2019-02-28");
  EXPECT_EQ(iso_day(add_months(*make_day(2020, 1, 31), 1)), "2020-02-29");
  EXPECT_EQ(iso_day(add_months(*make_day(2019, 1, 15), -1)), "2018-12-15");
  EXPECT_EQ(iso_day(add_months(*make_day(2019, 12, 15), 14)), "2021-02-15");
  EXPECT_EQ(iso_day(add_months(*make_day(2019, 3, 15), -120)), "2009-03-15");
}

Moment moment(Grain grain, int year, int part_or_month = 0, int day = 0) {
  Moment m;
  m.grain = grain;
  m.year = year;
  m.part = part_or_month;
  m.month = part_or_month ? part_or_month : Moment::kUnknown;
  m.day = day ? day : Moment::kUnknown;
  return m;
}

TEST(Moment, FormAndDaysAgree) {
  struct Case {
    Moment moment;
    const char *value, *first, *last;
  };
  for (const Case& c : {
           Case{moment(Grain::century, 1800), "18XX", "1800-01-01", "1899-12-31"},
           Case{moment(Grain::decade, 1980), "198X", "1980-01-01", "1989-12-31"},
           Case{moment(Grain::year, 2018), "2018", "2018-01-01", "2018-12-31"},
           Case{moment(Grain::half, 2018, 1), "2018-40", "2018-01-01", "2018-06-30"},
           Case{moment(Grain::half, 2018, 2), "2018-41", "2018-07-01", "2018-12-31"},
           Case{moment(Grain::quarter, 2018, 1), "2018-33", "2018-01-01", "2018-03-31"},
           Case{moment(Grain::quarter, 2018, 4), "2018-36", "2018-10-01", "2018-12-31"},
           Case{moment(Grain::month, 2020, 2), "2020-02", "2020-02-01", "2020-02-29"},
           Case{moment(Grain::day, 2020, 2, 9), "2020-02-09", "2020-02-09", "2020-02-09"},
       }) {
    EXPECT_EQ(edtf(c.moment), c.value);
    ASSERT_TRUE(first_day(c.moment)) << c.value;
    EXPECT_EQ(iso_day(*first_day(c.moment)), c.first);
    EXPECT_EQ(iso_day(*last_day(c.moment)), c.last);
  }
}

TEST(Moment, UnknownPartsAreX) {
  EXPECT_EQ(edtf(moment(Grain::day, Moment::kUnknown, 3, 8)), "XXXX-03-08");
  EXPECT_EQ(edtf(moment(Grain::month, Moment::kUnknown, 3)), "XXXX-03");
  EXPECT_EQ(edtf(moment(Grain::year, Moment::kUnknown)), "XXXX");
  EXPECT_EQ(edtf(Moment()), "XXXX-XX-XX");
  EXPECT_FALSE(first_day(moment(Grain::day, Moment::kUnknown, 3, 8)));
}

TEST(Moment, Times) {
  Moment m = moment_of(*make_day(2018, 7, 23));
  m.grain = Grain::time;
  m.hour = 9;
  m.minute = 5;
  EXPECT_EQ(edtf(m), "2018-07-23T09:05");
  m.dated = false;
  EXPECT_EQ(edtf(m), "T09:05");
  m.hour = 25;
  EXPECT_FALSE(is_possible(m));
  m.hour = 8;
  m.minute = 70;
  EXPECT_FALSE(is_possible(m));
}

TEST(Moment, KnowsImpossibleDays) {
  EXPECT_FALSE(is_possible(moment(Grain::day, 2020, 2, 31)));
  EXPECT_FALSE(is_possible(moment(Grain::day, 2019, 2, 29)));
  EXPECT_TRUE(is_possible(moment(Grain::day, Moment::kUnknown, 2, 29)));
  EXPECT_FALSE(is_possible(moment(Grain::month, 2019, 13)));
  EXPECT_FALSE(is_possible(moment(Grain::day, 2019, 1, 32)));
}

TEST(Length, IsoForms) {
  using P = LengthParts::Piece;
  struct Case {
    std::vector<P> pieces;
    const char* value;
  };
  for (const Case& c : {
           Case{{P{5, TimeUnit::year}}, "P5Y"},
           Case{{P{1.5, TimeUnit::year}}, "P1Y6M"},
           Case{{P{0.5, TimeUnit::month}}, "P15D"},
           Case{{P{0.5, TimeUnit::day}}, "PT12H"},
           Case{{P{0.5, TimeUnit::century}}, "P50Y"},
           Case{{P{3.5, TimeUnit::hour}}, "PT3.5H"},
           Case{{P{2, TimeUnit::week}}, "P2W"},
           Case{{P{1, TimeUnit::week}, P{2, TimeUnit::day}}, "P9D"},
           Case{{P{2, TimeUnit::year}, P{6, TimeUnit::month}}, "P2Y6M"},
           Case{{P{1, TimeUnit::quarter}}, "P3M"},
           Case{{P{45, TimeUnit::minute}}, "PT45M"},
           Case{{}, ""},
       }) {
    EXPECT_EQ(iso_length({c.pieces}), c.value);
  }
}

TEST(Length, MovesDays) {
  LengthParts years{{{10, TimeUnit::year}}}, day{{{24, TimeUnit::hour}}},
      week{{{1, TimeUnit::week}}};
  Day base = *make_day(2019, 5, 20);
  EXPECT_EQ(iso_day(moved(base, years, -1)), "2009-05-20");
  EXPECT_EQ(iso_day(moved(base, day, -1)), "2019-05-19");
  EXPECT_EQ(iso_day(moved(base, week, 1)), "2019-05-27");
}

}  // namespace
}  // namespace trich
