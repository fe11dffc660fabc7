#include "resolve/officials_stretch.h"

#include <algorithm>

namespace trich {
namespace {

// "nguyen" and "cuu" open every office of their list, unless each former one has its own.
void open_list(std::vector<Office>& offices) {
  auto opens = [](const Office& office) { return office.opens_list; };
  if (std::count_if(offices.begin(), offices.end(), opens) > 1) return;
  std::string prefix;
  for (Office& office : offices) {
    if (office.opens_list) {
      prefix = office.prefix;
    } else if (office.prefix.empty()) {
      office.prefix = prefix;
    }
  }
}

// A foreign minister's ministry is none of the article's.
void make_foreign(std::vector<Office>& offices) {
  for (Office& office : offices) {
    if (!office.foreign_title.empty()) {
      office.title = office.foreign_title;
      office.unit.clear();
      office.unit_index = -1;
    }
    if (office.state) office.head = {};
  }
}

// "A, Giam doc Cong an tinh; B, Pho Giam doc": the deputy is of the same unit.
void share_with_deputies(std::vector<Holder>& holders) {
  std::vector<const Office*> before;
  for (Holder& holder : holders) {
    for (Office& office : holder.offices) {
      bool open = office.unit.empty() && office.bare_head.empty() && !office.state;
      if (open && !office.deputy_of.empty()) {
        auto chief = std::find_if(before.rbegin(), before.rend(), [&](const Office* other) {
          return office.deputy_of == (other->deputy_of.empty() ? other->title : other->deputy_of);
        });
        if (chief != before.rend()) {
          office.unit = (*chief)->unit;
          office.unit_index = (*chief)->unit_index;
        }
      }
      if (!office.unit.empty()) before.push_back(&office);
    }
  }
}

class Stretch {
 public:
  Stretch(const Context& context, const PersonTags& tags, const Fact& fact, const Office* host,
          std::vector<Piece>& row)
      : context_(context), tags_(tags), fact_(fact), host_(host), row_(row) {}

  std::vector<Holder> read() {
    for (std::size_t i = 0; i < row_.size(); ++i) {
      if (row_[i].kind == Piece::name) out_.push_back(holder(i));
    }
    share_with_deputies(out_);
    return std::move(out_);
  }

 private:
  Piece::Kind kind(std::size_t i) const { return i < row_.size() ? row_[i].kind : Piece::other; }
  char sign(std::size_t i) const { return kind(i) == Piece::mark ? row_[i].sign : '\0'; }
  bool free_office(std::size_t i) const { return kind(i) == Piece::office && !row_[i].taken; }
  bool is(const Piece& piece, PersonTags::Tag tag) const { return tags_.is(*piece.item, tag); }

  // A name stands directly behind piece i, or only leads between.
  bool name_touches(std::size_t i) const {
    std::size_t j = i + 1;
    while (kind(j) == Piece::lead || (sign(j) == '.' && kind(j - 1) == Piece::lead)) ++j;
    return kind(j) == Piece::name;
  }

  Holder holder(std::size_t i) {
    Holder holder;
    holder.name = row_[i].span;
    holder.sure = row_[i].sure;
    holder.doubtful = row_[i].doubtful;
    holder.rule = fact_.relation->id;
    std::size_t left = i;
    take_leads(left, holder);
    bool bare = left == i;
    if (left > 0 && row_[left - 1].kind == Piece::plural && holder.comrade) all_comrades_ = true;
    std::size_t offices_end = over_joint(left, i, holder);
    std::vector<Office> common = shared_by_all_;
    bool apart = offices_end < left && sign(offices_end) == ',';
    take_before(offices_end, left, holder);
    // "noi voi Thu tuong, ong Nam dap", "giam doc Hoa": counts only where nothing else is said
    if ((apart && !holder.sure) || (bare && holder.doubtful)) {
      for (Office& office : holder.offices) office.unsure = true;
    }
    take_behind(i + 1, holder);
    // "Giam doc So Y te, Nguyen Van A, ...": set apart by a comma, and nothing else is the name's.
    if (bare && left == i && holder.sure && holder.offices.empty() && out_.empty() && i > 1 &&
        sign(i - 1) == ',' && free_office(i - 2)) {
      take_before(i - 1, left, holder);
    }
    if (!common.empty()) {
      holder.offices.insert(holder.offices.begin(), common.begin(), common.end());
      holder.comrade = true;
    }
    if (bare && holder.offices.empty()) holder.offices = shared_;
    if (bare && all_comrades_) holder.comrade = true;
    if (!holder.sure) make_foreign(holder.offices);
    // "Doan cua So Y te do ong A lam truong doan": the delegation's; "Cong ty X do A lam giam doc"
    bool hosted =
        host_ && (kind(i + 1) == Piece::mark || (kind(i + 1) == Piece::holds && host_->of_firm));
    if (hosted && !holder.offices.empty()) {
      Office& office = holder.offices.front();
      if (office.unit.empty() && office.bare_head.empty() && !office.state) {
        office.unit = host_->unit;
        office.unit_index = host_->unit_index;
      }
    }
    return holder;
  }

  // Leads on the left of `left`, also over the marks between ranks ("Trung ta, TS").
  void take_leads(std::size_t& left, Holder& holder) {
    while (left > 0) {
      std::size_t k = left - 1;
      char mark = sign(k);
      if ((mark == '.' || mark == ',' || mark == '-') && k > 0 && kind(k - 1) == Piece::lead &&
          !row_[k - 1].taken) {
        --k;
      }
      if (row_[k].kind != Piece::lead || row_[k].taken) break;
      row_[k].taken = true;
      if (is(row_[k], tags_.rank)) {
        holder.ranks.push_back(row_[k].span);
      } else if (const Word* word = row_[k].item->word("honorific")) {
        holder.honorific = word->value;
        holder.comrade |= is(row_[k], tags_.comrade);
      }
      left = k;
    }
  }

  // Where the offices before the name end: at `left`, or before what may stand between.
  std::size_t over_joint(std::size_t left, std::size_t name, Holder& holder) {
    if (left == 0) return 0;
    std::size_t k = left - 1;
    if (sign(k) == ':') {
      std::size_t lead = k;
      while (lead > 0 && kind(lead - 1) == Piece::office && !row_[lead - 1].taken) --lead;
      bool several = lead > 1 && kind(lead - 2) == Piece::plural;
      if (lead > 0 && row_[lead - 1].kind == Piece::lead && is(row_[lead - 1], tags_.comrade) &&
          (lead == k || several)) {
        all_comrades_ = holder.comrade = true;  // "cac dong chi: A, B"
        holder.honorific = row_[lead - 1].item->word("honorific")->value;
      }
      return k;
    }
    if (fact_.relation->id == "official.signature") return 1;
    // A semicolon begins a new list: "...; Chu tich huyen - ba B".
    bool first = k > 0 && free_office(k - 1) && (out_.empty() || (k > 1 && sign(k - 2) == ';'));
    // "Chu tich xa, ong A"; "chu tich xa la ong A"; "chuc vu giam doc cua ong A"
    bool led = !holder.honorific.empty() || !holder.ranks.empty();
    bool own = kind(begin_behind(name + 1)) == Piece::office;
    // "Chu tich xa - Nguyen Van A noi": a verb behind the name tells that no office follows.
    if (first && (sign(k) == ',' || sign(k) == '-') && left == name && holder.sure &&
        name + 1 >= row_.size() && verb_follows(row_[name].span.end)) {
      return k;
    }
    if (first && (sign(k) == ',' || sign(k) == '-') && left < name && led && !own) return k;
    if (first && kind(k) == Piece::holds) return k;
    if (first && k == 1 && fact_.relation->id == "official.office-of") return k;
    // "Tong giam doc Cong ty A (Agifish) B"
    if (sign(k) == ')') {
      std::size_t open = k;
      while (open > 0 && left - open < 4 && sign(open) != '(') --open;
      if (sign(open) == '(' && open > 0 && free_office(open - 1)) return open;
    }
    return left;
  }

  // Offices that touch the name on its left, with those that commas and dashes join to them.
  void take_before(std::size_t k, std::size_t& left, Holder& holder) {
    std::vector<Office> before;
    const std::size_t colon = k;
    while (k > 0) {
      if (free_office(k - 1)) {
        Office& office = *row_[k - 1].held;
        // "chanh van phong Tong thong A": the second title tells whose
        if (k > 1 && free_office(k - 2) && office.unit.empty() && office.state &&
            row_[k - 2].held->unit.empty()) {
          row_[k - 1].taken = true;
          row_[k - 2].held->title += " " + std::string(slice(context_, office.span));
          --k;
          continue;
        }
        if (before.empty() && k == left && !office.inner_title.empty()) {
          office.title = office.inner_title;
        }
        before.insert(before.begin(), office);
        row_[k - 1].taken = true;
        left = --k;
        continue;
      }
      // "Thu tuong va Tong thong A": what a word joins is another's.
      bool joined = !before.empty() && k > 1 && free_office(k - 2) && kind(k - 1) == Piece::mark &&
                    sign(k - 1) != ';' && sign(k - 1) != ':' && sign(k - 1) != '&';
      if (joined) {
        --k;
        continue;
      }
      // "Chu tich A, dong thoi la Giam doc B": the verb joins them too.
      std::size_t verb = k;
      while (!before.empty() && verb > 0 && kind(verb - 1) == Piece::holds) --verb;
      if (verb == k || verb == 0) break;
      if (sign(verb - 1) == ',') --verb;
      if (verb == 0 || !free_office(verb - 1)) break;
      k = verb;
    }
    if (before.empty()) return;
    open_list(before);
    // "cac Pho Chu tich A, B"; "nguyen Tong Bi thu A, B": one after the other
    bool several = left > 0 && kind(left - 1) == Piece::plural;
    bool in_turn = before.size() == 1 && before[0].opens_list && before[0].free;
    shared_ = several || in_turn ? before : std::vector<Office>();
    if (sign(colon) == ':' && all_comrades_) {  // "cac dong chi Uy vien Trung uong Dang: A; B"
      shared_by_all_ = before;
      take_leads(left, holder);
    }
    holder.offices = std::move(before);
    take_leads(left, holder);
  }

  // "dong chi A bi thu Dang uy xa": no mark between, and no name behind that could claim it.
  bool touching_office(std::size_t j) const {
    if (!free_office(j) || name_touches(j)) return false;
    const Office& office = *row_[j].held;
    return !office.unit.empty() || !office.bare_head.empty();
  }

  // Where offices behind the name can begin: over marks, verbs of holding, an age in brackets.
  std::size_t begin_behind(std::size_t j) const {
    std::size_t begin = j;
    while (j < begin + 2 && (sign(j) == ',' || sign(j) == '-' || sign(j) == '(' || sign(j) == ':' ||
                             kind(j) == Piece::holds)) {
      ++j;
    }
    if (j == begin) return touching_office(j) ? j : row_.size();
    if (kind(j) == Piece::office || kind(j) == Piece::lead || sign(j - 1) != '(') return j;
    // "(58 tuoi, Chu tich xa ...)", "(thu hai tu trai sang), Chu tich xa"
    std::size_t skip = j, limit = j + 9;
    while (skip < row_.size() && skip < limit && sign(skip) != ')' &&
           (sign(skip) != ',' || skip >= j + 4)) {
      ++skip;
    }
    if (sign(skip) == ',' || sign(skip) == ')') {
      if (kind(skip + 1) == Piece::office) return skip + 1;
      if (sign(skip + 1) == ',' || (sign(skip) == ')' && sign(skip + 1) == '-')) return skip + 2;
    }
    return j;
  }

  // Offices behind the name, up to the next name; an office that touches the next name is its own.
  void take_behind(std::size_t j, Holder& holder) {
    bool comma = sign(j) == ',', bracket = sign(j) == '(';
    std::size_t bracketed = 0;  // offices that stand with the name in brackets: nobody else's
    std::vector<std::size_t> run;
    std::size_t anew = std::string::npos;  // offices from here on stand behind a semicolon
    std::size_t begin = begin_behind(j);
    bracket &= begin == j + 1;
    for (; j < begin && begin < row_.size(); ++j) {  // "(nguyen thuong ta, truong don ...)"
      if (kind(j) == Piece::lead && !row_[j].taken && is(row_[j], tags_.rank)) {
        row_[j].taken = true;
        holder.ranks.push_back(row_[j].span);
      }
    }
    for (j = begin; j < row_.size(); ++j) {
      if (free_office(j)) {
        run.push_back(j);
      } else if (kind(j) == Piece::lead && !row_[j].taken && is(row_[j], tags_.rank) &&
                 !name_touches(j)) {
        row_[j].taken = true;  // "ong A, Dai ta, Pho Giam doc"
        holder.ranks.push_back(row_[j].span);
      } else if (kind(j) == Piece::mark && sign(j) != ':') {
        if (sign(j) == ';') anew = std::min(anew, run.size());
        if (sign(j) == ')' && bracket) {
          bracketed = run.size();
          bracket = false;
        }
      } else if (kind(j) != Piece::holds || kind(j + 1) != Piece::office) {
        break;
      }
    }
    // "A, Uy vien Bo Chinh tri; Giam doc Hoc vien; dong chi B": what no name claims is A's too.
    bool closed = j < row_.size() ? sign(j - 1) == ';' : ends_sentence(row_.back().span.end);
    std::size_t mine = closed ? run.size() : std::min(run.size(), anew);
    if (!run.empty() && name_touches(run.back())) {
      mine = std::min(mine, holder.offices.empty() ? run.size() - 1 : 0);
    } else if (comma && mine == 1 && !holder.offices.empty() && begins_clause(run.front())) {
      mine = 0;
    }
    mine = std::max(mine, bracketed);
    std::vector<Office> behind;
    auto give = [&] {
      open_list(behind);
      holder.offices.insert(holder.offices.end(), behind.begin(), behind.end());
      behind.clear();
    };
    for (std::size_t r = 0; r < mine; ++r) {
      const Piece& before = row_[run[r] - 1];
      if (before.kind == Piece::holds) give();  // "nguyen A, giu chuc vu B": B is held now
      behind.push_back(*row_[run[r]].held);
      const Word* word = before.kind == Piece::holds ? before.item->word("holds") : nullptr;
      if (word && word->value != word->form && behind.back().prefix.empty()) {
        behind.back().prefix = word->value;  // "nguyen la B"
      }
      row_[run[r]].taken = true;
    }
    give();
  }

  // "Bo truong A, Thu tuong se ...": an office without a unit that a verb follows.
  bool begins_clause(std::size_t i) const {
    return row_[i].held->unit.empty() && i + 1 >= row_.size() && verb_follows(row_[i].span.end);
  }

  bool ends_sentence(std::uint32_t end) const {
    std::string_view match = context_.text.match();
    return end >= match.size() || match[end] == '.' || match[end] == '\n';
  }

  // A word in small letters stands behind byte `end`.
  bool verb_follows(std::uint32_t end) const {
    std::string_view rest = std::string_view(context_.text.match()).substr(end, 5);
    if (rest.size() < 2 || rest[0] != ' ') return false;
    char32_t next = decode(rest.data() + 1);
    return is_letter(next) && !is_upper(next);
  }

  const Context& context_;
  const PersonTags& tags_;
  const Fact& fact_;
  const Office* host_;  // the unit that the offices without one belong to, or nullptr
  std::vector<Piece>& row_;
  std::vector<Holder> out_;
  bool all_comrades_ = false;          // "cac dong chi: A, B"
  std::vector<Office> shared_;         // "hai Pho Chu tich: A va B"
  std::vector<Office> shared_by_all_;  // also by those with offices of their own
};

}  // namespace

std::vector<Holder> read_stretch(const Context& context, const PersonTags& tags, const Fact& fact,
                                 std::vector<Piece> row) {
  // The host's unit stands first, a piece of its own.
  const Office* host = fact.find("host") && !row.empty() && row[0].held ? &*row[0].held : nullptr;
  return Stretch(context, tags, fact, host, row).read();
}

}  // namespace trich
