// The Vietnamese lunar calendar against known days of Tet.
#include <gtest/gtest.h>

#include "resolve/lunar_calendar.h"

namespace trich {
namespace {

struct Tet {
  int year, month, day;
};

// 2000-2030: published calendars. 1968, 1969, 1985 and 2007, 2030: years in which the Chinese New
// Year fell on another day (1968-01-30, 1969-02-17, 1985-02-20, 2007-02-18, 2030-02-03).
const Tet kTet[] = {{1968, 1, 29}, {1969, 2, 16}, {1985, 1, 21}, {2000, 2, 5},  {2001, 1, 24},
                    {2002, 2, 12}, {2003, 2, 1},  {2004, 1, 22}, {2005, 2, 9},  {2006, 1, 29},
                    {2007, 2, 17}, {2008, 2, 7},  {2009, 1, 26}, {2010, 2, 14}, {2011, 2, 3},
                    {2012, 1, 23}, {2013, 2, 10}, {2014, 1, 31}, {2015, 2, 19}, {2016, 2, 8},
                    {2017, 1, 28}, {2018, 2, 16}, {2019, 2, 5},  {2020, 1, 25}, {2021, 2, 12},
                    {2022, 2, 1},  {2023, 1, 22}, {2024, 2, 10}, {2025, 1, 29}, {2026, 2, 17},
                    {2027, 2, 6},  {2028, 1, 26}, {2029, 2, 13}, {2030, 2, 2},  {2050, 1, 23}};

TEST(Lunar, TetDays) {
  for (const Tet& tet : kTet) {
    auto day = lunar_to_solar(tet.year, 1, 1);
    ASSERT_TRUE(day) << tet.year;
    EXPECT_EQ(iso_day(*day), iso_day(*make_day(tet.year, tet.month, tet.day)));
    LunarDay back = solar_to_lunar(*day);
    EXPECT_EQ(back.year, tet.year);
    EXPECT_EQ(back.month, 1);
    EXPECT_EQ(back.day, 1);
  }
}

TEST(Lunar, TetLiesBetweenJanuaryAndFebruary) {
  for (int year = kFirstLunarYear; year <= 2050; ++year) {
    auto day = lunar_to_solar(year, 1, 1);
    ASSERT_TRUE(day);
    EXPECT_GE(*day, *make_day(year, 1, 20));
    EXPECT_LE(*day, *make_day(year, 2, 21));
  }
}

TEST(Lunar, EveryDayGoesThereAndBack) {
  Day last = *make_day(2051, 1, 1);
  LunarDay before{0, 0, 0, false};
  for (Day day = *make_day(1968, 2, 1); day < last; day += std::chrono::days(1)) {
    LunarDay lunar = solar_to_lunar(day);
    auto back = lunar_to_solar(lunar.year, lunar.month, lunar.day, lunar.leap);
    ASSERT_TRUE(back) << iso_day(day);
    ASSERT_EQ(*back, day) << iso_day(day);
    if (before.year) {
      bool next_day = lunar.day == before.day + 1 || lunar.day == 1;
      ASSERT_TRUE(next_day) << iso_day(day);
    }
    before = lunar;
  }
}

TEST(Lunar, LeapMonths) {
  // Leap month of years since 2001.
  struct Leap {
    int year, month;
  };
  for (Leap leap : {Leap{2001, 4},
                    {2004, 2},
                    {2006, 7},
                    {2009, 5},
                    {2012, 4},
                    {2014, 9},
                    {2017, 6},
                    {2020, 4},
                    {2023, 2},
                    {2025, 6}}) {
    for (int month = 1; month <= 12; ++month) {
      EXPECT_EQ(lunar_month_begin(leap.year, month, true).has_value(), month == leap.month)
          << leap.year << "-" << month;
    }
  }
  EXPECT_FALSE(lunar_month_begin(2019, 5, true));
}

TEST(Lunar, KnownFeasts) {
  EXPECT_EQ(iso_day(*lunar_to_solar(2019, 3, 10)), "2019-04-14");  // Hung Kings
  EXPECT_EQ(iso_day(*lunar_to_solar(2023, 8, 15)), "2023-09-29");  // mid-autumn
  EXPECT_EQ(iso_day(*lunar_to_solar(2018, 12, 23)), "2019-01-28");
  EXPECT_EQ(iso_day(*lunar_to_solar(2022, 4, 15)), "2022-05-15");
}

TEST(Lunar, RefusesWhatItCannotConvert) {
  EXPECT_FALSE(lunar_to_solar(1967, 1, 1));
  EXPECT_FALSE(lunar_to_solar(2200, 1, 1));
  EXPECT_FALSE(lunar_to_solar(2019, 13, 1));
  EXPECT_FALSE(lunar_to_solar(2019, 1, 31));
  EXPECT_FALSE(lunar_to_solar(2019, 1, 0));
}

}  // namespace
}  // namespace trich
