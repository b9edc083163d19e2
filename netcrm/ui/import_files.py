"""The two file dialogs of an import: which files come in, and where lost rows go."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from netcrm.domain.refusal import Refused
from netcrm.domain.review_list import LostRow
from netcrm.reads import imports as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.work import files

PATTERNS = "*.csv *.tsv *.tab *.txt *.xlsx *.vcf *.vcard *.ldif *.ldi *.ics *.ical *.json"
"""The names under which what can be read is kept; the content decides, never the name."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)


def ask_for_files(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> QFileDialog:
    """Open the dialog that chooses files; ``then`` gets them."""
    dialog = _dialog(parent, _tr("Choose files to import"), "import.choose")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [_tr("Contacts and calendars ({patterns})").format(patterns=PATTERNS), _tr("All files (*)")],
    )
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> QFileDialog:
    """Open the dialog that chooses a folder; ``then`` gets it."""
    dialog = _dialog(parent, _tr("Choose a folder to import"), "import.choose_folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then([Path(name)]))
    dialog.open()
    return dialog


def save_rows(
    bridge: Bridge, sheet: QWidget | None, rows: Sequence[LostRow], then: Callable[[str], object]
) -> None:
    """Ask where to, then write rows that were not read as CSV; ``then`` gets the words about it."""
    if not isinstance(sheet, ReviewSheet):
        return

    def write(name: str, data: bytes) -> None:
        try:
            files.write(Path(name), data)
        except Refused as refused:
            # The sheet may be closed before the rows are there; they are written all the same.
            (sheet.show_refusal if isValid(sheet) else bridge.refused.emit)(refused)
        else:
            told = _tr("{count} rows saved as {name}. Complete them and import them again.")
            then(told.format(count=len(rows), name=Path(name).name))

    def chosen(name: str) -> None:
        bridge.ask_later("imports.lost_rows", reads.lost_rows_csv, rows, then=lambda data: write(name, data))

    dialog = _dialog(sheet, _tr("Save the rows that were not read"), "import.save_rows")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_tr("CSV (*.csv)")])
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(f"{Path(rows[0].file.name).stem}-rest.csv" if rows else "rows.csv")
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(parent: QWidget, title: str, name: str) -> QFileDialog:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    dialog = QFileDialog(parent, title, folder)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
