"""Types cells into a workbook in LibreOffice, and saves it: /usr/bin/python3 fill_by_uno.py BOOK.xlsx CELLS

CELLS has a line for each cell: its name, a tab, and what is typed.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def setting(name, value):
    it = PropertyValue()
    it.Name, it.Value = name, value
    return it


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  LibreOffice is not up yet
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def main(book, cells):
    pipe = f"cchc{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            url = pathlib.Path(book).resolve().as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, (setting("Hidden", True),))
            sheet = document.Sheets.getByIndex(0)
            for line in pathlib.Path(cells).read_text(encoding="utf-8").splitlines():
                place, typed = line.split("\t", 1)
                sheet.getCellRangeByName(place).setFormula(typed)
            document.storeToURL(url, (setting("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
            try:
                desktop.terminate()
            except Exception:  # noqa: BLE001  the connection ends with it
                pass
        finally:
            office.terminate()
            office.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
