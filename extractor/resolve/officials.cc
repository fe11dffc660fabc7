// officials and ranks: who is shown with which rank and which offices.
#include <algorithm>

#include "resolve/officials_stretch.h"
#include "resolve/people.h"
#include "resolve/ranks.h"
#include "resolve/resolve.h"

namespace trich {

struct OfficialResolver::Parts {
  OfficeReader::Lists lists;
  PersonTags tags;
};

namespace {

// "Bo truong" without its unit: the nearest ministry named before it, else the only one.
// `alone`: only when all that is spoken of is one ("Truong phong").
int implied_unit(const std::vector<UnitMention>& units, const Record& record, const Office& office,
                 std::string_view head, bool alone) {
  int before = -1, only = -1;
  bool several = false;
  for (const UnitMention& mention : units) {
    const std::string& name = record.units[static_cast<std::size_t>(mention.unit)].name;
    bool fits = name.size() > head.size() && name.starts_with(head) && name[head.size()] == ' ';
    if (!fits) continue;
    if (mention.span.begin < office.span.begin) before = mention.unit;
    several |= only >= 0 && only != mention.unit;
    only = mention.unit;
  }
  return before >= 0 && !(alone && several) ? before : several ? -1 : only;
}

// "Bi thu Dang uy, Chu tich HDND phuong A": the place of the other office, with a space before.
std::string place_of_offices(const std::vector<Office>& offices, const Record& record) {
  for (const Office& office : offices) {
    if (office.unit_index < 0) continue;
    const Unit& unit = record.units[static_cast<std::size_t>(office.unit_index)];
    bool seat = unit.kind == "peoples_council" || unit.kind == "peoples_committee" ||
                unit.kind == "fatherland_front";
    if (seat && unit.place) return " " + unit.place->name;
  }
  return "";
}

// "Pho Tu lenh, Tham muu truong Quan khu 7": the unit of the last office is that of those before
// it. "Pho Giam doc, Thu truong Co quan CSDT Cong an tinh": what that unit belongs to.
void share_units(std::vector<Office>& offices, const Record& record) {
  for (std::size_t i = offices.size(); i-- > 1;) {
    Office& office = offices[i - 1];
    const Office& next = offices[i];
    bool touches = office.span.end < next.span.begin && next.span.begin - office.span.end <= 7;
    bool lacks = office.unit.empty() && office.head.empty() && office.bare_head.empty();
    if (!lacks || !touches || office.state) continue;
    if (next.army && next.unit_index < 0) office.unit = next.unit;  // "... Tham muu truong BDBP"
    if (next.unit_index < 0) continue;
    const Unit& unit = record.units[static_cast<std::size_t>(next.unit_index)];
    if (unit.kind == "army" || unit.kind == "enterprise") {
      office.unit = next.unit;
      office.unit_index = next.unit_index;
    } else if (unit.kind == "police" && !unit.parent.empty()) {
      for (std::size_t at = 0; at < record.units.size(); ++at) {
        const Unit& parent = record.units[at];
        if (parent.id != unit.parent || parent.kind != "police") continue;
        office.unit = parent.name;
        office.unit_index = static_cast<int>(at);
      }
    }
  }
}

// What short names behind commas seem to hold goes where something is said for certain.
void drop_unsure(std::vector<Office>& offices) {
  bool certain = std::any_of(offices.begin(), offices.end(),
                             [](const Office& office) { return !office.unsure; });
  if (!certain) return;
  std::erase_if(offices, [](const Office& office) { return office.unsure && office.unit.empty(); });
}

// A unit with a party committee of its own.
bool has_own_party(const Record& record, const Position& position) {
  for (const Unit& unit : record.units) {
    if (unit.id != position.unit_id) continue;
    return unit.kind == "police" || unit.kind == "army" || unit.kind == "ministry" ||
           unit.kind == "court" || unit.kind == "procuracy" || unit.kind == "school" ||
           unit.kind == "hospital" || unit.kind == "enterprise";
  }
  return false;
}

// "A - Bi thu Dang uy, Chu tich HDND phuong X; B - Pho Bi thu Dang uy": B's is the same, when
// the officials of the article name one only.
void fill_bare_units(Record& record) {
  for (Official& official : record.officials) {
    bool local = std::none_of(official.positions.begin(), official.positions.end(),
                              [&](const Position& p) { return has_own_party(record, p); });
    for (Position& position : official.positions) {
      if (!local || position.unit.empty() || !position.unit_id.empty()) continue;
      const Position* fuller = nullptr;
      bool several = false;
      for (const Official& other : record.officials) {
        for (const Position& known : other.positions) {
          if (!known.unit.starts_with(position.unit + " ")) continue;
          several |= fuller && fuller->unit != known.unit;
          fuller = &known;
        }
      }
      if (!fuller || several) continue;
      position.unit_id = fuller->unit_id;
      position.unit = std::string(fuller->unit);
    }
  }
}

std::string full_title(const Office& office) {
  return office.prefix.empty() ? office.title : office.prefix + " " + office.title;
}

}  // namespace

OfficialResolver::OfficialResolver(const Pack& pack, const Relater& relater)
    : parts_(new Parts{{pack.list("shared-head"), pack.list("on-behalf"), pack.list("deputy-word"),
                        pack.list("unit-fields")},
                       PersonTags(relater)}) {}

OfficialResolver::~OfficialResolver() = default;

void OfficialResolver::run(const Context& context, std::vector<UnitMention>& units,
                           Record& record) const {
  std::vector<FoundRank> ranks = find_ranks(context, record);
  OfficeReader offices_of(context, parts_->lists, units, record);
  PieceReader pieces(context, parts_->tags, offices_of);
  std::vector<Holder> holders;
  for (const Fact& fact : context.relations.facts) {
    if (fact.relation->phase != "official") continue;
    if (!is_content(zone_at(context.layout, fact.span.begin))) continue;
    for (Holder& holder : read_stretch(context, parts_->tags, fact, pieces.read(fact))) {
      holders.push_back(std::move(holder));
    }
  }

  auto rank_at = [&](Span span) -> const FoundRank* {
    auto it = std::lower_bound(
        ranks.begin(), ranks.end(), span.begin,
        [](const FoundRank& rank, std::uint32_t at) { return rank.span.begin < at; });
    return it != ranks.end() && it->span == span ? &*it : nullptr;
  };

  complete_names(context, holders);
  for (const Person& person : gather_people(context, holders)) {
    Official official;
    std::vector<const FoundRank*> own_ranks;
    std::vector<Office> offices;
    bool comrade = false;
    for (const Holder* holder : person.holders) {
      comrade |= holder->comrade;
      if (official.honorific.empty() || (holder->comrade && !holder->honorific.empty())) {
        official.honorific = holder->honorific;
      }
      offices.insert(offices.end(), holder->offices.begin(), holder->offices.end());
      for (Span span : holder->ranks) {
        if (const FoundRank* rank = rank_at(span)) own_ranks.push_back(rank);
      }
    }
    if (offices.empty() && own_ranks.empty() && !comrade) continue;

    official.id = "o" + std::to_string(record.officials.size() + 1);
    official.name = person_name(context, person);
    bool conflict = false;
    if (const FoundRank* rank = richest_rank(own_ranks, conflict)) official.rank = rank->rank;
    if (conflict) {
      record.warnings.push_back({"conflicting_ranks", "ranks that differ are given to " +
                                                          official.name + "; the highest is kept"});
    }
    for (const FoundRank* rank : own_ranks) {
      record.ranks[static_cast<std::size_t>(rank->index)].official_id = official.id;
    }
    drop_unsure(offices);
    merge_offices(offices);
    for (std::size_t i = 0; i + 1 < offices.size(); ++i) {
      // "Bo truong, Chu nhiem Van phong Chinh phu": a minister without a ministry
      const Office& next = offices[i + 1];
      bool touches =
          offices[i].span.end < next.span.begin && next.span.begin - offices[i].span.end <= 3;
      if (offices[i].state && offices[i].unit.empty() && touches && !next.unit.empty()) {
        offices[i].head = {};
      }
    }
    for (Office& office : offices) {
      std::string_view head = office.bare_head.empty() ? office.head : office.bare_head;
      if (!office.unit.empty() || head.empty()) continue;
      office.unit_index = implied_unit(units, record, office, head, office.head_alone);
      if (office.unit_index >= 0) {
        office.unit = record.units[static_cast<std::size_t>(office.unit_index)].name;
      } else if (office.bare_named) {
        office.unit = std::string(office.bare_head) + place_of_offices(offices, record);
        office.unit_index = offices_of.unit_named(office.unit);
      }
    }
    merge_offices(offices);
    share_units(offices, record);
    for (const Office& office : offices) {
      Position position;
      position.title = full_title(office);
      position.unit = office.unit;
      if (office.unit_index >= 0) {
        position.unit_id = record.units[static_cast<std::size_t>(office.unit_index)].id;
      }
      official.positions.push_back(std::move(position));
    }
    for (const Holder* holder : person.holders) {
      Mention mention;
      set_mention(context, holder->name, holder->rule, mention);
      official.mentions.push_back(std::move(mention));
    }
    record.officials.push_back(std::move(official));
  }
  fill_bare_units(record);
}

}  // namespace trich
