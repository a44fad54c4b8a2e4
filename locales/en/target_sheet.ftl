# Targets by month: the columns of room 1, and loading a sheet that is there already.

step1-months-region = Shares by month: scrolls to the right
step1-month-of = { $name }: { $month }
step1-month-off = { $direction ->
    [less] people have { $amount } less
   *[more] people have { $amount } more
}
step1-sum-of-months = sum of the months
step1-months-above = the months exceed the share by { $amount }

sheet-load = Load a target sheet
sheet-load-hint = XLSX or CSV: names in rows, months in columns. You can drop the file here.
sheet-title = Targets by month from a sheet
sheet-reading = Reading { $file }…
sheet-other-file = Choose another file
sheet-file = File { $file }
sheet-choose = Sheet
sheet-year-guessed = The sheet names no year. The columns are taken for { $first } – { $last }.
sheet-thousands = Sums in the sheet are in thousands: 120 is 120,000.
sheet-thousands-of = Sums in thousands: { $months }.
sheet-millions = Sums in the sheet are in millions: 1.2 is 1,200,000.
sheet-millions-of = Sums in millions: { $months }.
sheet-region = What will change: scrolls to the right
sheet-outside = outside the period
sheet-outside-hint = Months outside the plan’s period are kept, and count once the period reaches them.
sheet-take = Take the row: { $name }
sheet-was = was
sheet-becomes = becomes
sheet-known-as = in the plan: { $name }
sheet-new-rep = new rep, will be added
sheet-new-team = the plan has no such team; tick to add it
sheet-several = could be { $names }: rename, so that it is clear who is meant
sheet-same = no change
sheet-adds-up = has the sums of rows { $first }–{ $last } together: looks like a total
sheet-target-gone = the share of { $amount } will go: every month is set
sheet-rounded = { $n ->
    [one] { $n } sum rounded
   *[other] { $n } sums rounded
}
sheet-faults = { $n ->
    [one] { $n } cell is not taken
   *[other] { $n } cells are not taken
}
sheet-faults-hint = The rest will be loaded. Correct these places in the file and load it again, or write the sums here.
sheet-fault-at = { $cell }: “{ $value }”
sheet-fault-not-a-number = not a sum
sheet-fault-negative = below zero
sheet-fault-too-large = too much: check for extra zeros
sheet-fault-formula = an error in the formula
sheet-fault-no-name = there are sums, but no name
sheet-fault-bad-name = not a name
sheet-fault-twice = row { $row } is about the same person or team
sheet-left-out = { $n ->
    [one] { $n } row or column left out
   *[other] { $n } rows and columns left out
}
sheet-left-out-row = Row { $row }, { $name }
sheet-left-out-column = Column { $column }, { $name }
sheet-out-total = a total
sheet-out-no-sums = no sums
sheet-out-quarter = a quarter: months are needed
sheet-out-twice = this month stands further to the left already
sheet-out-other = no month
sheet-apply = { $n ->
    [0] Nothing to load
    [one] Load { $n } change
   *[other] Load { $n } changes
}
sheet-nothing = The plan already is as the sheet says: there is nothing to change.
sheet-loaded = { $n ->
    [one] Targets by month loaded: { $n } change
   *[other] Targets by month loaded: { $n } changes
}
sheet-clash = While the sheet was open, the plan was changed. Load the file once more.
sheet-kept = No connection. The targets will be loaded when it is back.
