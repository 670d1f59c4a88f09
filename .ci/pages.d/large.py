"""Writes a plan of 200 tasks and 40 targets into a folder: python3 large.py FOLDER"""
import pathlib, sys

folder = pathlib.Path(sys.argv[1]) / "plans" / "lon"
(folder / "values").mkdir(parents=True)
(pathlib.Path(sys.argv[1]) / "cchc.toml").write_text("", encoding="utf-8")
areas = [f"""
[[area]]
id = "{number}"
title = "Lĩnh vực thứ {number}: cải cách, hiện đại hóa và số hóa quy trình"
lead = "can-bo-{number}"
""" for number in range(1, 13)]
targets = [f"""
[[target]]
id = "chi-tieu-{number}"
indicator = "chi-so-{number}"
{"at-least" if number % 3 else "at-most"} = {40 + number}
""" for number in range(1, 41)]
(folder / "plan.toml").write_text(f"""
id = "lon"
title = "Kế hoạch cải cách hành chính nhà nước giai đoạn 2023 và định hướng những năm tiếp theo của một đơn vị lớn"
unit = "Ủy ban nhân dân thị xã Lớn"
level = "district"
start = 2023-01-01
end = 2023-12-31
report-periods = "calendar"
[issued]
number = "1/KH-UBND"
kind = "KH"
date = 2023-01-02
{"".join(areas)}{"".join(targets)}""", encoding="utf-8")
(folder / "assignees.toml").write_text("".join(f"""
[[assignee]]
id = "can-bo-{number}"
title = "Phòng Chuyên môn số {number} – bộ phận tiếp nhận và trả kết quả"
kind = "unit"
max-leads = {10 + number % 9}
""" for number in range(1, 21)), encoding="utf-8")
dues = ["2023-02-28", "2023-06-30", "2023-09-30", "2023-10-10", "2023-12-15"]
(folder / "tasks.toml").write_text("".join(f"""
[[task]]
id = "{number % 12 + 1}.{number}"
title = "Rà soát, chuẩn hóa và công khai đầy đủ nhóm thủ tục hành chính thứ {number} trên Cổng dịch vụ công{" " + "x" * 90 if number == 50 else ""}"
output = "Báo cáo kết quả thực hiện nhiệm vụ {number}"
lead = "can-bo-{number % 20 + 1}"
support = ["can-bo-{(number + 3) % 20 + 1}"]
due = {dues[number % 5]}
{f"done = [{{ on = 2023-0{number % 9 + 1}-15 }}]" if number % 4 == 0 else ""}
""" for number in range(1, 201)), encoding="utf-8")
(folder / "indicators.toml").write_text("".join(f"""
[[indicator]]
id = "chi-so-{number}"
title = "Tỷ lệ hồ sơ thuộc nhóm {number} được giải quyết đúng hạn và trước hạn trên tổng số hồ sơ đã tiếp nhận"
measure = "ratio"
accumulate = "latest"
""" for number in range(1, 41)), encoding="utf-8")
for at, period in enumerate(["2023-Q1", "2023-H1", "2023-Q3"]):
    (folder / "values" / f"{period}.toml").write_text(f"""
reported-on = 2023-{["04-05", "07-05", "09-29"][at]}
basis = "preliminary"
[values]
""" + "".join(f"""chi-so-{number} = {{ numerator = {number * 7 % 60 + at * 15}, denominator = 90 }}
""" for number in range(1, 41)), encoding="utf-8")
