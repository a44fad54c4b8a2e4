# What the facts say of a plan: of its goal, its levels, its way of selling.

by-facts-title = By your facts
by-facts-lead = Facts from { $from } to { $to }. Conversions count those who have had the time to get there.
by-facts-region = Table: the plan’s numbers and the facts
by-facts-loading = Counting by the facts…
by-facts-what = Number
by-facts-planned = Planned
by-facts-counted = By facts
by-facts-spread = Spread
by-facts-delay = Usually takes
by-facts-do = To do
by-facts-median = half cost no more than { $median }
by-facts-buying = { $purchases ->
    [one] { $purchases } purchase
   *[other] { $purchases } purchases
} of { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
} in such periods
by-facts-regulars = { $n ->
    [one] { $n } regular client now
   *[other] { $n } regular clients now
}
by-facts-delay-of = { $n ->
    [one] { $median }, nine of ten within { $n } day
   *[other] { $median }, nine of ten within { $n } days
}
by-facts-same-day = nine of ten on the same day
by-facts-at-once = The delay is not visible: stages were marked together
by-facts-no-stage = It is not clear which stage of the funnel this is. Choose it among the parts of the plan
by-facts-no-line = The facts know no such line
by-facts-nobody = Nobody has had the time yet
by-facts-unlinked = { $n ->
    [one] { $n } lead is not linked to the deal it became: count by stages before the deal and after it
   *[other] { $n } leads are not linked to the deals they became: count by stages before the deal and after it
}
by-facts-bounds = From { $low } to { $high }: some deals were only seen lost
by-facts-beside = By the facts { $value } ({ $counted }), but the plan does not rest on them.
by-facts-beside-likely = In 8 cases of 10 it is { $spread }.
by-facts-take = Take { $value }
by-facts-rest = Rest on facts
by-facts-take-lag = Take the delays
by-facts-taken = Rests on facts
by-facts-rest-all = Rest all numbers on facts
by-facts-rest-all-text = The plan's numbers stay as they are: each gets its grounds from the facts, counted again when these change.
by-facts-take-all = Take all numbers from facts
by-facts-told-rest = { $n ->
    [one] { $n } number rests on facts
   *[other] { $n } numbers rest on facts
}
by-facts-told-take = The numbers are taken from facts
by-facts-hint = { $n ->
    [one] { $n } number of the plan can rest on facts
   *[other] { $n } numbers of the plan can rest on facts
}
by-facts-unused = there are facts, and the plan does not rest on them
by-facts-hint-open = Look and take
by-facts-column-count = { $n } in a year
by-facts-column-check = { $average } of { $n ->
    [one] { $n } sale
   *[other] { $n } sales
}
by-facts-column-deals = { $n ->
    [one] { $n } sale in a year
   *[other] { $n } sales in a year
}
by-facts-column-link = { $value } by facts ({ $passed } of { $entered })
by-facts-column-regulars = { $n } now
by-facts-counts = by facts
by-facts-funnel = Stage of the funnel
by-facts-funnel-auto = by its name
by-facts-line = Line in the facts
by-facts-line-all = all sales

# The goal.
by-facts-goal-reached = { $n ->
    [0] None of { $of } such periods brought that much
   *[other] { $n } of { $of } such periods brought that much
}
by-facts-goal-payments = By the days of payments.
by-facts-goal-contracts = By the days of contracts.
by-facts-goal-sales = By the days of deals won.
by-facts-goal-above = The goal is above anything there was. Show by actions where the difference is to come from.
by-facts-goal-none = The facts cover less than one such period: there is nothing to compare with.
by-facts-goal-list = Earlier periods
by-facts-goal-line = The line is the goal

# The way of selling.
by-facts-way = By facts: { $passed } of { $entered } that came { $days } ago or earlier.
by-facts-way-size = Sales of at least the planned size: { $n } of { $of }.
by-facts-way-likely = { $n ->
    [one] { $n } lead will give
   *[other] { $n } leads will give
} { $low } to { $high } deals in 8 cases of 10.
