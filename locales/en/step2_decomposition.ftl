# Step 2: the decomposition.

step2-column-count = Count
step2-column-passes = Passes on
step2-column-check = Average sale
step2-column-amount = Amount
step2-column-share = Share
step2-column-grounds = Rests on
step2-deals = Deals
step2-rate = { $rate } a client
step2-needed = { $count } ({ $needed } needed)
step2-surplus = Rounding up brings { $surplus } beyond the goal

step2-grade-fact = fact
step2-grade-estimate = estimate
step2-grade-fantasy = fantasy
step2-grade-with-reasons = { $grade }: { $reasons }
step2-reason-expert = an expert answers for it
step2-reason-no-observations = no observations
step2-reason-expired = observations over two years old
step2-reason-above-interval = above what the facts show
step2-reason-below-interval = cautious: below the facts
step2-reason-few = few observations
step2-reason-no-date = nobody knows when observed
step2-reason-old = observations over half a year old
step2-reason-wide = wide spread
step2-observed = { $passed } of { $entered }, interval { $low } – { $high }
step2-nobody-answers = nobody answers for the number
step2-grounds-of-goal = The goal rests { $fact } on facts, { $estimate } on estimates, { $fantasy } on fantasies

step2-chance-title = Chance
step2-chance-line = { $name }: { $deals } or more
step2-chance-nothing-needed = { $name }: nothing is needed
step2-chance-value = { $cases } ({ $value })
step2-cases-of-ten = { $n ->
    [one] { $n } case of 10
   *[other] { $n } cases of 10
}
step2-cases-of-hundred = { $n ->
    [one] { $n } case of 100
   *[other] { $n } cases of 100
}
step2-almost-always = almost certainly
step2-almost-never = almost never
step2-chance-mean = { $mean } ± { $spread } on average
step2-chance-certain = { $name }: { $deals } assumed certain, there is no funnel
step2-chance-too-large = { $name }: over 10,000 at the top, no chance is computed
step2-counts = { $stage } for a chance of 50 / 70 / 80 / 90%
step2-counts-beyond = over 10,000
step2-chance-whole = The whole plan, { $amount }
step2-chance-minimum = Minimum, { $amount }
step2-chance-stretch = Stretch, { $amount }
step2-chance-if-certain = if certain: { $lines }
step2-chance-whole-too-large = The whole plan: not computed while a line has over 10,000 at the top
step2-chance-lower-bound = The lines make too many different sums; the chance of the whole plan is at least the one shown
step2-chance-of-arithmetic = This is the chance of the arithmetic alone: lines and clients are independent, market shocks are not in it

step2-work = Work: { $time }
step2-work-item = { $name } × { $count }, { $time }

step2-weeks-title = By week: { $name }
step2-column-week = Week
step2-column-days = Working days
step2-in-hand = { $below }: { $n } must come from what is in hand already and needs no new { $stage }
step2-last-useful = Last useful week for { $stage } (half of the cases / 80% / 90%): { $half } / { $eighty } / { $ninety }
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
step2-conflict-advice = Free or change any one of them. “Whole plan” is the nearest value with which everything fits, “these only” the nearest with which this set does.
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
