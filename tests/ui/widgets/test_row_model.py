import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from netcrm.ui.widgets.row_model import PAGE, PAGES_KEPT, Column, RowModel, RowRole

NAME = Column(id="name", header="Name", text=lambda row: row[1])
TICK = Column(id="seen", text=lambda row: "", tick=lambda row: row[0] % 2 == 0)


def made(gone=(), columns=(NAME, TICK)):
    asked = []

    def fetch(keys):
        asked.append(list(keys))
        return [(key, f"row {key}") for key in reversed(keys) if key not in gone]

    model = RowModel(fetch, columns, key_of=lambda row: row[0])
    return model, asked


def watched(model):
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def test_the_strict_tester_is_content(qapp, qtmodeltester):
    model, _ = made(gone={3})
    tester = watched(model)
    model.set_keys(list(range(1, 400)))
    model.reload([5, 6])
    model.reload()
    model.set_keys([])
    model.set_keys([7, 5, 3])
    qtmodeltester.check(model, force_py=True)
    tester.deleteLater()


def test_rows_are_fetched_in_pages_when_looked_at(qapp):
    model, asked = made()
    model.set_keys(range(1, 100_001))
    assert model.rowCount() == 100_000
    assert asked == []
    assert model.index(200, 0).data() == "row 201"
    assert asked == [list(range(129, 257))]
    assert model.index(130, 0).data() == "row 131"
    assert len(asked) == 1


def test_old_pages_are_forgotten(qapp):
    model, asked = made()
    model.set_keys(range(1, PAGE * (PAGES_KEPT + 2)))
    for page in range(PAGES_KEPT + 1):
        model.index(page * PAGE, 0).data()
    model.index(0, 0).data()
    assert len(asked) == PAGES_KEPT + 2


def test_a_vanished_row_is_blank(qapp):
    model, _ = made(gone={2})
    model.set_keys([1, 2, 3])
    assert model.index(1, 0).data() == ""
    assert model.index(1, 0).data(RowRole.ROW) is None
    assert model.index(1, 0).data(RowRole.KEY) == 2
    assert model.row_of(2) is None


def test_roles_and_places(qapp):
    model, _ = made()
    model.set_keys([9, 4])
    assert model.index(1, 0).data(RowRole.ROW) == (4, "row 4")
    assert (model.place_of(4), model.key_at(0), model.key_at(7), model.place_of(8)) == (1, 9, None, None)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert Qt.CheckState(model.index(1, 1).data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def test_a_tick_is_asked_for_and_not_kept(qapp, qtbot):
    model, _ = made()
    model.set_keys([1])
    cell = model.index(0, 1)
    with qtbot.waitSignal(model.tick_asked) as told:
        assert model.setData(cell, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert told.args == [1, True]
    assert Qt.CheckState(cell.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Unchecked


def test_reload_reads_again(qapp, qtbot):
    model, asked = made()
    model.set_keys([1, 2])
    model.index(0, 0).data()
    with qtbot.waitSignal(model.dataChanged):
        model.reload([2])
    model.index(0, 0).data()
    assert len(asked) == 2
    model.reload([99])


def test_nothing_stands_under_a_row(qapp):
    model, _ = made()
    model.set_keys([1, 2])
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


@given(st.lists(st.integers(1, 10_000), unique=True, max_size=300))
def test_every_key_is_found_where_it_stands(keys):
    model, _ = made()
    model.set_keys(keys)
    assert [model.place_of(key) for key in keys] == list(range(len(keys)))
    assert [model.row_at(place)[0] for place in range(len(keys))] == keys


def test_a_model_needs_a_column():
    with pytest.raises(IndexError):
        RowModel(lambda keys: [], [])
