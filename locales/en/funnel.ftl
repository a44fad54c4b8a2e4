# The funnel: what passes from stage to stage, what a sale brings, why deals are lost.

funnel-page = Funnel
funnel-answer-none = There is nothing to count a funnel of yet
funnel-answer-nobody = Nobody in this period has had the time to come to a sale
funnel-answer-early = Too early to tell: { $entered } of { $all } had the time to reach a sale
funnel-answer-lead = { $entered ->
    [one] { $passed } of { $entered } lead { $passed ->
        [one] became a sale
       *[other] became sales
    }
   *[other] { $passed } of { $entered } leads { $passed ->
        [one] became a sale
       *[other] became sales
    }
}
funnel-answer-qualified = { $entered ->
    [one] { $passed } of { $entered } qualified lead bought
   *[other] { $passed } of { $entered } qualified leads bought
}
funnel-answer-meeting = { $entered ->
    [one] { $passed } of { $entered } meeting { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
   *[other] { $passed } of { $entered } meetings { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
}
funnel-answer-quote = { $entered ->
    [one] { $passed } of { $entered } quote { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
   *[other] { $passed } of { $entered } quotes { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
}
funnel-answer-contract = { $entered ->
    [one] { $passed } of { $entered } contract { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
   *[other] { $passed } of { $entered } contracts { $passed ->
        [one] ended in a sale
       *[other] ended in sales
    }
}
funnel-lead = { $share }: most likely { $likely }, in 19 cases of 20 { $interval }. Only those count who had { $days } for the whole way.
funnel-unripe = { $n ->
    [one] { $n } more entered later: not lost, there was no time yet.
   *[other] { $n } more entered later: not lost, there was no time yet.
}
funnel-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
funnel-from = From
funnel-to = To
funnel-period = Period
funnel-last-year = A year
funnel-last-quarter = 3 months
funnel-last-month = 30 days
funnel-print = { $company }. { $of }
funnel-print-filter = { $label }: { $value }
funnel-print-number = No. { $id }
funnel-stages = By stage
funnel-stages-hidden = Of cohorts that had their time. Some deals were only seen lost, and nobody knows at which stage: shares of stages have bounds, and only the one from end to end is exact.
funnel-stages-note = Of cohorts that had their time. Shares of stages multiply almost to the one from end to end: each stage has its own time.
funnel-stage = Stage
funnel-stage-lead = Lead
funnel-stage-qualified = Qualified lead
funnel-stage-meeting = Meeting
funnel-stage-quote = Quote
funnel-stage-contract = Contract or invoice
funnel-stage-won = Sale
funnel-entered = Entered
funnel-now = Here now
funnel-to-next = Went on
funnel-ripe = Had their time
funnel-of = { $passed } of { $entered }
funnel-interval = Spread
funnel-doubt = Caveat
funnel-interval-text = { $share }, in 19 cases of 20 { $interval }
funnel-interval-bounds-text = { $share }, in 19 cases of 20 { $interval }. Bounds { $bounds }: some of the deals were only seen lost.
funnel-legend = How to read a spread
funnel-legend-share = counted
funnel-legend-likely = in 8 cases of 10
funnel-legend-interval = in 19 cases of 20
funnel-legend-bounds = bounds: some of the deals were only seen lost, so it is not known better
funnel-few = Little data: { $n }. Too early to judge, it takes { $enough }.
funnel-bounds = Not known better than { $low } to { $high }: { $n ->
    [one] { $n } deal was only seen lost.
   *[other] { $n } deals were only seen lost.
}
funnel-unlinked = { $n ->
    [one] { $n } lead is not linked to the deal that it became.
   *[other] { $n } leads are not linked to the deals that they became.
}
funnel-end-to-end = End to end
funnel-by-person = By rep
funnel-by-source = By source
funnel-by-line = By line
funnel-by-note = From end to end with its spread, on one axis up to { $most }. Where spreads overlap, the difference may be chance.
funnel-name = Name
funnel-nobody = Not given
funnel-sales = Sales
funnel-sales-text = { $n ->
    [1] { $n } deal won for { $sum }{ $repeat ->
        [0] .
       *[other] , a repeat one.
    }
    [one] { $n } deal won for { $sum }, { $repeat } of them repeat.
   *[other] { $n } deals won for { $sum }, { $repeat } of them repeat.
}
funnel-sales-none = Nothing was won in this period.
funnel-average = Average sale
funnel-average-between = Average, in 19 cases of 20
funnel-median = Half of the sales are at most
funnel-middle = 8 of 10 sales
funnel-average-repeat = Average repeat sale
funnel-range = { $low } – { $high }
funnel-n-sales = { $n ->
    [one] of { $n } sale
   *[other] of { $n } sales
}
funnel-response = First answer
funnel-response-text = Half of the new leads are answered within { $median }, within an hour { $hour }.
funnel-response-never = More than half of the new leads got no answer.
funnel-response-note = An answer is the first action of whoever has the lead. Working time: 9 to 18, by the company's calendar.
funnel-response-n = Leads
funnel-response-median = Half answered within
funnel-response-hour = Within an hour
funnel-response-none = No answer
funnel-losses = Why deals are lost
funnel-losses-none = Nothing was lost in this period.
funnel-reason = Reason
funnel-lost = Deals
funnel-no-reason = No reason given
funnel-source-of = Where the number is from
funnel-h-window = Entered the stage
funnel-h-counted = Had their time
funnel-h-passed = Of them passed
funnel-h-horizon = Counted from an age of
funnel-h-horizon-is = Why that age
funnel-h-unripe = No time yet
funnel-h-unknown = Path not known
funnel-h-likely = In 8 cases of 10
funnel-h-interval = In 19 cases of 20
funnel-h-bounds = Bounds
funnel-horizon-given = given
funnel-horizon-measured = 9 of 10 that ever pass take no longer
funnel-horizon-capped = it usually takes more than a year, a year is given: the share is too low, some will still pass
funnel-horizon-shortened = nothing is older: the share is too low, some will still pass
funnel-horizon-nobody_passed = nobody has passed yet, a year is given
funnel-show-entered = Show those that entered
funnel-show-won = Show the deals won
funnel-pick = Press a dotted number: what it is made of is shown here.
