"""Writes the licences of everything that is linked into the program of a target, as those licences ask:

    python3 .ci/release.d/notices.py TARGET FILE

A licence of several crates stands once, below their names.
"""

import json
import subprocess
import sys
from pathlib import Path

NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")

HEAD = """cchc is made of cchc itself (the MIT licence in LICENSE) and of the parts below.

The standard library of Rust is licensed under MIT or Apache-2.0: https://www.rust-lang.org/policies/licenses
"""
GLIBC = """
The program is linked with the GNU C library, under LGPL-2.1-or-later: https://www.gnu.org/software/libc/
The source of cchc is free, so that anyone can link it with another version of that library.
"""


def cargo(*arguments):
    return subprocess.run(("cargo", *arguments, "--locked"), check=True, capture_output=True, text=True).stdout


def linked(target):
    """Name and version of each crate that is linked in."""
    tree = cargo("tree", "--quiet", "--edges", "normal", "--prefix", "none", "--target", target, "--format", "{p}")
    found = {tuple(line.split()[:2]) for line in tree.splitlines() if line}
    return {(name, version.lstrip("v")) for name, version in found if name != "cchc"}


def texts(folder):
    """The licences that the crate brings, where it offers a choice all of them."""
    files = [path for path in folder.iterdir() if path.is_file() and path.name.upper().startswith(NAMES)]
    return [path.read_text(encoding="utf-8", errors="replace").strip() for path in sorted(files)]


def main(target, file):
    wanted = linked(target)
    packages = json.loads(cargo("metadata", "--quiet", "--format-version", "1"))["packages"]
    users = {}
    crates = []
    for package in sorted(packages, key=lambda package: (package["name"], package["version"])):
        if (package["name"], package["version"]) not in wanted:
            continue
        crate = f"{package['name']} {package['version']}"
        crates.append(f"{crate}: {package['license']}")
        for text in texts(Path(package["manifest_path"]).parent):
            users.setdefault(text, []).append(crate)
    parts = [HEAD + (GLIBC if target.endswith("linux-gnu") else ""), "\n".join(crates)]
    parts += [f"{'-' * 80}\n{', '.join(names)}\n\n{text}" for text, names in users.items()]
    Path(file).write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
