# Names of a plan's places: in notices, versions and disputes.
place-goal-measure = What the goal measures
place-goal-basis = What is counted
place-goal-vat = VAT
place-goal-minimum = Minimum
place-goal-stretch = Stretch goal
place-goal-from = First day
place-goal-to = Last day
place-goal-margin = Margin
place-goal-markup = Mark-up
place-goal-fixed-costs = Fixed costs
place-as-of = Day of the calculation
place-resources-minutes-per-day = Minutes in a working day
place-resources-selling-share = Part of the day for selling
place-resources-budget = Money for leads
place-season = Season: { $month }
place-calendar-country = Working calendar
place-calendar-days-off = Days off
place-calendar-days-on = Weekends worked
place-rep = { $name ->
    [none] The team's people
   *[other] { $name }
}
place-team = { $name ->
    [none] Teams
   *[other] Team { $name }
}
place-source = { $name ->
    [none] Sources
   *[other] Source { $name }
}
place-promise = { $name ->
    [none] Promises
   *[other] Promise “{ $name }”
}
place-line = { $name }
place-stage = { $owner }, { $name }
place-of = { $owner }: { $of }
place-put-in = { $name }: added
place-taken-out = { $name }: removed
place-emptied = { $name }: emptied
place-key-name = name
place-key-expert = who answers for the number
place-key-margin = margin
place-key-markup = mark-up
place-key-clients = whose clients
place-key-technology = way of selling
place-key-kind = kind of stage
place-key-funnel = stage of the funnel
place-lag-weeks = { $n ->
    [one] within { $n } week
   *[other] within { $n } weeks
}
place-key-lag = timing
place-key-actions = actions
place-key-sales = sales counted
place-key-observed = facts
place-key-parent = team above
place-key-target = what it takes on
place-key-team = team
place-key-capacity = working time
place-key-ramp = ramp-up
place-key-absent = absences
place-key-line = line
place-key-facts-line = line in the facts
place-key-leads = limit
place-key-price = price of a lead
place-key-promised = promised
place-key-owner = who owes it
place-key-due = by when
place-key-resource = kind of resource
place-scenario = { $name ->
    [none] Scenarios
   *[other] Scenario “{ $name }”
}
place-key-edits = changes
