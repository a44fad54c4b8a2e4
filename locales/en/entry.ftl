# What people write themselves: a deal, a payment, an action, the numbers of a week.

entry-by-hand = Written by hand
entry-by-hand-by = Written by { $name }
entry-today = today
entry-day = a day, such as 15 Dec
entry-undone = Undone.

entry-deal-new = New deal
entry-deal-change = Change the deal
entry-deal-add = Add a deal
entry-deal-edit = Change
entry-deal-write = Add the deal
entry-deal-written = The deal is added.
entry-deal-changed = The deal is changed.
entry-title = Title
entry-client = Client
entry-tax-number = Client’s tax number
entry-began-on = When it began
entry-since = When this happened

entry-payment-new = New payment
entry-payment-add = Add a payment
entry-payment-write = Add the payment
entry-payment-written = The payment is added.
entry-on = When
entry-payer = Who paid
entry-invoice = Invoice number
entry-purpose = What for

entry-action-new = What was done
entry-action-add = Add an action
entry-action-write = Add
entry-action-written = Added: { $action }.
entry-by-whom = Who
entry-note = What came of it

journal-own = What you wrote
journal-all = Written by hand
journal-deal = Deal
journal-payment = Payment
journal-action = Action
journal-tie = A payment assigned
journal-week = Numbers of a week
journal-week-of = Numbers of the week from { $day }
journal-correction = A fact struck out
journal-undo = Undo
journal-undo-named = Undo. { $what }: { $about }
journal-undo-deal = All that was written of it later goes, too. Payments and actions stay, without a deal.
journal-undo-all = Undo all
journal-undone = undone { $at }

entry-take-back = Remove
entry-take-back-of = Remove: { $fact }
entry-taken-back = The record is struck through.

week-form-title = Week of { $days }
week-form-lead = Enter what is in no deal and no file. The rest is counted already: a stage that a deal skipped counts as passed.
week-form-whose = Whose week
week-form-before = Previous week
week-form-after = Next week
week-form-told = { $n ->
    [0] none by facts
   *[other] { $n } by facts
}
week-form-told-sum = { $sum } by facts
week-form-all = { $n } in all
week-form-less = Fewer: { $what }
week-form-more = More: { $what }
week-form-count = How many
week-form-sum = Amount
week-form-why = { $what }: { $why }
week-form-saved = Saved.
week-form-not-saved = The week of { $days } is not saved. { $why }
week-form-mend = The week of { $days } is not saved. Mend: { $what }.
week-form-counts = This week is closed. What you enter counts in the week of { $day }.
week-form-nobody = Choose whose week it is.
week-form-no-people = There is nobody in the team yet. Add people on the page “Team”.
week-form-numbers = Numbers of the week
week-form-to-come = Still to come here
week-number-leads = New leads
week-number-calls = Calls
week-number-meetings = Meetings held
week-number-quotes = Quotes sent
week-number-won = Deals won
week-number-paid = Payments
