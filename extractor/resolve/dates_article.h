// The dates of one article while they are being resolved.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/dates_length.h"
#include "resolve/dates_moment.h"
#include "resolve/dates_reader.h"
#include "resolve/dates_years.h"
#include "resolve/resolve.h"

namespace trich {

// A word list as a set of phrases that is looked into often: no copies of the text.
class Phrases {
 public:
  explicit Phrases(const WordList& list);
  const Word* find(std::string_view lower) const {
    if (lower.size() > longest_) return nullptr;
    auto it = words_.find(lower);
    return it == words_.end() ? nullptr : it->second;
  }
  // The phrase that is this one token, `lower` its text.
  const Word* find(const Token& token, std::string_view lower) const {
    return ends_with(token) ? find(lower) : nullptr;
  }
  // Whether some phrase may end with the token: most tokens are told by one bit that none does.
  bool ends_with(const Token& token) const { return last_words_.test(token.hash % kBits); }
  std::uint32_t most_words() const { return most_words_; }

 private:
  std::unordered_map<std::string_view, const Word*> words_;  // into the list, which stays
  std::vector<std::string> lowered_;
  static constexpr std::size_t kBits = 4096;
  std::bitset<kBits> last_words_;
  std::size_t longest_ = 0;
  std::uint32_t most_words_ = 1;
};

// What the resolver knows before any article: the reader and the word lists round an expression.
struct DateKnowledge {
  explicit DateKnowledge(const Pack& pack);
  DateReader reader;
  Phrases bounds;
  Phrases approximators;
  Phrases cues;
  Phrases time_cues;
  Phrases name_words;
  Phrases follow_words;
  Phrases event_words;
  Phrases count_words;
  Phrases comparisons;
  Phrases birth_words;
  Phrases joints;
  Phrases place_words;
  Phrases holidays;
  Phrases feasts;
};

// A value, before it is written down.
struct DateValue {
  std::string type = "date";
  Moment first;
  std::optional<Moment> last;  // of an interval
  std::string text;            // where no Moment says it: durations, sets, open ends
  std::optional<Day> begin, end;
  std::string_view from;  // sentence, published, context
  std::string_view part_of_day, mod;
  bool lunar = false;
  bool impossible = false;  // no such date: a warning
  bool unknown = false;     // nothing to resolve it by, and no form for that: no mention
};

class DateArticle {
 public:
  DateArticle(const DateKnowledge& knowledge, const Context& context, Record& record)
      : know_(knowledge), context_(context), record_(record) {}
  void run();

 private:
  struct Item {
    const Match* match;
    std::string_view kind;
    std::uint32_t sentence;
    Zone zone;
    Field whole;      // the match as its group "a", for rules without groups
    DateParts parts;  // what group "a" says, of a point, a weekday or a time
  };
  // A mention already resolved: what "the same day" and "the same period" go back to.
  struct Known {
    Span span;
    std::uint32_t sentence;
    DateValue value;
    bool same_period = false;
    bool compared = false;  // behind "compared with"
  };

  // dates_article.cc
  void collect();
  void find_publication();
  void collect_evidence();
  bool is_reached_for(const Item& item) const;
  void resolve(std::size_t index);
  void behind_label(const Item& item);
  bool joined_to_every_year(std::size_t index) const;
  void emit(const Item& item, Span span, DateValue value, bool bounded);
  void warn_impossible(const Item& item, Span span);
  std::string_view text(Span span) const { return slice(context_, span); }
  std::string_view lower(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  // dates_around.cc: the words round an expression
  bool acceptable(const Item& item) const;
  bool plausible_bare(const Item& item, std::string_view bare) const;
  bool is_address(const Item& item) const;
  bool labelled_length(const Item& item) const;
  bool has_odd_fraction(const Item& item) const;
  bool behind_day_name(const Item& item) const;
  void follow_every_week(const Item& item, DateValue& value) const;
  bool followed_by_known_word(std::uint32_t end, bool may_be_counted = true) const;
  const Word* word_before(const Phrases& list, std::uint32_t token, std::uint32_t& taken) const;
  const Word* word_before(const Phrases& list, std::uint32_t token) const;
  // The word before is a name word of that sort: name, each, label, ordinal.
  bool named_before(std::string_view sort, std::uint32_t token) const;
  const Word* count_word_behind(const Match& match) const;
  std::string_view token_text(std::uint32_t token) const;
  bool opens_sentence(const Item& item) const;
  const Known* day_before_bracket(const Item& item) const;
  int leaning(const Item& item) const;
  bool is_clock(const Item& item, const LengthParts& length) const;
  void add_bound_and_approximation(const Item& item, Span span, bool bounded, Date& date) const;
  bool behind_document_number(std::uint32_t begin) const;

  // dates_points.cc
  DateValue point(const DateParts& parts, const Item& item, Span span);
  DateValue anaphoric(DateParts parts, const Item& item, Span span);
  DateValue weekday(const DateParts& parts, const Item& item, bool bare);
  DateValue lunar_point(const DateParts& parts, const Item& item);
  DateValue lunar_of(int month, int day, bool from_tet, int year, const DateParts& parts,
                     const Item& item);
  DateValue tet_day(const DateParts& parts, const Item& item);
  std::optional<int> lunar_year_of(const DateParts& parts) const;
  void complete_year(Moment& moment, const DateParts& parts, const Item& item, DateValue& value);
  void complete_month(Moment& moment, const Item& item, DateValue& value);
  Moment shape(const DateParts& parts) const;
  std::optional<Moment> bracketed_day(const Item& item);
  const Known* last_known_day() const;
  const Known* last_known_year() const;

  // dates_spans.cc
  DateValue interval(const Item& item, Span a, Span b);
  void move_to_nearest_year(const Item& item, DateValue& value) const;
  DateValue times(const Item& item, Span a, Span b);
  DateValue years(const Item& item);
  DateValue open(const Item& item, bool open_start);
  DateValue yearly(DateParts parts) const;
  void list(const Item& item, Span a);
  static void settle(DateValue& value);

  // dates_periods.cc
  DateValue n_months(const Item& item);
  DateValue n_days(const Item& item);
  DateValue decade(const Item& item) const;
  DateValue century(const Item& item) const;
  DateValue centuries(const Item& item) const;
  const Known* governing_period(const Item& item, bool any_year) const;
  DateValue same_period(const Item& item);
  DateValue feast(const Item& item);
  DateValue eve(const Item& item);

  // dates_counted.cc
  DateValue length(const Item& item, Span a) const;
  std::string length_text(std::string_view lower, LengthParts& longest) const;
  DateValue anchored(const Item& item, int direction) const;
  Span counted_part(const Item& item) const;
  DateValue ago(const Item& item, Span a);
  DateValue from_known(const Item& item, Span a, int direction);
  DateValue counted(Day base, Grain base_grain, const LengthParts& length, int direction) const;
  DateValue every(const Item& item);
  DateValue every_date(const Item& item);

  const Field* field(const Item& item, std::string_view name) const {
    const Field* found = item.match->find(name);
    bool whole = !found && name == "a" && item.match->rule->fields.size() <= 1;
    return whole ? &item.whole : found;
  }

  const DateKnowledge& know_;
  const Context& context_;
  Record& record_;
  std::vector<Item> items_;
  std::size_t current_ = 0;
  std::vector<Known> known_;
  std::optional<YearPolicy> policy_;
  std::optional<Day> published_;
  std::optional<std::uint32_t> published_hour_;
};

}  // namespace trich
