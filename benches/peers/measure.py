"""Measures cchc beside its peers. `benches/peers/run` builds, makes and installs what this needs.

Each ratio is the median of the ratios of pairs: the two programs run in turn, so that a busy machine slows both.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from editor import keystroke

AS_OF = ["--as-of", "2023-08-31"]
PAIRS = 15
PAIRS_OF_THE_COUNTRY = 5


class Program:
    """A command in a folder, with the environment of the caller."""

    def __init__(self, *command, folder=None, env=None):
        self.command = [str(part) for part in command]
        self.folder = folder
        self.env = {**os.environ, **(env or {})}

    def run(self):
        """The wall time in seconds, and the most memory in MiB."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(process.pid, 0)
        return time.perf_counter() - start, usage.ru_maxrss / 1024


def ratio(one, other, pairs):
    one.run(), other.run()
    return statistics.median(one.run()[0] / other.run()[0] for _ in range(pairs))


def seconds(program, runs):
    program.run()
    return statistics.median(program.run()[0] for _ in range(runs))


def row(what, goal, value):
    print(f"| {what} | {goal} | {value} |", flush=True)


def is_here(command):
    if shutil.which(command):
        return True
    print(f"{command} is not here: its row is left out", file=sys.stderr)
    return False


def journal(tables, path):
    """Each task as a transaction of the journal that hledger checks."""
    import csv

    with open(tables / "tasks.csv", encoding="utf-8") as rows, open(path, "w", encoding="utf-8") as out:
        out.write("account works\naccount funds\ncommodity VND\n\n")
        for task in csv.DictReader(rows):
            due = task.get("due") or "2023-12-31"
            title = task["title"].replace(";", ",").replace("|", ",")
            out.write(f"{due} {title}\n    works  1 VND\n    funds  -1 VND\n\n")


def tasks_of_taskwarrior(tables, path):
    import csv

    tasks = []
    with open(tables / "tasks.csv", encoding="utf-8") as rows:
        for task in csv.DictReader(rows):
            due = (task.get("due") or "2023-12-31").replace("-", "")
            tasks.append({"description": task["title"], "project": task["plan"], "due": f"{due}T000000Z"})
    path.write_text("\n".join(json.dumps(task) for task in tasks), encoding="utf-8")


# What `validate` checks, in outline: keys given once, references that find something, days in their order, titles
# given twice.
DUCKDB = """
import duckdb, sys
db = duckdb.connect()
for name in ("plans", "areas", "tasks", "deliveries", "targets", "indicators", "values"):
    db.execute(f"create table t_{name} as select * from read_csv('{sys.argv[1]}/{name}.csv', header=true)")
for check in (
    "select plan, task from t_tasks group by all having count(*) > 1",
    "select plan, target from t_targets group by all having count(*) > 1",
    "select plan, period, indicator from t_values group by all having count(*) > 1",
    "select * from t_tasks t anti join t_areas a on t.plan = a.plan and t.area = a.area",
    "select * from (select plan, unnest(string_split(serves, ' ')) as target from t_tasks) t"
    " anti join t_targets g on t.plan = g.plan and lower(t.target) = lower(g.target) where target != ''",
    "select * from t_deliveries d anti join t_tasks t on d.plan = t.plan and d.task = t.task",
    "select * from t_values v anti join t_indicators i on v.plan = i.plan and v.indicator = i.indicator",
    "select * from t_targets g anti join t_indicators i on g.plan = i.plan and g.indicator = i.indicator",
    "select * from t_tasks t join t_plans p using (plan) where t.due < p.starts_on or t.due > p.ends_on + 60",
    "select plan, lower(title) from t_tasks group by all having count(*) > 1",
    "select * from t_plans p anti join t_plans above on lower(p.parent) = lower(above.plan) where p.parent is not null",
):
    print(len(db.execute(check).fetchall()))
"""


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--cchc", required=True, type=pathlib.Path)
    arguments.add_argument("--other", required=True, type=pathlib.Path)
    arguments.add_argument("--work", required=True, type=pathlib.Path)
    given = arguments.parse_args()
    repository = pathlib.Path(__file__).resolve().parents[2]
    work, town, country = given.work, given.work / "150", given.work / "10598"

    def cchc(folder, *words):
        return Program(given.cchc, "-C", folder, *words, *AS_OF)

    def tables(folder):
        to = work / f"tables-{folder.name}"
        cchc(folder, "export", "--to", to).run()
        return to

    print("| work | goal | measured |\n|---|---|---|")
    nothing = Program(given.other, "nothing")
    status = Program(given.cchc, "-C", repository, "status", "--as-of", "2023-09-30")
    row("`status`, one plan / an empty program", "≤ 1.8", f"{ratio(status, nothing, 101):.2f}")
    validate = cchc(country, "validate")
    read = Program(given.other, "read", country, 2)
    row("`validate`, 10,598 plans / reading the same files", "≤ 5", f"{ratio(validate, read, PAIRS_OF_THE_COUNTRY):.1f}")
    script = work / "duck.py"
    script.write_text(DUCKDB)
    duckdb = Program(sys.executable, script, tables(country))
    row("the same / DuckDB over ready CSV", "< 1", f"{ratio(validate, duckdb, PAIRS_OF_THE_COUNTRY):.2f}")

    validate_town = cchc(town, "validate")
    pydantic = Program(sys.executable, repository / "benches/pydantic/check.py", town)
    row("`validate`, 150 plans / tomllib and pydantic", "≤ 1/40", f"1/{1 / ratio(validate_town, pydantic, 5):.0f}")
    ready = tables(town)
    if is_here("hledger"):
        journal(ready, work / "journal")
        hledger = Program("hledger", "-f", work / "journal", "check")
        row("the same / `hledger check`, a transaction for each task", "≤ 1/3", f"1/{1 / ratio(validate_town, hledger, PAIRS):.1f}")
    if is_here("task"):
        home = work / "task"
        home.mkdir(exist_ok=True)
        (home / "taskrc").write_text(f"data.location={home}\nconfirmation=no\nverbose=nothing\n")
        env = {"TASKRC": str(home / "taskrc"), "TASKDATA": str(home)}
        if not any(home.glob("pending.data")):
            tasks_of_taskwarrior(ready, home / "tasks.json")
            Program("task", "import", home / "tasks.json", env=env).run()
        taskwarrior = Program("task", "overdue", env=env)
        row("the same / taskwarrior `overdue`", "≤ 1/2.5", f"1/{1 / ratio(validate_town, taskwarrior, PAIRS):.1f}")
    if is_here("taplo"):
        taplo = Program("taplo", "check", "**/*.toml", folder=town)
        row("the same / `taplo check`", "–", f"1/{1 / ratio(validate_town, taplo, 5):.0f}")
    if is_here("jq"):
        page = work / "status.json"
        cchc(town, "status", "--output-format", "json", "-o", page, "--force").run()
        jq = Program("jq", '[.plans[].tasks[] | select(.state == "overdue")] | length', page)
        row("`status`, 150 plans / jq over its JSON", "–", f"{ratio(cchc(town, 'status'), jq, PAIRS):.2f}")

    outputs = {
        "`check-targets` as JSON": ("check-targets", "--output-format", "json"),
        "`assign`": ("assign",),
        "`ci`": ("ci",),
        "`export`": ("export", "--to", work / "tables-again"),
    }
    for what, words in outputs.items():
        row(f"{what}, 10,598 plans / `validate`", "≤ 1.5", f"{ratio(cchc(country, *words), validate, 3):.2f}")
    for what, words in {"`validate`": ("validate",), "`status`": ("status",), "`check-targets`": ("check-targets",), **outputs}.items():
        row(f"{what}, 10,598 plans: peak memory", "≤ 64 MiB", f"{cchc(country, *words).run()[1]:.0f} MiB")

    faulty = work / "findings"
    if not faulty.exists():
        shutil.copytree(country, faulty)
        for file in faulty.glob("plans/**/*.toml"):
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.startswith("output = ")), encoding="utf-8")
    many = cchc(faulty, "validate")
    row("`validate`, 360,000 findings as text / reading", "≤ 8", f"{ratio(many, read, 3):.1f}")
    formats = ["concise", "json", "csv", "markdown", "github", "gitlab", "sarif", "junit"]
    eight = cchc(faulty, "validate", *(f"--report={name}={work}/report.{name}" for name in formats), "--force")
    row("the same, peak memory as text, and with eight reports", "≤ 64 MiB", f"{many.run()[1]:.0f}, {eight.run()[1]:.0f} MiB")

    for folder, plans, goal in ((repository, 1, 60), (town, 150, 60), (country, 10598, 150)):
        file = next(path for path in sorted(folder.glob("plans/**/tasks.toml")))
        row(f"editor, from a key to the findings, {plans:,} plans", f"≤ {goal} ms", f"{1000 * keystroke(given.cchc, folder, file):.0f} ms")
    for folder, goal in ((town, 15), (country, 150)):
        env = {"CCHC_COMPLETE": "zsh", "_CLAP_COMPLETE_INDEX": "4", "_CLAP_IFS": "\n"}
        plan = next(line for line in sorted(folder.glob("plans/**/plan.toml"))[0].read_text(encoding="utf-8").splitlines() if line.startswith("id = ")).split('"')[1]
        tab = Program(given.cchc, "--", "cchc", "done", "-p", plan, "", folder=folder, env=env)
        row(f"TAB on a task, {folder.name} plans", f"≤ {goal} ms", f"{1000 * seconds(tab, 9):.0f} ms")
    plan_file = sorted(town.glob("plans/**/plan.toml"))[0]
    plan = next(line for line in plan_file.read_text(encoding="utf-8").splitlines() if line.startswith("id = ")).split('"')[1]
    edit = cchc(town, "done", "1.1", "--on", "2023-08-01", "--dry-run", "-p", plan)
    row("`done --dry-run -p ID`, 150 plans, above an empty program", "≤ 5 ms", f"{1000 * (seconds(edit, 21) - seconds(nothing, 21)):.1f} ms")


main()
