# What a plan's period will bring by the facts: the forecast.

outlook-title = What the facts will bring
outlook-loading = Working out the forecast…
outlook-none = There will be a forecast once there are facts.
outlook-answer = If you sell as you have so far, it will be { $low } – { $high } by { $day }
outlook-answer-over = The period is over: { $came } { $by ->
    [payments] paid
    [contracts] signed
   *[sales] won
}
outlook-chance = Chance of reaching { $needed }:
outlook-reached = The goal of { $needed } is reached.
outlook-missed = The goal of { $needed } is missed by { $missing }.
outlook-ladder = Which goal is reached with which chance
outlook-two-chances = The plan’s own chance says what comes if its numbers are right; this one says what the facts promise.
outlook-too-far = The period ends on { $until }. A forecast reaches three years ahead, today until { $reaches }: there will be one once the end is nearer.
outlook-chance-open = There is no goal yet, and so no chance of it.
outlook-basis = { $by ->
    [payments] Money counts on the day it is paid.
    [contracts] Money counts on the day of the contract.
   *[sales] { $wanted ->
        [payments] The goal is in payments, but too little is known of those: fewer than a third of won deals have one. Until then money counts on the day a deal is won.
        [shipments] The goal is in shipments, and the facts do not tell of those: money counts on the day a deal is won.
       *[other] Money counts on the day a deal is won.
    }
}
outlook-cases = In 8 cases of 10 it will be this much, in the others more or less.
outlook-untied = Another { $sum } came in within the period, but nobody knows for which deals: it is not part of this.
outlook-tie = Match payments
outlook-margin = A goal in profit is turned into sales by the plan’s margin: what is left of each sale the facts do not say.
outlook-evidence = { $ended ->
    [0] No deal has ended yet, so the range is wide.
    [one] It rests on { $ended } deal that ended, of { $deals }.
   *[other] It rests on { $ended } deals that ended, of { $deals }.
}
outlook-parts = Where the money will come from
outlook-part = Part
outlook-mean = On average
outlook-spread = In 8 cases of 10
outlook-came = { $by ->
    [payments] Paid already
    [contracts] Signed already
   *[sales] Won already
}
outlook-signed = { $by ->
    [payments] { $n ->
        [one] { $n } deal signed and not paid
       *[other] { $n } deals signed and not paid
    }
   *[sales] { $n ->
        [one] { $n } deal with a contract
       *[other] { $n } deals with a contract
    }
}
outlook-open = { $n ->
    [one] { $n } open deal
   *[other] { $n } open deals
}
outlook-new = Deals that are not there yet
outlook-trend = Correction by the trend
outlook-trend-why = Still to come: { $pipeline } by the deals, { $trend } by the trend of weekly sums. We trust more whichever was closer before.
outlook-all = In all by the end of the period
outlook-of = What these numbers are made of
outlook-of-chance = Chance of the goal
outlook-of-chance-is = { $reached } of { $draws } draws of the period bring it
outlook-of-new = { $sales ->
    [0] { $week } new deals a week, as lately; no sale is known yet
    [one] { $week } new deals a week, as lately; a sale brings { $sale }, by { $sales } sale
   *[other] { $week } new deals a week, as lately; a sale brings { $sale } on average, by { $sales } sales
}
outlook-of-trend = { $windows ->
    [one] The trend counts { $weight }, deals the rest; the range is { $spread } of what both say. Learned from { $windows } month or quarter that is over
   *[other] The trend counts { $weight }, deals the rest; the range is { $spread } of what both say. Learned from { $windows } months and quarters that are over
}
outlook-of-trend-unlearned = The trend counts { $weight }, deals the rest: no month is over from which it could be learned
outlook-of-again = To make it again
outlook-of-again-is = Model { $model }, seed { $seed }, facts up to { $day }: the same facts give the same numbers
outlook-deals = If a deal falls through
outlook-deal = Deal
outlook-deal-chance = { $by ->
    [payments] Paid within the period
    [contracts] Signed within the period
   *[sales] Won within the period
}
outlook-deal-without = Chance of the goal without it
outlook-deals-of-others = The largest open deals are in other hands.
outlook-no-deals = No deal is open: all that will come is yet to appear.
outlook-reps = Reps
outlook-rep = Rep
outlook-still = Still to come, on average
outlook-team = Team
outlook-teams = Teams
outlook-no-team = No team
outlook-line = Line of the plan
outlook-lines = Lines of the plan
outlook-no-line = Outside the plan’s lines
outlook-needed = Needed
outlook-part-chance = Chance
outlook-nobody = Deals without a rep
outlook-reps-why = Lines, teams and reps do not add up to the company’s: its band is made of the whole history at once, and the trend corrects it by itself.
outlook-fan = What there will be by the end of each week: { $low } to { $high } by { $day }, goal { $needed }
outlook-fan-open = What there will be by the end of each week: { $low } to { $high } by { $day }
outlook-key-came = { $by ->
    [payments] paid
    [contracts] signed
   *[sales] won
}
outlook-key-plan = plan
outlook-key-goal = goal
outlook-key-usual = 8 cases of 10
outlook-key-wide = 19 of 20
outlook-fan-goal = goal { $needed }
outlook-more = What it is made of

# How the chance has moved week by week.
outlook-path = Chance of the goal week by week: { $first } on { $from }, { $last } on { $to }
outlook-path-title = How the chance moved
outlook-path-scale = { $n } in 10
outlook-path-now = now { $chance }
outlook-path-kept = The last dot is now, the others were said then and kept. Ring: made again from the history, as it would have been made that day. The goal is today’s everywhere.
outlook-path-remade = The dot is now. Rings are made again from the history, as the forecast would have been made that day. The goal is today’s everywhere.
outlook-weeks = Week by week, as a table
outlook-week = By the end of
outlook-week-came = { $by ->
    [payments] Paid
    [contracts] Signed
   *[sales] Won
}
outlook-week-plan = Plan
outlook-week-sum = Will be, in 8 cases of 10
outlook-week-chance = Chance of the goal
outlook-week-remade = { $chance }, made again

# The page "Accuracy": what was said, and what came.
accuracy-page = Forecast accuracy
accuracy-answer = { $horizon ->
    [q] { $n ->
        [one] In { $within } of { $n } quarter the result lay within the forecast’s band
       *[other] In { $within } of { $n } quarters the result lay within the forecast’s band
    }
   *[m] { $n ->
        [one] In { $within } of { $n } month the result lay within the forecast’s band
       *[other] In { $within } of { $n } months the result lay within the forecast’s band
    }
}
accuracy-lead = The band promises 8 cases of 10: of an honest forecast about one result in five lies outside it.
accuracy-none-facts = A forecast can be judged once there are facts.
accuracy-none = No month has ended since the first deals did: there is nothing to judge by.
accuracy-loading = Comparing forecasts with what came…
accuracy-groups = How close, and how early
accuracy-when = Forecast
accuracy-group = { $horizon ->
    [q] Quarter, { $when ->
        [start] at its beginning
        [middle] in the middle
       *[end] two weeks before the end
    }
   *[m] Month, { $when ->
        [start] at its beginning
        [middle] in the middle
       *[end] a week before the end
    }
}
accuracy-in-8 = Within “8 of 10”
accuracy-in-19 = Within “19 of 20”
accuracy-miss = Missed by, on average
accuracy-miss-pace = Run rate missed by
accuracy-of = { $within } of { $n }
accuracy-promises = The forecast says: “at least so much will come”
accuracy-promise = With a chance of
accuracy-came-true = Came true
accuracy-each = Every forecast
accuracy-show = Show
accuracy-period = Period
accuracy-said = Forecast
accuracy-came = Came
accuracy-made = Made on
accuracy-above = above the band
accuracy-below = below the band
accuracy-kept = { $day }
accuracy-remade = { $day }, made again
accuracy-how-title = How to read it
accuracy-how = Once the facts of a week are there, its forecast is kept and never changed. Weeks without a kept one are made again from the history, as the forecast would have been made that day: it sees only what had happened by then.
accuracy-how-one = Each period counts with one forecast: weekly forecasts of one month end in the same result and add nothing to each other.
accuracy-how-miss = The miss counts both the sum and how sure we were (CRPS): a narrow band that misses costs more than a wide one. Run rate: as much a day as in the last three months.
