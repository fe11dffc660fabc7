#include "resolve/unit_teams.h"

#include <algorithm>
#include <unordered_map>

namespace trich {
namespace {

// "huan luyen vien truong" ("head coach") is the longest.
constexpr int kWordsBefore = 4;

// One of the values of a row, which stand apart by blanks.
bool has_value(const Word& word, std::string_view value) {
  std::string_view all = word.value;
  for (std::size_t at = all.find(value); at != std::string_view::npos;
       at = all.find(value, at + 1)) {
    std::size_t end = at + value.size();
    if ((at == 0 || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ')) return true;
  }
  return false;
}

class TeamSettler {
 public:
  TeamSettler(const Context& context, const SportsWords& words, std::vector<UnitDraft>& drafts)
      : context_(context), words_(words), drafts_(drafts) {}

  void run() {
    for (UnitDraft& draft : drafts_) {
      if (draft.skip) continue;
      if (is_team(draft)) {
        if (draft.rule == "unit.club" && (cut(draft.span) || !of_sports())) {
          draft.skip = true;
        } else {
          teams_.insert_or_assign(draft.parts[0].team, &draft);
        }
      } else if (may_have_team(draft) && between_teams(draft.span) && of_sports()) {
        teams_.emplace(name_of(draft), nullptr);
      }
    }
    if (teams_.empty()) return;
    for (UnitDraft& draft : drafts_) {
      if (draft.skip || is_team(draft) || !may_have_team(draft)) continue;
      auto team = teams_.find(name_of(draft));
      if (team == teams_.end() || !of_sports()) continue;
      if (draft.of_office && !between_teams(draft.span)) continue;
      if (team->second && !calls(*team->second, draft)) continue;
      if (!team->second) {
        draft.skip = true;
        continue;
      }
      draft.parts = team->second->parts;
      draft.name = team->second->name;
      draft.key = team->second->key;
    }
  }

 private:
  static bool is_team(const UnitDraft& draft) { return !draft.parts[0].team.empty(); }

  // The police or army of a province, or a body of no place.
  static bool may_have_team(const UnitDraft& draft) {
    const UnitPart& part = draft.parts[0];
    if (draft.parts.size() != 1 || !part.head || part.coded || draft.lower) return false;
    std::string_view kind = part.head->attr("kind");
    return (kind == "police" || kind == "army") &&
           (part.place.name.empty() || part.place.level() == PlaceLevel::province);
  }

  static std::string name_of(const UnitDraft& draft) {
    const UnitPart& part = draft.parts[0];
    std::string name = lower_same_length(part.base);
    if (!part.place.name.empty()) (name += ' ') += lower_same_length(part.place.name);
    return name;
  }

  // "Police of the city of Hanoi" is not the team whose name has no "city".
  bool calls(const UnitDraft& team, const UnitDraft& draft) const {
    const std::string name = name_of(draft);
    const std::string_view here = lower_text(draft.span), there = lower_text(team.span);
    return there.ends_with(here) ||
           std::count(here.begin(), here.end(), ' ') <= std::count(name.begin(), name.end(), ' ');
  }

  std::string_view lower_text(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  bool says(std::string_view words, std::string_view value) const {
    const Word* word = words_.words.find(words);
    return word && has_value(*word, value);
  }

  // "M.U": the name goes on behind the mark.
  bool cut(Span span) const {
    const std::string& text = context_.text.match();
    return span.end + 1 < text.size() && (text[span.end] == '.' || text[span.end] == '-') &&
           is_letter(decode(text.data() + span.end + 1));
  }

  // A word of sports touches the name: "beat X", "X lost".
  bool between_teams(Span span) const {
    std::string_view lower = context_.text.lower();
    std::size_t end = span.begin;
    if (end > 1 && lower[end - 1] == ' ') {
      std::size_t at = --end;
      for (int words = 0; words < kWordsBefore && at > 0; ++words) {
        std::size_t space = lower.find_last_of(" \n(,.:;\"", at - 1);
        std::size_t first = space == std::string_view::npos ? 0 : space + 1;
        const std::string_view said = lower.substr(first, end - first);
        if (says(said, "before")) return true;
        if (first == 0 || lower[first - 1] != ' ') break;
        at = first - 1;
        if (says(said, "of")) {  // "the goalkeeper of X"
          end = at;
          words = -1;
        }
      }
    }
    std::size_t at = span.end;
    if (at < lower.size() && lower[at] == ' ') {
      std::size_t next = ++at;
      for (int words = 0; words < 2 && next < lower.size(); ++words) {
        std::size_t last = std::min(lower.find_first_of(" \n(),.:;\"", next), lower.size());
        if (says(lower.substr(at, last - at), "after")) return true;
        if (last >= lower.size() || lower[last] != ' ') break;
        next = last + 1;
      }
    }
    return false;
  }

  // True when the article has the words of a report on sports. Asked of few articles.
  bool of_sports() {
    if (sports_ >= 0) return sports_ > 0;
    sports_ = has(words_.ground, 1) && has(words_.sport, 2);
    return sports_ > 0;
  }

  bool has(const std::vector<std::string>& forms, int wanted) const {
    for (const std::string& form : forms) {
      if (context_.text.lower().find(form) != std::string::npos && --wanted == 0) return true;
    }
    return false;
  }

  const Context& context_;
  const SportsWords& words_;
  std::vector<UnitDraft>& drafts_;
  std::unordered_map<std::string, const UnitDraft*> teams_;  // by whom they are named after
  int sports_ = -1;                                          // not asked yet
};

}  // namespace

SportsWords::SportsWords(const Pack& pack) : words(pack.list("sports-words")) {
  for (const Word& word : words.words) {
    if (has_value(word, "ground")) ground.push_back(lower_same_length(word.form));
    if (has_value(word, "sport")) sport.push_back(lower_same_length(word.form));
  }
}

void settle_teams(const Context& context, const SportsWords& sports_words,
                  std::vector<UnitDraft>& drafts) {
  TeamSettler(context, sports_words, drafts).run();
}

}  // namespace trich
