# Step 3: resources.

step3-title = Is there enough?
step3-column-resource = Resource
step3-column-need = Need
step3-column-supply = There is
step3-column-deficit = Missing
step3-leads = { $stage } for { $name }
step3-time = Time of the people
step3-source = { $name }: { $leads } at { $price }
step3-sources-cost = Sources, cheapest first: { $sources }; { $cost } in all
step3-bottleneck = Bottleneck: { $resource }
step3-enough = There is enough of everything
step3-newcomers = { $n ->
    [one] { $n } more newcomer would make up for the time
   *[other] { $n } more newcomers would make up for the time
}
step3-no-newcomers = Newcomers would add no time in this period
step3-in-period = Counted is what begins in this period; the rest is in hand already
