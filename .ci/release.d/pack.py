"""Packs a folder, or writes the sums of all packages. The same files give the same bytes, on every system:

    python3 .ci/release.d/pack.py FOLDER ARCHIVE.tar.gz|ARCHIVE.zip
    python3 .ci/release.d/pack.py --sums FOLDER

Entries are sorted, belong to nobody, and bear the time of SOURCE_DATE_EPOCH.
"""

import gzip
import hashlib
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

SUMS = "SHA256SUMS"


def entries(folder):
    """Each file below the folder, with its name in the archive and whether it is a program."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
        if path.is_file():
            yield path, path.relative_to(folder.parent).as_posix(), path.name in ("cchc", "cchc.exe")


def tar(folder, archive, epoch):
    with open(archive, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=epoch) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as files:
            for path, name, program in entries(folder):
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = path.stat().st_size, epoch, 0o755 if program else 0o644
                with path.open("rb") as content:
                    files.addfile(entry, content)


def zip_(folder, archive, epoch):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as files:
        for path, name, program in entries(folder):
            entry = zipfile.ZipInfo(name, time.gmtime(epoch)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if program else 0o100644) << 16
            files.writestr(entry, path.read_bytes())


def sums(folder):
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != SUMS
    ]
    (folder / SUMS).write_text("".join(lines), encoding="ascii", newline="\n")


def main(arguments):
    if arguments[0] == "--sums":
        return sums(Path(arguments[1]))
    folder, archive = Path(arguments[0]), arguments[1]
    pack = zip_ if archive.endswith(".zip") else tar
    return pack(folder, archive, int(os.environ["SOURCE_DATE_EPOCH"]))


if __name__ == "__main__":
    main(sys.argv[1:])
