#include "resolve/people.h"

#include <algorithm>

#include "text/chars.h"

namespace trich {
namespace {

std::string_view lower_slice(const Context& context, Span span) {
  return std::string_view(context.text.lower()).substr(span.begin, span.size());
}

std::size_t word_count(std::string_view name) {
  return name.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
}

// True when `part` is made of the last words of `name`, or of its first in a foreign name.
bool is_part(std::string_view name, std::string_view part, bool first_too) {
  if (part.size() >= name.size()) return false;
  if (name.ends_with(part) && name[name.size() - part.size() - 1] == ' ') return true;
  return first_too && name.starts_with(part) && name[part.size()] == ' ';
}

// "y ngoc nie", "h'hen nie": shortened to the first words.
bool of_highlands(std::string_view name) {
  return name.find('\'') != std::string_view::npos || (name.size() > 1 && name[1] == ' ');
}

bool has_lower(std::string_view text) {
  for (std::size_t i = 0; i < text.size();
       i += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[i])))) {
    char32_t c = decode(text.data() + i);
    if (is_letter(c) && !is_upper(c)) return true;
  }
  return false;
}

std::string one_space(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Zero-width spaces and soft hyphens are no part of a name.
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0xC0 &&
        fold_char(decode(text.data() + i)).kind == CharKind::drop) {
      i += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[i]))) - 1;
      continue;
    }
    bool wide = text.substr(i, 2) == "\xC2\xA0";
    if (wide || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += wide;
    } else {
      out += text[i];
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string title_case(const std::string& name) {
  std::string lower = lower_same_length(name);
  bool first = true;
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    auto length = static_cast<std::size_t>(char_length(static_cast<unsigned char>(name[i])));
    out.append(first ? name : lower, i, length);
    first = name[i] == ' ' || name[i] == '.' || name[i] == '\'';
    i += length;
  }
  return out;
}

}  // namespace

void complete_names(const Context& context, std::vector<Holder>& holders) {
  std::string_view match = context.text.match(), lower = context.text.lower();
  for (Holder& holder : holders) {
    std::size_t end = holder.name.end;
    if (!holder.sure || end + 1 >= match.size() || match[end] != ' ' ||
        !is_upper(decode(match.data() + end + 1))) {
      continue;
    }
    std::string_view name = lower_slice(context, holder.name);
    for (const Holder& other : holders) {
      std::string_view whole = lower_slice(context, other.name);
      if (whole.size() <= name.size() || whole[name.size()] != ' ' || !whole.starts_with(name) ||
          lower.substr(holder.name.begin, whole.size()) != whole) {
        continue;
      }
      std::size_t after = holder.name.begin + whole.size();
      if (after < match.size() && is_letter(decode(match.data() + after))) continue;
      holder.name.end = static_cast<std::uint32_t>(after);
      break;
    }
  }
}

std::vector<Person> gather_people(const Context& context, const std::vector<Holder>& holders) {
  std::vector<Person> people;
  std::map<std::string, std::size_t, std::less<>> by_key;
  auto add = [&](std::string_view key, const Holder& holder) {
    auto [it, fresh] = by_key.try_emplace(std::string(key), people.size());
    if (fresh) people.push_back({std::string(key), {}});
    people[it->second].holders.push_back(&holder);
  };
  // "Nguyen Van Tam" of "Giuse Nguyen Van Tam", "Y Ngoc" of "Y Ngoc Nie"
  auto is_part_of_another = [&](std::string_view name) {
    bool highlands = of_highlands(name);
    if (!highlands && word_count(name) < 3) return false;
    return std::any_of(holders.begin(), holders.end(), [&](const Holder& other) {
      return is_part(lower_slice(context, other.name), name, highlands);
    });
  };
  auto is_short = [&](const Holder& holder) {
    std::string_view name = lower_slice(context, holder.name);
    return word_count(name) < 2 || (!holder.sure && word_count(name) < 4) ||
           is_part_of_another(name);
  };
  // Where a short name fits several: "Dai ta Hung" is the Hung who is a Dai ta, "ba Ha" no man.
  auto agrees = [&](const Person& person, const Holder& holder) {
    bool same_rank = holder.ranks.empty();
    bool same_honorific = holder.honorific.empty() || holder.comrade;
    bool told = false;
    for (const Holder* known : person.holders) {
      for (Span a : known->ranks) {
        for (Span b : holder.ranks) {
          same_rank |= lower_slice(context, a) == lower_slice(context, b);
        }
      }
      told |= !known->honorific.empty() && !known->comrade;
      same_honorific |= known->honorific == holder.honorific;
    }
    return same_rank && (same_honorific || !told);
  };
  std::vector<const Holder*> left;
  for (const Holder& holder : holders) {
    if (is_short(holder)) {
      left.push_back(&holder);
    } else {
      add(lower_slice(context, holder.name), holder);
    }
  }
  // Longer names first: "George W. Bush" before "Bush".
  std::stable_sort(left.begin(), left.end(), [&](const Holder* a, const Holder* b) {
    return word_count(lower_slice(context, a->name)) > word_count(lower_slice(context, b->name));
  });
  for (const Holder* holder : left) {
    std::string_view name = lower_slice(context, holder->name);
    if (by_key.count(name)) {
      add(name, *holder);
      continue;
    }
    const std::string* fit = nullptr;
    bool several = false;
    bool first_too = of_highlands(name);
    auto fits = [&](const Person& person) {
      return is_part(person.key, name, first_too || !person.holders.front()->sure);
    };
    for (const Person& person : people) {
      if (!fits(person)) continue;
      several |= fit != nullptr;
      fit = &person.key;
    }
    if (several) {
      auto own = [&](const Person& person) { return fits(person) && agrees(person, *holder); };
      several = std::count_if(people.begin(), people.end(), own) != 1;
      if (!several) fit = &std::find_if(people.begin(), people.end(), own)->key;
    }
    if (fit && !several) {
      add(std::string(*fit), *holder);
    } else if (!fit) {
      bool shown = !holder->ranks.empty() || !holder->offices.empty() || holder->comrade;
      if (shown && !holder->doubtful) add(name, *holder);
    }
  }
  for (Person& person : people) {
    std::stable_sort(
        person.holders.begin(), person.holders.end(),
        [](const Holder* a, const Holder* b) { return a->name.begin < b->name.begin; });
  }
  std::stable_sort(people.begin(), people.end(), [](const Person& a, const Person& b) {
    return a.holders.front()->name.begin < b.holders.front()->name.begin;
  });
  return people;
}

std::string person_name(const Context& context, const Person& person) {
  std::string capitals;
  for (const Holder* holder : person.holders) {
    if (lower_slice(context, holder->name) != person.key) continue;
    Span source = context.text.to_source(holder->name);
    std::string name = one_space(nfc(context.text.source().substr(source.begin, source.size())));
    if (has_lower(name)) return name;
    if (capitals.empty()) capitals = name;
  }
  return title_case(capitals);
}

void merge_offices(std::vector<Office>& offices) {
  auto folded = [](const Office& office) {
    return lower_same_length(office.prefix + " " + office.title);
  };
  std::vector<Office> out;
  for (Office& office : offices) {
    std::string title = folded(office);
    bool known = false;
    for (Office& other : out) {
      std::string other_title = folded(other);
      bool same_unit = other.unit == office.unit;
      bool one_lacks = other.unit.empty() || office.unit.empty();
      bool same_title = title == other_title;
      // "Pho Chu tich nuoc" is not the "Pho Chu tich" of a council.
      const Office& longer = title.size() > other_title.size() ? office : other;
      const Office& shorter = &longer == &office ? other : office;
      bool of_state = longer.state && longer.unit.empty() && !shorter.unit.empty();
      bool fuller = office.prefix == other.prefix && !of_state &&
                    (title.starts_with(other_title + " ") || other_title.starts_with(title + " "));
      if (!(same_title && (same_unit || one_lacks)) && !(fuller && (same_unit || one_lacks))) {
        continue;
      }
      if (title.size() > other_title.size()) {
        other.title = office.title;
        other.prefix = office.prefix;
      }
      if (other.unit.empty()) {
        other.unit = office.unit;
        other.unit_index = office.unit_index;
      }
      other.bare_named |= office.bare_named;
      known = true;
      break;
    }
    if (!known) out.push_back(std::move(office));
  }
  offices = std::move(out);
}

}  // namespace trich
