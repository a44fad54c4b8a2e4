# Step 3: resources.

step3-title = Is there enough?
step3-column-resource = Resource
step3-column-need = Need
step3-column-supply = There is
step3-column-deficit = Missing
step3-leads = { $name }: { $stage }
step3-time = Time of the reps
step3-source = { $name }: { $leads } at { $price }
step3-sources-cost = Cheapest first: { $sources }; { $cost } in all
step3-bottleneck = Bottleneck: { $resource }
step3-enough = There is enough for the period
step3-newcomers = { $n ->
    [one] { $n } more newcomer is needed for the time
   *[other] { $n } more newcomers are needed for the time
}
step3-no-newcomers = Newcomers can no longer help in this period
step3-in-period = Only what begins in this period is counted; the rest has begun already and is in hand
step3-tight-week = { $week }: { $need } of work, { $supply } of time

# The room in the browser.
step3-answer-enough = Everything the plan needs is promised
step3-answer-missing = Missing: { $what }
step3-answer-open = What will be missing cannot be told yet
step3-open-text = Finish the decomposition first: the leads and hours needed follow from it.
step3-missing-leads = { $n ->
    [one] { $n } promised lead
   *[other] { $n } promised leads
}
step3-missing-time = { $time } of working time
step3-missing-weeks = { $n ->
    [one] working time in { $n } week
   *[other] working time in { $n } weeks
}
step3-doubt-limit = promised is more than the source can give
step3-doubt-past = the day has passed
step3-doubt-late = due after the period
step3-ownerless = { $n ->
    [one] { $n } promise has no owner or no date: so far it is a wish.
   *[other] { $n } promises have no owner or no date: so far they are wishes.
}
step3-cost = The leads cost { $cost }.
step3-cost-of = The leads cost { $cost } of { $budget }.
step3-leads-title = Leads
step3-leads-note = cheapest first
step3-leads-region = Sources of leads, table
step3-leads-none = No line of the plan begins with leads.
step3-column-source = Source
step3-column-limit = Can give
step3-column-take = Take
step3-column-promised = Promised
step3-column-owner = Who
step3-column-due = By
step3-column-price = Price of a lead
step3-column-per-deal = Price of a deal
step3-need = { $stage }, { $need } needed
step3-unpromised = { $n } not promised
step3-promised-all = all promised
step3-limit-of = Can give: { $of }
step3-promised-of = Promised: { $of }
step3-owner-of = Who owes it: { $of }
step3-due-of = By when: { $of }
step3-price-of = Price of a lead: { $of }
step3-nobody = nobody
step3-no-date = no date
step3-free = free
step3-no-limit = no limit
step3-add-source = Add source
step3-add-source-name = New source
step3-add-source-line = For the line
step3-budget-hint = No more than this is spent on leads
step3-time-title = Time of the reps
step3-time-none = No reps are named yet, so there is nothing to compare the time with.
step3-time-open = Time is counted once the decomposition is complete.
step3-time-go = Who is in the team
step3-all-reps = { $n ->
    [one] { $n } rep
   *[other] { $n } reps
}
step3-show-all-reps = Show all { $n }
step3-tight-title = { $n ->
    [one] { $n } week that the work does not fit into
   *[other] { $n } weeks that the work does not fit into
}
step3-selling-hint = The rest is reports, travel, meetings of the team
step3-promises-title = What else the company promises
step3-promises-none = Money, people, goods, technology: all that the plan cannot do without and that reps do not decide. Write down who gives it, and by when.
step3-column-what = What
step3-column-kind = Kind
step3-kind-money = money
step3-kind-people = people
step3-kind-time = time
step3-kind-stock = goods
step3-kind-technology = technology
step3-kind-other = other
step3-add-promise = Write down
step3-add-promise-name = What the plan needs
step3-debt-title = The company's debt
step3-debt-text = A plan has two sides. Reps promise deals; the company promises leads, time, money and technology by a date. Without an owner and a date it is a wish.
step3-narrow-title = Bottleneck
step3-narrow-leads = { $n ->
    [one] { $line }: no source for { $n } more lead
   *[other] { $line }: no source for { $n } more leads
}
step3-narrow-money = { $n ->
    [one] { $line }: no money for { $n } more lead, all of it is spent
   *[other] { $line }: no money for { $n } more leads, all of it is spent
}
step3-narrow-time = { $time } of working time are missing
step3-calendar-title = Working days
step3-calendar-days = { $n ->
    [one] The period has { $n } working day.
   *[other] The period has { $n } working days.
}
step3-calendar-holidays = Public holidays
step3-calendar-ru = of Russia
step3-calendar-none = do not count
step3-calendar-off-hint = Dates with spaces: 31.12.2026 …
step3-calendar-on-hint = Saturdays and holidays that are worked
step3-example-source = Site
step3-example-owner = Natalia
