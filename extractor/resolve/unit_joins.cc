#include "resolve/unit_joins.h"

#include <algorithm>
#include <unordered_map>

#include "resolve/unit_describe.h"

namespace trich {
namespace {

class UnitJoiner {
 public:
  UnitJoiner(const Context& context, const UnitWords& words, std::vector<UnitDraft>& drafts)
      : context_(context), words_(words), drafts_(drafts) {}

  std::vector<UnitEntry> join() {
    for (UnitDraft& draft : drafts_) {
      if (draft.skip || draft.rule == "unit.bare") continue;
      draft.unit = unit_of_key(draft.key);
      if (draft.unit >= 0) spell(units_[static_cast<std::size_t>(draft.unit)], draft);
      if (draft.unit < 0) draft.unit = unit_of_code(draft);
      if (draft.unit < 0) draft.unit = add_unit(draft);
    }
    join_namesakes();
    join_unplaced();
    std::size_t named = units_.size();
    join_bare();
    join_shortened();
    join_abridged();
    drop_unknown();
    if (units_.size() > named) join_namesakes();
    join_renamed();
    return std::move(units_);
  }

 private:
  std::string_view lower(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  // The words of a name without what joins them: "Culture and Sports", "Culture - Sports".
  std::string plain(std::string_view name) const {
    std::string lower = lower_same_length(name), out;
    for (std::size_t at = 0; at < lower.size();) {
      std::size_t end = std::min(lower.find(' ', at), lower.size());
      std::string_view word = std::string_view(lower).substr(at, end - at);
      at = end + 1;
      if (word.ends_with(',')) word.remove_suffix(1);
      constexpr std::size_t kLongest = 4;  // bytes of a word that joins such names
      const Word* joint = word.size() <= kLongest ? words_.joints.find(word) : nullptr;
      if (word.empty() || word == "-" || (joint && joint->value == "list")) continue;
      (out += ' ') += word;
    }
    return out;
  }

  // Two ways to one name: what the catalogue completes and what the text gives in full.
  void join_namesakes() {
    std::unordered_map<std::string, int> by_name;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].same_as >= 0) continue;
      int index = static_cast<int>(i);
      auto [it, fresh] = by_name.emplace(plain(units_[i].draft->name), index);
      if (fresh) continue;
      // The catalogue's name wins over another spelling of it, the one with more words over others.
      UnitEntry& first = units_[static_cast<std::size_t>(it->second)];
      if (units_[i].draft->name == first.draft->name &&
          !first.draft->parts.back().place.name.empty()) {
        units_[i].same_as = it->second;
        continue;
      }
      bool complete = units_[i].draft->parts[0].complete, was = first.draft->parts[0].complete;
      if (complete != was ? complete : units_[i].draft->name.size() > first.draft->name.size()) {
        first.same_as = index;
        it->second = index;
      } else {
        units_[i].same_as = it->second;
      }
    }
  }

  // "Department of Transport" is that of Transport and Communications of the same place.
  void join_abridged() {
    for (UnitEntry& entry : units_) {
      const UnitDraft& own = *entry.draft;
      if (entry.same_as >= 0 || own.parts.size() != 1 || !own.parts[0].head ||
          own.parts[0].head->list != &words_.field_heads ||
          own.parts[0].head->attr("level") != "province" || own.parts[0].place.name.empty()) {
        continue;
      }
      std::string base = lower_same_length(own.parts[0].base) + " ";
      int found = -1;
      bool many = false;
      for (std::size_t j = 0; j < units_.size(); ++j) {
        const UnitDraft& other = *units_[j].draft;
        if (units_[j].same_as >= 0 || other.parts.size() != 1 ||
            other.parts[0].head != own.parts[0].head ||
            other.parts[0].place.name != own.parts[0].place.name ||
            !lower_same_length(other.parts[0].base).starts_with(base)) {
          continue;
        }
        many = many || found >= 0 || names_rest(*own.parts[0].head, other, base.size());
        found = static_cast<int>(j);
      }
      if (found >= 0 && !many) entry.same_as = found;
    }
  }

  // "Departments of Finance and Building" are two where the article names that of Building too.
  bool names_rest(const Word& head, const UnitDraft& both, std::size_t from) const {
    std::string_view rest = std::string_view(both.parts[0].base).substr(from);
    rest.remove_prefix(std::min(rest.find(' ') + 1, rest.size()));  // the word that joins them
    std::string other = lower_same_length(joined(head.value, rest));
    return std::any_of(units_.begin(), units_.end(), [&](const UnitEntry& unit) {
      return lower_same_length(unit.draft->parts[0].base) == other;
    });
  }

  // A company of one trade in small letters is none unless the article names it in full.
  void drop_unknown() {
    for (UnitDraft& draft : drafts_) {
      if (draft.skip || draft.unit < 0) continue;
      const UnitEntry& entry = units_[static_cast<std::size_t>(root(draft.unit))];
      if (entry.draft->tentative) draft.skip = true;
    }
  }

  // "Company X Y" is "Company of Trade and Transport X Y" when the article names one such.
  void join_shortened() {
    for (UnitEntry& entry : units_) {
      const UnitDraft& own = *entry.draft;
      if (entry.same_as >= 0 || own.parts.size() != 1 || !own.parts[0].head || own.parts[0].coded ||
          own.parts[0].head->list != &words_.name_heads || !own.parts[0].place.empty()) {
        continue;
      }
      std::string_view head = own.parts[0].head->value, base = own.parts[0].base;
      if (base.size() < head.size() + 2 || !base.starts_with(head)) continue;
      std::string_view rest = base.substr(head.size());  // with the space before it
      if (!is_upper(decode(rest.data() + 1))) continue;
      int found = -1;
      bool many = false;
      for (std::size_t j = 0; j < units_.size(); ++j) {
        const UnitDraft& other = *units_[j].draft;
        std::string_view full = other.parts[0].base;
        if (other.parts.size() != 1 || units_[j].same_as >= 0 || full.size() <= base.size() ||
            !full.starts_with(head) || full[head.size()] != ' ' || !full.ends_with(rest)) {
          continue;
        }
        // "University Columbia" is not "University British Columbia".
        std::string_view more = full.substr(head.size() + 1, full.size() - base.size() - 1);
        if (own.parts[0].head->attr("kind") != "enterprise" &&
            other.parts[0].head == own.parts[0].head &&
            !words_.fields.find(lower_same_length(more))) {
          continue;
        }
        many = many || found >= 0;
        found = static_cast<int>(j);
      }
      if (found >= 0 && !many) entry.same_as = found;
    }
  }

  // "Company X Y Z (hereafter called Company X)": one unit.
  void join_renamed() {
    const UnitDraft* before = nullptr;
    for (const UnitDraft& draft : drafts_) {
      if (draft.skip || draft.unit < 0) continue;
      if (before && before->unit != draft.unit) {
        std::string_view between = lower({before->span.end, draft.span.begin});
        if (between.size() > 4 && between.rfind(" (", 0) == 0 && between.back() == ' ') {
          const Word* word = words_.joints.find(between.substr(2, between.size() - 3));
          UnitEntry& entry = units_[static_cast<std::size_t>(draft.unit)];
          if (word && word->value == "alias" && entry.same_as < 0 &&
              units_[static_cast<std::size_t>(before->unit)].same_as != draft.unit) {
            entry.same_as = before->unit;
          }
        }
      }
      before = &draft;
    }
  }

  int unit_of_key(const std::string& key) const {
    auto it = by_key_.find(key);
    return it == by_key_.end() ? -1 : it->second;
  }

  // "PC02" is the office that the code stands for, when the article names it.
  int unit_of_code(const UnitDraft& draft) const {
    if (draft.parts.size() != 1 || !draft.parts[0].code) return -1;
    return unit_of_key(lower_same_length(draft.parts[0].code->attr("unit")));
  }

  // Words that begin with a capital, less the capitals inside words.
  static int capitals(std::string_view text) {
    int count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();
         i += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[i])))) {
      char32_t c = decode(text.data() + i);
      if (is_upper(c)) count += inside ? -1 : 1;
      inside = is_letter(c);
    }
    return count;
  }

  // Of one name in several spellings the one with the most capitals stays.
  void spell(UnitEntry& entry, const UnitDraft& draft) {
    if (draft.name != entry.draft->name && draft.key == entry.draft->key &&
        capitals(draft.name) > capitals(entry.draft->name)) {
      entry.draft = &draft;
    }
    if (entry.draft->tentative && !draft.tentative) entry.draft = &draft;
  }

  int add_unit(const UnitDraft& draft) {
    int index = static_cast<int>(units_.size());
    units_.push_back({&draft, -1});
    by_key_.emplace(draft.key, index);
    return index;
  }

  void join_bare() {
    for (UnitDraft& draft : drafts_) {
      if (draft.skip || draft.rule != "unit.bare") continue;
      int found = -1;
      bool many = false;
      if (!draft.parts[0].seat) {
        draft.unit = unit_before(draft);
        draft.skip = draft.unit < 0;
        continue;
      }
      for (const UnitDraft& other : drafts_) {
        if (other.unit < 0 || other.rule == "unit.bare" || other.parts.size() != 1 ||
            other.parts[0].head == nullptr ||
            other.parts[0].head->value != draft.parts[0].head->value) {
          continue;
        }
        if (found >= 0 && found != other.unit) many = true;
        found = other.unit;
      }
      if (found >= 0 && !many) {
        draft.unit = found;
        continue;
      }
      if (takes_place_of_next(draft)) {
        draft.unit = unit_of_key(draft.key);
        if (draft.unit < 0) draft.unit = add_unit(draft);
        continue;
      }
      // The form that says "Viet Nam" is the central committee's own when no other is there.
      const Word* central = words_.full.find(std::string(draft.parts[0].head->attr("central")));
      if (found >= 0 || !central || !ends_with_country(draft)) {
        draft.skip = true;
        continue;
      }
      draft.parts[0].head = central;
      draft.parts[0].base = central->value;
      draft.parts[0].seat = false;
      draft.parts[0].complete = true;
      give_name(draft);
      draft.unit = unit_of_key(draft.key);
      if (draft.unit < 0) draft.unit = add_unit(draft);
    }
  }

  // "Vice chair of the Front, chair of the Women's Union of commune A": both are of the commune.
  bool takes_place_of_next(UnitDraft& draft) {
    constexpr std::size_t kNear = 64;
    if (!draft.of_office) return false;
    auto next = std::find_if(drafts_.begin(), drafts_.end(), [&](const UnitDraft& other) {
      return other.span.begin >= draft.span.end && !other.skip;
    });
    if (next == drafts_.end() || !next->parts[0].seat || next->parts[0].place.name.empty() ||
        next->parts[0].country) {
      return false;
    }
    std::string_view between = slice(context_, {draft.span.end, next->span.begin});
    if (between.size() > kNear || between.substr(0, 2) != ", " ||
        between.find_first_of(".;:\n", 1) != std::string_view::npos) {
      return false;
    }
    draft.parts[0].place = next->parts[0].place;
    give_name(draft);
    return true;
  }

  // The unit that `unit` turned out to be.
  int root(int unit) const {
    for (int turns = 0; units_[static_cast<std::size_t>(unit)].same_as >= 0 && turns < 4; ++turns) {
      unit = units_[static_cast<std::size_t>(unit)].same_as;
    }
    return unit;
  }

  // "the Department": the one unit named before that has this head word.
  int unit_before(const UnitDraft& bare) const {
    const std::string head = bare.parts[0].base + " ";
    std::string_view kind = bare.parts[0].head->attr("kind");
    int found = -1, last = -1;
    for (const UnitDraft& other : drafts_) {
      if (other.span.begin >= bare.span.begin) break;
      if (other.unit < 0 || other.rule == "unit.bare" || !other.parts[0].head ||
          (other.parts[0].head->attr("kind") != kind &&
           !(other.parts[0].complete && other.name.starts_with(head)))) {
        continue;
      }
      last = other.unit;
      if (!other.name.starts_with(head)) continue;
      if (found >= 0 && root(found) != root(other.unit)) return -1;
      found = other.unit;
    }
    // "School A, Academy B. The School ...": which of the two is not said.
    bool alike = kind == "school" || kind == "hospital" || kind == "enterprise" ||
                 kind == "mass_organisation";
    return alike && last >= 0 && found >= 0 && root(last) != root(found) ? -1 : found;
  }

  bool ends_with_country(const UnitDraft& draft) const {
    std::string_view text = lower(draft.span);
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
      if (words_.countries.find(text.substr(at + 1))) return true;
    }
    return false;
  }

  // " Viet Nam": what a body of the country leaves out.
  bool is_home(std::string_view rest) const {
    const Word* country = rest[0] == ' ' ? words_.countries.find(rest.substr(1)) : nullptr;
    return country && !country->attr("home").empty();
  }

  // " 3", " region 3": what tells offices of one name apart.
  static bool numbers(std::string_view rest) {
    std::size_t last = rest.find_last_of(' ');
    return rest[0] == ' ' && last + 1 < rest.size() && rest[last + 1] >= '0' &&
           rest[last + 1] <= '9' && std::count(rest.begin(), rest.end(), ' ') < 4;
  }

  // "Region 4" is "Region 4 of the Navy", which the catalogue names.
  static bool completes_number(const UnitDraft& bare, const UnitDraft& other) {
    char last = bare.key.back();
    return last >= '0' && last <= '9' && other.key[bare.key.size()] == ' ' &&
           other.parts.size() == 1 && other.parts[0].complete;
  }

  // "Institute X" is "Institute X of Hanoi" when the article names one such unit only.
  void join_unplaced() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const UnitDraft& bare = *units_[i].draft;
      const UnitPart& own = bare.parts[0];
      if (bare.parts.size() != 1 || !own.place.name.empty() || own.seat || own.short_form) continue;
      if (own.complete || units_[i].same_as >= 0) continue;
      int found = -1;
      bool many = false;
      for (std::size_t j = 0; j < units_.size(); ++j) {
        if (j == i || units_[j].same_as >= 0) continue;
        const UnitDraft& other = *units_[j].draft;
        if (other.key.size() <= bare.key.size() ||
            other.key.compare(0, bare.key.size(), bare.key) != 0) {
          continue;
        }
        std::string_view rest = std::string_view(other.key).substr(bare.key.size());
        if (rest[0] != '@' && rest.substr(0, 3) != " | " && rest.substr(0, 3) != " - " &&
            !numbers(rest) && !is_home(rest) && !completes_number(bare, other)) {
          continue;
        }
        if (found >= 0) many = true;
        found = static_cast<int>(j);
      }
      if (found >= 0 && !many) units_[i].same_as = found;
    }
  }

  const Context& context_;
  const UnitWords& words_;
  std::vector<UnitDraft>& drafts_;
  std::vector<UnitEntry> units_;
  std::unordered_map<std::string, int> by_key_;
};

}  // namespace

std::vector<UnitEntry> join_units(const Context& context, const UnitWords& words,
                                  std::vector<UnitDraft>& drafts) {
  return UnitJoiner(context, words, drafts).join();
}

}  // namespace trich
