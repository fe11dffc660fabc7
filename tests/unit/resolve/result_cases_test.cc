// Quantities in sentences written for this test: value, unit, approximator and kind of each, and
// nothing else that counts as one.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

// A line: the sentence with [[ ]] round every quantity, then for each "value~unit~approx~kind"
// behind a bar. A value is "5", a range "5..10", one open above "100..", a part "17/18".
constexpr char kCases[] = R"(
Nhân dân đã cung cấp [[4.512 tin]] cho Công an phường.|4512~tin~~count
Lực lượng bảo vệ dân phố tổ chức [[96 buổi]] tuần tra đêm.|96~buổi~~count
Hội Phụ nữ vận động [[1.250 hội viên]] ký cam kết.|1250~hội viên~~count
Buổi tuyên truyền thu hút [[hơn 300 đoàn viên]] tham gia.|300~đoàn viên~over~count
Toàn phường hiện có [[12.480 hộ]] với [[45.300 nhân khẩu]].|12480~hộ~~count|45300~nhân khẩu~~count
Đội đã lập biên bản [[73 trường hợp]], phạt tiền [[58.500.000 đồng]].|73~trường hợp~~count|58500000~đồng~~money
Qua kiểm tra phát hiện [[05 cơ sở]] vi phạm.|5~cơ sở~~count
Tổ công tác bắt [[ba đối tượng]] cùng tang vật là [[hai xe máy]].|3~đối tượng~~count|2~xe máy~~count
Ban tổ chức trao [[150 suất]] quà, mỗi suất trị giá [[500.000 đồng]].|150~suất~~count|500000~đồng~~money
Các nhà hảo tâm ủng hộ [[trên 2 tỷ đồng]].|2000000000~đồng~over~money
Kinh phí xây nhà [[khoảng 80 triệu đồng]].|80000000~đồng~about~money
Số tiền thu được [[gần 1,5 tỉ đồng]].|1500000000~đồng~nearly~money
Tuyến đường dài [[3,2 km]], rộng [[7m]].|3.2~km~~length|7~m~~length
Diện tích trồng lúa đạt [[1.240 ha]].|1240~ha~~area
Vườn rau rộng [[350 m2]] của trường.|350~m2~~area
Công an thu giữ [[1,2 kg]] ma túy đá và [[300 viên]] hồng phiến.|1.2~kg~~mass|300~viên~~count
Khám xét thu [[12,5 gam]] heroin.|12.5~gam~~mass
Cả xã nộp lên [[0,8kg]] thuốc nổ.|0.8~kg~~mass
Tỷ lệ hộ nghèo giảm còn [[2,35%]].|2.35~%~~percent
Doanh thu tăng [[12%]] so với cùng kỳ.|12~%~~percent
Có [[95 phần trăm]] người dân đồng tình.|95~phần trăm~~percent
Đến nay [[17/18 xã]] đạt chuẩn.|17/18~xã~~ratio
Có [[9/10 tiêu chí]] hoàn thành.|9/10~tiêu chí~~ratio
Trung bình [[8 trên 10 hộ]] có nước sạch.|8/10~hộ~~ratio
Mỗi đội gồm [[5-7 thành viên]].|5..7~thành viên~~count
Mỗi buổi có [[khoảng 30 - 40 người]] dự.|30..40~người~about~count
Mức phạt [[từ 5 đến 10 triệu đồng]].|5000000..10000000~đồng~~money
Giá rau dao động [[12.000-15.000 đồng/kg]].|12000..15000~đồng/kg~~money
Lượng mưa [[từ 50mm đến 80mm]].|50..80~mm~~length
[[Hàng trăm người]] đổ ra đường.|100..~người~over~count
Có [[hàng nghìn du khách]] về dự hội.|1000..~du khách~over~count
Kho chứa [[hàng chục nghìn sản phẩm]] giả.|10000..~sản phẩm~over~count
Bà cụ năm nay [[86 tuổi]].|86~tuổi~~age
Nạn nhân Trần Thị Lụa ([[34 tuổi]]) được cứu.|34~tuổi~~age
Sản lượng tăng gấp [[2,5 lần]].|2.5~lần~~ratio
Đội bóng xã thắng [[3-1]] trong trận cuối.|3/1~~~score
Dự án vay [[12 triệu USD]] của ngân hàng.|12000000~usd~~money
Số lao động được đào tạo là [[7.300]].|7300~~~count
Thôn Đông có [[45 hộ]], thôn Tây [[38 hộ]].|45~hộ~~count|38~hộ~~count
Huyện đã trồng [[hai mươi lăm nghìn cây]] xanh.|25000~cây~~count
Tổng vốn [[39 tỉ 500 triệu đồng]].|39500000000~đồng~~money
Chợ có [[ít nhất 200 sạp]] hàng.|200~sạp~at_least~count
Mỗi hộ vay [[tối đa 50 triệu đồng]].|50000000~đồng~at_most~money
Lớp học [[không quá 35 học sinh]].|35~học sinh~at_most~count
Cửa hàng [[chưa đến 10 nhân viên]].|10~nhân viên~under~count
Nhà máy có [[ngót 400 công nhân]].|400~công nhân~nearly~count
Đoàn gồm [[tối thiểu 15 cán bộ]].|15~cán bộ~at_least~count
Ngành thuế thu [[quá 90 tỷ đồng]].|90000000000~đồng~over~money
Trạm y tế khám cho [[chừng 120 cụ già]].|120~cụ già~about~count
Hồ chứa [[xấp xỉ 3 triệu m3]] nước.|3000000~m3~about~volume
Xe chở [[dưới 5 tấn]] được qua cầu.|5~tấn~under~mass
Khen thưởng [[27 tập thể, cá nhân]] tiêu biểu.|27~tập thể, cá nhân~~count
Tuyên dương [[15 tập thể]] và [[32 cá nhân]].|15~tập thể~~count|32~cá nhân~~count
Tập huấn cho [[180 cán bộ, chiến sĩ]].|180~cán bộ, chiến sĩ~~count
Tuyến đi qua [[23 xã, phường]].|23~xã, phường~~count
Cả nước có [[63 tỉnh, thành phố]].|63~tỉnh, thành phố~~count
Đội hình sự xử lý [[151 đối tượng]], gọi hỏi [[8 đối tượng]].|151~đối tượng~~count|8~đối tượng~~count
Bà con gửi [[2.318 tin]] qua hộp thư, nhờ đó làm rõ [[516 vụ]].|2318~tin~~count|516~vụ~~count
Chương trình có [[sáu tiết mục]] văn nghệ.|6~tiết mục~~count
[[Hai đội]] thi gồm [[mười thí sinh]] mỗi bên.|2~đội~~count|10~thí sinh~~count
Có [[bốn phường]] chưa hoàn thành.|4~phường~~count
Bắt giữ [[một trăm linh năm con]] lợn không rõ nguồn gốc.|105~con~~count
Trang trại nuôi [[năm nghìn con]] gà.|5000~con~~count
Hợp tác xã thu [[3 tấn]] thóc mỗi vụ.|3~tấn~~mass
Xuất bán [[45 tạ]] cam.|45~tạ~~mass
Công trình có [[12 tầng]], [[240 căn hộ]].|12~tầng~~count|240~căn hộ~~count
Bãi xe chứa [[80 ô tô]] và [[300 xe máy]].|80~ô tô~~count|300~xe máy~~count
Phát [[2.000 tờ rơi]], treo [[45 băng rôn]].|2000~tờ rơi~~count|45~băng rôn~~count
Lắp [[64 camera]] tại [[22 ngã tư]].|64~camera~~count|22~ngã tư~~count
Đường ống dài [[hơn 1.200 mét]].|1200~mét~over~length
Nhiệt độ trong lò [[850 độ C]].|850~độ c~~other
Máy bơm công suất [[75 kW]].|75~kw~~other
Xe chạy [[60 km/h]] trong phố.|60~km/h~~other
Giá xăng [[25.000 đồng/lít]].|25000~đồng/lít~~money
Lương thợ [[15 triệu đồng/tháng]].|15000000~đồng/tháng~~money
Mật độ [[1.250 người/km2]].|1250~người/km2~~count
Giải ngân được [[102%]] kế hoạch.|102~%~~percent
Chỉ số tăng [[5,2 điểm phần trăm]].|5.2~điểm phần trăm~~percent
Tỷ lệ lấp đầy [[từ 70% đến 85%]].|70..85~%~~percent
Nồng độ dao động [[0,5-1%]].|0.5..1~%~~percent
Có [[một phần ba]] số hộ thoát nghèo.|1/3~hộ~~ratio
Thu [[1.234.567,8 đồng]] tiền lẻ.|1234567.8~đồng~~money
Dự án nhận [[50.000 euro]] tài trợ.|50000~euro~~money
Công ty nợ [[3 triệu yên]].|3000000~yên~~money
Mua [[5 tấn xi măng]] giá [[8 triệu đồng]].|5~tấn~~mass|8000000~đồng~~money
Vay [[2 triệu rưỡi]] để mua giống.|2500000~~~count
Đường có [[6 làn xe]].|6~làn xe~~count
Trên tuyến có [[11 nút giao thông]].|11~nút giao thông~~count
Đợt này tha [[163 phạm nhân]].|163~phạm nhân~~count
Buổi lễ có [[500 cựu chiến binh]] dự.|500~cựu chiến binh~~count
Giữ chức vụ [[hai nhiệm kỳ]].|2~nhiệm kỳ~~count
Họ đã đến thăm [[3 lần]].|3~lần~~count
Đội tuyển giành [[12 huy chương vàng]].|12~huy chương vàng~~count
Cứu sống [[hai cháu]] bé.|2~cháu~~count
Tai nạn làm [[4 người]] chết, [[9 người]] bị thương.|4~người~~count|9~người~~count
Xã phấn đấu trồng [[20 ha]] rừng.|20~ha~~area
Từ [[6]] xuống còn [[4 đơn vị]].|6~đơn vị~~count|4~đơn vị~~count
Tăng từ [[120 hộ]] lên [[150 hộ]].|120~hộ~~count|150~hộ~~count
Thiệt hại [[20 triệu đồng]], cháy [[2 gian]] nhà.|20000000~đồng~~money|2~gian~~count
Quỹ còn [[1,2 triệu đồng]].|1200000~đồng~~money
Thuê bao đạt [[5 triệu]].|5000000~~~count
Cấp [[78.450 thẻ]] bảo hiểm.|78450~thẻ~~count
Xét xử [[6 bị cáo]] trong [[4 vụ án]].|6~bị cáo~~count|4~vụ án~~count
Bố trí [[24 chốt]] trực.|24~chốt~~count
Có [[7 thôn]], [[2 khu phố]] tham gia.|7~thôn~~count|2~khu phố~~count
Quân số đạt [[98,64%]].|98.64~%~~percent
Mở [[9 lớp]] xóa mù cho [[210 học viên]].|9~lớp~~count|210~học viên~~count
Tặng [[4 xe lăn]], [[10 xe đạp]] cho học sinh nghèo.|4~xe lăn~~count|10~xe đạp~~count
Khởi tố [[75 vụ]] với [[112 bị can]].|75~vụ~~count|112~bị can~~count
Hội thi có [[16 đội]] của [[8 xã]].|16~đội~~count|8~xã~~count
Tòa nhà cao [[120m]] trên lô đất [[2.000m2]].|120~m~~length|2000~m2~~area
Đàn bò có [[35 con]].|35~con~~count
Đào [[15 giếng]] nước sạch.|15~giếng~~count
Ngân hàng cho vay [[3 nghìn tỷ đồng]].|3000000000000~đồng~~money
Nhân viên nhặt được [[12 triệu đồng]] và [[200 USD]].|12000000~đồng~~money|200~usd~~money
Bệnh viện tiếp nhận [[27 bệnh nhân]].|27~bệnh nhân~~count
Giáo viên chấm [[1.117 bài]] thi.|1117~bài~~count
Tổng số phiếu là [[412]], có [[398 phiếu]] hợp lệ.|412~~~count|398~phiếu~~count
Ngày hội thu hút [[trên 42.000]] tham gia.|42000~~over~count
Tăng [[5 vụ]] so với năm trước.|5~vụ~~count
Cấp nước cho [[1.300 hộ dân]].|1300~hộ dân~~count
Gặp mặt [[hai mươi mốt già làng]].|21~già làng~~count
Thành lập [[13 tổ]] bảo vệ.|13~tổ~~count
Kết nạp [[31 đảng viên]] mới.|31~đảng viên~~count
Cán bộ đến [[62 gia đình]] chính sách.|62~gia đình~~count
Ra mắt [[ba mô hình]] mới.|3~mô hình~~count
Đồn biên phòng quản lý [[28 km]] biên giới.|28~km~~length
Nhóm trộm lấy [[hai con]] trâu, bán [[30 triệu đồng]].|2~con~~count|30000000~đồng~~money
Xưởng may [[1.000 bộ]] quần áo.|1000~bộ~~count
Thư viện có [[8.700 cuốn]] sách.|8700~cuốn~~count
Tàu chở [[33 thuyền viên]].|33~thuyền viên~~count
Đoàn cứu trợ chở [[20 thùng]] mì.|20~thùng~~count
Chi bộ có [[chín đảng viên]].|9~đảng viên~~count
Cụm thi có [[62 điểm]] thi.|62~điểm~~count
Số tiền lên tới [[900 triệu đồng]].|900000000~đồng~~money
Đại hội bầu [[15 ủy viên]].|15~ủy viên~~count
Hỗ trợ [[50 kg]] gạo cho mỗi hộ.|50~kg~~mass
Xây [[5 căn nhà]] tình nghĩa.|5~căn nhà~~count
Tổ chức cho [[61.280 người]] xem phim.|61280~người~~count
Gần [[1950 nguồn tin]] được gửi về.|1950~nguồn tin~nearly~count
Phường có [[ba mươi tổ]] dân phố.|30~tổ~~count
Nhà trường có [[42 giáo viên]], [[980 học sinh]].|42~giáo viên~~count|980~học sinh~~count
Tiêu hủy [[300 con]] vịt, [[2 tấn]] thịt.|300~con~~count|2~tấn~~mass
Chợ đêm có [[sáu mươi gian hàng]].|60~gian hàng~~count
Dịch làm [[8.600 con]] lợn chết.|8600~con~~count
Họ đi [[bốn mươi cây số]] mới tới trạm.|40~cây số~~length
Đường dây nóng nhận [[19 cuộc gọi]].|19~cuộc~~count
Mỗi phần quà gồm [[10 kg]] gạo và [[300 nghìn đồng]].|10~kg~~mass|300000~đồng~~money
Vụ cháy thiêu rụi [[hơn 40 ki ốt]].|40~ki ốt~over~count
Toàn ngành có [[1.246 cán bộ]].|1246~cán bộ~~count
Hội viên nuôi [[1 vạn con]] vịt.|10000~con~~count
Kinh phí [[một tỷ hai trăm triệu đồng]].|1200000000~đồng~~money
Bà con hiến [[gần 500 mét vuông]] đất.|500~mét vuông~nearly~area
Mỗi ngày quán bán [[hai trăm tô]] phở.|200~tô~~count
Thời tiết lạnh làm chết [[90 con]] trâu bò.|90~con~~count
Chỉ tiêu năm nay là [[3.500 tỷ đồng]].|3500000000000~đồng~~money
Nộp phạt [[1.500.000đ]].|1500000~đ~~money
Xăng tăng [[500đ/lít]].|500~đ/lít~~money
Tặng [[100 suất]] học bổng trị giá [[1 triệu đồng/suất]].|100~suất~~count|1000000~đồng/suất~~money
Nhà văn hóa có [[250 chỗ ngồi]].|250~chỗ ngồi~~count
Rừng tràm rộng [[845 héc ta]].|845~héc ta~~area
Bể chứa [[1.500 lít]] nước.|1500~lít~~volume
Thùng nặng [[2,5 tạ]].|2.5~tạ~~mass
Lắp [[35 bộ]] đèn năng lượng mặt trời.|35~bộ~~count
Tỉnh có [[6 dân tộc]] cùng chung sống.|6~dân tộc~~count
Có tới [[60%]] số hộ nuôi tôm.|60~%~~percent
Vận động [[5 đối tượng]] truy nã về quy án.|5~đối tượng~~count
Hội đồng gồm [[bảy thành viên]].|7~thành viên~~count
Đã hòa giải [[42/45 vụ]] mâu thuẫn.|42/45~vụ~~ratio
Cây cầu dài [[trên 150m]].|150~m~over~length
Khối lượng đất đào [[1,8 triệu m3]].|1800000~m3~~volume
Bắt quả tang [[14 con bạc]].|14~con bạc~~count
Lò mổ giết [[ba trăm con]] heo mỗi đêm.|300~con~~count
Tịch thu [[4 khẩu]] súng tự chế.|4~khẩu~~count
Diễn tập có [[600 lượt người]] dự.|600~lượt người~~count
Quyên góp [[1.200 cuốn vở]].|1200~cuốn~~count
Khám bệnh cho [[450 người cao tuổi]].|450~người cao tuổi~~count
Hơn 10 năm qua, hội giúp [[25 hội viên]] làm nhà.|25~hội viên~~count
Xã có [[ba trường]] tiểu học, [[hai trạm]] y tế.|3~trường~~count|2~trạm~~count
Hội thảo có [[85 tham luận]].|85~tham luận~~count
Phường bê tông hóa [[4,5 km]] đường ngõ.|4.5~km~~length
Quỹ khuyến học trao [[56 suất]] học bổng.|56~suất~~count
Đoàn thanh tra [[32 doanh nghiệp]].|32~doanh nghiệp~~count
Vụ lũ cuốn trôi [[14 ngôi nhà]].|14~ngôi~~count
Sập [[120 căn nhà]], hư hỏng [[hơn 700 căn]].|120~căn nhà~~count|700~căn~over~count
Mưa lớn làm ngập [[1.500 ha]] lúa.|1500~ha~~area
Bão số 9 làm chết [[7 người]].|7~người~~count
Trạm xá có [[18 giường]] bệnh.|18~giường~~count
Công ty tuyển [[từ 200 đến 300 lao động]].|200..300~lao động~~count
Cước gọi giảm [[15-20%]].|15..20~%~~percent
Vốn đầu tư [[1,2-1,5 tỷ USD]].|1200000000..1500000000~usd~~money
Nước lên [[2,5 m]], vượt báo động.|2.5~m~~length
Cự ly [[100m]] nữ rất hấp dẫn.|100~m~~length
Đàn ong có [[khoảng một nghìn con]].|1000~con~about~count
Đã cấp [[99 giấy phép]].|99~giấy phép~~count
Tổng kinh phí [[12,4 tỷ đồng]], trong đó dân góp [[3,1 tỷ đồng]].|12400000000~đồng~~money|3100000000~đồng~~money
Lãi suất vay [[6,5%/năm]].|6.5~%/năm~~percent
Thuê nhà [[3 triệu đồng/tháng]].|3000000~đồng/tháng~~money
Vận tốc gió [[120 km/giờ]].|120~km/giờ~~other
Bán [[5.000 đồng/bó]] rau.|5000~đồng/bó~~money
Năng suất [[65 tạ/ha]].|65~tạ/ha~~mass
Giữ [[6 ô tô]], [[19 mô tô]], [[4 tàu]].|6~ô tô~~count|19~mô tô~~count|4~tàu~~count
Đoàn có [[hai bác sĩ]], [[bốn y tá]].|2~bác sĩ~~count|4~y tá~~count
Tỉnh hiện có [[9 khu công nghiệp]].|9~khu công nghiệp~~count
Chùa có [[ba pho tượng]] cổ.|3~pho tượng~~count
Quán karaoke có [[11 phòng]].|11~phòng~~count
Đội dân phòng có [[tám thành viên]].|8~thành viên~~count
Bắt [[17 đối tượng]] đánh bạc, thu [[85 triệu đồng]].|17~đối tượng~~count|85000000~đồng~~money
Thu [[gần hai trăm triệu đồng]].|200000000~đồng~nearly~money
Đã khám cho [[hai nghìn ba trăm lượt người]].|2300~lượt người~~count
Đóng góp [[ba chục triệu đồng]].|30000000~đồng~~money
Nhóm có [[3/5 thành viên]] là nữ.|3/5~thành viên~~ratio
Điểm chuẩn lấy [[24,5 điểm]].|24.5~điểm~~count
Chiếm [[28,41%]] với [[11.375 người]].|28.41~%~~percent|11375~người~~count
Dân số đạt [[1.250.000 người]].|1250000~người~~count
Đền bù bằng [[02 lần]] mức thường.|2~lần~~ratio
Bắn [[21 phát]] đại bác.|21~phát~~count
Đón [[35 nghìn lượt khách]].|35000~lượt khách~~count
Trại giam quản lý [[3.240 phạm nhân]].|3240~phạm nhân~~count
Có [[5 tập thể]], [[12 cá nhân]] nhận bằng khen.|5~tập thể~~count|12~cá nhân~~count
Ban chỉ đạo cấp [[600 triệu đồng]] cho [[3 xã]].|600000000~đồng~~money|3~xã~~count
Dự kiến có [[trên dưới 100 hộ]] di dời.|100~hộ~about~count
Đào tạo [[không dưới 500 công nhân]].|500~công nhân~at_least~count
Xe khách chở [[47 hành khách]] lao xuống vực.|47~hành khách~~count
Bà mua [[2 chỉ vàng]].|2~chỉ vàng~~mass
Mất [[5 cây vàng]] và [[10.000 USD]].|5~cây vàng~~mass|10000~usd~~money
Tháng qua có [[1 vụ]] cháy.|1~vụ~~count
Tổng điểm là [[18,5]].|18.5~~~count
Cảnh sát tìm thấy [[14 thi hài]] dưới sông.|14~thi hài~~count
Xã đã xây [[26 nhà văn hóa]] khang trang.|26~nhà văn hóa~~count
Dân làng góp [[1.450 ngày công]] làm đường.|1450~ngày công~~count
Công an xã làm rõ [[5 trong 6 vụ]] trộm.|5/6~vụ~~ratio
Huyện hoàn thành [[11 trong tổng số 13 xã]] được giao.|11/13~xã~~ratio
)";

struct Expected {
  std::string text;
  std::optional<double> value, min, max, of;
  std::string unit, approx, kind;
};

std::optional<double> number(const std::string& s) {
  if (s.empty()) return std::nullopt;
  return std::stod(s);
}

std::vector<std::string> split(const std::string& s, char mark) {
  std::vector<std::string> out(1);
  for (char c : s) {
    if (c == mark) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

Expected expected_of(const std::string& spec) {
  std::vector<std::string> cells = split(spec, '~');
  cells.resize(4);
  Expected out;
  if (auto range = cells[0].find(".."); range != std::string::npos) {
    out.min = number(cells[0].substr(0, range));
    out.max = number(cells[0].substr(range + 2));
  } else if (auto part = cells[0].find('/'); part != std::string::npos) {
    out.value = number(cells[0].substr(0, part));
    out.of = number(cells[0].substr(part + 1));
  } else {
    out.value = number(cells[0]);
  }
  out.unit = cells[1];
  out.approx = cells[2];
  out.kind = cells[3];
  return out;
}

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || std::fabs(*a - *b) < 1e-6 * std::max(1.0, std::fabs(*a));
}

std::string shown(const Result& r) {
  std::ostringstream out;
  out << "'" << r.text << "'";
  if (r.value) out << " value " << *r.value;
  if (r.min) out << " min " << *r.min;
  if (r.max) out << " max " << *r.max;
  if (r.of) out << " of " << *r.of;
  out << " unit '" << r.unit << "' approx '" << r.approx << "' kind '" << r.kind << "'";
  return out.str();
}

// The result of the sentence that lies in the marked span, or touches it.
const Result* result_at(const Record& record, std::size_t begin, std::size_t end) {
  for (const Result& result : record.results) {
    if (result.start < end && begin < result.end) return &result;
  }
  return nullptr;
}

TEST(ResultCases, EveryQuantityOfTheSentences) {
  std::istringstream lines(kCases);
  std::string line;
  int quantities = 0;
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    std::vector<std::string> cells = split(line, '|');
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (std::size_t i = 0; i < cells[0].size();) {
      if (cells[0].compare(i, 2, "[[") == 0) {
        spans.emplace_back(text.size(), 0);
        i += 2;
      } else if (cells[0].compare(i, 2, "]]") == 0) {
        spans.back().second = text.size();
        i += 2;
      } else {
        text += cells[0][i++];
      }
    }
    Options options;
    options.offsets = OffsetUnit::byte;
    Input input;
    input.title = "Tin";
    input.bytes = text;
    Record record = extractor().extract(input, options);
    std::size_t wanted = cells.size() - 1;
    ASSERT_EQ(spans.size(), wanted) << line;
    for (std::size_t i = 0; i < wanted; ++i) {
      Expected want = expected_of(cells[i + 1]);
      const Result* got = result_at(record, spans[i].first, spans[i].second);
      ++quantities;
      ASSERT_TRUE(got) << text << "\n  nothing found for " << cells[i + 1];
      EXPECT_TRUE(same(got->value, want.value) && same(got->min, want.min) &&
                  same(got->max, want.max) && same(got->of, want.of) && got->unit == want.unit &&
                  got->approx == want.approx && got->kind == want.kind)
          << text << "\n  wanted " << cells[i + 1] << "\n  got    " << shown(*got);
    }
    std::string all;
    for (const Result& r : record.results) all += "\n  " + shown(r);
    EXPECT_EQ(record.results.size(), wanted) << text << all;
  }
  EXPECT_GE(quantities, 250);
}

}  // namespace
}  // namespace trich
