# Deals in the browser: the list, the card, and how far the facts reach.

facts-sees-own = Only your own deals, clients and payments are shown. The funnel’s totals are the whole company’s.
facts-sees-no-employee = Your account is not tied to anybody in the team, so your deals cannot be shown. Ask your head of sales to open “Team”, find you there and choose your account.
facts-sees-no-name = No name in the files is tied to you yet, so your deals cannot be shown. Ask your head of sales to open “Team”, “Names in files”, and say which name is yours.
facts-as-of = Facts as of { $day }, { $n ->
    [one] { $n } deal.
   *[other] { $n } deals.
}
facts-old = They are more than three days old: conclusions may be out of date.
facts-old-file = A file was loaded on { $day }, but nothing in it is newer: the export is old, or nothing happened since.
facts-bring = Load a file
facts-bring-others = Your head of sales can load them.
feed-statement = Bank statement
feed-deals = Table of deals
feed-leads = Table of leads
feed-events = Log of events
feed-payments = Table of payments
feed-invoices = Table of invoices
feed-actions = Table of actions
feed-spend = Table of costs
facts-twins = { $n ->
    [one] { $n } deal seems to count twice: it is both { $one } and { $other }.
   *[other] { $n } deals seem to count twice: they are both { $one } and { $other }.
}
facts-twins-in = in “{ $feed }”
facts-twins-by-hand = among those written by hand
facts-twins-imports = Take back one of the imports
facts-feed = { $feed }: { $day }
facts-none = There are no facts yet.
facts-none-text = Export the deals of your CRM as CSV or XLSX and load the file. Columns, stages and names are recognised, and what is unclear is asked.

deals-page = Deals
deals-n = { $n ->
    [one] { $n } deal
   *[other] { $n } deals
}
deals-n-leads = { $n ->
    [one] { $n } lead
   *[other] { $n } leads
}
deals-and-leads = { $deals } and { $leads }
deals-answer-sum = { $what } worth { $sum }
facts-sum-uncounted = { $told }, no rate
facts-sum-converted = { $sum } ({ $told })
facts-uncounted = no rate
facts-uncounted-hint = The currency has no rate: the sum is in no total. Rates are given when a file is loaded.
deals-answer-part = { $what }: { $with ->
    [one] { $with } has a sum
   *[other] { $with } have a sum
}, { $sum } together
deals-none = No deals yet
deals-none-such = No such deals
deals-none-such-text = No deal meets all conditions at once. Take one of them off.
deals-all = Show all deals
deals-loading = Loading deals
deals-search = Number, title or client
deals-filters = { $n ->
    [0] Filters
   *[other] Filters: { $n }
}
deals-any = All
deals-reset = Reset
deals-drop = Take off: { $filter }
deals-deal = Deal
deals-number = No. { $number }
deals-lead-number = Lead no. { $number }
deals-outcome = Outcome
deals-open = Open
deals-won = Won
deals-lost = Lost
deals-stage = Stage
deals-stages-in = { $feed }: { $own }
deals-stages-of = Pipeline “{ $pipeline }”
deals-stages-common = Common stages
deals-stages-crm = Stages of the CRM
deals-person = Rep
deals-nobody = Nobody’s
deals-source = Source
deals-no-source = No source
deals-line = Line
deals-no-line = No line
deals-nature = Kind of sale
deals-nature-new = To a new client
deals-nature-repeat = Repeat
deals-amount = Amount
deals-created = Created
deals-closed = Closed
deals-expected = Expected
deals-last = Last event
deals-reason = Loss reason
deals-no-reason = not given
deals-moves = { $n ->
    [one] moved { $n } time
   *[other] moved { $n } times
}
deals-when = What happened
deals-since = From
deals-until = To
deals-stage-won = Sale: deal won
deals-stage-lost = Loss: deal lost
deals-event-created = Created
deals-event-stage = Stage “{ $stage }”
deals-event-won = Won
deals-event-lost = Lost
deals-event-closed = Closed
deals-event-paid = Payment came in
deals-event-unpaid = Won, not paid in full
deals-event-expected = Expected to close
deals-event-last = Last event
deals-of-client = Client: { $client }
deals-of-import = Of import { $import }
deals-of-reason = Reason: { $reason }
deals-kind = What to show
deals-only-deals = Deals only
deals-only-leads = Leads only

deal-back = Back to the deals
deal-answer = { $deal }: { $sum }
deal-not-there = No such deal
deal-not-there-text = The facts do not have it: its import was taken back, or the address is wrong.
deal-history = What happened
deal-belonging = Invoices, payments and actions
deal-belonging-none = There are no invoices, payments or actions of this deal.
deal-when = When
deal-what = Event
deal-from = From
deal-line = { $file }, line { $line }
deal-taken-back = taken back
deal-corrected = corrected later
deal-moved = { $from } → { $to }
deal-due = due { $day }
deal-expected-moved = { $n ->
    [one] { $day }, moved { $n } time
   *[other] { $day }, moved { $n } times
}
deal-invoiced = Invoiced
deal-paid = Paid
deal-paid-more = { $sum }, more than the deal is worth

fact-expected = Expected to close
fact-reopened = Reopened
fact-paid = Payment
fact-invoiced = Invoice
fact-call = Call
fact-meeting = Meeting
fact-quote = Quote
fact-letter = Letter
fact-other = Other action

import-plan-next = There is no plan yet. Write a goal: stages, conversions and the average sale come from these facts.
import-make-plan = Make a plan
import-show-funnel = Show the conversions
import-show-deals = Show the deals
