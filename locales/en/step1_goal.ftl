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
