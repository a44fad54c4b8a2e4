# Tables that work like a spreadsheet: select, copy, paste, fill.

error-http-too-many-cells-pasted = { $n ->
    [one] There is { $n } cell, and at most { $most } can be pasted at once. Paste them in parts.
   *[other] There are { $n } cells, and at most { $most } can be pasted at once. Paste them in parts.
}

sheets-selected = { $rows } × { $columns } cells selected
sheets-copied = { $rows } × { $columns } cells copied
sheets-nothing-to-edit = None of the selected cells can be edited.
sheets-edited = { $n ->
    [one] { $n } cell changed
   *[other] { $n } cells changed
}

sheets-paste = Paste a table
sheets-paste-into = Paste a table: { $name }
sheets-title = Paste: { $name }
sheets-text = Cells
sheets-text-hint = Copy cells in Excel or Google Sheets and paste them here. The plan does not change until you press “Paste”.
sheets-first-row = First row
sheets-first-column = First column
sheets-too-large = The clipboard holds { $cells } cells: { $rows } × { $columns }. At most { $most } can be pasted at once. Copy a part and paste that.
sheets-preview = What will change
sheets-column-row = Row
sheets-was = was
sheets-will-be = will be
sheets-same = unchanged
sheets-readonly = follows from others
sheets-covered = part of a merged cell
sheets-count-changed = { $n ->
    [one] { $n } cell will change
   *[other] { $n } cells will change
}
sheets-count-same = { $n ->
    [one] { $n } stays as it is
   *[other] { $n } stay as they are
}
sheets-count-refused = { $n ->
    [one] { $n } cell does not fit
   *[other] { $n } cells do not fit
}
sheets-count-readonly = { $n ->
    [one] { $n } follows from others and takes nothing
   *[other] { $n } follow from others and take nothing
}
sheets-count-covered = { $n ->
    [one] { $n } is covered by a merged cell
   *[other] { $n } are covered by a merged cell
}
sheets-rows-over = { $n ->
    [one] { $n } row does not fit. Add a row to the table or paste higher up.
   *[other] { $n } rows do not fit. Add rows to the table or paste higher up.
}
sheets-columns-over = { $n ->
    [one] { $n } column does not fit. Paste further left or copy fewer columns.
   *[other] { $n } columns do not fit. Paste further left or copy fewer columns.
}
sheets-and-more = { $n ->
    [one] and { $n } more row
   *[other] and { $n } more rows
}
sheets-status-solved = After pasting, the plan will add up.
sheets-status-open = After pasting, some numbers will still be open.
sheets-status-conflict = After pasting, the numbers will contradict each other: the plan will say which one to let go.
sheets-status-none = With these cells the plan cannot be read. Correct them or paste them in parts.
sheets-apply = { $n ->
    [one] Paste { $n } cell
   *[other] Paste { $n } cells
}
sheets-apply-good = { $n ->
    [one] Paste the { $n } good cell
   *[other] Paste the { $n } good cells
}
sheets-nothing-to-paste = There is nothing to paste: no cell would change.
sheets-pasted = { $n ->
    [one] { $n } cell pasted
   *[other] { $n } cells pasted
}

sheets-key-move = next cell of a table
sheets-key-above = save and go a row up, Enter goes down
sheets-key-edit = go on with the text
sheets-key-select = select cells
sheets-key-copy = copy what is selected
sheets-key-paste = paste from Excel or Google Sheets
sheets-key-right = fill right
sheets-key-down = fill down
sheets-key-clear = clear what is selected
