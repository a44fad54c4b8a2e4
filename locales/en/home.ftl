# Home: does the team have a plan?
ready-so-far = Not yet: goal, decomposition and resources are ready; commitments and the team's agreement come next.
ready-not-yet = Not yet. Missing: { $what }.
ready-no-goal = a goal
ready-shares = shares that add up to the goal
ready-open-numbers = { $n ->
    [one] { $n } number of the decomposition
   *[other] { $n } numbers of the decomposition
}
ready-conflict = a decomposition whose numbers can all hold
ready-owners = owners and dates of the promises
ready-leads = { $n ->
    [one] { $n } lead
   *[other] { $n } leads
}
ready-count = { $n } of 8 steps ready.
ready-days-left = { $n ->
    [one] { $n } day until the period begins.
   *[other] { $n } days until the period begins.
}
ready-steps = Eight steps
ready-number = Number
ready-step = Step
ready-there = What there is
ready-missing = What is missing
ready-who = Who and when
ready-state = State
ready-done = Ready
ready-part = In part
ready-lacking = Missing
ready-waiting = Waits
ready-goal = { $what ->
    [payments] { $amount } of payments
    [contracts] { $amount } of contracts
    [shipments] { $amount } of shipments
    [gross_profit] { $amount } of gross profit
   *[net_profit] { $amount } of net profit
}
ready-after-2 = The decomposition comes first
ready-promised = { $n } of { $of } leads promised
ready-technology-proven = the technology is proven
ready-technology-unproven = the technology is not proven
ready-technology-refuted = the technology is refuted
ready-technology-none = no technology chosen
ready-until = by { $day }
ready-4 = What each rep's sum will consist of
ready-5 = Signatures of the team and the company
ready-6 = Begins with the period
ready-7 = Large deals reviewed every week
ready-8 = Tests of technologies and sources
ready-today = What to do next
ready-next-1 = Set the goal
ready-next-shares = Hand out exactly the goal
ready-next-2 = Complete the decomposition
ready-next-3 = Find what is missing
ready-next-technology = Choose a sales technology
ready-next-proof = Prove the technology on deals
