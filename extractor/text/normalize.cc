#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/chars.h"
#include "text/utf8.h"
#include "text/vowel.h"

namespace trich {
namespace {

const icu::Normalizer2& nfc_normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);  // never fails: its data are built in
}

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }

// True when `c` never joins what stands before it. The marks of Latin letters answer at once.
bool starts_afresh(char32_t c) {
  return (c < 0x300 || c >= 0x370) && nfc_normalizer().hasBoundaryBefore(static_cast<UChar32>(c));
}

std::size_t length_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[at])));
}

}  // namespace

void Normalizer::run() {
  fold();
  if (has_eth_) mend_letters();
  move_tones();
}

void Normalizer::fold() {
  match.reserve(source_.size() + 1);
  pieces.reserve(source_.size() / 256 + 16);
  std::size_t at = 0;
  for (;;) {
    at = next_special(source_, at);
    if (at >= source_.size()) break;
    handle(at);
  }
  flush(source_.size());
}

// Copies the run that ends before `at`; the next run begins there until somebody moves it.
void Normalizer::flush(std::size_t at) {
  if (at > run_) {
    const bool goes_on =
        !pieces.empty() && pieces.back().verbatim &&
        pieces.back().source_begin + (match.size() - pieces.back().match_begin) == run_;
    if (!goes_on) pieces.push_back({u32(match.size()), u32(run_), 0, true});
    match.append(source_, run_, at - run_);
  }
  run_ = at;
}

// Writes `text` for the source bytes [begin, end), which must not be in the run.
void Normalizer::emit(std::string_view text, std::size_t begin, std::size_t end) {
  pieces.push_back({u32(match.size()), u32(begin), u32(end), false});
  match.append(text);
}

// One space, or a longer source for the space that is there already.
void Normalizer::emit_space(std::size_t begin, std::size_t end) {
  if (match.empty() || match.back() != ' ') {
    emit(" ", begin, end);
    return;
  }
  Piece& last = pieces.back();
  if (last.verbatim) {
    const std::uint32_t place = u32(match.size() - 1);
    const std::uint32_t from = last.source_begin + (place - last.match_begin);
    if (place == last.match_begin) pieces.pop_back();
    pieces.push_back({place, from, u32(end), false});
  } else {
    last.source_end = u32(end);
  }
}

// After a change: plain spaces that follow a space of the match text belong to it.
void Normalizer::skip_spaces(std::size_t& at) {
  while (at < source_.size() && source_[at] == ' ' && !match.empty() && match.back() == ' ') {
    emit_space(at, at + 1);
    ++at;
  }
  run_ = at;
}

bool Normalizer::at_line_start() const {
  std::size_t end = match.size();
  if (end > 0 && match[end - 1] == ' ') --end;
  return end == 0 || match[end - 1] == '\n';
}

// True when the next visible character, at `at` or later, is a space or the line's end.
bool Normalizer::ends_word(std::size_t at) const {
  for (; at < source_.size(); at += length_at(source_, at)) {
    const char32_t c = decode(source_.data() + at);
    const CharKind kind = fold_char(c).kind;
    if (kind != CharKind::drop) {
      return kind == CharKind::space || kind == CharKind::newline || c == '\n';
    }
  }
  return true;
}

void Normalizer::handle(std::size_t& at) {
  const char32_t c = decode(source_.data() + at);
  const std::size_t next = at + length_at(source_, at);
  const CharFold fold = fold_char(c);
  switch (fold.kind) {
    case CharKind::keep:
      at = next;
      return;
    case CharKind::eth:
      has_eth_ = true;
      at = next;
      return;
    case CharKind::drop:
      flush(at);
      break;
    case CharKind::space:
      flush(at);
      emit_space(at, next);
      break;
    case CharKind::newline: {
      flush(at);
      const bool pair = c == '\r' && next < source_.size() && source_[next] == '\n';
      emit("\n", at, next + (pair ? 1 : 0));
      at = next + (pair ? 1 : 0);
      run_ = at;
      return;
    }
    case CharKind::replace:
      flush(at);
      emit(fold.text, at, next);
      break;
    case CharKind::unmapped:
      flush(at);
      // U+FFFD may be a broken letter: only one that stands apart is a bullet.
      if (at_line_start() && (c != 0xFFFD || ends_word(next))) {
        emit("\xE2\x80\xA2", at, next);
        break;
      }
      unmapped = true;
      at = next;
      return;
    case CharKind::compose:
      compose(at, starts_afresh(c));
      return;
  }
  at = next;
  skip_spaces(at);
}

// Takes the last code point of the match text back, so that marks can join it. Not one that
// composes with nothing, nor one of several that a single source character became.
bool Normalizer::take_back(Item& item) {
  if (match.empty()) return false;
  if (match.back() == ' ' || match.back() == '\n' || match.back() == '.') return false;
  const std::size_t begin = utf8::before(match, match.size());
  Piece& last = pieces.back();
  if (!last.verbatim && last.match_begin != begin) return false;
  item.letter = decode(match.data() + begin);
  if (last.verbatim) {
    item.begin = last.source_begin + u32(begin - last.match_begin);
    item.end = last.source_begin + u32(match.size() - last.match_begin);
  } else {
    item.begin = last.source_begin;
    item.end = last.source_end;
  }
  if (last.match_begin == begin) pieces.pop_back();
  match.resize(begin);
  return true;
}

// Puts a letter and what joins it into NFC. `at` is on the first code point that plain copying
// could not pass; all that belongs to it is taken, invisible characters between included.
void Normalizer::compose(std::size_t& at, bool starts_itself) {
  flush(at);
  items_.clear();
  Item item;
  if (!starts_itself && take_back(item)) items_.push_back(item);
  const std::size_t start = at;
  while (at < source_.size()) {
    const char32_t c = decode(source_.data() + at);
    const std::size_t next = at + length_at(source_, at);
    if (at != start) {
      if (c < 0xAD) break;  // nothing below is invisible or joins what stands before it
      const CharFold fold = fold_char(c);
      if (fold.kind == CharKind::drop) {
        at = next;
        continue;
      }
      if (fold.kind != CharKind::compose || starts_afresh(c)) break;
    }
    if (c >= 0x335 && c <= 0x337) has_eth_ = true;
    items_.push_back({c, u32(at), u32(next)});
    at = next;
  }
  compose_items();
  skip_spaces(at);
}

// A Vietnamese vowel takes one shape and one tone, in whatever order they come; NFC does the rest.
void Normalizer::compose_items() {
  vowel::Letter letter;
  std::size_t used = fill_slots(letter);
  if (used < items_.size()) {
    order_marks();
    used = fill_slots(letter);
  }
  if (used > 1) {
    const std::uint32_t begin = items_[0].begin, end = items_[used - 1].end;
    const auto rest = items_.begin() + static_cast<std::ptrdiff_t>(used);
    if (const char32_t joined = vowel::join(letter); joined != 0) {
      items_[used - 1] = {joined, begin, end};
      items_.erase(items_.begin(), rest - 1);
    } else {
      // No such letter in Vietnamese: shape before tone, as NFC would have it.
      std::vector<Item> marks{{static_cast<char32_t>(letter.base), begin, end},
                              {vowel::mark_of(letter.shape), begin, end}};
      if (letter.tone != vowel::level) marks.push_back({vowel::mark_of(letter.tone), begin, end});
      marks.insert(marks.end(), rest, items_.end());
      items_.swap(marks);
    }
  }
  if (items_.size() == 1 && used > 1) {
    emit_item(0);
  } else {
    compose_by_icu();
  }
}

// Reads the shape and the tone off the front of the items. How many items they take, at least one
// where the first is a Vietnamese vowel, else none.
std::size_t Normalizer::fill_slots(vowel::Letter& letter) const {
  letter = vowel::split(items_[0].letter);
  if (letter.base == 0) return 0;
  std::size_t used = 1;
  for (; used < items_.size(); ++used) {
    const vowel::Shape shape = vowel::shape_of(items_[used].letter);
    const vowel::Tone tone = vowel::tone_of(items_[used].letter);
    if (shape != vowel::plain && letter.shape == vowel::plain) {
      letter.shape = shape;
    } else if (tone != vowel::level && letter.tone == vowel::level) {
      letter.tone = tone;
    } else {
      break;
    }
  }
  return used;
}

// Decomposes the marks and puts them into canonical order, so that equivalent texts fill the slots
// alike. ICU would order them too, but in square time.
void Normalizer::order_marks() {
  std::vector<Item> marks;
  for (std::size_t i = 1; i < items_.size(); ++i) {
    icu::UnicodeString parts;
    if (nfc_normalizer().getDecomposition(static_cast<UChar32>(items_[i].letter), parts)) {
      for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const auto part = static_cast<char32_t>(parts.char32At(at));
        marks.push_back({part, items_[i].begin, items_[i].end});
      }
    } else {
      marks.push_back(items_[i]);
    }
  }
  const auto rank = [](const Item& mark) {
    return u_getCombiningClass(static_cast<UChar32>(mark.letter));
  };
  const auto earlier = [&](const Item& a, const Item& b) { return rank(a) < rank(b); };
  for (auto first = marks.begin(); first != marks.end();) {
    if (rank(*first) == 0) {
      ++first;
      continue;
    }
    const auto last =
        std::find_if(first, marks.end(), [&](const Item& mark) { return rank(mark) == 0; });
    if (!std::is_sorted(first, last, earlier)) {
      // What changed places maps to all of it.
      const std::uint32_t begin = first->begin, end = std::prev(last)->end;
      std::stable_sort(first, last, earlier);
      for (auto mark = first; mark != last; ++mark) *mark = {mark->letter, begin, end};
    }
    first = last;
  }
  items_.resize(1);
  items_.insert(items_.end(), marks.begin(), marks.end());
}

void Normalizer::compose_by_icu() {
  std::string before, after;
  std::vector<std::uint32_t> starts;  // of each item in `before`
  for (const Item& item : items_) {
    starts.push_back(u32(before.size()));
    utf8::append(item.letter, before);
  }
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&after);
  UErrorCode status = U_ZERO_ERROR;
  nfc_normalizer().normalizeUTF8(0, before, sink, &edits, status);
  if (U_FAILURE(status)) {  // out of memory at worst
    for (std::size_t i = 0; i < items_.size(); ++i) emit_item(i);
    return;
  }
  // Items that changed together map together; the others keep their own source.
  std::size_t first = 0;
  for (auto change = edits.getFineIterator(); change.next(status);) {
    const auto old_end = u32(static_cast<std::size_t>(change.sourceIndex() + change.oldLength()));
    std::size_t last = first;
    while (last < items_.size() && starts[last] < old_end) ++last;
    if (!change.hasChange()) {
      for (std::size_t i = first; i < last; ++i) emit_item(i);
    } else if (change.newLength() > 0 && last > first) {
      emit(std::string_view(after).substr(static_cast<std::size_t>(change.destinationIndex()),
                                          static_cast<std::size_t>(change.newLength())),
           items_[first].begin, items_[last - 1].end);
    }
    first = last;
  }
}

void Normalizer::emit_item(std::size_t i) {
  std::string text;
  utf8::append(items_[i].letter, text);
  emit(text, items_[i].begin, items_[i].end);
}

void Normalizer::mend_letters() {
  std::vector<Edit> edits;
  const auto look_for = [&](std::string_view what, char32_t letter) {
    for (std::size_t at = match.find(what); at != std::string::npos;
         at = match.find(what, at + what.size())) {
      if (is_stroked_d(match, at, what.size())) {
        edits.push_back({u32(at), u32(at + what.size()), letter});
      }
    }
  };
  look_for("\xC3\x90", 0x110);  // U+00D0, eth
  look_for("\xC6\x89", 0x110);  // U+0189, African d
  look_for("\xC3\xB0", 0x111);
  look_for("\xC9\x96", 0x111);
  for (const char* overlay : {"\xCC\xB5", "\xCC\xB6", "\xCC\xB7"}) {  // U+0335 to U+0337
    look_for(std::string("d") + overlay, 0x111);
    look_for(std::string("D") + overlay, 0x110);
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  apply(edits);
}

void Normalizer::move_tones() {
  std::vector<Edit> edits;
  for (std::size_t at = next_tone_candidate(match, 0); at < match.size();
       at = next_tone_candidate(match, at + 1)) {
    ToneMove move;
    if (!find_tone_move(match, at, true, move)) continue;
    const std::size_t middle = at + move.first_length;
    edits.push_back({u32(at), u32(middle), move.first});
    edits.push_back({u32(middle), u32(middle + move.second_length), move.second});
  }
  apply(edits);
}

// Edits come in order and do not overlap; each stands for one code point.
void Normalizer::apply(const std::vector<Edit>& edits) {
  if (edits.empty()) return;
  std::string old_match;
  std::vector<Piece> old_pieces;
  old_match.swap(match);
  old_pieces.swap(pieces);
  match.reserve(old_match.size() + 1);
  pieces.reserve(old_pieces.size() + edits.size() * 2);
  std::size_t piece = 0;  // that holds `at`
  std::uint32_t at = 0;   // all before is written
  const auto piece_end = [&](std::size_t i) {
    return i + 1 < old_pieces.size() ? old_pieces[i + 1].match_begin : u32(old_match.size());
  };
  // Copies old_match[at, end) with the pieces that cover it. No edit cuts a piece that maps as a
  // whole, except where the edit ends or begins one.
  const auto copy_to = [&](std::uint32_t end) {
    while (at < end) {
      while (piece_end(piece) <= at) ++piece;
      const std::uint32_t stop = std::min(end, piece_end(piece));
      Piece part = old_pieces[piece];
      if (part.verbatim) part.source_begin += at - part.match_begin;
      part.match_begin = u32(match.size());
      pieces.push_back(part);
      match.append(old_match, at, stop - at);
      at = stop;
    }
  };
  for (const Edit& edit : edits) {
    copy_to(edit.begin);
    while (piece_end(piece) <= edit.begin) ++piece;
    const Piece& head = old_pieces[piece];
    const std::uint32_t begin =
        head.verbatim ? head.source_begin + (edit.begin - head.match_begin) : head.source_begin;
    while (piece_end(piece) < edit.end) ++piece;
    const Piece& tail = old_pieces[piece];
    const std::uint32_t end =
        tail.verbatim ? tail.source_begin + (edit.end - tail.match_begin) : tail.source_end;
    pieces.push_back({u32(match.size()), begin, end, false});
    utf8::append(edit.letter, match);
    at = edit.end;
  }
  copy_to(u32(old_match.size()));
}

}  // namespace trich
