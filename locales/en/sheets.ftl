# Tables that work like a spreadsheet: select, copy, paste, fill.

error-http-too-many-cells-pasted = { $n ->
    [one] There is { $n } cell, and at most { $most } can be pasted at once. Paste them in parts.
   *[other] There are { $n } cells, and at most { $most } can be pasted at once. Paste them in parts.
}
