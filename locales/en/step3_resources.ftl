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
