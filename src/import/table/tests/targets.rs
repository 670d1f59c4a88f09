//! Tables of targets.

use super::kit::{list, propose, remarks, values};
use crate::report::proposal::{ListName, RemarkKind};

#[test]
fn a_row_becomes_a_target_for_each_year() {
    let text = "TT|Chỉ tiêu|Đơn vị tính|Đến hết năm 2026|Đến năm 2030|Ghi chú\n1|Tỷ lệ hồ sơ trực tuyến|%|≥ 75%|90|theo tỉnh\n2|Số cuộc kiểm tra|cuộc|từ 2 trở lên||";
    let proposal = propose(text);
    assert_eq!(
        list(&proposal, ListName::Target),
        [
            "ty-le-ho-so-truc-tuyen at-least=75 (≥ 75%) text=Tỷ lệ hồ sơ trực tuyến #Ghi chú: theo tỉnh",
            "ty-le-ho-so-truc-tuyen-2030 indicator=ty-le-ho-so-truc-tuyen at-least=90 by=2030-12-31 text=Tỷ lệ hồ sơ trực tuyến",
            "so-cuoc-kiem-tra at-least=2 (từ 2 trở lên) text=Số cuộc kiểm tra",
        ]
    );
    assert_eq!(
        list(&proposal, ListName::Indicator),
        [
            "ty-le-ho-so-truc-tuyen title=Tỷ lệ hồ sơ trực tuyến measure=ratio accumulate=latest #Đơn vị tính: %",
            "so-cuoc-kiem-tra title=Số cuộc kiểm tra measure=count accumulate=latest unit=cuộc #Đơn vị tính: cuộc",
        ]
    );
}

#[test]
fn bounds_of_all_kinds_become_keys() {
    let text = "STT|Chỉ tiêu|Mức phải đạt|Chủ trì|Thời hạn\nVề thủ tục||||\n1|Xếp hạng PAR INDEX|hạng ≤ 3/14|Phòng A|30/11/2026\n2|Điểm hài lòng của người dân|tối thiểu 85 điểm|Phòng A|\n3|Tổ chức bộ máy tinh gọn|Đạt||\n4|Giảm thời gian giải quyết|giảm 20% so với 2025||\n5|Trễ hạn|không quá 2%||\n5.1|Trong đó: đất đai|dưới 1%||";
    let proposal = propose(text);
    assert_eq!(
        list(&proposal, ListName::Target),
        [
            "xep-hang-par-index group=nhom-ve-thu-tuc rank-within=3 (hạng ≤ 3/14) of=14 by=2026-11-30 lead=phong-a text=Xếp hạng PAR INDEX",
            "diem-hai-long-cua-nguoi-dan group=nhom-ve-thu-tuc at-least=85 (tối thiểu 85 điểm) lead=phong-a text=Điểm hài lòng của người dân",
            "to-chuc-bo-may-tinh-gon group=nhom-ve-thu-tuc qualitative=true (Đạt) text=Tổ chức bộ máy tinh gọn",
            "giam-thoi-gian-giai-quyet group=nhom-ve-thu-tuc qualitative=true (giảm 20% so với 2025) text=Giảm thời gian giải quyết",
            "tre-han group=nhom-ve-thu-tuc at-most=2 (không quá 2%) text=Trễ hạn",
            "trong-do-dat-dai of-which=tre-han group=nhom-ve-thu-tuc less-than=1 (dưới 1%) text=Trong đó: đất đai",
        ]
    );
    assert_eq!(values(&proposal, ListName::Indicator, "measure"), ["rank", "score", "ratio", "ratio"]);
    assert!(remarks(&proposal, RemarkKind::Asked).contains(&(6, "giảm 20% so với 2025".to_owned())));
}
