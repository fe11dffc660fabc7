#include "resolve/unit_describe.h"

namespace trich {
namespace {

Place describe_place(const Gazetteer& gazetteer, const PlaceRef& place) {
  Place out;
  if (place.unit && place.entry) {
    out.name = joined(place.entry->type, place.entry->name);
    out.code = place.unit->code;
    if (!place.unit->now.empty() && place.unit->to) {
      Gazetteer::Found now = gazetteer.by_code(place.unit->level, place.unit->now, 0);
      if (now.entry) {
        std::string name = joined(now.entry->type, now.entry->name);
        if (name != out.name || place.unit->now != place.unit->code) {
          out.now_name = std::move(name);
          out.now_code = place.unit->now;
        }
      }
    }
    return out;
  }
  out.name = joined(place.type, place.name);
  return out;
}

}  // namespace

std::string joined(std::string_view first, std::string_view second) {
  std::string out;
  out.reserve(first.size() + second.size() + 1);
  out += first;
  if (!first.empty()) out += ' ';
  out += second;
  return out;
}

std::string_view level_of(const PlaceWords& words, std::string_view type) {
  for (const Word& word : words.levels.words) {
    if (word.value == type) return word.attr("level");
  }
  return {};
}

Unit describe(const UnitWords& words, const WordList& kinds, const Gazetteer& gazetteer,
              const UnitDraft& draft) {
  Unit unit;
  unit.name = draft.name;
  const UnitPart& own = draft.parts[0];
  if (own.head) {
    unit.kind = own.head->attr("kind");
    unit.level = own.head->attr("level");
  }
  if (own.head && own.head->list == &words.field_heads) {
    std::string lower = lower_same_length(draft.name);
    for (const Word& word : kinds.words) {
      if (lower.find(word.form) == std::string::npos) continue;
      unit.kind = word.value;
      break;
    }
  }
  if (own.coded && (unit.kind.empty() || unit.kind == "department")) unit.kind = "police";
  if (draft.parts.size() > 1 && unit.kind == "party" && draft.parts[1].head &&
      draft.parts[1].head->attr("kind") == "mass_organisation") {
    unit.kind = "mass_organisation";  // the committee of an association
  }
  // The staff of the police, the army or the procurators are theirs: "Office of the Police".
  if (draft.parts.size() > 1 && draft.parts[1].head &&
      (unit.kind.empty() || unit.kind == "other" || unit.kind == "department" ||
       unit.kind == "government" || unit.kind == "police")) {
    std::string_view above = draft.parts[1].head->attr("kind");
    bool numbered = draft.parts[1].head->list != &words.number_heads ||
                    draft.parts[1].base.find_first_of("0123456789") != std::string::npos;
    if (!numbered) above = {};
    if (above == "police" || above == "army" || above == "procuracy") unit.kind = above;
  }
  if (unit.kind.empty()) unit.kind = "other";
  const PlaceRef* place = nullptr;
  for (const UnitPart& part : draft.parts) {
    if (!part.place.name.empty() && !part.country) place = &part.place;
  }
  if (own.hood) {
    unit.level = "neighbourhood";
  } else if (own.country && !own.place.name.empty()) {
    unit.level.clear();
  } else if (place && place->level() != PlaceLevel::unknown && unit.level != "neighbourhood" &&
             (unit.level != "central" || own.complete)) {
    unit.level = to_string(place->level());
  } else if (unit.level.empty() && !own.place.type.empty()) {
    unit.level = level_of(words.places, own.place.type);
  }
  if (place) unit.place = describe_place(gazetteer, *place);
  return unit;
}

void give_name(UnitDraft& draft) {
  std::string name, key;
  for (std::size_t i = 0; i < draft.parts.size(); ++i) {
    UnitPart& part = draft.parts[i];
    if (i) {
      name += ' ';
      if (!draft.parts[i - 1].link.empty()) (name += draft.parts[i - 1].link) += ' ';
      key += " | ";
    }
    name += part.base;
    key += lower_same_length(part.base);
    const PlaceRef& place = part.place;
    if (place.empty()) continue;
    bool number = !place.name.empty() && place.name[0] >= '0' && place.name[0] <= '9';
    std::string_view type, shown = place.name;
    if (part.short_form) {
      bool bare =
          !part.head->attr("named").empty() && !number && !place.name.empty() && !part.whole_place;
      if (place.name.empty()) {
        shown = part.head->attr("named").empty() ? place.type : "";
      } else if (!bare) {
        type = place.type;
      }
    } else if (place.name.empty()) {
      shown = place.type;
    } else if (!place.type.empty()) {
      type = place.type;
    } else if (part.seat && place.entry && !part.country) {
      type = place.entry->type;
      shown = place.entry->name;
    } else if (!place.written.empty()) {
      shown = place.written;
    }
    if (!type.empty()) (name += ' ') += type;
    if (!shown.empty()) (name += ' ') += shown;
    (key += '@') += lower_same_length(place.name.empty() ? place.type : place.name);
    if (place.level() != PlaceLevel::unknown) {
      key += std::to_string(static_cast<int>(place.level()));
    }
  }
  draft.name = std::move(name);
  draft.key = std::move(key);
}

}  // namespace trich
