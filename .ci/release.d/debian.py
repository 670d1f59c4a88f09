"""Writes what the package of Debian asks for beside the program: its changelog, and why some advice is not followed.

    python3 .ci/release.d/debian.py VERSION FOLDER
"""

import email.utils
import json
import os
import subprocess
import sys
from pathlib import Path

# A tag of lintian, with the reason why the package does not follow it.
OVERRIDES = {
    "shared-library-lacks-prerequisites [usr/bin/cchc]": "The program needs no library: it runs on every Debian.",
}
NOBODY = "Cargo.toml has no authors until somebody hosts the project (docs/release.md)."
NO_MAINTAINER = {
    "bogus-mail-host-in-debian-changelog cchc@localhost *": NOBODY,
}


def authors():
    asked = ("cargo", "metadata", "--quiet", "--locked", "--no-deps", "--format-version", "1")
    return json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)["packages"][0]["authors"]


def main(version, folder):
    people = authors()
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    day = email.utils.formatdate(int(os.environ["SOURCE_DATE_EPOCH"]))
    entry = f"  * Version {version}; changelog.gz has its changes."
    signed = f" -- {people[0] if people else 'cchc contributors <cchc@localhost>'}  {day}"
    (folder / "changelog").write_text(
        f"cchc ({version}-1) unstable; urgency=medium\n\n{entry}\n\n{signed}\n", encoding="utf-8", newline="\n"
    )
    overrides = OVERRIDES if people else {**OVERRIDES, **NO_MAINTAINER}
    lines = [f"# {why}\ncchc: {tag}\n" for tag, why in overrides.items()]
    (folder / "cchc.lintian-overrides").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
