#include "resolve/officials_pieces.h"

#include <algorithm>

namespace trich {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The small words of foreign names.
bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "bin", "da", "de",  "del", "der",
                                             "di", "el",  "la", "van", "von"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

}  // namespace

PersonTags::PersonTags(const Relater& relater) : bits_(relater) {
  constexpr std::pair<Tag, std::string_view> kTags[] = {{person, "person"},
                                                        {initials, "initials"},
                                                        {foreign_name, "foreign-name"},
                                                        {office, "office"},
                                                        {honorific, "honorific"},
                                                        {comrade, "comrade"},
                                                        {address, "address"},
                                                        {calling, "calling"},
                                                        {rank, "rank"},
                                                        {force_word, "force-word"},
                                                        {plural, "plural"},
                                                        {holds, "holds"},
                                                        {given, "given"},
                                                        {surname, "surname"},
                                                        {rare_surname, "rare-surname"},
                                                        {weak_surname, "weak-surname"},
                                                        {sure_surname, "sure-surname"},
                                                        {cap, "cap"},
                                                        {upper, "upper"},
                                                        {appoints, "appoints"},
                                                        {country, "country"}};
  for (const auto& [tag, name] : kTags) bits_.add(name, tag);
}

bool PieceReader::is_lead(const Item& item) const {
  return is(item, tags_.honorific) || is(item, tags_.address) || is(item, tags_.calling) ||
         is(item, tags_.rank);
}

// A name that no list knows and whose letters are all plain.
bool PieceReader::is_foreign(const Fact& fact, std::uint32_t first, std::uint32_t last) const {
  bool unlisted = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Item& item = fact.items[i];
    if (!is_ascii(slice(context_, item.span))) return false;
    if (item.word_count == 0) unlisted = true;
  }
  return unlisted;
}

// A word that a name could begin with: of plain letters, or a syllable that names have.
bool PieceReader::is_name_like(const Item& item) const {
  return is_ascii(slice(context_, item.span)) || is(item, tags_.given) || is(item, tags_.surname) ||
         is(item, tags_.rare_surname);
}

// "ong A, giam doc CLB Dong Tam": two words that could be a name, behind the unit of A's office.
bool PieceReader::is_part_of_unit(const Item& item, const std::vector<Piece>& row) const {
  if (item.fact < 0 || row.size() < 3) return false;
  const Fact& name = context_.relations.facts[static_cast<std::size_t>(item.fact)];
  std::size_t n = row.size();
  return name.items.size() == 2 && is(name.items[0], tags_.weak_surname) &&
         row[n - 1].kind == Piece::office &&
         (row[n - 1].held->unit_index >= 0 || row[n - 1].held->of_hood) &&
         row[n - 2].kind == Piece::mark && row[n - 3].kind == Piece::name;
}

// True when what item `at` says ends there: a mark, a name, a rank or the sentence's end follows.
bool PieceReader::ends_here(const Fact& fact, std::uint32_t at) const {
  if (at + 1 < fact.items.size()) {
    const Item& next = fact.items[at + 1];
    if (is(next, tags_.person) || is(next, tags_.rank) || is(next, tags_.honorific)) return true;
  }
  std::string_view rest =
      std::string_view(context_.text.match()).substr(fact.items[at].span.end, 2);
  return rest.empty() || rest.find_first_of(",.;:)\n\"") == 0 || rest == " -";
}

// A hyphen that touches words on both sides.
bool PieceReader::joins_syllables(const Fact& fact, std::uint32_t at) const {
  if (at == 0 || at + 1 >= fact.items.size()) return false;
  const Span hyphen = fact.items[at].span, next = fact.items[at + 1].span;
  return fact.items[at - 1].span.end == hyphen.begin && next.begin == hyphen.end &&
         next.size() > 0 && is_letter(decode(context_.text.match().data() + next.begin));
}

std::uint32_t PieceReader::other_name(const Fact& fact, std::uint32_t at) const {
  std::uint32_t last = at + 1;
  while (last < fact.items.size()) {
    const Item& next = fact.items[last];
    std::string_view word = slice(context_, next.span);
    if (word == "-" && joins_syllables(fact, last)) {  // "Moo-hyun Lee"
      last += 2;
      continue;
    }
    auto follows = [&](std::uint32_t k) {
      return k < fact.items.size() && is(fact.items[k], tags_.cap);
    };
    if (is_particle(word) && last + 1 < fact.items.size()) {
      std::string_view second = slice(context_, fact.items[last + 1].span);
      bool hyphen = second == "-" && joins_syllables(fact, last + 1);
      if ((hyphen || is_particle(second)) && follows(last + 2)) {  // "al-Masri", "von der Ley"
        last += 3;
        continue;
      }
    }
    bool link = follows(last + 1) &&
                (is_particle(word) || (word == "." && fact.items[last - 1].span.size() <= 2));
    if (!link && !is(next, tags_.cap)) break;
    if (is(next, tags_.given) && is(next, tags_.address) && !follows(last + 1)) {
      return last + 1;  // "ba Lan Anh"
    }
    if (is_lead(next) || is(next, tags_.plural) || is(next, tags_.holds)) break;
    ++last;
  }
  return last;
}

// Whether words that no surname opens are a name: the piece before tells.
void PieceReader::judge_other_name(const Fact& fact, std::uint32_t first, std::uint32_t last,
                                   const std::vector<Piece>& row, Piece& piece) const {
  std::size_t n = row.size();
  const Piece* before = n > 0 ? &row[n - 1] : nullptr;
  if (before && before->kind == Piece::mark && before->sign == '.' && n > 1) before = &row[n - 2];
  bool foreign = is_foreign(fact, first, last);
  std::string_view text =
      slice(context_, {fact.items[first].span.begin, fact.items[last - 1].span.end});
  bool one_word = text.find(' ') == std::string_view::npos;
  bool fits = false, one_will_do = false;
  if (!before) {
    fits = fact.find("foreign") && foreign && !one_word;
  } else if (before->kind == Piece::lead) {
    fits = true;
    bool forces = is(*before->item, tags_.rank) && before->item->match >= 0 &&
                  !context_.matches[static_cast<std::size_t>(before->item->match)].has("service");
    one_will_do = forces || is(*before->item, tags_.comrade) || is(*before->item, tags_.force_word);
    one_will_do |= foreign && is(*before->item, tags_.rank);    // "giao su Harrison"
    one_will_do &= !is(fact.items[first], tags_.sure_surname);  // a name cut short
    one_will_do &= !is(fact.items[first], tags_.country);       // "do doc My"
  } else if (before->kind == Piece::office) {
    // Behind "Mr X, director" a foreign name is the company's.
    std::size_t k = n - 1;
    auto joins = [](const Piece& between) {
      bool mark = between.kind == Piece::mark && between.sign != '&' && between.sign != ';';
      return mark || between.kind == Piece::office;
    };
    while (k > 0 && joins(row[k])) --k;
    bool of_another = k + 1 < n && row[k].kind == Piece::name;
    bool of_state = before->held->state && is_name_like(fact.items[first]);
    // "Chu nhiem Uy ban Dan toc | Hau A Lan": a rare surname opens more than one word
    bool rare = last > first + 1 && is(fact.items[first], tags_.rare_surname) &&
                is(fact.items[last - 1], tags_.given) && before->held->unit_index >= 0;
    fits = of_state || (rare && !of_another) ||
           (foreign && !one_word && !of_another &&
            (!before->held->spokesman || before->held->unit_index >= 0));
    one_will_do = of_state && foreign;
    // "giam doc Hoa": one whose whole name stands elsewhere
    fits |= one_word && last == first + 1 && n == 1 && is(fact.items[first], tags_.given) &&
            before->held->unit.empty() && before->held->bare_head.empty();
  }
  if (!fits) return;
  piece.kind = Piece::name;
  piece.span.end = fact.items[last - 1].span.end;
  piece.sure = text.find('\'') != std::string_view::npos;
  piece.doubtful = one_word && !one_will_do && !piece.sure;
}

// "Roh Moo-hyun": the small syllable that a hyphen ties to a foreign name.
std::uint32_t PieceReader::hyphened_end(std::uint32_t end) const {
  std::string_view match = context_.text.match();
  if (end + 2 >= match.size() || match[end] != '-') return end;
  std::uint32_t last = end + 1;
  while (last < match.size() && match[last] >= 'a' && match[last] <= 'z') ++last;
  bool whole = last == match.size() || !is_letter(decode(match.data() + last));
  return whole && last - end > 2 && last - end <= 6 ? last : end;
}

// A word of address with a capital, between a rank and another capital, is a syllable of a name.
bool PieceReader::is_opening_syllable(const Fact& fact, std::uint32_t at,
                                      const std::vector<Piece>& row) const {
  const Item& item = fact.items[at];
  return is(item, tags_.given) && is(item, tags_.address) && is(item, tags_.cap) && !row.empty() &&
         row.back().kind == Piece::lead && is(*row.back().item, tags_.rank) &&
         at + 1 < fact.items.size() && is(fact.items[at + 1], tags_.given);
}

// "Vien truong Vien Chan nuoi | Nguyen Dang Vu": the name that the unit's pattern took, where it is
// behind words that name the unit already and nobody else is named. Schools do bear such names.
const Item* PieceReader::name_inside(const Fact& fact, std::uint32_t at) const {
  if (at + 1 < fact.items.size() &&
      (is(fact.items[at + 1], tags_.person) || is_lead(fact.items[at + 1]))) {
    return nullptr;
  }
  const auto& facts = context_.relations.facts;
  const Fact& office = facts[static_cast<std::size_t>(fact.items[at].fact)];
  if (office.items.empty() || office.items.back().fact < 0) return nullptr;
  const Fact& unit = facts[static_cast<std::size_t>(office.items.back().fact)];
  if (unit.items.size() < 3 || !is(unit.items.back(), tags_.person)) return nullptr;
  const Item& name = unit.items.back();
  if (name.fact < 0 || facts[static_cast<std::size_t>(name.fact)].items.size() < 3) return nullptr;
  return offices_.may_bear_names(office.span) ? nullptr : &name;
}

// "A, Tro ly Nhan su, giu chuc ...": what stands behind a name and a comma.
bool behind_comma(const std::vector<Piece>& row) {
  std::size_t n = row.size();
  return n > 1 && row[n - 1].kind == Piece::mark && row[n - 1].sign == ',' &&
         row[n - 2].kind == Piece::name;
}

// "Thu tuong Chinh phu | bo nhiem | ong A"
bool PieceReader::is_verbal(const Fact& fact, const Fact::Group& tail, const Office& office) const {
  for (std::uint32_t i = tail.first; i < tail.last; ++i) {
    const Item& item = fact.items[i];
    bool plain = item.word_count == 0 && item.fact < 0 && item.span.size() > 1 &&
                 !is_upper(decode(context_.text.match().data() + item.span.begin));
    if (!plain) return false;
  }
  bool whole = office.unit_index >= 0 || office.state || office.free;
  return whole || (tail.last < fact.items.size() && is_lead(fact.items[tail.last]));
}

std::uint32_t PieceReader::appointed(const Fact& fact, std::uint32_t at) const {
  for (std::uint32_t i = at + 1; i < fact.items.size() && i <= at + 16; ++i) {
    if (is(fact.items[i], tags_.appoints)) return i;
    if (is(fact.items[i], tags_.person) || is_lead(fact.items[i])) break;
  }
  return at;
}

std::vector<Piece> PieceReader::read(const Fact& fact) const {
  std::vector<Piece> row;
  const Fact::Group* tail = fact.find("tail");  // words of an office that no pattern knows
  for (std::uint32_t i = 0; i < fact.items.size(); ++i) {
    const Item& item = fact.items[i];
    if (tail && i == tail->first && !row.empty() && row.back().held) {
      Span words{item.span.begin, fact.items[tail->last - 1].span.end};
      if (is_verbal(fact, *tail, *row.back().held)) row.back().kind = Piece::other;
      offices_.name_unit(words, *row.back().held);
    }
    if (tail && i >= tail->first && i < tail->last) continue;
    if (item.span.size() == 0) continue;  // a line's end
    if (!row.empty() && item.span.begin < row.back().span.end) continue;
    Piece piece;
    piece.span = item.span;
    if (i == 0 && fact.find("host")) {
      piece.held = offices_.read_host(item.span);
      row.push_back(std::move(piece));
      continue;
    }
    piece.item = &item;
    if (is(item, tags_.foreign_name)) {
      piece.kind = Piece::name;
    } else if (is(item, tags_.person) || is(item, tags_.initials)) {
      piece.kind = is_part_of_unit(item, row) ? Piece::other : Piece::name;
      piece.sure = true;
    } else if (is(item, tags_.office)) {
      piece.held = offices_.read(context_.relations.facts[static_cast<std::size_t>(item.fact)]);
      piece.kind = piece.held->title.empty() ? Piece::other : Piece::office;
      bool named = i + 1 < fact.items.size() && fact.items[i + 1].span.size() > 1;
      if (piece.kind == Piece::office && !named && offices_.is_on_behalf(item.span.begin)) {
        piece.kind = Piece::other;
      }
      if (!piece.held->bare_head.empty() && !ends_here(fact, i)) {
        // "Chi cuc truong hai quan | Moc Bai | Vo Van A": the rest of the unit's name.
        std::uint32_t last = i + 1;
        if (last < fact.items.size() && is(fact.items[last], tags_.cap)) {
          last = other_name(fact, last);
        }
        if (last > i + 1 && last < fact.items.size() && is(fact.items[last], tags_.person)) {
          Span rest{fact.items[i + 1].span.begin, fact.items[last - 1].span.end};
          offices_.name_bare(rest, *piece.held);
          piece.span.end = rest.end;
          i = last - 1;
        }
        // "Tu lenh BDBP phat bieu", "Bi thu Dang uy cho biet": heads that stand by themselves
        bool capital = i + 1 < fact.items.size() && is(fact.items[i + 1], tags_.cap);
        if (!piece.held->bare_whole || capital) piece.held->bare_head = {};
      }
    } else if (is_opening_syllable(fact, i, row)) {  // "NSUT | Anh Tu"
      std::uint32_t last = other_name(fact, i);
      judge_other_name(fact, i, last, row, piece);
      i = last - 1;
    } else if (std::uint32_t verb = behind_comma(row) ? appointed(fact, i) : i; verb > i) {
      piece.kind = Piece::holds;
      piece.item = &fact.items[verb];
      piece.span.end = piece.item->span.end;
      i = verb;
    } else if (is_lead(item) ||
               (is(item, tags_.force_word) && !row.empty() && row.back().kind == Piece::lead)) {
      piece.kind = Piece::lead;
    } else if (is(item, tags_.plural)) {
      piece.kind = Piece::plural;
    } else if (is(item, tags_.holds)) {
      piece.kind = Piece::holds;
    } else if (item.span.size() == 1 && !is(item, tags_.given)) {
      piece.kind = Piece::mark;
      piece.sign = slice(context_, item.span)[0];
    } else if (is(item, tags_.upper) && !row.empty() && row.back().kind == Piece::office &&
               row.back().held->unit.empty() && !row.back().held->state &&
               i + 1 < fact.items.size() && is(fact.items[i + 1], tags_.cap)) {
      row.back().span.end = item.span.end;  // "giam doc CIA | John Carter"
      continue;
    } else if (is(item, tags_.cap) || is(item, tags_.given)) {  // also one letter: "A Pot"
      std::uint32_t last = other_name(fact, i);
      judge_other_name(fact, i, last, row, piece);
      // "Truong thon Dong Ha | Le Van A": what the office is of, for no list knows it.
      if (piece.kind == Piece::other && !row.empty() && row.back().kind == Piece::office &&
          row.back().held->unit.empty() && row.back().held->bare_head.empty() &&
          last < fact.items.size() && is(fact.items[last], tags_.person)) {
        Span words{item.span.begin, fact.items[last - 1].span.end};
        offices_.name_unit(words, *row.back().held);
        row.back().span.end = words.end;
        i = last - 1;
        continue;
      }
      i = last - 1;
    } else if (std::uint32_t end = appointed(fact, i); end > i) {
      piece.kind = Piece::holds;
      piece.item = &fact.items[end];
      piece.span.end = piece.item->span.end;
      i = end;
    } else {
      piece.kind = Piece::mark;  // a joining word
      piece.sign = '&';
    }
    if (piece.kind == Piece::name) piece.span.end = hyphened_end(piece.span.end);
    const Item* inside =
        piece.kind == Piece::office && row.empty() ? name_inside(fact, i) : nullptr;
    if (inside) {
      offices_.leave_out(inside->span, *piece.held);
      piece.span.end = inside->span.begin - 1;
    }
    row.push_back(std::move(piece));
    if (inside) {
      Piece name;
      name.kind = Piece::name;
      name.span = inside->span;
      name.sure = true;
      name.item = inside;
      row.push_back(std::move(name));
    }
  }
  return row;
}

}  // namespace trich
