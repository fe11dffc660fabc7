#include "resolve/unit_places.h"

#include <algorithm>

#include "resolve/unit_parts.h"

namespace trich {
PlaceWords::PlaceWords(const Pack& pack)
    : places(pack.list("places")),
      names(pack.list("place-names")),
      levels(pack.list("unit-levels")),
      abbreviations(pack.list("unit-level-abbreviations")) {
  // The rows say which type words stand at which level: that of cities at none of its own.
  for (const Word& word : levels.words) {
    if (word.attr("level").empty()) city = word.value;
    if (word.attr("level") == "province") province = word.value;
  }
}

std::optional<PlaceRef> read_place(const Context& context, const PlaceWords& words,
                                   const Gazetteer& gazetteer, const Item& item) {
  PlaceRef place;
  if (const Word* row = row_of(item, words.places)) {
    if (const PlaceEntry* entry = gazetteer.find(*row)) {
      place.entry = entry;
      place.type = entry->type;
      place.name = entry->name;
      return place;
    }
    return std::nullopt;
  }
  if (const Word* row = row_of(item, words.names)) {
    const auto& named = gazetteer.named(*row);
    place.name = row->value;
    place.written = slice(context, item.span);
    if (!named.empty()) {
      place.entry = named.front();
      place.name = named.front()->name;
    }
    return place;
  }
  if (item.fact < 0) return std::nullopt;
  const Fact& fact = context.relations.facts[static_cast<std::size_t>(item.fact)];
  if (fact.relation->cls != "place" || fact.items.empty()) return std::nullopt;
  const Word* type = row_of(fact.items.front(), words.levels);
  if (!type) type = row_of(fact.items.front(), words.abbreviations);
  const Fact::Group* name = fact.find("name");
  if (!type || !name || name->first >= name->last) return std::nullopt;
  place.type = type->value;
  place.name =
      slice(context, {fact.items[name->first].span.begin, fact.items[name->last - 1].span.end});
  if (const Word* row = row_of(fact.items[name->first], words.names)) {
    if (name->last == name->first + 1) place.name = row->value;
  }
  std::string form(place.type);
  form += ' ';
  form += place.name;
  place.entry = gazetteer.find(lower_same_length(form));
  if (place.entry) place.name = place.entry->name;
  return place;
}

ArticlePlaces::ArticlePlaces(const Context& context, const PlaceWords& words,
                             const Gazetteer& gazetteer, const std::vector<const Item*>& items,
                             std::uint32_t day)
    : context_(context), words_(words), gazetteer_(gazetteer), day_(day) {
  named_.reserve(items.size());
  for (const Item* item : items) collect(*item);
  infer();
}

void ArticlePlaces::collect(const Item& item) {
  const Line* line = line_at(item.span.begin);
  Zone zone = line ? line->zone : Zone::body;
  if (!is_content(zone)) return;
  auto place = read_place(context_, words_, gazetteer_, item);
  if (!place) return;
  const std::vector<const PlaceEntry*>* same = homonyms(*place);
  choose_entry(*place, same);
  double weight = zone == Zone::title ? 3 : zone == Zone::lead ? 2 : 1;
  named_.push_back({*place, item.span.begin, weight, line, same});
}

const std::vector<const PlaceEntry*>* ArticlePlaces::homonyms(const PlaceRef& place) const {
  if (!place.entry || !place.type.empty()) return nullptr;
  return &gazetteer_.named(lower_same_length(place.entry->name));
}

// The line that holds the byte `at`, or nullptr.
const Line* ArticlePlaces::line_at(std::uint32_t at) const {
  const std::vector<Line>& lines = context_.layout.lines;
  auto it = std::upper_bound(lines.begin(), lines.end(), at,
                             [](std::uint32_t a, const Line& line) { return a < line.span.begin; });
  return it == lines.begin() ? nullptr : &*std::prev(it);
}

bool ArticlePlaces::named_before(const PlaceRef& place, std::uint32_t at) const {
  return std::any_of(named_.begin(), named_.end(), [&](const Named& named) {
    return named.at < at && named.place.name == place.name;
  });
}

void ArticlePlaces::add_known(std::vector<Known>& known, std::string_view code, double weight) {
  if (code.empty()) return;
  for (Known& k : known) {
    if (k.code == code) {
      k.weight += weight;
      return;
    }
  }
  known.push_back({code, weight});
}

bool ArticlePlaces::knows(const std::vector<Known>& known, std::string_view code) const {
  return std::any_of(known.begin(), known.end(), [&](const Known& k) { return k.code == code; });
}

// The entry's one unit on the article's day, told apart by the provinces and districts named.
const PlaceUnit* ArticlePlaces::only(const PlaceEntry& entry) const {
  if (entry.units.size() == 1) return &entry.units.front();
  std::vector<const PlaceUnit*> fit;
  auto add = [&](const PlaceUnit& unit) {
    for (const PlaceUnit*& other : fit) {
      if (other->code == unit.code && other->level == unit.level) {
        if (unit.from > other->from) other = &unit;  // the same unit, later
        return;
      }
    }
    fit.push_back(&unit);
  };
  for (const PlaceUnit& unit : entry.units) {
    if (!day_ || unit.valid_on(day_)) add(unit);
  }
  if (fit.empty()) {
    for (const PlaceUnit& unit : entry.units) add(unit);
  }
  auto keep = [&](auto wanted) {
    std::vector<const PlaceUnit*> kept;
    std::copy_if(fit.begin(), fit.end(), std::back_inserter(kept), wanted);
    if (!kept.empty()) fit = std::move(kept);
  };
  if (fit.size() > 1) {
    keep([&](const PlaceUnit* unit) { return knows(districts_, unit->parent); });
  }
  if (fit.size() > 1) {
    keep([&](const PlaceUnit* unit) {
      return knows(provinces_, gazetteer_.province_of(*unit, day_));
    });
  }
  return fit.size() == 1 ? fit.front() : nullptr;
}

// A bare name is the highest place of that name on the article's day.
void ArticlePlaces::choose_entry(PlaceRef& place,
                                 const std::vector<const PlaceEntry*>* homonyms) const {
  if (!homonyms) return;
  for (const PlaceEntry* entry : *homonyms) {
    for (const PlaceUnit& unit : entry->units) {
      if (!day_ || unit.valid_on(day_)) {
        place.entry = entry;
        return;
      }
    }
  }
}

// What is certain settles what is not: provinces, then districts, which imply their provinces.
void ArticlePlaces::infer() {
  for (const Named& named : named_) {
    if (named.place.entry && named.place.entry->level() == PlaceLevel::province) {
      const PlaceUnit* unit = only(*named.place.entry);
      if (unit) add_known(provinces_, unit->code, named.weight);
    }
  }
  for (int turn = 0; turn < 2; ++turn) {
    for (Named& named : named_) {
      if (!named.place.entry || named.place.unit) continue;
      // Communes last: the districts known by then tell those of one name apart.
      if (!turn && named.place.entry->level() == PlaceLevel::commune) continue;
      named.place.unit = only(*named.place.entry);
      if (!named.place.unit) continue;
      const PlaceUnit& unit = *named.place.unit;
      if (unit.level == PlaceLevel::district) {
        add_known(districts_, unit.code, named.weight);
        add_known(provinces_, unit.parent, named.weight / 2);
      } else if (unit.level == PlaceLevel::commune) {
        if (unit.parent.size() == 3) add_known(districts_, unit.parent, named.weight / 2);
        add_known(provinces_, gazetteer_.province_of(unit, day_), named.weight / 4);
      }
    }
  }
}

void ArticlePlaces::settle(PlaceRef& place) const {
  if (place.unit || !place.entry) return;
  choose_entry(place, homonyms(place));
  place.unit = only(*place.entry);
}

PlaceRef ArticlePlaces::meant(std::string_view type, std::uint32_t at) const {
  struct Option {
    PlaceRef place;
    double weight = 0;
    const Named* before = nullptr;  // its last mention before the short form
    bool typed = false;             // that mention has the type word
  };
  std::vector<Option> options;
  auto add = [&](const PlaceRef& place, const Named& named, double weight) {
    Option* option = nullptr;
    for (Option& o : options) {
      if (o.place.name == place.name) option = &o;
    }
    if (!option) {
      options.push_back({place, 0, nullptr, false});
      option = &options.back();
    }
    option->weight += weight;
    bool typed = !named.place.type.empty();
    const Line* line = line_at(at);
    // A bare name does not hide the full one of the same line.
    if (named.at < at && (typed || !option->typed || option->before->line != line)) {
      option->before = &named;
      option->typed = typed;
    }
  };
  for (const Named& named : named_) {
    if (named.place.type == type) {
      add(named.place, named, named.weight);
    } else if (named.homonyms) {
      // A bare name may be that of a place of the type.
      for (const PlaceEntry* entry : *named.homonyms) {
        if (entry->type != type) continue;
        // A district's bare name is seldom what "the city" means.
        if (type == words_.city && entry->level() != PlaceLevel::province &&
            entry != named.place.entry) {
          continue;
        }
        PlaceRef place{entry->type,
                       entry->name,
                       entry,
                       named.place.unit && entry == named.place.entry ? named.place.unit : nullptr,
                       {}};
        add(place, named, named.weight);
        break;
      }
    }
  }
  auto choose = [&]() -> PlaceRef {
    if (options.empty()) return {};
    if (options.size() == 1) return options.front().place;
    const Line* line = line_at(at);
    const Option* nearest = nullptr;
    for (const Option& o : options) {
      if (o.before && o.before->line == line &&
          (!nearest ||
           std::pair(o.typed, o.before->at) > std::pair(nearest->typed, nearest->before->at))) {
        nearest = &o;
      }
    }
    if (nearest) return nearest->place;
    // Else the one named shortly before, else the one named clearly most often.
    constexpr std::uint32_t kNear = 600;
    for (const Option& o : options) {
      if (o.before && o.typed && at - o.before->at < kNear &&
          (!nearest || o.before->at > nearest->before->at)) {
        nearest = &o;
      }
    }
    if (nearest) return nearest->place;
    const Option* heaviest = &options.front();
    for (const Option& o : options) {
      if (o.weight > heaviest->weight) heaviest = &o;
    }
    for (const Option& o : options) {
      if (&o != heaviest && o.weight * 1.5 > heaviest->weight) return {};
    }
    return heaviest->place;
  };
  PlaceRef place = choose();
  if (place.empty() && options.empty()) {
    // The province, or district, of the places below it that the article names.
    PlaceRef above;
    for (PlaceLevel level : {PlaceLevel::district, PlaceLevel::province}) {
      PlaceRef candidate = foremost(level);
      if (!candidate.empty() && candidate.type == type) {
        above = candidate;
        break;
      }
    }
    return above;
  }
  settle(place);
  return place;
}

PlaceRef ArticlePlaces::foremost(PlaceLevel level) const {
  const std::vector<Known>& known = level == PlaceLevel::province ? provinces_ : districts_;
  if (known.empty()) return {};
  auto heaviest = std::max_element(known.begin(), known.end(), [](const Known& a, const Known& b) {
    return a.weight < b.weight;
  });
  for (auto it = known.begin(); it != known.end(); ++it) {
    if (it != heaviest && it->weight * 2 > heaviest->weight) return {};
  }
  Gazetteer::Found found = gazetteer_.by_code(level, heaviest->code, day_);
  if (!found.entry) return {};
  return {found.entry->type, found.entry->name, found.entry, found.unit, {}};
}

}  // namespace trich
