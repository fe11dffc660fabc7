#include "resolve/unit_teams.h"

#include <algorithm>
#include <unordered_map>

namespace trich {
namespace {

class TeamSettler {
 public:
  TeamSettler(const Context& context, const WordList& words, std::vector<UnitDraft>& drafts)
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

  bool says(std::string_view words, std::string_view value) const {
    const Word* word = words_.find(words);
    return word && (" " + std::string(word->value) + " ").find(value) != std::string::npos;
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
      for (int words = 0; words < 2 && at > 0; ++words) {
        std::size_t space = lower.find_last_of(" \n(,.:;\"", at - 1);
        std::size_t first = space == std::string_view::npos ? 0 : space + 1;
        if (says(lower.substr(first, end - first), " before ")) return true;
        if (first == 0 || lower[first - 1] != ' ') break;
        at = first - 1;
      }
    }
    std::size_t at = span.end;
    if (at < lower.size() && lower[at] == ' ') {
      std::size_t next = ++at;
      for (int words = 0; words < 2 && next < lower.size(); ++words) {
        std::size_t last = std::min(lower.find_first_of(" \n(),.:;\"", next), lower.size());
        if (says(lower.substr(at, last - at), " after ")) return true;
        if (last >= lower.size() || lower[last] != ' ') break;
        next = last + 1;
      }
    }
    return false;
  }

  // True when the article has the words of a report on sports. Asked of few articles.
  bool of_sports() {
    if (sports_ >= 0) return sports_ > 0;
    sports_ = has(" ground ", 1) && has(" sport ", 2);
    return sports_ > 0;
  }

  // The text has as many of the words that say `value`.
  bool has(std::string_view value, int wanted) const {
    for (const Word& word : words_.words) {
      std::string form = lower_same_length(word.form);
      if (!says(form, value)) continue;
      if (context_.text.lower().find(form) != std::string::npos && --wanted == 0) return true;
    }
    return false;
  }

  const Context& context_;
  const WordList& words_;
  std::vector<UnitDraft>& drafts_;
  std::unordered_map<std::string, const UnitDraft*> teams_;  // by whom they are named after
  int sports_ = -1;                                          // not asked yet
};

}  // namespace

void settle_teams(const Context& context, const WordList& sports_words,
                  std::vector<UnitDraft>& drafts) {
  TeamSettler(context, sports_words, drafts).run();
}

}  // namespace trich
