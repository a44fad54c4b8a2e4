# Clients in the browser: who will buy soon, the list and the card.

clients-page = Clients
clients-none = No clients yet
clients-answer-money = Regular clients will buy for about { $median }, most likely between { $low } and { $high }
clients-answer = Regular clients will buy about { $n ->
    [one] { $n } time
   *[other] { $n } times
}, most likely between { $low } and { $high }
clients-answer-days = From { $from } to { $to }. About { $n } purchases, most likely between { $low } and { $high }: it comes out so eight times of ten.
clients-few_clients = Too few clients to say who will buy soon
clients-few_clients-text = { $n ->
    [0] No client has bought
    [one] { $n } client has bought
   *[other] { $n } clients have bought
}; an estimate takes at least { $needed }.
clients-nobody_came_back = Nobody has bought twice yet
clients-nobody_came_back-text = Once clients come back, this page says who is due.
clients-nobody_regular = There are no regular clients now
clients-nobody_regular-text = Everybody who bought did so too long ago.
clients-nothing_fits = Purchases are too uneven to say who will buy soon
clients-nothing_fits-text = The list below goes by the last purchase.
clients-due = Who is due
clients-due-note = An order in which to call, and no promise. It holds for all together; what one client will do it does not know.
client-chance-note = True of all clients together; it does not say what one of them will do.
clients-all = All clients
clients-client = Client
clients-chance = Buys within { $n ->
    [one] { $n } day
   *[other] { $n } days
}
clients-standing = Standing
clients-any = All, { $n }
clients-regular = Regular
clients-dormant = Dormant
clients-new = New
clients-regular-n = Regular, { $n }
clients-dormant-n = Dormant, { $n }
clients-new-n = New, { $n }
clients-won = Purchases
clients-sum = Worth
clients-last = Last purchase
clients-first = First purchase
clients-tax-number = Tax number
clients-potential = Potential
clients-key = Key
clients-key-n = Key, { $n }
clients-key-goal = Open deals come to at least { $percent } % of the goal.
clients-key-largest = One of the { $n } largest by open deals.
clients-search = Name or tax number
clients-found-none = No such clients. Take a condition off.
clients-loading = Loading clients
clients-how-title = How it is counted
clients-how = The days of purchases show how often clients come back and when they leave. Two deals of one day are one purchase. First purchases of new clients are not included.
clients-key-how = A potential is the sum of a client’s open deals. A key prospect has at least the share of the goal that the rules of the facts say, or one of the five largest potentials.

client-back = Back to clients
client-answer = { $client }: { $n ->
    [one] { $n } purchase
   *[other] { $n } purchases
} worth { $sum }
client-answer-none = { $client }: no purchases yet
client-not-there = There is no such client
client-not-there-text = The import that brought it may have been taken back.
client-deals = Deals
client-deals-all = { $n ->
    [one] Show { $n } deal
   *[other] Show all { $n } deals
}
client-deals-none = No deals.
client-key = Key prospect
client-payments = Payments
client-payments-sum = Paid { $sum }.
client-payments-none = No payments of this client have been loaded.
client-day = Day
client-amount = Amount
client-deal = Deal
client-no-deal = No deal
