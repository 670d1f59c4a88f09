"""Writes the version of Cargo.toml, and the address of the project where it has one, into the extension's package.json.

    python extension.py target/packages/vscode/package.json
"""

import json
import pathlib
import re
import sys


def main() -> None:
    file = pathlib.Path(sys.argv[1])
    package = pathlib.Path("Cargo.toml").read_text(encoding="utf-8").split("[package]", 1)[1].split("\n[", 1)[0]
    values = dict(re.findall(r'^([a-z-]+) = "(.*)"', package, re.MULTILINE))
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["version"] = values["version"]
    if "repository" in values:
        manifest["repository"] = {"type": "git", "url": values["repository"]}
    file.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


main()
