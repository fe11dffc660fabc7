// The places that one article names, and which of them a short form means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/places.h"
#include "resolve/resolve.h"

namespace trich {

// A place as the text gives it. Keeps views into the packs and the text.
struct PlaceRef {
  std::string_view type, name;        // "quan", "Kien An"; type: "" where the text leaves it out
  const PlaceEntry* entry = nullptr;  // of the gazetteer, when it has the name
  const PlaceUnit* unit = nullptr;    // the one unit meant, when that is settled
  std::string_view written;           // the name as the text spells it
  bool empty() const { return name.empty() && type.empty(); }
  PlaceLevel level() const {
    return unit ? unit->level : entry ? entry->level() : PlaceLevel::unknown;
  }
};

// Lists and classes that reading places needs, looked up once.
struct PlaceWords {
  explicit PlaceWords(const Pack& pack);
  const WordList& places;
  const WordList& names;
  const WordList& levels;
  const WordList& abbreviations;
  std::string_view city;      // the type word that provinces and districts share
  std::string_view province;  // the type word of other provinces
};

// Reads one item as a place: of the lexicon, or made by a relation of the class "place".
std::optional<PlaceRef> read_place(const Context& context, const PlaceWords& words,
                                   const Gazetteer& gazetteer, const Item& item);

class ArticlePlaces {
 public:
  // `items`: those that may name places. `day`: the publication date as yyyymmdd, 0 when unknown.
  ArticlePlaces(const Context& context, const PlaceWords& words, const Gazetteer& gazetteer,
                const std::vector<const Item*>& items, std::uint32_t day);

  // Settles which unit a place of this article is, from what else it names.
  void settle(PlaceRef& place) const;
  // The place of type `type` that a short form at `at` means; empty when the article names none or
  // too many.
  PlaceRef meant(std::string_view type, std::uint32_t at) const;
  // The article's only or foremost province, district.
  PlaceRef foremost(PlaceLevel level) const;
  // True when the text names the place before `at`.
  bool named_before(const PlaceRef& place, std::uint32_t at) const;
  std::uint32_t day() const { return day_; }

 private:
  struct Named {
    PlaceRef place;
    std::uint32_t at;
    double weight;
    const Line* line;
    // What a name without its type word may mean; nullptr where the place has its type.
    const std::vector<const PlaceEntry*>* homonyms;
  };
  struct Known {
    std::string_view code;
    double weight;
  };
  void collect(const Item& item);
  const Line* line_at(std::uint32_t at) const;
  void infer();
  void add_known(std::vector<Known>& known, std::string_view code, double weight);
  bool knows(const std::vector<Known>& known, std::string_view code) const;
  const PlaceUnit* only(const PlaceEntry& entry) const;
  const std::vector<const PlaceEntry*>* homonyms(const PlaceRef& place) const;
  void choose_entry(PlaceRef& place, const std::vector<const PlaceEntry*>* homonyms) const;

  const Context& context_;
  const PlaceWords& words_;
  const Gazetteer& gazetteer_;
  std::uint32_t day_;
  std::vector<Named> named_;
  std::vector<Known> provinces_, districts_;
};

}  // namespace trich
