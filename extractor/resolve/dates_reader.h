// Reads the inside of a matched expression: "sang thu hai, ngay 5/3 nam ngoai" into its parts.
//
// The rules (patterns/date) decide what is an expression; the reader knows its parts by the word
// lists: numbers, units, weekdays, parts of the day, pointing words, names of years.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/dates_moment.h"
#include "rules/pack.h"

namespace trich {

class DatePieces;

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century
};

// To which unit a pointing word points ("last month", "the day after") and how far.
struct Pointing {
  TimeUnit unit = TimeUnit::none;
  int steps = 0;
  explicit operator bool() const { return unit != TimeUnit::none; }
};

// The pointings of one expression: a few at most, what is beyond is dropped.
class Pointings {
 public:
  void push_back(Pointing p) {
    if (size_ < all_.size()) all_[size_++] = p;
  }
  bool empty() const { return size_ == 0; }
  const Pointing* begin() const { return all_.data(); }
  const Pointing* end() const { return all_.data() + size_; }

 private:
  std::array<Pointing, 4> all_;
  std::size_t size_ = 0;
};

struct DateParts {
  std::optional<int> year, month, day, hour, quarter, season, weekday;
  int minute = 0;
  bool two_digit_year = false;
  int year_name = -1;  // place in the cycle of sixty, -1: none
  bool lunar = false;  // said to be lunar
  bool tet = false;    // counted from Tet
  bool lunar_month_name = false;
  bool first_ten = false;  // "mung 3": a day of the first ten, mostly of Tet
  std::string_view part_of_day, mod;
  Pointings deictic;            // from the publication date
  Pointing anaphoric;           // from the date before in the text
  std::optional<int> trailing;  // -1 "just past", 1 "coming", behind the whole date
  bool week = false, weekend = false, holds_unit_year = false, holds_unit_month = false;

  const Pointing* pointing(TimeUnit unit) const;
};

// A length: "1 year 6 months", "3.5 hours".
struct LengthParts {
  struct Piece {
    double count;
    TimeUnit unit;
  };
  std::vector<Piece> pieces;  // empty: not a length
};

// "12", "xix"; 0 for what is neither.
int number_or_roman(std::string_view lower);

class DateReader {
 public:
  explicit DateReader(const Pack& pack);

  // `lower`: a slice of the lower-case match text.
  DateParts read(std::string_view lower) const;
  // Number in digits ("05", "3,5", "1.000") or words; nothing else.
  std::optional<double> number(std::string_view lower) const;
  LengthParts length(std::string_view lower) const;
  TimeUnit unit(std::string_view lower) const;
  std::string_view part_of_day(std::string_view lower) const;
  std::string_view edge(std::string_view lower) const;  // start, mid, end
  std::optional<int> pointer(std::string_view lower) const;

 private:
  enum class Role : std::uint8_t {
    number,
    scale,
    unit,
    part_of_day,
    weekday,
    month_name,
    season,
    edge,
    pointer,
    day_word,
    year_name,
    lunar,
    time_word
  };
  struct Entry {
    Role role;
    int value = 0;          // number, offset, unit ...
    std::string_view text;  // the list's value
  };
  struct Scan;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  void add(const Pack& pack, std::string_view list, Role role);
  const Entry* find(std::string_view form) const;
  static std::size_t begin_of(std::string_view form);
  // The longest entry at piece `i`; `used` is set to the pieces it takes.
  const Entry* longest(std::string_view lower, const DatePieces& pieces, std::size_t i,
                       std::size_t& used) const;
  template <typename AtDigits, typename AtWord>
  void walk(std::string_view lower, const DatePieces& pieces, const AtDigits& at_digits,
            const AtWord& at_word) const;
  std::size_t read_digits(std::string_view lower, const DatePieces& pieces, std::size_t i,
                          Scan& scan) const;
  std::size_t read_clock(std::string_view lower, const DatePieces& pieces, std::size_t i, int hour,
                         Scan& scan) const;
  static void point(int steps, std::string_view how, Scan& scan);

  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  // How many pieces the longest form has that begins so.
  static constexpr std::size_t kBegins = 1024;
  std::array<std::uint8_t, kBegins> begins_{};
};

}  // namespace trich
