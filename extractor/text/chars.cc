#include "text/chars.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <utf8proc.h>

#include "text/text.h"

namespace trich {
namespace {

constexpr CharFold replace(char c) { return {CharKind::replace, {c, 0, 0, 0}}; }

// The fixed list: spaces, invisible characters, dashes, quotes. True when `c` is in it.
bool fold_listed(char32_t c, CharFold& out) {
  const auto is = [&](CharFold fold) {
    out = fold;
    return true;
  };
  const auto in = [c](char32_t low, char32_t high) { return c >= low && c <= high; };
  switch (c) {
    case 0x09:
    case 0x20:
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return is({CharKind::space, {}});
    case 0x0B:
    case 0x0C:
    case 0x0D:
    case 0x85:
    case 0x2028:
    case 0x2029:
      return is({CharKind::newline, {}});
    case 0xAD:
    case 0x34F:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
      return is({CharKind::drop, {}});
    case 0xD0:
    case 0xF0:
    case 0x189:
    case 0x256:
      return is({CharKind::eth, {}});
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
      return is(replace('-'));
    case 0x2033:
    case 0xAB:
    case 0xBB:
    case 0xFF02:
      return is(replace('"'));
    case 0x2BC:
    case 0xB4:
    case 0x1FFD:  // NFC makes it U+00B4
      return is(replace('\''));
    case 0x2044:
    case 0x2215:
      return is(replace('/'));
    case 0x2026:
      return is({CharKind::replace, {'.', '.', '.', 0}});
    default:
      break;
  }
  if (in(0x2000, 0x200A)) return is({CharKind::space, {}});
  if (in(0x200B, 0x200D) || in(0x202A, 0x202E) || in(0x2066, 0x2069)) {
    return is({CharKind::drop, {}});
  }
  if (in(0x2010, 0x2015)) return is(replace('-'));
  if (in(0x201C, 0x201F) || in(0x301D, 0x301F)) return is(replace('"'));
  if (in(0x2018, 0x201B)) return is(replace('\''));
  if (in(0xFF01, 0xFF5E)) return is(replace(static_cast<char>(c - 0xFF01 + '!')));
  return false;
}

}  // namespace

CharFold fold_char(char32_t c) {
  CharFold out;
  if (fold_listed(c, out) || c < 0xC0) return out;
  if (c >= 0x300 && c < 0x370) return {CharKind::compose, {}};  // the marks of Latin letters
  const auto point = static_cast<utf8proc_int32_t>(c);
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
      out.kind = CharKind::unmapped;
      return out;
    case UTF8PROC_CATEGORY_ND:
      if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
        return replace(static_cast<char>('0' + digit));
      }
      return out;
    default:
      break;
  }
  if (c == 0xFFFD) {
    out.kind = CharKind::unmapped;
  } else if (u_getCombiningClass(static_cast<UChar32>(c)) != 0 ||
             u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) != UNORM_YES) {
    out.kind = CharKind::compose;
  }
  return out;
}

bool is_rare_letter(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool is_rare_upper(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_letter(c) || (c >= '0' && c <= '9');
  return is_letter(c) ||
         utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

}  // namespace trich
