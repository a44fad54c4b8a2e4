# Errors: what is wrong and what to do.

error-place = { $file }, line { $line }, column { $column }
error-in-file = { $file }
error-at-key = { $path }: { $message }

error-not-found = There is no such file. Check the name and the folder.
error-no-access = You have no permission to read this file.
error-is-folder = This is a folder, not a file. Name a plan file.
error-unreadable = The file cannot be read. Check the disk and the permissions.
error-file-too-large = The file is larger than { $most } MB; a plan never is. Check that it is the right file.
error-not-utf8 = The file is not UTF-8. Save it as UTF-8.

error-toml-unclosed-string = A text has no closing quote, or a character that may not be in it. Close the quotes on the same line.
error-toml-duplicate-key = This key is already set above. Keep one.
error-toml-inline-table = Braces “{"{ … }"}” stand on one line, without a comma at the end. Close them here.
error-toml-date = There is no such date. Write it as 2026-12-31, without quotes.
error-toml-too-deep = Too many brackets inside each other. Check that all are closed.
error-toml-other = This line cannot be understood. Check quotes, brackets and the “=”: key = value.

error-missing-key = The key { $key } is required. Add it.
error-unknown-key = There is no key { $key }. Remove it, or check its name.
error-unknown-key-nearest = There is no key { $key }. Did you mean { $nearest }?
error-wrong-type = This must be { $expected }, but it is { $found }.
error-expected-text = a text in quotes
error-expected-whole-number = a whole number
error-expected-money = an amount: a whole number, or a text like "199999.50"
error-expected-fraction = a fraction: "1/2", "30%" or a whole number
error-expected-date = a date like 2026-12-31
error-expected-table = a table: a section like [name], or braces {"{ … }"}
error-expected-list = a list: [ … ], or sections like [[name]]
error-found-text = a text
error-found-number = a number
error-found-boolean = true or false
error-found-date = a date
error-found-list = a list
error-found-table = a table
error-found-nothing = null
error-bad-fraction = “{ $text }” is not a fraction. Write "3/10", "30%", "12.5%" or "0.25": no spaces, no sign, at most 10 digits before and 9 after the point.
error-bad-money = { $digits ->
    [0] “{ $text }” is not an amount. Write digits only, no spaces: this currency has no smaller unit.
    [one] “{ $text }” is not an amount. Write digits without spaces, at most { $digits } after the point: "199999.5".
   *[other] “{ $text }” is not an amount. Write digits without spaces, at most { $digits } after the point: "199999.50".
}
error-bad-date = “{ $text }” is not a date. Write 2026-12-31: no quotes, no time.
error-bad-month = “{ $text }” is no month. Write the year and the month: 2026-10.
error-range-format = Only format 1 is known: format = 1.
error-range-currency = A currency is three capital Latin letters, such as RUB.
error-range-one-of = There is no such value. Possible: { $words }.
error-range-name = A name cannot be empty, longer than { $most } characters, or hold invisible characters.
error-range-money = An amount must be from 0 to { $most }.
error-range-check = An average sale must be above zero.
error-range-count = This must be a whole number from 0 to 4,294,967,295.
error-range-up-to-whole = This share must be above 0 and at most 100%.
error-range-rate = Purchases a client must be above 0 and at most 1000.
error-range-positive = This must be above zero.
error-range-share = A share of the goal is 0 to 100%, in hundredths of a percent.
error-range-minutes = Minutes are a whole number, not below zero; a day has at most 1440.
error-range-dates = The last day is before the first, or more than ten years after it. Check the dates.
error-range-future = Observed after the day on which the plan is looked at (as_of). Facts do not come from the future: check the date.
error-range-more-passed = More passed than entered. Write, for example, 41 of 96.
error-range-nobody-entered = Nobody entered: that is no observation. Let at least one enter, for example 3 of 10.
error-range-no-sales = No sales: that is no observation. Let there be at least one.
error-range-average = The average lies outside of its own interval. Write the lower end first, then the higher one, and the average between them.
error-range-minimum = The minimum is above the goal. Lower it to the goal or less.
error-range-stretch = The stretch is below the goal or the minimum. Raise it.
error-range-fixed-costs = Fixed costs belong to a goal of net_profit only. Remove them, or change measure.
error-range-lag = A lag is a list of shares by week, starting with week 0. They must sum to exactly 100%, and there can be at most 105: 50 50, and in a plan file ["1/2", "1/2"].
error-range-country = Only the calendar of Russia is known: country = "RU". For another country, remove country and list its holidays in days_off.
error-range-unknown-line = There is no line { $name }. Check the line's name.
error-range-line-without-leads = The line { $name } has no stages, so there is nothing to give it. Add a stage, or remove the source.
error-range-place = “{ $name }” is no number of a plan. Write its path, for example line[0].check.
error-range-season = What a day of this month brings, in whole percent of an ordinary day: from 0 to 1000%.
error-range-part-of-rep = This is a part of a full rep: above 0 and at most 100%, no finer than a hundredth of a percent.
error-range-unknown-team = There is no team { $name }. Check its name.
error-range-team-too-deep = A team cannot stand above itself, and there are at most eight levels.
error-range-markup = A mark-up is above 0, for example 30%.
error-duplicate-name = The name { $name } is already used above. Choose another.
error-no-lines = There is no line: where is the money to come from? Add one, in a plan file a section [[line]].
error-too-many = There can be at most { $most } here. Check the file.
error-both-amount-and-share = The line has both an amount and a share. Keep one.
error-margin-required = A profit goal needs a margin: its own, or one of this line.
error-both-margin-and-markup = Margin and mark-up say the same thing twice. Keep one of them.
error-target-beside-months = Every month of the period is set, and the target is their sum. Take out the target or one of the months.
error-rate-stage-not-alone = Purchases a client (rate) belong to a repeat line, as its only stage.
error-zero-conversion = Nobody has passed this stage yet. Write a conversion yourself: nothing can be planned through zero, it would be a fantasy.
error-overflow = A number leaves its range: check the goal, average sales and conversions around it.
error-share-without-base = No goal is set, and the lines are shares of it: there is nothing to take a share of. Set the goal, or the amount of at least one line.
error-float-whole = A whole number is needed here: write { $text } without the point.
error-float-money = Write an amount with a point in quotes: "{ $text }".
error-float-fraction = { $text } is not exact. Write it in quotes ("{ $text }") or as a fraction such as "3/10".
error-float-other = { $text } does not fit here.
error-bad-fraction-comma = “{ $text }”: use a point, not a comma. Write "0.3", "12.5%" or "3/10".
error-bad-money-comma = “{ $text }”: use a point for the minor units, and no separators. Write "199999.50".
error-too-many-cells = There are too many reps, weeks and stages together. Shorten the period or the list of reps.
error-output = The answer could not be written. Check where it goes.
error-output-full = The answer could not be written: the disk is full.

# The server's answers.
error-http-not-signed-in = You are not signed in, or the session is over. Sign in again: what you typed stays.
error-http-wrong-credentials = The e-mail or the password does not fit. Check the keyboard layout and try again.
error-http-link-used = This link was used already or is too old. Ask for a new one.
error-http-bad-token = The token is wrong, has expired or was revoked. Make a new one: People and access, Access for programs.
error-http-too-many-guesses = Too many tries. Wait an hour, or ask the owner for a sign-in link.
error-http-forbidden = You may not do this. Ask the head of sales or the owner.
error-http-not-found = There is nothing here. The address may be incomplete, or it was deleted.
error-http-already-set-up = The company exists already. Sign in, or ask for an invitation.
error-http-last-owner = This is the last owner: without one the company could never have another. Make somebody else an owner first.
error-http-email-taken = Somebody with this e-mail is here already. Use another one.
error-http-team-not-empty = The team has people or other teams in it, now or later. Move them first.
error-http-version-conflict = The plan was changed while you were writing. Compare, and choose what stays.
error-http-version-required = The edit does not say which version it saw. Add the header If-Match.
error-http-foreign-origin = The request came from another site and was refused. Open Zadel at its own address.
error-http-body-too-large = The file is too large. No plan takes that much: check that it is the right file.
error-http-bad-body = The request cannot be read: { $what }
error-http-bad-query = The address cannot be read: { $what }
error-http-no-such-path = There is no such address.
error-http-no-such-method = This address does not answer that way.
error-http-too-slow = The request took too long. Check the connection and try again.
error-http-unknown-path = The plan has no number { $path }.
error-http-unknown-version = The plan never had this version.
error-http-key-reused = Another file came under this Idempotency-Key. Give the new request a key of its own.
error-http-unavailable = The database does not answer. Nothing is lost; try again in a minute.
error-http-storage-full = The server's disk is full: you can read but not save. Free some space.
error-http-internal = This is our fault. Nothing was saved; the operation's number finds it in the log.

# Fields of forms.
error-field-name = A name is needed here, of at most 200 characters.
error-field-email = This is no e-mail address. One looks like anna@example.com.
error-field-password = A password has 8 to 200 characters.
error-field-wrong-password = This is not your present password.
error-field-currency = A currency is three capital letters, such as RUB.
error-field-role = There is no such role. There are owner, head, rep, marketing and observer.
error-field-language = There is no such language. There are ru and en.
error-field-day = This is no date. Write, for example, 01.12.2026.
error-field-hours = Hours a week are a number above 0 and at most 168. Write, for example, 40 or 37.5.
error-field-ramp = These are no parts. Write percentages by week with spaces between them, for example 25 50 75.
error-field-dates-turned = The last day is before the first. Exchange the dates.
error-field-not-employed = The person does not work here on that day. Check the day, the start and the leave.
error-field-overlaps = The person is away on some of these days already. Choose others, or remove what was there.
error-field-name-taken = The name is taken, and a plan tells people and teams by name. Add a surname or a town.
error-field-time-zone = There is no such time zone. Choose one of the list, such as Europe/Moscow.
error-field-has-facts = There are facts already: in another time zone they would be of other days and weeks. Take the imports back first.
error-field-months = A whole number of months from 1 to 60 is needed.
error-field-percent = It takes a whole number of percent, from 1 to 100.
error-field-week = Only a week that is over and still open can be closed. Reload the page.
error-field-member = There is no such account. Reload the page.
error-field-member-taken = This account is tied to another employee already. Untie it there first.
error-field-team = There is no such open team. Reload the page.
error-field-team-circle = A team cannot be part of itself. Choose another.
error-field-team-too-deep = That is more than eight levels. Put the team higher.
error-field-too-many = No more can be written down: no plan holds as many.
error-field-country = The holidays of this country are not known. There is RU.
error-field-text = The text is too long, or has control characters in it. A script has up to 10,000 characters, other fields up to 2,000.
error-field-too-many-steps = More than 30 steps: nobody goes through that many. Join some, or make two technologies of it.
error-field-sum-without-number = Say first how many deals: a sum without their number is not kept.
error-field-sum = A sum above zero is needed. For example: 200,000.
error-field-currency-of-facts = The facts that were loaded are in another currency. Choose that of the files.
error-field-day-to-come = That day is yet to come. Enter today or an earlier day.
error-field-stage = There is no such stage. Choose one from the list.
error-field-action = There is no such action. Choose one from the list.
error-field-no-employee = Your account is tied to no employee, so nobody knows whose facts these would be. Ask the head of sales to tie them on the Team page.
error-field-tax-number = A tax number consists of digits, 8 to 15 of them.
error-field-beginning = How a deal began cannot be taken back while more is told of it. Take that back first, or correct the day.
error-field-scope = At least one of three is needed: facts:read, facts:write, plans:read.
error-field-too-many-tokens = There are 50 tokens already. Revoke those that nobody uses.
error-field-before-deal = That is before the deal came into being. Enter the day it began or a later one.
error-field-day-over = This day is over. Take today or a later one.
error-field-proof = Not more deals than leads, at least one lead, and no day after today. For example: 9 of 64, 22.11.2026.
error-http-name-taken = There is a technology of this name already. Give this one another, or put the other one away.

# Numbers as they are typed.
error-typed-money = “{ $typed }” is no amount. Write, for example, 200,000 or 1,234.56.
error-typed-money-range = The amount is too large. Check for surplus zeros.
error-typed-count = “{ $typed }” is no whole number. Write, for example, 20.
error-typed-count-range = The number is too large. Check for surplus digits.
error-typed-fraction = “{ $typed }” is no share. Write, for example, 30% or 3 of 10.
error-typed-more-than-all = “{ $typed }” is more than all. A percentage here is of the team’s sum, and of the goal for whoever is in no team.
error-typed-number = “{ $typed }” is not a number. Write, for example, 1.5 or 3/2.
error-typed-negative = “{ $typed }” is below zero, which nothing here can be. Write it without the minus.
error-typed-date = “{ $typed }” is no date. Write, for example, 31.12.2026.
error-typed-counts = “{ $typed }” cannot be read. Write, for example, 9 of 32, 22.11.2026.
error-typed-sales = “{ $typed }” cannot be read. Write, for example, 42: 183250 (150000 – 214000), 31.10.2026.
error-typed-parts = “{ $typed }” are no parts. Write percentages with spaces between them, for example 50 50.
error-typed-json = This is no row of a plan: a JSON object or list is needed.
error-http-overtaken = This place has been changed again since, so there is nothing to undo. Look at the plan's versions.
error-typed-required = This field cannot be left empty.
error-typed-no-such-place = This row is no longer in the plan. Reload the page.

# A sheet of targets that is loaded.
error-sheet-empty = The file is empty. Check that it is the right one.
error-sheet-broken = This looks like an Excel workbook, but it is damaged or did not arrive whole. Open it, save it again as .xlsx and load it once more.
error-sheet-locked = The workbook has a password or is in the old .xls format. Save it as .xlsx without a password.
error-sheet-web-page = This is a web page, not a workbook: some programs export that. Open it in Excel and save it as .xlsx.
error-sheet-open-document = This is an OpenDocument table (.ods). Save it as .xlsx or .csv.
error-sheet-unknown-format = This is no table. A workbook (.xlsx) or a text (.csv) will do.
error-sheet-too-large = The table is too large: targets by month do not take that much. Keep only the sheet with the targets and load it again.
error-workbook-too-large = The plan is too large for a workbook. Take it away as a table (CSV).
error-sheet-no-months = There is no row of months. Head the columns with months: “October 2026”, “Oct 26” or 10.2026.
error-sheet-only-quarters = The table has quarters, and months are needed: how to divide a quarter is for you to say. Split the columns into months.
error-sheet-no-names = There are months, but no names beside them. Put a column of names to the left of the months.
error-sheet-no-such-sheet = The workbook has no sheet “{ $name }” with months. Choose another one.
