# Facts: what is read from files of other programs, and what is wrong with it.

reject-missing-id = No number (ID). Without it, loading the file again would count the row twice. Fill the column or choose another.
reject-missing-created = No creation date. Fill it in the CRM and export the file again.
reject-missing-person = Nobody is responsible. Name somebody in the CRM.
reject-missing-closed = The deal is closed, but nobody says when. Fill the closing date in the CRM.
reject-missing-date = No date.
reject-missing-amount = No amount.
reject-missing-stage = It does not say which stage the deal entered.
reject-missing-source = No source.
reject-closed-before-created = The closing date { $value } is before the creation date. Correct one of them in the CRM.
reject-bad-date = “{ $value }” is not a date. Use 31.12.2026 or 2026-12-31.
reject-ambiguous-date = “{ $value }” can be read in two ways: day and month may change places. Say which comes first in the file's settings.
reject-future-date = { $value } has not come yet, and facts are in the past. Check the date.
reject-bad-amount = “{ $value }” is not an amount. Fix the file or skip the line.
reject-amount-out-of-range = The amount “{ $value }” is negative or too large.
reject-bad-currency = The currency “{ $value }” is not known, or differs from the other lines of the same deal.
reject-bad-count = “{ $value }” is not a whole number.
reject-bad-yes-no = “{ $value }” is neither yes nor no.
reject-bad-name = The name is too long or has invisible characters.
reject-bad-id = The number is too long or has characters that nobody sees: “{ $value }”.
reject-bad-tax-number = “{ $value }” is not a tax number: 8 to 15 digits.
reject-bad-outcome = The column with the outcome contradicts the stage: “{ $value }”.
reject-unknown-stage = The stage “{ $value }” is not mapped. Say what it stands for.
reject-unknown-kind = The event “{ $value }” is not known.
reject-unknown-action = The action “{ $value }” is not mapped. Say what it is: a call, a meeting, a quote.
reject-duplicate-id = The number { $value } was in this file before, with other data.
reject-too-many-events = The deal { $value } has too many events: more than ten thousand are not taken. Check which column holds the deal.
reject-other-line-rejected = Another line of the same deal was not taken, so its sum would be wrong.
reject-too-many-cells = More cells than headers: a separator seems to stand inside a text.
reject-fault-in-cell = The cell holds a formula error: { $value }.
reject-foreign-account = A payment of an account that is not in this statement.

table-empty = The file is empty. Export it again.
table-not-a-table = This is not a table. Use CSV, XLSX or an export of a CRM.
table-old-workbook = This is an Excel 97–2003 workbook (.xls). Save it as XLSX.
table-binary-workbook = This is a binary workbook (.xlsb). Save it as XLSX.
table-open-document = This is an OpenDocument table (.ods). Save it as XLSX.
table-locked = The file is locked with a password. Remove the password and try again.
table-other-archive = This is an archive, not an Excel workbook. Unpack it.
table-other-xml = This is XML, but no export of a CRM. Save the file as XLSX or CSV.
table-no-table = There is no table on this page.
table-broken = The file is damaged or was cut off. Export it again.
table-broken-at = The file is damaged at line { $line }. Export it again.
table-open-quote = The quote opened on line { $line } is never closed: the file seems to be cut off.
table-bad-byte = Line { $line } has a byte that is not in the file's encoding. Save the file as UTF-8.
table-too-large = The file is larger than what is read. Split it into parts.
table-too-large-at = Line { $line } is more than what is read: too long a cell, too many columns or rows.
table-no-sheet = The workbook has no such sheet.
table-unreadable = The file cannot be read. Check the disk and the permissions.
table-no-columns = The file has no columns: { $columns }. Check the headers or the file's settings.
table-no-rows = The table has headers and no row below them. Check the filter and the period of the export in the CRM.
table-no-sheet-named = The workbook has no sheet “{ $sheet }”.
statement-none = This is no statement for 1C: the file does not begin with “1CClientBankExchange”.
statement-no-account = The statement does not name its account, so what came in is unclear. Download the statement again.
statement-too-large = The statement is larger than 64 MB. Download it in parts, by year or quarter.
statement-cut-off = The statement breaks off: its last line is missing, and payments may be, too. Download it again.

map-bad-column = A column is a header in quotes, a letter or a number.
map-bad-rate = “{ $text }” is no rate. Use a number above 0: 92.5.
map-bad-offset = “{ $text }” is no offset from UTC. Use +03:00.
map-too-many = Too many keys: more than { $most }.
map-unknown-word = “{ $text }” means nothing here. Possible: { $words }.

import-file-not-found = There is no file { $file }. Check the name and the folder.
import-done = { $rows ->
    [one] { $rows } row read.
   *[other] { $rows } rows read.
}
import-counts = New: { $imported }. Unchanged: { $unchanged }. Not taken: { $rejected }.
import-tied = For deals: { $n }.
import-without-deal = { $n ->
    [one] Without a deal: { $n } payment. Say which it is for on the page “Payments”.
   *[other] Without a deal: { $n } payments. Say which they are for on the page “Payments”.
}
import-left-out = Money that went out and own transfers, left out: { $n }.
import-uncounted = { $n ->
    [one] { $n } sum in { $currency } has no rate: it is kept, and is in no total. Rates stand in the map, below [rates].
   *[other] { $n } sums in { $currency } have no rate: they are kept, and are in no total. Rates stand in the map, below [rates].
}
import-no-text = { $file } is no text in UTF-8. A map is a TOML file; the table is named before --map.
import-is-folder = { $folder } is a folder. Name a file in it.
import-no-company = There is no company in { $database }: the file was tried as if there were no facts yet.
import-deals = Deals: { $new } new, { $changed } changed.
import-missing-told = Open deals that this file no longer has: { $n }. If the export is a whole one, they were deleted or merged in the CRM; here they stay open.
import-twins-told = Look like deals of “{ $feed }”: { $n }. Their number and name, or name, sum and day are the same. If they are the same deals, they count twice.
import-twins-by-hand-told = Look like deals that were written by hand: { $n }. Their number and name, or name, sum and day are the same. If they are the same deals, they count twice.
import-new-company = There was no company in { $database } yet: one was made, and the facts are in it.
import-rejects-of = { $what }: { $n }
import-tried = A trial run: nothing was written.
import-reject = Line { $line }, { $column }: { $message }
import-reject-row = Line { $line }: { $message }
import-more-rejects = { $n ->
    [one] And { $n } more.
   *[other] And { $n } more.
}
import-cancelled = Stopped. Nothing was written.
import-progress = Reading: { $percent }%

error-field-later-batch = The same feed was loaded again after this file. Take the later import back first.
error-field-closed-week = Facts of this file count in a week that was closed. Correct single facts instead: a correction counts in an open week.

doctor-rebuilt = Facts of “{ $company }”: { $facts } facts make { $deals } deals and { $cells } cells of the cube. Computed again and compared.
doctor-mended = Stored otherwise and mended: { $deals } deals, { $cells } cells of the cube.
doctor-forecasts = Weekly forecasts of “{ $company }”: made again from what was kept, the same byte by byte: { $forecasts }.
doctor-forecasts-of-other-model = Weekly forecasts of “{ $company }”: made by another version of the model, which this program cannot make again: { $forecasts }.
doctor-forecast-otherwise = The forecast of “{ $company }” of { $day } for { $from } – { $to } comes out otherwise than it was kept. On another machine last units may differ; anything else means that the record was changed.

# The page "Import" in the browser.
import-page = Import
import-empty-title = Load an export of your CRM: the plan gets its facts at once
import-empty-title-read = These files were loaded
import-lead = You will see what was understood, and be asked only what the file does not say. Nothing is written until you press Load.
import-read-only = Owners and heads of sales load files. You can see what was loaded.
import-drop = Drop a file anywhere on this page
import-drop-now = Let go: we will look at what is in it
import-choose = Choose a file
import-accepted-title = What fits
import-accepted = An export of deals or leads from Bitrix24, amoCRM or Kommo, with any columns. Any table as CSV or XLSX: deals, events, payments, invoices, actions, spend. A bank statement for 1C (1CClientBankExchange).
import-encodings = Encoding (UTF-8, CP1251), separator and header line are found by themselves. Up to 512 MB.
import-private-title = Nothing leaves your company
import-private = Your own server reads the file. Phones, e-mails, addresses and comments are not read, and the file itself is not kept.
import-again-title = Load as often as you like
import-again = A newer export adds only what changed. Out of such snapshots grows the history of stages.
import-former = Loaded files
import-folder-failed = Not read in the folder that the server watches
import-former-none = No file was loaded yet.
import-file-column = File
import-when = When
import-by-machine = Server
import-new = New
import-same = Unchanged
import-rejected-column = Not taken
import-undo = Take it back
import-undo-named = Take back the file { $file }
import-undo-first = Undo { $file } first
import-undo-sure = Everything this file brought leaves the facts, as if it had never been loaded. Other files stay.
import-undo-keep = Keep it
import-undone = Taken back: { $file }
import-withdrawn = taken back { $at }
import-sending = Sending { $file }
import-sent = { $part } sent
import-looking = Looking at what is in it
import-stop = Cancel
import-leave = Do not load
import-not-taken = This file cannot be read
import-not-sent = The file was not sent
import-other-file = Choose another file
import-replaced = { $file } is open
import-is-bitrix24-deals = an export of Bitrix24 deals
import-is-bitrix24-leads = an export of Bitrix24 leads
import-is-amocrm = an export of amoCRM deals
import-is-kommo = an export of Kommo deals
import-is-deals = a table of deals
import-is-leads = a table of leads
import-is-events = a log of events
import-is-payments = a table of payments
import-is-invoices = a table of invoices
import-is-actions = a table of actions
import-is-spend = a table of spend
import-is-unknown = These headers are not known. Say what the columns are
import-understood = This is { $what }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $known } of { $all ->
    [one] { $all } column
   *[other] { $all } columns
} understood
import-understood-part = This is { $what }: more than { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $known } of { $all ->
    [one] { $all } column
   *[other] { $all } columns
} understood
import-as-before = Settings are those of the last time. Check the outcome below and load.
import-ready = Nothing to ask. Check the outcome below and load.
import-must-answer = { $n ->
    [one] { $n } question is left: without an answer the file is read wrongly.
   *[other] { $n } questions are left: without answers the file is read wrongly.
}
import-questions = Questions
import-answered = answered
import-needed = needs an answer
import-check = please check
import-agree = That is right
import-settings = All settings of the file
import-stages = What stages mean
import-stages-hint = A stage proves that something happened. “Meeting scheduled” proves no meeting.
import-crm-stage = Stage in the CRM
import-n-rows = Rows
import-means = What it means
import-means-of = What the stage { $stage } means
import-choose-meaning = Choose
import-rest-open = The others prove nothing
import-actions-title = What actions mean
import-crm-action = Action in the file
import-columns = What the columns are
import-column = Column
import-samples = Samples
import-taken-for = Taken for
import-taken-of = What the column { $column } is taken for
import-not-read = Do not read
import-personal = Personal data, not read
import-likely = looks like it
import-column-letter = column { $column }
import-column-empty = empty
import-made-of = The number of a deal is made of the columns { $columns }
import-rows-are = Each row is
import-rows-deals = a deal
import-rows-leads = a lead
import-rows-events = an event
import-rows-payments = a payment
import-rows-invoices = an invoice
import-rows-actions = an action
import-rows-spend = spend
import-people-empty = Take rows with nobody responsible
import-name-in-file = In the file
import-name-here = To be called
import-name-of = To be called: { $name }
import-names-hint = Change it where one thing has several names. An empty name means “not given”.
import-names-capped = The 500 most frequent are shown.
import-people-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
import-sources-count = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
import-lines-count = { $n ->
    [one] { $n } line
   *[other] { $n } lines
}
import-loss-reasons-count = { $n ->
    [one] { $n } loss reason
   *[other] { $n } loss reasons
}
import-this-file = File
import-feed = Where the data come from
import-feed-hint = Under one name facts count once, however often they are exported.
import-save-map = Save the settings as a file
import-save-map-hint = The command zadel import on the server reads this file too.
import-trying = Working out what would change
import-will = { $imported ->
    [0] Nothing new
    [one] { $imported } row will be written
   *[other] { $imported } rows will be written
}{ $unchanged ->
    [0] {""}
   *[other] , { $unchanged } unchanged
}{ $rejected ->
    [0] { $imported ->
        [0] {""}
       *[other] , every row is taken
    }
   *[other] , { $rejected } not taken
}
import-do = { $n ->
    [0] Load
    [one] Load { $n } row
   *[other] Load { $n } rows
}
import-rate-of = 1 { $currency } =
import-rate-bad = A number above 0 is needed: 92.5
import-rates-hint = A sum is converted once, when it is loaded. Without a rate it is seen in its deal and is in no total.
import-without-rates = Load without a rate
import-without-rate = { $n ->
    [one] { $n } sum in { $currency } has no rate: it is seen, and is in no total.
   *[other] { $n } sums in { $currency } have no rate: they are seen, and are in no total.
}
import-changes = { $n ->
    [one] { $n } deal will change
   *[other] { $n } deals will change
}
import-changes-text = { $n ->
    [0] The file has no new deals.
    [one] And { $n } new one will come.
   *[other] And { $n } new ones will come.
}
import-changes-show = What was and what will be
import-was-becomes = Was → becomes
import-change-earlier = It stands as before: the file tells more of its past.
import-changes-more = More that will change: { $n }.
import-missing = { $n ->
    [one] Not in the file: { $n } open deal
   *[other] Not in the file: { $n } open deals
}
import-missing-text = The export looks whole, and these deals are no longer in it: they were deleted or merged in the CRM. They do not close by themselves. Open a deal and write what became of it.
import-missing-show = Which
import-missing-more = And { $n } more.
import-doubtful = The file is clear, but its deals seem to be here already. Read this before you load it.
import-twins = { $n ->
    [one] May count twice: { $n } deal
   *[other] May count twice: { $n } deals
}
import-twins-text = Deals of the same number and name, or name, sum and day, are in “{ $feed }” already. If they are these, load the file under that name (the field “Where the data come from”), or take that import back first.
import-twins-by-hand = Deals of the same number and name, or name, sum and day, were written by hand. If they are these, take back what was written first: the page “Written by hand”.
import-answer-first = Answer the questions first
import-faults-title = What will not be taken
import-faults-done = What was not taken
import-faults-hint = The other rows do not wait for it. Correct it in the CRM and load the export again.
import-faults-save = Download the list (CSV)
import-faults-first = The first { $n } are shown.
import-faults-file = rejects
import-line = Line
import-value = What stands there
import-what-to-do = What is wrong
import-fault-missing-id = No number
import-fault-missing-created = No creation date
import-fault-missing-person = Nobody responsible
import-fault-missing-closed = No closing date
import-fault-missing-date = No date
import-fault-missing-amount = No amount
import-fault-missing-stage = No stage
import-fault-missing-source = No source
import-fault-closed-before-created = Closed before it was created
import-fault-bad-date = Not a date
import-fault-ambiguous-date = Date with two readings
import-fault-future-date = Date that has not come yet
import-fault-bad-amount = Not an amount
import-fault-amount-out-of-range = Amount out of range
import-fault-bad-currency = Other currency
import-fault-bad-count = Not a whole number
import-fault-bad-yes-no = Neither yes nor no
import-fault-bad-name = Unusable name
import-fault-bad-id = Unusable number
import-fault-bad-tax-number = Not a tax number
import-fault-bad-outcome = Outcome contradicts the stage
import-fault-unknown-stage = Unknown stage
import-fault-unknown-kind = Unknown event
import-fault-unknown-action = Unknown action
import-fault-duplicate-id = Number stands twice
import-fault-too-many-events = Too many events of a deal
import-fault-other-line-rejected = Another line of the deal was not taken
import-fault-too-many-cells = Too many cells
import-fault-fault-in-cell = Error in a cell
import-fault-foreign-account = Account of somebody else
import-running = Loading { $file }
import-read-part = { $part } read
import-writing = Writing
import-stop-hint = If you stop it, nothing is written.
import-stop-do = Stop
import-came = { $imported ->
    [0] Loaded, but nothing in the file was new
    [one] { $imported } row loaded
   *[other] { $imported } rows loaded
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } not taken
}
import-came-text = { $rows } rows in all, { $unchanged } unchanged. File { $file }.
import-next-file = Load another file
import-size-kb = { $n } KB
import-size-mb = { $n } MB
import-quoted = “{ $text }”
import-field-id = Number (ID)
import-field-number = Number of the payment
import-field-title = Title
import-field-deal = Number of the deal
import-field-kind = Kind of event
import-field-action = Kind of action
import-field-at = When
import-field-created = Creation date
import-field-changed = Date of change
import-field-stage-since = In its stage since
import-field-expected = Expected date
import-field-closed = Closing date
import-field-due = To be paid by
import-field-pipeline = Pipeline
import-field-stage = Stage
import-field-group = Open, won or lost
import-field-is-closed = Closed: yes or no
import-field-loss-reason = Loss reason
import-field-amount = Amount
import-field-currency = Currency
import-field-person = Rep
import-field-source = Source
import-field-line = Line of business
import-field-client = Client's company
import-field-contact = Contact
import-field-tax-number = Tax number
import-field-is-repeat = Repeat: yes or no
import-field-purpose = Purpose of the payment
import-field-invoice = Number of the invoice
import-field-contract = Number of the contract
import-field-count = How many times
import-day-of = Day of the stage “{ $stage }”
import-stage-open = In progress, proves nothing
import-ask-date-order = { $about }: what comes first here?
import-ask-mixed-dates = The file has dates of several kinds: { $about }. What comes first in most of them?
import-ask-unknown-stages = { $n ->
    [0] Every stage has its meaning.
    [1] What does the stage { $about } mean?
   *[other] What do { $n } stages mean, among them { $about }?
}
import-ask-unknown-actions = What do the actions { $about } mean?
import-ask-no-action = What does each row record?
import-ask-no-currency = What currency are the amounts in?
import-ask-rates = The file has another currency: { $about }. At what rate does it count?
import-ask-thousands = The amounts are small: { $about }. What are they in?
import-ask-equal-headers = There are several columns { $about }. Which is “{ $field }”?
import-ask-made-id = The file has no number of the deal. Make one of the columns { $about }? { $n ->
    [0] No two rows would share it.
    [one] { $n } row would share it.
   *[other] { $n } rows would share it.
}
import-ask-no-id = Nothing tells one row from another. Which column has the number?
import-ask-no-column = Which column is “{ $field }”?
import-ask-repeated-ids = { $n ->
    [one] { $n } number stands in several rows. What are they?
   *[other] { $n } numbers stand in several rows. What are they?
}
import-ask-closed-is-expected = Is the column { $about } the closing date of closed deals?
import-ask-no-closed = Which column says when a deal was closed? Without it, won and lost deals are not taken.
import-ask-no-stage = Which column is the stage? Without it, every deal counts as open.
import-ask-no-headers = The file has no header line. Say below what the columns are.
import-ask-other-sheets = Other sheets of the workbook fit as well: { $about }. Which one is to be read?
import-first-day = day
import-first-month = month
import-first-year = year
import-in-units = in whole roubles or other currency
import-in-thousands = in thousands
import-in-millions = in millions
import-once = the same row again, count it once
import-sum = products of one deal, add the amounts up
import-yes = yes
import-no = no, that is the expected date
import-currency-code = Another
import-currency-hint = Three letters: USD, EUR, RUB.
import-to-stages = To the stages
import-to-columns = To the columns
import-no-such-column = no such column

# A file that a program sent whole, and the folder that the server watches.
import-no-known-map = No file of this feed was imported yet, or the new one has other columns. Import it once on the Import page.
watch-no-map = There is no .toml file beside the folder with its name. How its files are read is not known; they wait.
watch-not-a-file = This is a link and no file. The folder follows none: put the file itself there.
watch-internal = This is our fault; the server's log has the details. The file was put aside and not imported.
watch-not-read = This folder cannot be read. Check whether the server may; the others are read.
watch-not-moved = The file was looked at, but could not be moved out of the folder. Check whether the server may write there.
