// From mentions of units to units: full names, kinds, places, parents; short forms joined to what
// they stand for.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "resolve/resolve.h"
#include "resolve/unit_describe.h"
#include "resolve/unit_drafts.h"
#include "resolve/unit_joins.h"
#include "resolve/unit_teams.h"

namespace trich {
namespace {

std::uint32_t day_number(std::string_view date) {
  if (date.size() < 10) return 0;
  std::uint32_t n = 0;
  for (std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (date[i] < '0' || date[i] > '9') return 0;
    n = n * 10 + static_cast<std::uint32_t>(date[i] - '0');
  }
  return n;
}

// The day that the article speaks from: its publication date, else the latest day of the year that
// most of its dates fall into, else a day of the old administrative system.
std::uint32_t article_day(const Record& record) {
  constexpr std::uint32_t kOldSystem = 20241231;
  if (std::uint32_t day = day_number(record.article.published)) return day;
  std::map<std::uint32_t, std::pair<int, std::uint32_t>> years;
  for (const Date& date : record.dates) {
    std::uint32_t day = day_number(date.first_day);
    if (!day || date.type == "duration") continue;
    auto& [count, latest] = years[day / 10000];
    ++count;
    latest = std::max(latest, day);
  }
  std::pair<int, std::uint32_t> best{0, kOldSystem};
  for (const auto& [year, found] : years) best = std::max(best, found);
  return best.second;
}

}  // namespace

struct UnitResolver::Parts {
  Parts(const Pack& pack, const Relater& relater)
      : words(pack),
        kinds(pack.list("unit-kinds")),
        sports(pack),
        gazetteer(pack),
        roles(relater, words.classes_with_units) {}
  UnitWords words;
  const WordList& kinds;
  SportsWords sports;
  Gazetteer gazetteer;
  UnitRoles roles;
};

namespace {

class ArticleUnits {
 public:
  ArticleUnits(const UnitWords& words, const WordList& kinds, const SportsWords& sports,
               const Gazetteer& gazetteer, const UnitRoles& roles, const Context& context,
               Record& record)
      : words_(words),
        kinds_(kinds),
        sports_(sports),
        gazetteer_(gazetteer),
        context_(context),
        record_(record),
        items_(context, roles),
        places_(context, words.places, gazetteer, items_.places, article_day(record)) {}

  std::vector<UnitMention> run() {
    drafts_ = draft_units(context_, words_, gazetteer_, items_);
    for (UnitDraft& draft : drafts_) place(draft);
    for (UnitDraft& draft : drafts_) {
      if (!draft.skip) give_name(draft);
    }
    settle_teams(context_, sports_, drafts_);
    for (UnitDraft& draft : drafts_) {
      if (!draft.skip && draft.lower && draft.level_only) keep_if_known(draft);
    }
    units_ = join_units(context_, words_, drafts_);
    add_aliases();
    return write();
  }

 private:
  // ---- places
  void place(UnitDraft& draft) {
    for (UnitPart& part : draft.parts) {
      if (part.country) continue;
      if (part.short_form) {
        std::string_view type = part.head->attr("type");
        if (part.place.empty()) {
          part.place = places_.meant(type, draft.span.begin);
          if (part.place.empty()) part.place.type = type;
          draft.level_only = draft.parts.size() == 1;
        } else {
          give_type(part.place, type);
        }
      } else if (!part.place.type.empty() && part.place.name.empty()) {
        draft.level_only = draft.parts.size() == 1;
        PlaceRef meant = place_before(draft);
        if (meant.empty()) meant = places_.meant(part.place.type, draft.span.begin);
        if (!meant.empty()) part.place = std::move(meant);
      }
      if (!part.place.name.empty()) places_.settle(part.place);
      if (part.short_form && part.place.type == words_.places.city &&
          words_.persons.find(lower_same_length(part.place.name))) {
        part.whole_place = true;
      }
    }
    UnitPart& last = draft.parts.back();
    // "the ward's people's committee" of no ward at all is any ward's.
    if (draft.level_only && last.seat && last.place.name.empty() &&
        level_of(words_.places, last.place.type) == to_string(PlaceLevel::commune)) {
      draft.skip = true;
    }
    // A department without its place takes that of the article.
    if (last.place.empty() && !last.hood && last.head && last.head->list == &words_.field_heads &&
        !last.coded) {
      if (last.head->attr("level") == "province") {
        last.place = places_.foremost(PlaceLevel::province);
      }
    }
  }

  // "The police of the ward" is the one police of a ward that the article named before.
  PlaceRef place_before(const UnitDraft& draft) const {
    const UnitPart& own = draft.parts[0];
    const UnitDraft* found = nullptr;
    // Provinces are many in one article; the nearest is meant.
    std::string_view level = level_of(words_.places, own.place.type);
    if (!own.seat || draft.parts.size() != 1 || level.empty() ||
        level == to_string(PlaceLevel::province)) {
      return {};
    }
    for (const UnitDraft& other : drafts_) {
      if (&other == &draft) break;
      const UnitPart& part = other.parts[0];
      if (other.level_only || other.skip || other.parts.size() != 1 || !part.seat ||
          part.head->value != own.head->value || part.place.type != own.place.type ||
          part.place.name.empty()) {
        continue;
      }
      if (found && found->parts[0].place.name != part.place.name) return {};
      found = &other;
    }
    return found ? found->parts[0].place : PlaceRef{};
  }

  // A committee named after a place: the name's entry is that of the type that the head tells.
  void give_type(PlaceRef& place, std::string_view type) {
    if (!place.type.empty()) return;
    place.type = type;
    if (const PlaceEntry* entry = gazetteer_.find(lower_same_length(joined(type, place.name)))) {
      place.entry = entry;
      place.unit = nullptr;
    }
  }

  std::string_view lower(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  // A lower-case short form is one unit's only when the article names that unit.
  void keep_if_known(UnitDraft& draft) {
    if (!places_.named_before(draft.parts.back().place, draft.span.begin)) {
      draft.skip = true;
      return;
    }
    for (const UnitDraft& other : drafts_) {
      if (&other != &draft && !other.skip && !(other.lower && other.level_only) &&
          other.key == draft.key) {
        return;
      }
    }
    draft.skip = true;
  }

  // ---- abbreviations that the article introduces: "Strategic Command (SC)"
  void add_aliases() {
    const std::vector<Token>& tokens = context_.tokens.tokens;
    std::unordered_map<std::uint64_t, std::pair<int, std::uint32_t>> aliases;
    for (const UnitDraft& draft : drafts_) {
      if (draft.skip || draft.unit < 0) continue;
      // The catalogue knows the abbreviations of its own.
      if (draft.parts.size() == 1 && draft.parts[0].complete && !draft.parts[0].country) continue;
      auto it =
          std::lower_bound(tokens.begin(), tokens.end(), draft.span.end,
                           [](const Token& token, std::uint32_t end) { return token.begin < end; });
      // Or inside the name: "Strategic Command (SC) of the North".
      for (auto inner = it; inner != tokens.begin() && inner[-1].begin > draft.span.begin;
           --inner) {
        if (text(inner[-1]) == "(") it = inner - 1;
      }
      if (tokens.end() - it < 3) continue;
      if (text(it[0]) != "(") continue;
      const Token& alias = it[1];
      // Offices of the police have numbers: "(C15)", also before what they belong to.
      bool code = alias.shape == Shape::mixed && !draft.parts[0].coded && draft.parts[0].head &&
                  describe(words_, kinds_, gazetteer_, draft).kind == "police";
      if (text(it[2]) != ")" && !(code && text(it[2]) == "-")) continue;
      if (!code && alias.shape != Shape::upper) continue;
      if (alias.end - alias.begin < 3 || known(alias)) continue;
      if (code) join_code(alias, draft.unit);
      aliases.emplace(alias.hash, std::make_pair(draft.unit, alias.begin));
    }
    if (aliases.empty()) return;
    for (const Token& token : tokens) {
      if (token.shape != Shape::upper && token.shape != Shape::mixed) continue;
      auto it = aliases.find(token.hash);
      if (it == aliases.end() || token.begin < it->second.second) continue;
      Span span{token.begin, token.end};
      if (!is_content(zone_at(context_.layout, span.begin))) continue;
      if (std::any_of(drafts_.begin(), drafts_.end(), [&](const UnitDraft& draft) {
            return !draft.skip && draft.span.begin < span.end && span.begin < draft.span.end;
          })) {
        continue;
      }
      UnitDraft draft;
      draft.span = span;
      draft.rule = "unit.introduced";
      draft.unit = it->second.first;
      introduced_.push_back(std::move(draft));
    }
  }

  // The unit that a code was taken for is the one that the code stands behind.
  void join_code(const Token& code, int unit) {
    auto it = std::lower_bound(
        drafts_.begin(), drafts_.end(), code.begin,
        [](const UnitDraft& draft, std::uint32_t at) { return draft.span.begin < at; });
    if (it == drafts_.end() || it->span.begin != code.begin || it->unit < 0 || it->unit == unit ||
        it->parts.size() != 1 || !it->parts[0].coded) {
      return;
    }
    UnitEntry& entry = units_[static_cast<std::size_t>(it->unit)];
    if (entry.same_as < 0 && units_[static_cast<std::size_t>(unit)].same_as != it->unit) {
      entry.same_as = unit;
    }
  }

  std::string_view text(const Token& token) const {
    return slice(context_, {token.begin, token.end});
  }

  // An abbreviation that the lists know means what they say.
  bool known(const Token& token) const {
    std::string_view form = lower({token.begin, token.end});
    for (const WordList* list : {&words_.fields, &words_.countries, &words_.places.places,
                                 &words_.places.names, &words_.place_heads, &words_.full}) {
      if (list->find(form)) return true;
    }
    return false;
  }

  // ---- the record
  std::vector<UnitMention> write() {
    std::vector<int> record_of(units_.size(), -1);
    std::vector<UnitMention> mentions;
    std::vector<const UnitDraft*> kept;  // the drafts of `mentions`
    mentions.reserve(drafts_.size());
    kept.reserve(drafts_.size());
    auto introduced = introduced_.cbegin();
    for (auto own = drafts_.cbegin(); own != drafts_.cend() || introduced != introduced_.cend();) {
      bool next = introduced != introduced_.cend() &&
                  (own == drafts_.cend() || introduced->span.begin < own->span.begin);
      const UnitDraft& draft = next ? *introduced++ : *own++;
      if (draft.skip || draft.unit < 0) continue;
      int unit = draft.unit;
      for (int turns = 0; units_[static_cast<std::size_t>(unit)].same_as >= 0 && turns < 4;
           ++turns) {
        unit = units_[static_cast<std::size_t>(unit)].same_as;
      }
      int& index = record_of[static_cast<std::size_t>(unit)];
      if (index < 0) {
        index = static_cast<int>(record_.units.size());
        record_.units.push_back(
            describe(words_, kinds_, gazetteer_, *units_[static_cast<std::size_t>(unit)].draft));
        record_.units.back().id = "u" + std::to_string(record_.units.size());
      }
      Mention mention;
      set_mention(context_, draft.span, draft.rule, mention);
      record_.units[static_cast<std::size_t>(index)].mentions.push_back(std::move(mention));
      mentions.push_back({draft.span, index});
      kept.push_back(&draft);
    }
    give_parents(mentions, kept);
    return mentions;
  }

  void give_parents(const std::vector<UnitMention>& mentions,
                    const std::vector<const UnitDraft*>& kept) {
    for (std::size_t at = 0; at < mentions.size(); ++at) {
      const UnitDraft& draft = *kept[at];
      Unit& unit = record_.units[static_cast<std::size_t>(mentions[at].unit)];
      if (draft.parts.empty()) continue;
      // The code tells that an office is of the police: "Planning Office (PV01)".
      if (draft.parts[0].coded && unit.kind == "department") unit.kind = "police";
      if (!unit.parent.empty()) continue;
      int parent = inner_parent(draft);
      if (parent < 0 && at + 1 < mentions.size()) {
        parent = next_parent(draft, *kept[at + 1], mentions[at], mentions[at + 1]);
      }
      if (parent < 0) parent = listed_parent(draft);
      if (parent >= 0 && parent != mentions[at].unit) {
        if (unit.kind == "other" &&
            record_.units[static_cast<std::size_t>(parent)].kind == "police") {
          unit.kind = "police";
        }
        unit.parent = record_.units[static_cast<std::size_t>(parent)].id;
      }
    }
  }

  int record_unit(std::string_view name) const {
    for (std::size_t i = 0; i < record_.units.size(); ++i) {
      if (record_.units[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }

  // The parts behind the first are a unit that the article names.
  int inner_parent(const UnitDraft& draft) {
    if (draft.parts.size() < 2) return -1;
    UnitDraft rest;
    rest.parts.assign(draft.parts.begin() + 1, draft.parts.end());
    give_name(rest);
    return record_unit(rest.name);
  }

  // The unit behind a comma, dash or bracket, when it is a body that has such parts.
  int next_parent(const UnitDraft& draft, const UnitDraft& behind, const UnitMention& mention,
                  const UnitMention& next_mention) {
    const UnitPart& own = draft.parts[0];
    // A seat that a number names, "Market Control Team 5", has its place by its parent.
    bool by_number = own.seat && own.place.empty() && draft.rule == "unit.numbered";
    if ((own.seat && !by_number) || own.complete || own.short_form || behind.parts.empty()) {
      return -1;
    }
    std::string_view between = slice(context_, {draft.span.end, behind.span.begin});
    // "Team A of the Office B": the word says it.
    const Word* joint = between.size() > 2 && between.front() == ' ' && between.back() == ' '
                            ? words_.joints.find(lower({draft.span.end + 1, behind.span.begin - 1}))
                            : nullptr;
    if (joint && joint->value == "part") return next_mention.unit;
    // "Office (PC02) - Police of A", "Office (PC02) Police of A"
    if (between == ") - " || between == "), ") between.remove_prefix(1);
    if (between == ") " && own.coded) between = ", ";
    if (between != ", " && between != " - " && between != " (" && between != "-" &&
        between != ",") {
      return -1;
    }
    // Offices side by side in a list are no parents of each other.
    const UnitPart& above = behind.parts[0];
    if (above.coded || (above.head && above.head->attr("role") == "part")) return -1;
    const Unit& unit = record_.units[static_cast<std::size_t>(mention.unit)];
    const Unit& next = record_.units[static_cast<std::size_t>(next_mention.unit)];
    bool army = unit.kind == "army" && (next.kind == "army" || next.kind == "ministry") &&
                rank(draft) > 0 && rank(draft) < rank(behind);
    bool bureau = unit.kind == "department" && next.kind == "department" &&
                  next.level == "central" && above.complete && unit.level.empty();
    // The police of a commune have no offices.
    bool police = unit.kind == "police" && (next.kind == "police" || next.kind == "ministry") &&
                  next.level != "commune";
    bool ministry = next.kind == "ministry" && unit.kind != "ministry" &&
                    unit.level != "province" && (unit.kind == "department" || between == " (");
    bool part =
        own.head && (own.head->attr("role") == "part" || (by_number && next.kind == "department"));
    bool office = part && next.level != "neighbourhood" &&
                  (next.kind == "department" || next.kind == "hospital" || next.kind == "school" ||
                   next.kind == "ministry" || next.kind == "peoples_committee" ||
                   (next.kind == "police" && next.level != "commune" &&
                    (between == " - " || draft.of_office))) &&
                  lower_same_length(next.name).rfind(lower_same_length(own.head->value), 0) != 0;
    return army || bureau || police || ministry || office ? next_mention.unit : -1;
  }

  // How high a formation of the army stands: battalion, regiment, ...; 0 where the lists do not
  // say.
  static int rank(const UnitDraft& draft) {
    constexpr int kHighest = 10;
    const UnitPart& part = draft.parts[0];
    if (!part.head) return 0;
    std::string_view rank = part.head->attr("rank");
    if (!rank.empty()) return rank[0] - '0';
    if (part.seat || part.complete) return kHighest;
    return part.head->attr("kind") == "army" && part.named ? 1 : 0;  // a border post
  }

  int listed_parent(const UnitDraft& draft) const {
    const UnitPart& own = draft.parts[0];
    if (!own.complete || draft.parts.size() != 1) return -1;
    std::string_view parent = own.head->attr("parent");
    return parent.empty() ? -1 : record_unit(parent);
  }

  const UnitWords& words_;
  const WordList& kinds_;
  const SportsWords& sports_;
  const Gazetteer& gazetteer_;
  const Context& context_;
  Record& record_;
  const UnitItems items_;
  ArticlePlaces places_;
  std::vector<UnitDraft> drafts_;      // in place from when units are joined
  std::vector<UnitDraft> introduced_;  // mentions by abbreviations that the article introduces
  std::vector<UnitEntry> units_;
};

}  // namespace

UnitResolver::UnitResolver(const Pack& pack, const Relater& relater)
    : parts_(std::make_unique<const Parts>(pack, relater)) {}
UnitResolver::~UnitResolver() = default;

std::vector<UnitMention> UnitResolver::run(const Context& context, Record& record) const {
  return ArticleUnits(parts_->words, parts_->kinds, parts_->sports, parts_->gazetteer,
                      parts_->roles, context, record)
      .run();
}

}  // namespace trich
