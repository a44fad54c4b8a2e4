# Step 1: the goal.

step1-title = Sales plan
step1-goal = Goal: { $amount } of { $measure } { $basis }, { $period }
step1-goal-found = No goal is set. The pinned numbers give { $amount } of { $measure } { $basis }, { $period }
step1-goal-open = No goal is set, and the numbers do not give one yet; counted { $basis }, { $period }
step1-revenue = revenue
step1-gross-profit = gross profit
step1-net-profit = net profit
step1-by-payments = by payments
step1-by-contracts = by contracts
step1-by-shipments = by shipments
step1-requirement = Fixed costs of { $fixed } come first: together, the lines must earn { $required } of margin
step1-result = Result: { $result } of { $measure }

# The room in the browser.
step1-how-much = How much is needed for { $period }
step1-earn = { $what ->
    [payments] Receive { $amount } of payments for { $period }
    [contracts] Sign contracts for { $amount } for { $period }
    [shipments] Ship for { $amount } for { $period }
    [gross_profit] Earn { $amount } of gross profit for { $period }
   *[net_profit] Earn { $amount } of net profit for { $period }
}
step1-need-gross = That takes sales of { $volume }, in whole deals.
step1-need-net = That takes sales of { $volume }, in whole deals: { $costs } of fixed costs come first, then the profit.
step1-conflict = With this goal the numbers of the decomposition cannot all hold: room 2 shows which.
step1-open = What has to be sold for it will be known when the decomposition is complete.
step1-terms = Terms of the goal
step1-measure-revenue = Revenue
step1-measure-gross-profit = Gross profit
step1-measure-net-profit = Net profit
step1-basis-payments = Payments
step1-basis-contracts = Contracts
step1-basis-shipments = Shipments
step1-vat-included = With VAT
step1-vat-excluded = Without VAT
step1-from = First day
step1-to = Last day
step1-margin-hint = Profit ÷ revenue
step1-markup-hint = Profit ÷ cost
step1-fixed-costs-hint = For the whole period
step1-margin-example = for example, 30%
step1-or-markup = or mark-up
step1-take-profit = Plan by profit
step1-margin-kept = The plan has a margin already: { $margin }.
step1-ask-margin = Write the margin or the mark-up.
step1-ask-costs = Write the costs; 0 if there are none.
step1-levels = Three levels
step1-column-level = Level
step1-level-minimum = Minimum
step1-level-minimum-hint = below it the period has failed
step1-level-plan = Plan
step1-level-plan-hint = leads and people are counted for it
step1-level-stretch = Stretch goal
step1-level-stretch-hint = with luck
step1-chance = Chance of the goal
step1-chance-text = Worked out from the plan's numbers. The market, the season and clients being alike are not in it.
step1-chance-certain = { $n ->
    [one] The line { $lines } is taken as certain.
   *[other] The lines { $lines } are taken as certain.
}
step1-facts-title = What facts say
step1-cascade = Who takes how much
step1-cascade-none = Add teams and reps: the goal is shared by their working time, and any share can be set by hand, as a sum or a percentage: 30%.
step1-show-all = Show all { $n }
step1-column-who = Who
step1-column-share = Share
step1-column-check = Adds up?
step1-company = Company
step1-share-of = Share: { $name }
step1-adds-up = adds up
step1-too-little = { $amount } not handed out
step1-too-much = { $amount } too much handed out
step1-by-time = by time
step1-nobody-in-team = nobody in the team
step1-away-all-period = away all the period
step1-add-rep-name = Name of a rep
step1-add-team-name = Name of a team
step1-add-to = Under
step1-add-rep = Add rep
step1-add-team = Add team
step1-units = Names and teams
step1-unit-name = Name
step1-unit-above = In which team
step1-name-of = Name: { $name }
step1-above-of = Team: { $name }
step1-not-set = not set
