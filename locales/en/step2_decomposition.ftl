# Step 2: the decomposition.

step2-column-count = Count
step2-column-passes = Conversion
step2-column-check = Average sale
step2-column-amount = Amount
step2-column-share = Share of goal
step2-deals = Deals
step2-rate = { $rate } a client
step2-needed = { $count } ({ $needed } needed)
step2-surplus = The plan brings { $surplus } more than the goal

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
step2-begins-more = { $stage }: { $planned } by the conversions, { $begun } to begin in the period: some of what begins in the last weeks becomes deals only after it
step2-begins-fewer = { $stage }: { $planned } by the conversions, { $begun } to begin in the period: first deals come from what is in hand already
step2-in-hand = { $below }: { $n } from what is in hand already. Check that it is there: without it, the first weeks bring less
step2-last-useful = { $stage }, last week in time for this period: { $half } (half of the cases), { $eighty } (80%), { $ninety } (90%)
step2-groundwork = Where the deals of the period come from
step2-groundwork-stage = Stage
step2-groundwork-planned = Needed in all
step2-groundwork-begun = In this period
step2-groundwork-in-hand = From what is in hand
step2-groundwork-until = Still in time (% of cases)
step2-groundwork-check = In hand is what began before the period: leads at work, meetings that were held. Check that it is there: without it, the first weeks bring less.
step2-groundwork-open = Open now, by the facts: { $open }.
step2-groundwork-late = “Too late”: fewer than half become deals within this period. What begins now brings deals to the next one.
step2-groundwork-more = More in the period than needed in all: some of what begins in the last weeks becomes deals only after it.
step2-until-half = { $week } (50%)
step2-until-eighty = { $week } (80%)
step2-until-ninety = { $week } (90%)
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
step2-open-more = And { $n } more
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

# The room in the browser.
step2-question = What it takes to earn { $amount }
step2-question-open = How much can be earned
step2-takes = { $text }.
step2-takes-join = ;{" "}
step2-takes-chain = { $first } make { $then }
step2-takes-new = { $chain } with new clients
step2-takes-repeat = { $chain } with regular clients
step2-takes-line = { $line }: { $chain }
step2-takes-new-deals = { $n ->
    [one] new clients bring { $n } deal
   *[other] new clients bring { $n } deals
}
step2-takes-repeat-deals = { $n ->
    [one] regular clients bring { $n } more
   *[other] regular clients bring { $n } more
}
step2-average = That is the average. The goal is met { $cases }.
step2-in-cases = { $n ->
    [one] { $n } time in 10
   *[other] { $n } times in 10
}
step2-in-rare-cases = less than 1 time in 20
step2-in-sure-cases = more than 19 times in 20
step2-of-ten = { $n } in 10
step2-chance-rare = under 1 in 20
step2-chance-sure = over 19 in 20
step2-dots = As dots
step2-now = now
step2-mode = Pinned: { $pinned }. Solving for { $sought }. Unpin another number, and it will be solved instead.
step2-mode-all = Every number is pinned, and they agree. Unpin any of them, and it will be solved.
step2-mode-checks = { $whole ->
    [yes] { $n ->
        [1] the average sale
        [2] both average sales
       *[other] all average sales
    }
   *[no] { $n ->
        [one] { $n } average sale
       *[other] { $n } average sales
    }
}
step2-mode-links = { $whole ->
    [yes] { $n ->
        [1] the conversion
        [2] both conversions
       *[other] all conversions
    }
   *[no] { $n ->
        [one] { $n } conversion
       *[other] { $n } conversions
    }
}
step2-mode-amount = amount ({ $line })
step2-mode-share = share ({ $line })
step2-mode-deals = deals ({ $line })
step2-short-goal = the goal
step2-short-amount = an amount
step2-short-share = a share
step2-short-deals = deals
step2-short-check = the average sale
step2-short-link = a conversion
step2-tree-caption = The goal taken apart, { $period }
step2-column-indicator = Indicator
step2-column-plan = Plan
step2-column-pinned = Pin
step2-column-facts = By your facts
step2-column-grounds = Grounds
step2-show-shares = Show shares of the goal
step2-hide-shares = Hide shares of the goal
step2-goal-payments = Goal, payments
step2-goal-contracts = Goal, contracts
step2-goal-shipments = Goal, shipments
step2-row-link = { $from } → { $to }
step2-row-deals = deals
step2-row-rate = { $stage }: purchases a client
step2-solved-for = , being solved for
step2-solved-side = a solved value
step2-empty-side = an empty field
step2-cell = { $name }: { $value }
step2-pin = Pin: { $name }
step2-pinned = Pinned: { $name }. Press to unpin
step2-pending = Not sent yet
step2-touched = changed by { $who }
step2-facts-link = { $value } ({ $passed } of { $entered }), mostly { $spread }
step2-facts-count = { $n ->
    [one] { $n } observed
   *[other] { $n } observed
}
step2-facts-expert = opinion: { $who }
step2-facts-solved = solved
step2-facts-pinned = pinned
step2-facts-set-by = set by { $who }
step2-source = Where it comes from
step2-source-of = { $name }: { $value }
step2-formula-pinned = Pinned by hand.
step2-formula-believed = No observations: the number is taken on trust.
step2-formula-link = Solved from the numbers above and below this stage.
step2-formula-fact = { $passed } of { $entered } is { $fact }, the same as in the plan.
step2-formula-off-fact = { $passed } of { $entered } is { $fact }. The plan says { $planned }.
step2-formula-sum = The lines together: { $sum }.
step2-formula-amount = { $deals } × { $check } = { $amount }
step2-formula-check = { $amount } ÷ { $deals } = { $check }
step2-formula-share = { $amount } is { $share } of the goal.
step2-formula-deals = { $target } ÷ { $check }, rounded up: { $deals }.
step2-formula-deals-down = { $into } at { $link }, rounded down: { $deals }.
step2-formula-chain = For { $out } at { $link } it takes { $into }.
step2-detail-until = Facts until
step2-detail-entered = Entered
step2-detail-passed = Passed
step2-detail-spread = Spread
step2-detail-needed = Needed
step2-detail-slack = To spare
step2-detail-certain = Taken as certain
step2-detail-reasons = Why
step2-detail-set = Set by
step2-spread = { $spread } in 8 cases of 10
step2-expert = Who answers for the number
step2-take-fact = Use { $fact } instead of { $planned }
step2-raise = { $reason ->
    [no_observations] Observations of your own make it a fact; somebody who answers for it makes it an estimate.
    [nobody] Somebody who answers for it makes it an estimate.
    [expert] Observations of your own make it a fact.
    [above_interval] The plan is above what the facts show. Lower it, or change how you sell.
    [below_interval] The plan is more cautious than the facts.
    [few] More observations make it a fact.
    [wide] More observations make it a fact.
   *[other] It takes observations from the last half-year.
}
step2-raise-by-facts = { $grade ->
    [fact] Rest it on the facts, and it is a fact.
    [estimate] Rest it on the facts, and it is an estimate: they are few, old or widely spread.
   *[fantasy] The facts show less. Lower the number, and it can rest on them.
}
step2-legend = How to read the grounds
step2-legend-fact = own observations: enough of them, recent, and the plan is not above them
step2-legend-estimate = somebody answers for the number, or observations are few, old or widely spread
step2-legend-fantasy = no observations and nobody answers, or they are over two years old, or the plan is above what they show
step2-grounds-why = A line’s amount rests on the weakest of its conversions: it becomes a fact when all of them are. The average sale does not change that.
step2-grounds-weakest = “{ $line }” is { $grade ->
    [estimate] an estimate
   *[fantasy] a fantasy
}, weakest: { $links }
step2-grounds-promise = “{ $line }” is { $grade ->
    [estimate] an estimate: it has no stages, and somebody answers for the deals
   *[fantasy] a fantasy: it has no stages, and nobody answers for the deals
}
step2-fantasies = { $n ->
    [one] { $n } number is still a fantasy
   *[other] { $n } numbers are still fantasies
}
step2-fantasies-advice = Name who answers for the number, or collect observations: until then the plan rests on hope.
step2-fantasies-advice-facts = Rest on the facts what they know, and collect the rest or write who answers for it: until then the plan rests on hope.
step2-above-goal = The plan brings { $surplus } more than the goal.
step2-conflict-drop = Unpin one of them, or change it: { $names }.
step2-conflict-here = Does not fit the others.
step2-conflict-line = { $line }: { $names }
step2-conflict-set = Set { $value }
step2-unpin = Unpin
step2-chance-level = { $level }, { $amount }
step2-clash = While you were writing, the number changed to { $theirs }, by { $who }.
step2-of-available = { $count } of { $all }
step2-goal-gross-profit = Goal, gross profit
step2-goal-net-profit = Goal, net profit
step2-clash-undo = Somebody changed the number after you: it is { $theirs } now, by { $who }.
step2-clash-named = Changed meanwhile: { $name }. It is “{ $theirs }” now, by { $who }.
step2-clash-back = Go back to { $mine }
step2-clash-mine = Keep mine: { $mine }
step2-clash-theirs = Take theirs: { $theirs }
step2-somebody = a colleague
step2-told = { $name }, { $value }. Saved.
step2-told-unpinned = { $name }, unpinned.
step2-how-many = { $stage ->
    [leads] How many leads it really takes
    [meetings] How many meetings it really takes
    [calls] How many calls it really takes
    [requests] How many requests it really takes
    [quotes] How many quotes it really takes
    [contracts] How many contracts it really takes
    [clients] How many clients it really takes
    [qualified] How many qualified leads it really takes
   *[other] { $name }: how many it really takes
}
step2-count-of = { $stage ->
    [leads] { $n ->
        [one] { $n } lead
       *[other] { $n } leads
    }
    [meetings] { $n ->
        [one] { $n } meeting
       *[other] { $n } meetings
    }
    [calls] { $n ->
        [one] { $n } call
       *[other] { $n } calls
    }
    [requests] { $n ->
        [one] { $n } request
       *[other] { $n } requests
    }
    [quotes] { $n ->
        [one] { $n } quote
       *[other] { $n } quotes
    }
    [contracts] { $n ->
        [one] { $n } contract
       *[other] { $n } contracts
    }
    [clients] { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
    [qualified] { $n ->
        [one] { $n } qualified lead
       *[other] { $n } qualified leads
    }
   *[other] “{ $name }” ({ $n })
}
step2-take = { $stage ->
    [leads] { $n ->
        [one] Take { $n } lead
       *[other] Take { $n } leads
    }
    [meetings] { $n ->
        [one] Take { $n } meeting
       *[other] Take { $n } meetings
    }
    [requests] { $n ->
        [one] Take { $n } request
       *[other] Take { $n } requests
    }
    [clients] { $n ->
        [one] Take { $n } client
       *[other] Take { $n } clients
    }
    [calls] { $n ->
        [one] Take { $n } call
       *[other] Take { $n } calls
    }
    [quotes] { $n ->
        [one] Take { $n } quote
       *[other] Take { $n } quotes
    }
    [contracts] { $n ->
        [one] Take { $n } contract
       *[other] Take { $n } contracts
    }
    [qualified] { $n ->
        [one] Take { $n } qualified lead
       *[other] Take { $n } qualified leads
    }
   *[other] Take “{ $name }” ({ $n })
}
step2-keep = Back to { $count }
step2-line = Line
step2-count-label = { $name }, { $period }
step2-if-exact = The chance of { $deals } or more. It goes by facts where there are any, and by the plan where there are none. With few facts, keep a margin.
step2-if-spare = The plan has { $planned } deals, and the goal takes { $deals }: the rest is a reserve, which other lines add to.
step2-ladder-caption = { $name }: the chance of { $deals } or more
step2-try-holds = With { $count } the goal is met { $cases }.
step2-try-fails = With { $count } the goal and the pinned numbers do not agree.
step2-chance-event = What must come true
step2-work-title = What to do
step2-work-lags = All the work for these deals, with what is done before the period. What falls into the period stands by week and in resources.
step2-column-action = Action
step2-column-each = Each takes
step2-weeks = By week
step2-variable-plan-name = plan name
step2-variable-minimum = minimum
step2-variable-stretch = stretch goal

step2-structure = What the plan is made of
step2-no-stages = no funnel
step2-add-line = Add line
step2-add-line-name = New line: a product, a segment, a channel
step2-line-name = Line
step2-clients = Clients
step2-clients-new = new
step2-clients-repeat = regular
step2-line-margin = Margin of the line
step2-line-markup = Mark-up of the line
step2-as-goal = as the goal's
step2-stage-leads = Leads
step2-stage-meetings = Meetings
step2-stage-clients = Clients
step2-stage-name = Stage
step2-add-stage = Add stage
step2-add-stage-name = New stage, below the others
step2-lag = Time to pass
step2-lag-hint = Percent by week: in the same, after one, after two…
step2-lag-none = in the same week
step2-observed-label = Your facts
step2-observed-hint = Passed of those that entered, up to which day
step2-observed-none = 9 of 32, 22.11.2026
step2-sales-label = Sales counted
step2-sales-hint = How many: average (lowest – highest), up to which day
step2-sales-none = 42: 183250 (150000 – 214000), 31.10.2026
step2-observed-typed = { $passed } of { $entered }
step2-actions-of = Actions of the stage { $name }
step2-column-per = For each
step2-column-minutes = Minutes
step2-add-action = Add action
step2-add-action-name = What is done at this stage
step2-split = By people and weeks
step2-split-show = Who does what in which week
step2-split-what = What
step2-split-region = People and weeks, table

step2-season = Season
step2-season-even = All months are ordinary
step2-season-month = { $month } { $part }
step2-season-text = What a working day of the month brings, compared with an ordinary day. Weeks get their part by working days and season; the sum of the period stays the same.
step2-season-one-month = This plan lies within one month, so the season changes nothing in it. For a quarter or a year, write what a working day of the month brings, compared with an ordinary day.

step2-scenarios = Scenarios beside the plan
step2-scenarios-none = No scenarios yet. Try another number above and keep it as a scenario, or add a change here: the plan stays as it is until you adopt one of them.
step2-scenario-plan = Plan
step2-scenario-name = Name of the scenario
step2-scenario-number = Scenario { $n }
step2-scenario-changes = What changes
step2-scenario-change = { $what }: { $value }
step2-scenario-same = nothing, as in the plan
step2-scenario-adopt = Adopt
step2-scenario-adopt-named = Adopt scenario “{ $name }”
step2-scenario-keep = Keep as a scenario
step2-scenario-what = What to change
step2-scenario-value = To how much
step2-scenario-into = In which scenario
step2-scenario-new = A new one
step2-scenario-add = Add change
step2-scenario-status = Does it hold
step2-scenario-whole = holds
step2-scenario-open = some numbers are open
step2-scenario-conflict = the numbers contradict each other
step2-scenario-amount = The lines bring
step2-scenario-for-eighty = { $stage } for a chance of 8 in 10
step2-scenario-cost = The leads cost
step2-scenario-time = Work
step2-scenario-missing-time = Time that is missing

step2-ledger = Assumptions
step2-ledger-text = Everything that the plan takes on trust. What is supported worst and costs most stands first.
step2-ledger-what = Assumption
step2-ledger-value = In the plan
step2-ledger-counted = Observed
step2-ledger-sales = { $n ->
    [one] { $n } sale
   *[other] { $n } sales
}
step2-ledger-interval = 95% interval
step2-ledger-age = Age
step2-ledger-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
step2-ledger-owner = Who answers
step2-ledger-stake = At stake
step2-ledger-region = Table of assumptions
step2-scenarios-region = Table of scenarios
step2-season-region = Season by month
