"""Holds the tag of a release against Cargo.toml and CHANGELOG.md, and prints what the changelog says of the version:

    python3 .ci/release.d/version.py v0.2.0
"""

import re
import sys
from pathlib import Path


def main(tag):
    version = re.search(r'^version = "(.*)"$', Path("Cargo.toml").read_text(encoding="utf-8"), re.MULTILINE).group(1)
    if tag != f"v{version}":
        sys.exit(f"the tag {tag} is not v{version}, which Cargo.toml names")
    changelog = Path("CHANGELOG.md").read_text(encoding="utf-8")
    section = re.search(
        rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    if not section:
        sys.exit(f"CHANGELOG.md has no section `## [{version}] - DAY`")
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## )", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased.group(1).strip():
        sys.exit("CHANGELOG.md has changes that belong to no version yet")
    sys.stdout.buffer.write(section.group(1).strip().encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
