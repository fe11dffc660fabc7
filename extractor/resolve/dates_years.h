// Which year a date means that names none: RECORD's order of evidence.
//   the sentence; the publication date (nearest day); the year of title or lead; the nearest full
//   date of the article; else it stays unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "resolve/dates_moment.h"

namespace trich {

// A date that names its year itself.
struct YearEvidence {
  std::uint32_t at;  // byte in the match text
  std::uint32_t sentence;
  Moment moment;
  bool opens_sentence;  // nothing stands before it in its sentence
  bool headline;        // in the title or lead
};

// What is known about the date that lacks its year.
struct YearQuestion {
  std::uint32_t at;
  std::uint32_t sentence;
  Moment moment;            // with unknown year
  int direction = 0;        // -1: said to be past, 1: said to come (words at the date itself)
  int leaning = 0;          // the same by the words of the sentence: settles what is about as near
  bool whole_year = false;  // "end of the year": the year of publication itself
};

struct YearAnswer {
  int year = Moment::kUnknown;
  std::string_view from;   // sentence, published, context
  bool uncertain = false;  // far from publication: the sentence's leaning may settle it
};

class YearPolicy {
 public:
  YearPolicy(std::optional<Day> published, std::vector<YearEvidence> evidence);

  YearAnswer answer(const YearQuestion& question) const;
  // The year that "this year" means.
  YearAnswer this_year(std::uint32_t at, std::uint32_t sentence) const;
  // Full year of a two-digit one.
  int century_of(int two_digits) const;
  std::optional<Day> published() const { return published_; }
  // A date that the text calls just past or coming tells when the article was written.
  void set_about_now(Day day) { about_now_ = day; }

 private:
  std::optional<YearAnswer> by_sentence(const YearQuestion& question) const;
  std::optional<YearAnswer> by_publication(const YearQuestion& question) const;
  std::optional<YearAnswer> by_context(const YearQuestion& question) const;

  std::optional<Day> published_, about_now_;
  std::vector<YearEvidence> evidence_;  // in order of `at`
};

}  // namespace trich
