# The plan to take away: the XLSX workbook and the CSV table.

workbook-sheet-plan = Plan
workbook-sheet-weeks = Weeks
workbook-sheet-people = People
workbook-sheet-resources = Resources
workbook-sheet-grounds = What it rests on

workbook-how-to = Numbers on a coloured ground are pinned: change them, and the others follow. Pins come and go in Zadel only.
workbook-how-to-conflict = The pinned numbers (on a coloured ground) contradict each other, so the others are not worked out. Which, and what to do, stands below the table.
workbook-goal = Goal
workbook-goal-found = Goal, worked out
workbook-required = The lines must bring
workbook-margin-profit = Margin: so much profit
workbook-margin-revenue = of so much revenue
workbook-numbers = Numbers
workbook-fits = fit
workbook-fits-not = do not fit
workbook-column-what = What
workbook-column-passed = Passed
workbook-column-entered = Entered
workbook-column-target = To bring
workbook-column-weight = Weight of margin
workbook-column-weighed = Weighed
workbook-result = Result after fixed costs
workbook-surplus = Beyond the goal
workbook-column-actions = Actions
workbook-column-items = For so many
workbook-action-of = { $name } ({ $stage })

workbook-chances-note = Chances as of { $day }, by the facts known that day. There are no formulas here: change the plan, and these stay as they are; Zadel shows the new ones.
workbook-chances-note-undated = Chances as of the export. There are no formulas here: change the plan, and these stay as they are; Zadel shows the new ones.
workbook-column-deals-needed = Deals needed
workbook-column-mean = Deals on average
workbook-column-spread = Deviation, ±
workbook-column-top = What it takes at the top
workbook-column-for-chance = For a chance of { $chance }
workbook-chance-certain = taken as certain
workbook-chance-too-large = not worked out: more than 10,000 at the first stage

workbook-weeks-note = Weeks follow the plan's sheet: deals and stages are cut by the weights of weeks (row on top), money is deals by average sale. Hours are those of the export.
workbook-weeks-note-lags = Deals and money follow the plan's sheet. Stages are moved by their timing and stand by themselves: the total is below the plan by what is in hand already.
workbook-column-in-plan = In the plan
workbook-working-time = Working time, parts
workbook-seasonal-time = Working time and season, parts

workbook-people-note = Parts and work are split by working time as of the export; sums are formulas. Parts on a coloured ground are set by hand.
workbook-column-part = Part of the goal
workbook-column-below = Sum below
workbook-column-difference = Difference
workbook-column-time-need = Time needed
workbook-column-time-supply = Time there is

workbook-resources-note = How much to take from each source is as of the export: the cheapest first. Costs and what is missing are formulas.
workbook-resources-note-open = How much to take from each source will be clear once the decomposition is done.
workbook-column-cost = Cost

workbook-grounds-note = Grounds as of { $day }: facts age, and grounds grow weaker with them.
workbook-grounds-note-undated = Grounds as of the export: facts age, and grounds grow weaker with them.
workbook-column-facts = In the facts
workbook-column-low = Low end, 95%
workbook-column-high = High end, 95%
workbook-column-age = Age, days
