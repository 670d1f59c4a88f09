"""Writes the changelog that a package of Debian needs, and why it does not follow some advice. Prints the maintainer.

    python3 .ci/release.d/debian.py VERSION FOLDER
"""

import email.utils
import json
import os
import subprocess
import sys
from pathlib import Path

# The package has a maintainer by Debian's rules, even while the project has nobody who signs for it.
NOBODY = "cchc contributors <cchc@localhost>"

# A tag of lintian, with the reason why the package does not follow it.
NO_LIBRARY = "The program needs no package: it runs on every Debian."
NO_ADDRESS = "Cargo.toml has no authors until somebody hosts the project (docs/release.md)."
OVERRIDES = {
    "empty-field Depends": NO_LIBRARY,
    "shared-library-lacks-prerequisites [usr/bin/cchc]": NO_LIBRARY,
    "statically-linked-binary [usr/bin/cchc]": NO_LIBRARY,
    "initial-upload-closes-no-bugs *": "Debian does not distribute this package.",
}
WITHOUT_AUTHORS = {
    "bogus-mail-host-in-debian-changelog *": NO_ADDRESS,
    "bogus-mail-host Maintainer *": NO_ADDRESS,
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
    maintainer = people[0] if people else NOBODY
    signed = f" -- {maintainer}  {day}"
    (folder / "changelog").write_text(
        f"cchc ({version}-1) unstable; urgency=medium\n\n{entry}\n\n{signed}\n", encoding="utf-8", newline="\n"
    )
    overrides = OVERRIDES if people else {**OVERRIDES, **WITHOUT_AUTHORS}
    lines = [f"# {why}\ncchc: {tag}\n" for tag, why in overrides.items()]
    (folder / "cchc.lintian-overrides").write_text("".join(lines), encoding="utf-8", newline="\n")
    print(maintainer)


if __name__ == "__main__":
    main(*sys.argv[1:])
