#include "text/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "text/normalize.h"
#include "text/utf8.h"

namespace trich {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kCountEvery = 256;
constexpr std::size_t kInvalidShown = 100;

// True when the normalizer would change nothing: most words of the packs.
bool is_match_form(std::string_view utf8) {
  if (next_special(utf8, 0) < utf8.size() || utf8::valid_prefix(utf8) < utf8.size()) return false;
  for (std::size_t at = next_tone_candidate(utf8, 0); at < utf8.size();
       at = next_tone_candidate(utf8, at + 1)) {
    ToneMove move;
    if (find_tone_move(utf8, at, true, move)) return false;
  }
  return true;
}

}  // namespace

Text::Text(std::string_view bytes) {
  std::uint64_t dropped = 0;
  if (bytes.substr(0, kBom.size()) == kBom) {
    dropped = kBom.size();
    bytes.remove_prefix(kBom.size());
  }
  if (utf8::valid_prefix(bytes) == bytes.size()) {
    source_.assign(bytes);
  } else {
    utf8::Faults faults;
    source_ = utf8::repair(bytes, dropped, kInvalidShown, faults);
    invalid_ = std::move(faults.first);
    invalid_count_ = faults.count;
  }

  counts_.reserve(source_.size() / kCountEvery + 1);
  Count before{0, 0};
  for (std::size_t at = 0; at <= source_.size(); at += kCountEvery) {
    counts_.push_back(before);
    const utf8::Count here = utf8::count(std::string_view(source_).substr(at, kCountEvery));
    before.codepoints += here.codepoints;
    before.utf16 += here.utf16;
  }

  Normalizer normalizer(source_);
  normalizer.run();
  match_ = std::move(normalizer.match);
  pieces_ = std::move(normalizer.pieces);
  unmapped_ = normalizer.unmapped;
  if (match_.empty() || match_.back() != '\n') {
    const auto end = static_cast<std::uint32_t>(source_.size());
    pieces_.push_back({static_cast<std::uint32_t>(match_.size()), end, end, false});
    match_.push_back('\n');
  }
  lower_ = lower_same_length(match_);
}

Span Text::to_source(Span match) const {
  const auto piece_of = [this](std::uint32_t at) {
    return std::prev(std::upper_bound(
        pieces_.begin(), pieces_.end(), at,
        [](std::uint32_t offset, const Piece& piece) { return offset < piece.match_begin; }));
  };
  const auto first = piece_of(match.begin);
  const auto last = piece_of(match.end - 1);
  return {first->verbatim ? first->source_begin + (match.begin - first->match_begin)
                          : first->source_begin,
          last->verbatim ? last->source_begin + (match.end - last->match_begin) : last->source_end};
}

std::uint32_t Text::codepoints(std::uint32_t source_byte) const {
  const std::size_t block = source_byte / kCountEvery;
  return counts_[block].codepoints +
         utf8::count(
             std::string_view(source_).substr(block * kCountEvery, source_byte % kCountEvery))
             .codepoints;
}

std::uint32_t Text::utf16_units(std::uint32_t source_byte) const {
  const std::size_t block = source_byte / kCountEvery;
  return counts_[block].utf16 + utf8::count(std::string_view(source_).substr(
                                                block * kCountEvery, source_byte % kCountEvery))
                                    .utf16;
}

std::string normalize(std::string_view utf8) {
  if (is_match_form(utf8)) return std::string(utf8);
  const Text text(utf8);
  std::string out = text.match();
  const Span last{static_cast<std::uint32_t>(out.size() - 1),
                  static_cast<std::uint32_t>(out.size())};
  if (text.to_source(last).size() == 0) out.pop_back();  // the sentinel
  return out;
}

std::string nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& normalizer = *icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  if (normalizer.isNormalizedUTF8(piece, status)) return std::string(utf8);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, piece.size());
  normalizer.normalizeUTF8(0, piece, sink, nullptr, status);
  return out;
}

}  // namespace trich
