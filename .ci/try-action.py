"""Runs the scripts of the action of GitHub and of the component of GitLab over made-up wheels and archives: each installs
what was chosen, and runs nothing else.

    python try-action.py FOLDER
"""

import hashlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

from ruamel.yaml import YAML

VERSION = "0.0.7"
PROGRAM = """import os, sys
def main():
    if "--version" in sys.argv:
        print("cchc 0.0.7")
    else:
        open(os.environ["SAID"], "w").write("\\n".join(sys.argv[1:]))
"""
work = pathlib.Path(sys.argv[1])
said = work / "said"
tried = 0


def make_files() -> tuple[pathlib.Path, pathlib.Path]:
    wheels = work / "wheels"
    wheels.mkdir(parents=True)
    wheel = wheels / f"cchc-{VERSION}-py3-none-any.whl"
    info = f"cchc-{VERSION}.dist-info"
    files = {
        "cchc_program.py": PROGRAM,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: cchc\nVersion: {VERSION}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\ncchc = cchc_program:main\n",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]))
    packed = work / f"cchc-{VERSION}-x.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        text = f"#!/usr/bin/env python3\n{PROGRAM}main()\n".encode()
        member = tarfile.TarInfo(f"cchc-{VERSION}-x/cchc")
        member.size, member.mode = len(text), 0o755
        archive.addfile(member, io.BytesIO(text))
    # Nothing is fetched: what a script wants to fetch is copied.
    tools = work / "tools"
    tools.mkdir()
    curl = tools / "curl"
    curl.write_text('#!/bin/sh\nwhile [ $# -gt 0 ]; do case $1 in --output) to=$2 ;; esac; from=$1; shift; done\n'
                    'cp "$SERVED/${from##*/}" "$to"\n')
    curl.chmod(0o755)
    (work / "sitecustomize.py").write_text(
        "import os, shutil, urllib.request\n"
        "def copied(address, to):\n    shutil.copy(os.path.join(os.environ['SERVED'], os.path.basename(address)), to)\n"
        "urllib.request.urlretrieve = copied\n"
    )
    return wheel, packed


def run(what: str, script: str, values: dict[str, str], expected: list[str] | None) -> None:
    """`expected` are the arguments that the program gets; None where the script must fail before."""
    global tried
    said.unlink(missing_ok=True)
    output = work / "output"
    output.write_text("")
    environment = {
        **os.environ, **values, "SAID": str(said), "RUNNER_TEMP": str(work), "GITHUB_OUTPUT": str(output),
        "PATH": f"{work / 'tools'}:{os.environ['PATH']}", "PYTHONPATH": str(work), "CI_PROJECT_DIR": "/project",
    }
    done = subprocess.run(["bash", "-c", script], env=environment, cwd=work, capture_output=True, text=True)
    found = said.read_text().split("\n") if said.exists() else None
    if found != expected or (done.returncode == 0) != (expected is not None):
        sys.exit(f"{what}: expected {expected}, found {found}, status {done.returncode}\n{done.stdout}{done.stderr}")
    tried += 1


def main() -> None:
    wheel, packed = make_files()
    sums = {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in (wheel, packed)}
    yaml = YAML(typ="safe")
    steps = yaml.load(pathlib.Path("action.yml"))["runs"]["steps"]
    _, job = yaml.load_all(pathlib.Path("templates/cchc/template.yml"))
    job = next(iter(job.values()))
    # The second step gets what the first one wrote down.
    action = steps[0]["run"] + '\nPROGRAM=$(sed -n "s/^program=//p" "$GITHUB_OUTPUT")\n' + steps[1]["run"]
    component = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])
    usual = {"VERSION": VERSION, "WHEELS": "wheels", "ADDRESS": "", "SHA256": ""}
    for what, script, prefix, more, expected in [
        ("action.yml", action, "",
         {"DIRECTORY": ".", "ARGUMENTS": "--report=a=b c\n", "PAGE": "", "PUBLIC": "true"},
         ["--directory", ".", "ci", "--report=a=b c"]),
        ("action.yml with pages", action, "",
         {"DIRECTORY": "x", "ARGUMENTS": "", "PAGE": "/p q", "PUBLIC": "true"},
         ["--directory", "x", "ci", "--page", "/p q", "--public"]),
        ("template.yml", component, "CCHC_", {"ARGUMENTS": "--a --b", "PAGE": "public"},
         ["ci", "--report", "junit=cchc.xml", "--page", "/project/public", "--public", "--a", "--b"]),
    ]:
        def case(name: str, changed: dict[str, str], succeeds: bool) -> None:
            values = {**usual, **more, **changed, "SERVED": str(packed.parent)}
            named = {key if key == "SERVED" else prefix + key: value for key, value in values.items()}
            run(f"{what}, {name}", script, named, expected if succeeds else None)

        case("a wheel", {}, True)
        case("a wheel with its sum", {"SHA256": sums[wheel]}, True)
        case("a wheel with another sum", {"SHA256": sums[packed]}, False)
        case("another version", {"VERSION": "0.0.8"}, False)
        case("no such folder", {"WHEELS": "none"}, False)
        address = f"https://host/{packed.name}"
        case("an archive", {"ADDRESS": address, "SHA256": sums[packed]}, True)
        case("an archive without a sum", {"ADDRESS": address}, False)
        case("an archive with another sum", {"ADDRESS": address, "SHA256": sums[wheel]}, False)
        case("an archive of another version", {"ADDRESS": address, "SHA256": sums[packed], "VERSION": "1"}, False)
        case("another kind of file", {"ADDRESS": "https://host/said", "SHA256": sums[packed]}, False)
    # Inputs reach scripts as variables: nothing that somebody writes there becomes a command.
    scripts = "".join(step["run"] for step in steps)
    assert not re.search(r"\$\{\{", scripts), "an expression stands in a script"
    print(f"actions: {tried} runs of their scripts ended as they should")


main()
