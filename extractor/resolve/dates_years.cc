#include "resolve/dates_years.h"

#include <cstdlib>
#include <limits>

namespace trich {
namespace {

constexpr int kSoon = 60;        // 97 % of such dates lie this near to publication
constexpr int kFarEnough = 100;  // beyond, the other side is about as near: words may settle it
constexpr int kFarFuture = 120;  // without words for the future, past goes first from here
constexpr int kReasonable = 30;

Moment with_year(Moment moment, int year) {
  moment.year = year;
  return moment;
}

// Days from `day` to the nearest day of the moment: negative before it, 0 inside.
std::optional<int> distance(const Moment& moment, Day day) {
  auto first = first_day(moment), last = last_day(moment);
  if (!first || !last) return std::nullopt;
  if (*last < day) return static_cast<int>((*last - day).count());
  if (*first > day) return static_cast<int>((*first - day).count());
  return 0;
}

// The year that puts the moment nearest to `day`; only before or after it when `direction` says so.
std::optional<int> nearest_year(const Moment& moment, Day day, int direction, int* days) {
  std::optional<int> best;
  int best_distance = std::numeric_limits<int>::max();
  for (int year = year_of(day) - 4; year <= year_of(day) + 4; ++year) {
    Moment candidate = with_year(moment, year);
    if (!is_possible(candidate)) continue;
    auto away = distance(candidate, day);
    if (!away) continue;
    bool whole_day = moment.grain >= Grain::day;
    if (direction > 0 && (*away < 0 || (*away == 0 && !whole_day))) continue;
    if (direction < 0 && *away > 0) continue;
    int size = std::abs(*away);
    if (size < best_distance) {
      best = year;
      best_distance = size;
      if (days) *days = *away;
    }
  }
  return best;
}

}  // namespace

YearPolicy::YearPolicy(std::optional<Day> published, std::vector<YearEvidence> evidence)
    : published_(published), evidence_(std::move(evidence)) {}

int YearPolicy::century_of(int two_digits) const {
  int now = published_ ? year_of(*published_) : 0;
  if (!now) {
    for (const YearEvidence& e : evidence_) now = std::max(now, e.moment.year);
  }
  if (!now) return two_digits <= 50 ? 2000 + two_digits : 1900 + two_digits;
  constexpr int kFuture = 15;
  return 2000 + two_digits <= now + kFuture ? 2000 + two_digits : 1900 + two_digits;
}

std::optional<YearAnswer> YearPolicy::by_sentence(const YearQuestion& q) const {
  const YearEvidence* before = nullptr;
  const YearEvidence* after = nullptr;
  int latest = Moment::kUnknown;
  for (const YearEvidence& e : evidence_) {
    if (e.sentence != q.sentence) continue;
    if (e.moment.grain < Grain::year) continue;
    latest = std::max(latest, e.moment.year);
    if (e.at < q.at) {
      before = &e;
    } else if (!after) {
      after = &e;
    }
  }
  if (!before && !after) return std::nullopt;
  // A full date before it: its year, unless the next or last New Year lies between.
  if (before && before->moment.grain >= Grain::month) {
    if (auto day = first_day(before->moment)) {
      int days = 0;
      auto year = nearest_year(q.moment, *day, 0, &days);
      if (year && std::abs(days) <= kSoon) return YearAnswer{*year, "sentence", false};
    }
    return YearAnswer{before->moment.year, "sentence", false};
  }
  if (published_) {
    // Years that the sentence merely mentions do not govern, the one that it opens with does.
    if (before && before->opens_sentence) return YearAnswer{before->moment.year, "sentence", false};
    return std::nullopt;
  }
  if (before && before->opens_sentence) return YearAnswer{before->moment.year, "sentence", false};
  return YearAnswer{latest, "sentence", false};
}

std::optional<YearAnswer> YearPolicy::by_publication(const YearQuestion& q) const {
  if (!published_) return std::nullopt;
  if (q.whole_year) return YearAnswer{year_of(*published_) + q.direction, "published", false};
  int days = 0;
  auto year = nearest_year(q.moment, *published_, q.direction, &days);
  if (!year) return std::nullopt;
  bool uncertain = q.direction == 0 && std::abs(days) > kFarEnough;
  if (q.direction == 0 && q.leaning != 0 && std::abs(days) > kFarEnough &&
      (days < 0) != (q.leaning < 0)) {
    if (auto other = nearest_year(q.moment, *published_, q.leaning, nullptr)) year = other;
  } else if (q.direction == 0 && q.leaning <= 0 && days > kFarFuture) {
    if (auto other = nearest_year(q.moment, *published_, -1, nullptr)) year = other;
  }
  return YearAnswer{*year, "published", uncertain};
}

std::optional<YearAnswer> YearPolicy::by_context(const YearQuestion& q) const {
  int headline = Moment::kUnknown, year_before = Moment::kUnknown;
  const YearEvidence* nearest = nullptr;
  std::uint32_t nearest_distance = std::numeric_limits<std::uint32_t>::max();
  std::optional<Day> latest;  // of the full dates: the article is not older
  for (const YearEvidence& e : evidence_) {
    if (e.headline && e.moment.grain >= Grain::year) headline = std::max(headline, e.moment.year);
    bool opens_before = e.opens_sentence && e.sentence + 1 == q.sentence;
    if (opens_before && e.moment.grain == Grain::year) year_before = e.moment.year;
    if (e.moment.grain < Grain::month) continue;
    auto last = last_day(e.moment);
    if (last && (!latest || *last > *latest)) latest = last;
    std::uint32_t away = e.at < q.at ? q.at - e.at : e.at - q.at;
    if (away < nearest_distance) {
      nearest = &e;
      nearest_distance = away;
    }
  }
  if (q.direction != 0 && latest) {
    // "Just past" or "coming" counts from now, and now is not before the article's latest date.
    Moment same = with_year(q.moment, year_of(*latest));
    auto last = last_day(same);
    if (last) {
      return YearAnswer{*last < *latest ? year_of(*latest) + 1 : year_of(*latest), "context",
                        false};
    }
  }
  if (headline != Moment::kUnknown) return YearAnswer{headline, "context", false};
  if (about_now_ && q.direction == 0 && !q.whole_year) {
    if (auto year = nearest_year(q.moment, *about_now_, 0, nullptr)) {
      return YearAnswer{*year, "context", false};
    }
  }
  // "Nam 1954, ta mo chien dich. Ngay 7/5, ta toan thang.": the year goes on governing.
  if (year_before != Moment::kUnknown && q.moment.grain >= Grain::month) {
    return YearAnswer{year_before, "context", false};
  }
  if (!nearest) return std::nullopt;
  return YearAnswer{nearest->moment.year, "context", false};
}

YearAnswer YearPolicy::answer(const YearQuestion& q) const {
  auto valid = [&](const std::optional<YearAnswer>& a) {
    return a && is_possible(with_year(q.moment, a->year));
  };
  auto sentence = by_sentence(q);
  auto published = by_publication(q);
  if (valid(sentence) && valid(published) && !q.whole_year && sentence->year != published->year) {
    // A day of these weeks is meant even where the sentence names a day of long ago.
    auto away = distance(with_year(q.moment, published->year), *published_);
    if (away && std::abs(*away) <= kReasonable && q.moment.grain >= Grain::day) return *published;
  }
  if (valid(sentence)) return *sentence;
  if (valid(published)) return *published;
  auto context = by_context(q);
  if (valid(context)) return *context;
  return {};
}

YearAnswer YearPolicy::this_year(std::uint32_t at, std::uint32_t sentence) const {
  if (published_) return {year_of(*published_), "published"};
  YearQuestion q;
  q.at = at;
  q.sentence = sentence;
  q.moment.grain = Grain::year;
  auto context = by_context(q);
  return context ? *context : YearAnswer{};
}

}  // namespace trich
