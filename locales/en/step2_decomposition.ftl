# Step 2: the decomposition.

step2-column-count = Count
step2-column-passes = Conversion
step2-column-check = Average sale
step2-column-amount = Amount
step2-column-share = Share of goal
step2-deals = Deals
step2-rate = { $rate } a client
step2-needed = { $count } ({ $needed } needed)
step2-surplus = Rounding up brings { $surplus } more than the goal

step2-grade-fact = fact
step2-grade-estimate = estimate
step2-grade-fantasy = fantasy
step2-grade-with-reasons = { $grade }: { $reasons }
step2-reason-expert = an expert answers for it
step2-reason-no-observations = no observations
step2-reason-expired = observations over two years old
step2-reason-above-interval = above what the facts show
step2-reason-below-interval = cautious, below the facts
step2-reason-few = few observations
step2-reason-no-date = date unknown
step2-reason-old = observations over half a year old
step2-reason-wide = wide spread
step2-observed = { $passed } of { $entered } (95%: { $low } – { $high })
step2-nobody-answers = nobody answers for the number
step2-grounds-of-goal = What the goal rests on: facts { $fact }, estimates { $estimate }, fantasies { $fantasy }

step2-chance-title = Chance
step2-chance-line = { $name }: { $deals } or more
step2-chance-nothing-needed = { $name }: nothing is needed
step2-chance-value = { $cases } ({ $value })
step2-cases-of-ten = { $n ->
    [one] { $n } in 10
   *[other] { $n } in 10
}
step2-cases-of-hundred = { $n ->
    [one] { $n } in 100
   *[other] { $n } in 100
}
step2-almost-always = almost certainly
step2-almost-never = almost never
step2-chance-mean = { $mean } ± { $spread } on average
step2-chance-certain = { $name }: { $deals } without a funnel
step2-chance-too-large = { $name }: over 10,000 in the first stage, no chance is computed
step2-counts = { $stage } for a chance of 50 / 70 / 80 / 90%
step2-counts-beyond = over 10,000
step2-chance-whole = The whole plan, { $amount }
step2-chance-minimum = Minimum, { $amount }
step2-chance-stretch = Stretch, { $amount }
step2-chance-if-certain = if these come in: { $lines }
step2-chance-whole-too-large = The whole plan: no chance is computed while a first stage has over 10,000
step2-chance-lower-bound = Too many different sums for an exact answer: the chance of the whole plan is at least the one shown
step2-chance-of-arithmetic = The chance of the arithmetic alone: lines and clients are independent, market shocks are left out

step2-work = Work: { $time }
step2-work-item = { $name } × { $count }, { $time }

step2-weeks-title = By week: { $name }
step2-column-week = Week
step2-column-days = Working days
step2-in-hand = { $below }: { $n } from what is in hand already; no new { $stage } needed for them
step2-last-useful = { $stage }, last week in time for this period: { $half } (half of the cases), { $eighty } (80%), { $ninety } (90%)
step2-never-useful = too late
step2-no-weeks = There are no weeks to show: nobody works a single day of this period. Check working days and absences.
step2-reps-title = By rep: { $name }
step2-column-rep = Rep

step2-open-title = { $n ->
    [one] { $n } number is missing
   *[other] { $n } numbers are missing
}
step2-open-pin-any = { $n ->
    [one] Pin any one of these, and the plan is complete:
   *[other] Pin any one of these, and the plan is a step closer:
}
step2-conflict-title = These numbers cannot all be true
step2-conflict-advice = Change or drop any one of them. “Whole plan” is the nearest value with which everything fits, “these only” the nearest with which the numbers in this table do.
step2-column-pin = Number
step2-column-now = Now
step2-column-nearest = Whole plan
step2-column-nearest-in-set = These only
step2-no-single-change = not enough alone

step2-variable-goal = goal
step2-variable-amount = { $line }: amount
step2-variable-share = { $line }: share of the goal
step2-variable-deals = { $line }: deals
step2-variable-check = { $line }: average sale
step2-variable-count = { $line }, { $stage }: count
step2-variable-conversion = { $line }, { $stage }: conversion
step2-variable-rate = { $line }, { $stage }: purchases a client
step2-column-margin = Margin
step2-counts-none = not computed until somebody has passed
step2-chance-by-facts = { $stage }: { $planned } in the plan, { $observed } in the facts; the chance goes by the facts
step2-column-hours = Time
step2-no-calendar = Public holidays are not counted: add a section [calendar] with the days off
step2-conflict-more = No single change is enough: there are other contradictions in the plan. Fix this one, and the others will show.
step2-grounds-title = What the numbers rest on
step2-chance-certain-value = { $n ->
    [one] taken as certain
   *[other] taken as certain
}
