"""What `cchc validate` checks, in outline, with tomllib and pydantic: the types of every key, unknown keys, ids given
once, references that find something, dates in their order, values of the measure of their indicator.

    python3 -m venv venv && venv/bin/pip install pydantic
    cargo bench --bench ratios -- --against 'venv/bin/python benches/pydantic/check.py'
"""

import datetime
import pathlib
import sys
import tomllib
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Date = datetime.date
Number = int | float


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))


class Issued(Table):
    kind: Literal["KH", "QĐ"]
    number: Text | None = None
    date: Date | None = None


class Declares(Table):
    areas: int | None = None
    tasks: int | None = None
    priority_fields: int | None = None


class LegalBasis(Table):
    number: Text
    date: Date
    issuer: Text
    about: Text


class Area(Table):
    id: Id
    title: Text
    declared_tasks: int | None = None
    lead: Id | None = None


class Baseline(Table):
    value: Number
    on: Date | None = None
    source: Text | None = None


class Target(Table):
    id: Id
    indicator: Id | None = None
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    rank_within: int | None = None
    of: int | None = None
    qualitative: bool = False
    by: Date | None = None
    lead: Id | None = None
    source: Text | None = None
    text: Text | None = None
    pace: Literal["level", "linear"] | None = None
    baseline: Baseline | None = None


class Solution(Table):
    number: int
    text: Text


class Funding(Table):
    source: Text
    rules: list[Text] = []


class Signature(Table):
    capacity: Text
    post: Text
    name: Text
    recipients: list[Text]


class Plan(Table):
    id: Id
    title: Text
    unit: Text
    level: Literal["commune", "district", "province", "ministry"]
    locality: Text | None = None
    start: Date
    end: Date
    parent: Id | None = None
    basis: Literal["official", "preliminary", "estimate", "illustrative"] | None = None
    priority_fields: list[Text] = []
    issued: Issued | None = None
    declares: Declares | None = None
    legal_basis: list[LegalBasis] = []
    area: list[Area]
    target: list[Target] = []
    solution: list[Solution] = []
    funding: Funding | None = None
    signature: Signature | None = None


class Assignee(Table):
    id: Id
    title: Text
    kind: Literal["official", "cadre", "part-time", "unit", "external"]
    aliases: list[Text] = []


class Assignees(Table):
    assignee: list[Assignee]


class Delivery(Table):
    on: Date
    for_: str | Date | None = Field(None, alias="for")
    evidence: list[Text] = []


class Progress(Table):
    on: Date
    percent: Annotated[int, Field(ge=0, le=100)]


class Task(Table):
    id: Id
    title: Text
    output: Text | None = None
    lead: Id | None = None
    support: list[Id] = []
    oversee: list[Id] = []
    due: Date | list[Date] | str | dict[str, Any]
    serves: list[Id] = []
    source: Text | None = None
    cost: Number | None = None
    spent: Number | None = None
    started: Date | None = None
    done: list[Delivery] = []
    progress: list[Progress] = []


class Tasks(Table):
    task: list[Task]


class Indicator(Table):
    id: Id
    title: Text
    measure: Literal["ratio", "count", "amount", "score", "rank", "milestone"]
    numerator: Text | None = None
    denominator: Text | None = None
    excludes: Text | None = None
    accumulate: Literal["latest", "sum", "mean"] | None = None
    when_empty: Literal["not-applicable", "attained", "missed"] | None = None
    unit: Text | None = None
    maximum: Number | None = None
    source: Text | None = None


class Indicators(Table):
    indicator: list[Indicator]


class Value(Table):
    numerator: int | None = None
    denominator: int | None = None
    count: int | None = None
    score: Number | None = None
    rank: int | None = None
    of: int | None = None


class Values(Table):
    basis: Literal["official", "preliminary", "estimate", "illustrative"] | None = None
    reported_by: Id | None = None
    reported_on: Date
    evidence: list[Text] = []
    values: dict[Id, Value]


class Issue(Table):
    raised: Date
    by: Id | None = None
    tasks: list[Id] = []
    text: Text
    proposal: Text | None = None


class Issues(Table):
    issue: list[Issue]


class Amendment(Table):
    number: Text
    date: Date
    about: Text
    adds: list[Text] = []
    changes: list[Text] = []
    drops: list[Text] = []


class Amendments(Table):
    amendment: list[Amendment]


FORMS = {"ratio": {"numerator", "denominator"}, "count": {"count"}, "score": {"score"}, "rank": {"rank", "of"}}


def load(model, path, faults):
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        faults.append(f"{path}: {fault}")
        return None


def once(kind, ids, path, faults):
    seen = set()
    for one in ids:
        if one.lower() in seen:
            faults.append(f"{path}: {kind} {one} is given twice")
        seen.add(one.lower())
    return seen


def known(kind, ids, all_ids, path, faults):
    faults.extend(f"{path}: there is no {kind} {one}" for one in ids if one and one.lower() not in all_ids)


def check(folder, shared, faults):
    plan = load(Plan, folder / "plan.toml", faults)
    assignees = load(Assignees, folder / "assignees.toml", faults)
    files = [folder / "tasks.toml", *sorted((folder / "tasks").glob("*.toml"))]
    tasks = [task for read in (load(Tasks, path, faults) for path in files) if read for task in read.task]
    own = load(Indicators, folder / "indicators.toml", faults)
    issues = load(Issues, folder / "issues.toml", faults)
    amendments = load(Amendments, folder / "amendments.toml", faults)
    values = [load(Values, path, faults) for path in sorted((folder / "values").glob("*.toml"))]
    if not plan or not assignees:
        return
    people = once("assignee", (one.id for one in assignees.assignee), folder, faults)
    areas = once("area", (one.id for one in plan.area), folder, faults)
    targets = once("target", (one.id for one in plan.target), folder, faults)
    task_ids = once("task", (one.id for one in tasks), folder, faults)
    indicators = {one.id.lower(): one for one in [*shared, *(own.indicator if own else [])]}
    if plan.end < plan.start:
        faults.append(f"{folder}: ends before it starts")
    for task in tasks:
        known("area", [task.id.split(".")[0]], areas, folder, faults)
        known("assignee", [task.lead, *task.support, *task.oversee], people, folder, faults)
        known("target", task.serves, targets, folder, faults)
        days = [*(one.on for one in task.done), *(one.on for one in task.progress)]
        if task.started and any(day < task.started for day in days):
            faults.append(f"{folder}: {task.id} is done before it is started")
        if not task.lead or not task.output:
            faults.append(f"{folder}: {task.id} lacks a lead or an output")
        if isinstance(task.due, Date) and not plan.start <= task.due <= plan.end:
            faults.append(f"{folder}: {task.id} is due outside the plan")
    titles = once("title", (" ".join(task.title.lower().split()) for task in tasks), folder, faults)
    if plan.declares and plan.declares.tasks not in (None, len(titles)):
        faults.append(f"{folder}: {plan.declares.tasks} tasks announced, {len(titles)} listed")
    for area in plan.area:
        known("assignee", [area.lead], people, folder, faults)
    for target in plan.target:
        indicator = (target.indicator or target.id).lower()
        if not target.qualitative and indicator != "assignment-gaps":
            known("indicator", [indicator], indicators, folder, faults)
    for one in values:
        for name, value in one.values.items() if one else ():
            indicator = indicators.get(name.lower())
            if not indicator or value.model_fields_set != FORMS[indicator.measure]:
                faults.append(f"{folder}: {name} has a value of another form")
    for issue in issues.issue if issues else ():
        known("assignee", [issue.by], people, folder, faults)
        known("task", issue.tasks, task_ids, folder, faults)
    for amendment in amendments.amendment if amendments else ():
        known("task or target", amendment.changes, task_ids | targets, folder, faults)


def main():
    root, faults = pathlib.Path(sys.argv[1]), []
    shared = load(Indicators, root / "indicators.toml", faults)
    plans = sorted(root.glob("plans/**/plan.toml"))
    for path in plans:
        check(path.parent, shared.indicator if shared else [], faults)
    print("\n".join(faults))
    print(f"{len(plans)} plans, {len(faults)} faults")
    sys.exit(bool(faults))


main()
