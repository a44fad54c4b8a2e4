payments-page = Payments
payments-open-title = { $n ->
    [one] { $n } payment
   *[other] { $n } payments
} without a deal: { $amount }
payments-none-title = No payments without a deal
payments-lead = Say which deal the money is for. Mark rent, loans and returns as “Not for a deal”.
payments-none-lead = New payments come with a bank statement or a table of payments.
payments-to-import = Load a statement
payments-list = Without a deal
payments-of-import = Payments of this file without a deal
payments-again = Match again
payments-again-done = { $n ->
    [0] Nothing new fits
    [one] Found the deal of { $n } payment
   *[other] Found the deals of { $n } payments
}
payments-no-client = No payer named
payments-unknown-deal = The file names deal { $deal }, which is not here yet
payments-choose = Choose a deal
payments-choose-for = Choose a deal for the payment of { $amount } from { $client }
payments-not-a-deal = Not for a deal
payments-not-a-deal-for = Not for a deal: the payment of { $amount } from { $client }
payments-tied = The payment is now for deal { $deal }
payments-set-aside = The payment is marked as not for a deal
payments-untied = It is back among those without a deal
payments-sheet = Which deal is { $amount } for
payments-search = Find a deal by number, title or client
payments-looking = Looking for deals
payments-found = Deals that fit
payments-found-none = No deal looks like it. Find one by number, title or client.
payments-why-deal = named in the payment
payments-why-invoice = by the invoice number
payments-why-contract = by the contract
payments-why-tax = tax number and amount are equal
payments-why-name = name and amount are equal
payments-why-part = with another payment it makes up the amount
payments-why-client = the same client
payments-owed = Receivables
payments-owed-one = The client owes { $amount }.
payments-owed-none-one = This client owes nothing by invoice.
payments-owed-sum = Clients owe { $amount }.
payments-overdue-sum = { $amount } is overdue.
payments-owed-none = Nobody owes anything by invoice. Invoices are loaded as a table.
payments-invoice = Invoice
payments-due = Due
payments-left = Left
payments-of = of { $amount }
payments-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
payments-how-title = How deals are found
payments-how = By the number of a deal, an invoice or a contract in the purpose. Then by tax number and amount, at last by name and amount. Where several deals fit, you decide.
payments-import-tied = { $n ->
    [one] { $n } payment is for a deal.
   *[other] { $n } payments are for deals.
}
payments-import-left-out = Not from clients, left out: { $n }.
payments-statement-title = This is a bank statement for 1C
payments-statement-lead = We take what clients paid and find the deals. Money that went out and transfers between your own accounts are left out.
