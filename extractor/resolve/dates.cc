#include <algorithm>

#include "resolve/dates_article.h"

namespace trich {

Phrases::Phrases(const WordList& list) {
  lowered_.reserve(list.words.size());  // the views below point into it
  for (const Word& word : list.words) {
    lowered_.push_back(lower_same_length(word.form));
    words_.emplace(lowered_.back(), &word);
    Tokens tokens;
    tokenize(lowered_.back(), lowered_.back(), tokens);
    if (!tokens.tokens.empty()) last_words_.set(tokens.tokens.back().hash % kBits);
    longest_ = std::max(longest_, lowered_.back().size());
    auto spaces = std::count(lowered_.back().begin(), lowered_.back().end(), ' ');
    most_words_ = std::max(most_words_, static_cast<std::uint32_t>(spaces) + 1);
  }
}

DateKnowledge::DateKnowledge(const Pack& pack)
    : reader(pack),
      bounds(pack.list("date-bounds")),
      approximators(pack.list("date-approximators")),
      cues(pack.list("date-cues")),
      time_cues(pack.list("time-cues")),
      name_words(pack.list("date-name-words")),
      follow_words(pack.list("date-follow-words")),
      event_words(pack.list("date-event-words")),
      count_words(pack.list("date-count-words")),
      comparisons(pack.list("date-comparisons")),
      birth_words(pack.list("date-birth-words")),
      joints(pack.list("date-joints")),
      place_words(pack.list("date-place-words")),
      holidays(pack.list("date-holidays")),
      feasts(pack.list("lunar-words")) {}

struct DateResolver::Parts {
  explicit Parts(const Pack& pack) : knowledge(pack) {}
  DateKnowledge knowledge;
};

DateResolver::DateResolver(const Pack& pack) : parts_(std::make_unique<const Parts>(pack)) {}
DateResolver::~DateResolver() = default;

void DateResolver::run(const Context& context, Record& record) const {
  DateArticle(parts_->knowledge, context, record).run();
}

}  // namespace trich
