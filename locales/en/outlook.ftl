# What a plan's period will bring by the facts: the forecast.

outlook-title = What the facts will bring
outlook-loading = Working out the forecast…
outlook-none = There will be a forecast once there are facts.
outlook-answer = If you sell as you have so far, it will be { $low } – { $high } by { $day }
outlook-answer-over = The period is over: { $won } won
outlook-chance = for the goal of { $needed }
outlook-chance-open = There is no goal yet, and so no chance of it.
outlook-basis = Money counts on the day a deal is won: when it is paid is not known here. In 8 cases of 10 it will be this much, in the others more or less.
outlook-evidence = { $ended ->
    [0] No deal has ended yet: this is a guess, and its spread is honestly wide.
    [one] It rests on { $ended } deal that ended, of { $deals }.
   *[other] It rests on { $ended } deals that ended, of { $deals }.
}
outlook-parts = Where the money will come from
outlook-part = Part
outlook-mean = On average
outlook-spread = In 8 cases of 10
outlook-won = Won already
outlook-open = { $n ->
    [one] { $n } open deal
   *[other] { $n } open deals
}
outlook-new = Deals that are not there yet
outlook-trend = Correction by the trend
outlook-trend-why = Deals say one thing ({ $pipeline }), weekly sums another ({ $trend }); more is believed of what was right more often.
outlook-all = In all by the end of the period
outlook-deals = If a deal falls through
outlook-deal = Deal
outlook-deal-chance = Won within the period
outlook-deal-without = Chance of the goal without it
outlook-no-deals = No deal is open: all that will come is yet to appear.
outlook-fan = What there will be by the end of each week: { $low } to { $high } by { $day }, goal { $needed }
outlook-fan-open = What there will be by the end of each week: { $low } to { $high } by { $day }
outlook-fan-goal = goal { $needed }
outlook-more = What it is made of
