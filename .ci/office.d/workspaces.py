#!/usr/bin/env python3
"""Writes made-up workspaces whose papers are hard to lay out:

    workspaces.py FOLDER

`six` areas with a paper of its own and several addressees, `eight` areas, `none` overdue, `forty` overdue, `title` of
three lines and a long name of the issuer, and `decision`, a plan that a decision issues.
"""

import sys
from pathlib import Path

AREAS = (
    "Công tác chỉ đạo, điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    "Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001:2015 trong hoạt động của cơ quan",
)
WORK = (
    "Rà soát, công bố, niêm yết công khai danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của cấp xã",
    "Ban hành kế hoạch",
    "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức và Tổ công nghệ số cộng đồng ở các ấp",
    "Báo cáo kết quả thực hiện",
)
LONG = (
    "Kế hoạch cải cách hành chính, chuyển đổi số và kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa "
    "liên thông trong giải quyết thủ tục hành chính trên địa bàn phường Long Thạnh năm 2023"
)
PAPER = '''number = 5
date = 2023-09-19
to = ["Phòng Nội vụ thị xã Mẫu", "Thường trực Đảng ủy xã", "Thường trực Hội đồng nhân dân xã"]
proposals = ["Sớm hướng dẫn chấm điểm chỉ số cải cách hành chính cấp xã"]
[areas]
"1" = """Ủy ban nhân dân xã đã chỉ đạo các bộ phận thực hiện nhiệm vụ theo kế hoạch.

- Giao ban vào tuần cuối mỗi tháng;
- Phân công theo dõi từng lĩnh vực."""
[assessment]
achieved = "Các nhiệm vụ cơ bản bảo đảm tiến độ."
limits = "Một số nhiệm vụ còn chậm."
causes = "Danh mục thủ tục hành chính thay đổi nhiều lần trong năm."
[next]
directions = "Tập trung hoàn thành các nhiệm vụ đến hạn."
'''


def write(folder, name, areas, each, done=False, due="2023-08-31", title="Kế hoạch cải cách hành chính xã Mẫu năm 2023",
          kind="KH", paper=None, issuer=("ỦY BAN NHÂN DÂN", "XÃ MẪU"), unit="Ủy ban nhân dân xã Mẫu"):
    plan = folder / name / "plans" / name
    plan.mkdir(parents=True)
    lines = ", ".join(f'"{line}"' for line in issuer)
    (folder / name / "cchc.toml").write_text(
        f'[paper]\nissuer = [{lines}]\nplace = "Mẫu"\nto = ["Phòng Nội vụ thị xã Mẫu"]\n', encoding="utf-8"
    )
    text = f'''id = "{name}"
title = "{title}"
unit = "{unit}"
level = "commune"
locality = "thị xã Mẫu, tỉnh Mẫu"
start = 2023-01-01
end = 2023-12-31
report-periods = "bnv-581"

[issued]
kind = "{kind}"
number = "05/{kind}-UBND"
date = 2023-01-16

[[legal-basis]]
number = "03/KH-UBND"
date = 2023-01-09
issuer = "Ủy ban nhân dân thị xã Mẫu"
about = "Cải cách hành chính thị xã Mẫu năm 2023"

[[target]]
id = "so-hoa"
indicator = "ty-le-so-hoa"
at-least = 55
text = "Số hóa tối thiểu 55% kết quả giải quyết thủ tục hành chính còn hiệu lực"

[funding]
source = "Kinh phí thường xuyên được cấp có thẩm quyền giao"

[signature]
capacity = "TM. ỦY BAN NHÂN DÂN"
post = "CHỦ TỊCH"
name = "Trần Thị Mẫu"
recipients = ["Phòng Nội vụ thị xã Mẫu", "Lưu: VT"]
'''
    tasks = ""
    for number, area in enumerate(AREAS[:areas], 1):
        lead = ("van-phong", "tu-phap")[number % 2]
        text += f'\n[[area]]\nid = "{number}"\ntitle = "{area}"\nlead = "{lead}"\n'
        for task in range(1, each + 1):
            work = WORK[(number + task) % len(WORK)]
            tasks += f'[[task]]\nid = "{number}.{task}"\ntitle = "{work} (lần {number}.{task})"\noutput = "Báo cáo"\n'
            tasks += f'lead = "{lead}"\ndue = {due}\n'
            tasks += 'done = [{ on = 2023-08-01, evidence = ["61/BC-UBND"] }]\n\n' if done else "\n"
    (plan / "plan.toml").write_text(text, encoding="utf-8")
    (plan / "tasks.toml").write_text(tasks, encoding="utf-8")
    (plan / "assignees.toml").write_text(
        '[[assignee]]\nid = "van-phong"\ntitle = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"\nkind = "official"\n\n'
        '[[assignee]]\nid = "tu-phap"\ntitle = "Công chức tư pháp – hộ tịch"\nkind = "official"\n',
        encoding="utf-8",
    )
    (plan / "indicators.toml").write_text(
        '[[indicator]]\nid = "ty-le-so-hoa"\ntitle = "Tỷ lệ số hóa kết quả còn hiệu lực"\nmeasure = "ratio"\n'
        'numerator = "kết quả đã số hóa"\ndenominator = "kết quả còn hiệu lực"\naccumulate = "latest"\n',
        encoding="utf-8",
    )
    (plan / "values").mkdir()
    (plan / "values" / "2023-Q3.toml").write_text(
        'basis = "official"\nreported-by = "van-phong"\nreported-on = 2023-09-18\nevidence = ["70/BC-UBND"]\n\n'
        "[values]\nty-le-so-hoa = { numerator = 412, denominator = 1020 }\n",
        encoding="utf-8",
    )
    if paper:
        (plan / "papers").mkdir()
        (plan / "papers" / "2023-Q3.toml").write_text(paper, encoding="utf-8")


def main():
    folder = Path(sys.argv[1])
    write(folder, "six", 6, 3, due="2023-12-15", paper=PAPER)
    write(folder, "eight", 8, 4)
    write(folder, "none", 6, 2, done=True)
    write(folder, "forty", 8, 5, due="2023-03-31")
    write(folder, "title", 6, 2, title=LONG, issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG LONG THẠNH"),
          unit="Ủy ban nhân dân phường Long Thạnh")
    write(folder, "decision", 8, 3, kind="QĐ")


if __name__ == "__main__":
    main()
