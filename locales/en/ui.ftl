# The shell: navigation, signing in, the list of plans and the rooms to come.

ui-brand = Zadel
ui-brand-home = Zadel, to the start
ui-title = { $page } — Zadel
ui-skip = Skip to content
ui-loading = Loading
ui-close = Close
ui-remove = Remove
ui-remove-named = Remove: { $name }
ui-cancel = Cancel
ui-undo = Undo
ui-undone = Undone
ui-redone = Done again
ui-try-again = Try again
ui-more-rows = Show more
ui-rows-shown = { $n } of { $all } shown
ui-margin = In the margin

ui-navigation = Navigation
ui-navigation-main = Start
ui-navigation-steps = Eight steps
ui-navigation-plan = Plan
ui-navigation-week = Week
ui-navigation-facts = Facts
ui-home = Is there a plan?
ui-room-1 = Goal
ui-room-2 = Decomposition
ui-room-3 = Resources
ui-room-4 = Commitments
ui-room-5 = Agreement
ui-room-6 = Plan vs actual
ui-room-7 = Deal review
ui-room-8 = Experiments
ui-room-week = My week
ui-room-standup = Stand-up
ui-room-report = Owner’s report
ui-room-results = Results
ui-tab-week = Week
ui-tab-control = Plan/actual
ui-tab-deals = Deals
ui-tab-plan = Plan
ui-tab-more = More
ui-state-done = done
ui-state-part = incomplete
ui-state-lacking = does not add up
ui-state-waiting = waiting
ui-plan-version = draft v{ $version }, { $name }
ui-all-plans = All plans

ui-find-or-do = Find or do
ui-palette-rooms = room
ui-palette-do = action
ui-palette-plans = plan
ui-palette-numbers = number
ui-palette-deals = deal
ui-palette-clients = client
ui-palette-deal = { $deal } · { $client }
ui-palette-searching = Looking among deals and clients…
ui-palette-nothing = Nothing found. Try another word.

ui-keys = Keys
ui-key-palette = find or do
ui-key-rooms = go to a step
ui-key-rows = row up, row down
ui-key-edit = edit the number, save it
ui-key-step = less or more by 1
ui-key-leap = more or less by 5
ui-key-pin = pin or unpin
ui-key-source = where it comes from
ui-key-undo = undo
ui-key-redo = redo
ui-key-primary = the main button
ui-key-escape = close, do not save
ui-key-keys = this list

ui-keys-letters = Commands of a single letter: g, ?
ui-stale = A part of the page did not load: the program may have been updated. Reload the page; what you typed stays.
ui-stale-door = A part of the page did not load: the program may have been updated. Reload the page.
ui-reload = Reload the page

ui-settings = Settings
ui-theme = Theme
ui-theme-system = as the system
ui-theme-light = light
ui-theme-dark = dark
ui-theme-to-light = Use the light theme
ui-theme-to-dark = Use the dark theme
ui-language = Language
ui-language-ru = Русский
ui-language-en = English
ui-language-to-other = Переключить на русский
ui-signed-in-as = { $name }, { $company }
ui-sign-out = Sign out

ui-enter-title = Sign in to see the plan
ui-email = E-mail
ui-password = Password
ui-enter = Sign in
ui-enter-help = No password yet, or lost it? Ask the owner for a sign-in link.

ui-lapsed = You have been signed out. What you typed is kept on this device and is sent when you sign in again.

ui-setup-title = Set Zadel up for your company
ui-setup-founded = The company is set up already
ui-setup-go-on = Sign in
ui-setup-text = Whoever comes first is the owner. Everything else can be changed later.
ui-setup-token = Setup link
ui-setup-token-hint = The server printed it when it first started
ui-setup-company = Company
ui-setup-name = Your name
ui-setup-currency = Currency of plans
ui-setup-password-hint = { $n ->
    [one] At least { $n } character
   *[other] At least { $n } characters
}
ui-setup-goal = Goal for the next month
ui-setup-goal-hint = For example, 1m. It can be set later
ui-start-goal = Goal of a new plan for the next month
ui-start-own = Start a plan of your own
ui-setup-do = Start

ui-home-question = Does the team have a plan?
ui-home-none = No. Start with a goal.
ui-home-none-text = Take the example and put your own numbers in. If the plan is already in a file, upload the file.
ui-home-none-facts = A plan can be counted from your facts: load the deals of your CRM, and a new plan takes its stages, conversions and average sale from them.
ui-home-none-bring = Load a file from the CRM
ui-home-none-by-facts = There are facts already: a new plan takes its stages, conversions and average sale from them.
ui-home-none-yet = Not yet.
ui-home-none-yet-text = The head of sales makes the plan. It will appear here, and you can try what-ifs in it.
ui-home-why = Why plan when there is a goal
ui-home-why-text = A goal says how much. A plan says what must be done for it, by whom, and what is missing.
ui-start-from-example = Start from the example
ui-upload = Upload a plan file
ui-upload-not-utf8 = The file is not in UTF-8. Save it in UTF-8 and upload it again.
ui-upload-problem = The file was not loaded: { $place }
ui-file-place = { $file }, line { $line }, column { $column }
ui-print-head = { $name }, { $period }. Draft v{ $version } of { $changed }
ui-plans = Plans
ui-plan = Plan
ui-plan-period = Period
ui-plan-goal = Goal
ui-plan-changed = Changed
ui-plan-state = State
ui-plan-draft = Draft, v{ $version }
ui-more-plans = Show more
ui-plan-failed = The plan did not open

ui-take-away = Take away
ui-take-away-plan = Take the plan away
ui-take-workbook = Workbook, XLSX
ui-take-workbook-text = All sheets with live formulas, for Excel and LibreOffice
ui-take-table = Table, CSV
ui-take-table-text = Goal and lines, for any program
ui-take-print = Print this page
ui-take-print-text = What is on the screen, or as a PDF
ui-take-unsaved = The latest edits are not yet saved on the server: the files are without them.

ui-versions = Versions
ui-version = v{ $version }
ui-version-first = As the plan was made
ui-version-current = This is what the page shows
ui-version-change = { $name }: { $before } → { $after }
ui-versions-none = Nobody has changed anything yet.
ui-versions-more = Show earlier
ui-restore = Restore this version
ui-restored = Version { $version } is back

ui-offline = { $n ->
    [one] No connection. The draft is kept on this device and will be sent: { $n } number
   *[other] No connection. The draft is kept on this device and will be sent: { $n } numbers
}
ui-not-saved = { $name ->
    [nothing] Not saved. { $detail }
   *[other] Not saved: { $name }. { $detail }
}
ui-insecure = The connection is not secure: passwords and numbers can be read in your network. Set up https.
ui-problem-network = The server cannot be reached. Check the network and try again.
ui-problem-unknown = The server could not answer. Try again.
ui-problem-operation = Operation: { $operation }.
ui-unreachable-title = The server does not answer
ui-unreachable-text = Check that you are in the company’s network, and try again.
ui-unknown-title = There is no such page
ui-unknown-text = The link may be old or mistyped.

ui-navigation-service = Service
ui-people = People and access
ui-people-count = { $more ->
    [true] { $n ->
        [one] More than { $n } person has access
       *[other] More than { $n } people have access
    }
   *[false] { $n ->
        [one] { $n } person has access
       *[other] { $n } people have access
    }
}
ui-people-text = A role decides what a person sees and changes. A new role acts at once; a page that the person has open must be reloaded.
ui-people-list = Who is here
ui-person = Person
ui-role = Role
ui-role-of = Role: { $name }
ui-role-owner = owner
ui-role-head = head of sales
ui-role-rep = rep
ui-role-marketing = marketing
ui-role-observer = observer
ui-role-others = rep, marketing, observer
ui-roles-title = What each role may do
ui-role-owner-may = Make and change plans, invite people, close their access, read the log.
ui-role-head-may = Make and change plans.
ui-role-others-may = See plans and try what-ifs without changing anything. A rep sees and writes only his own: deals, payments, the numbers of his week. The company’s totals are everybody’s.
ui-access = Sign-in
ui-access-password = by password
ui-access-link = no password yet
ui-access-closed = access closed
ui-access-close = Close access
ui-access-open = Give access back
ui-invite = Invite
ui-invite-title = Invite somebody
ui-invite-name = Name
ui-link-new = Make a link
ui-link-for = Sign-in link for { $name }
ui-link-text = Hand it over yourself. It works once, within 7 days; after that any earlier password stops working.
ui-copy = Copy
ui-copy-by-hand = The browser did not copy it. The link is selected: press Ctrl C.
ui-copied = Copied
ui-told-role = { $name }: { $role }
ui-told-closed = Access closed: { $name }
ui-told-opened = Access given back: { $name }

ui-no-password = You came in by a one-time link. To come in again you need a password.
ui-password-choose = Choose a password
ui-password-change = Change password
ui-password-current = Present password
ui-password-new = New password
ui-password-text = Other devices have to sign in again.
ui-password-told = Password saved
ui-save = Save
ui-rename = Rename the plan
ui-rename-name = Name
ui-renamed = The plan is called “{ $name }”

# Rooms to come. The first line of an example is the head of its table.
ui-example = Example
ui-to-come = This room is being built
ui-example-of = An example, not your plan
ui-to-come-text = The numbers in the table are made up and kept nowhere. You will put in your own when the room opens.

ui-commitments-question = What each rep’s sum is made of
ui-commitments-text = Here a rep puts the share together: paid, signed, open deals, repeat sales and new clients. What nothing covers yet becomes visible.
ui-commitments-example =
    Layer | Amount | Deals
    Signed | ₽120,000 | 1
    Repeat sales | ₽80,000 | 1
    Open deals | ₽60,000 | 2
    Not covered | ₽40,000 | –
ui-agreement-question = Does everybody agree to the same text
ui-agreement-text = Here the plan is offered, discussed and signed: numbers and actions by the rep, resources by the company. Disagreement shows, and never stops the week.
ui-agreement-example =
    Party | What they sign | State
    Anna Kotova | ₽300,000 | agreed
    Igor Belov | ₽350,000 | asks for 7 leads
    Oleg Serov | resources | waiting
ui-control-question = Where we are, why, and what changed
ui-control-text = Here plan and actual meet every week: money, leads, conversions and the company’s promises. A deviation is explained on the same tree.
ui-control-example =
    Indicator | Plan | Actual | Deviation
    Payments, ₽ | 300,000 | 260,000 | −40,000
    Leads | 8 | 9 | +1
    Meetings | 4 | 3 | −1
ui-review-question = What to do about this deal
ui-review-text = Here the agenda of the review builds itself: the deals that move the chance most, and what was decided last time.
ui-review-example =
    Deal | Amount | To decide | Minutes
    Termostroy | ₽240,000 | who else decides | 8
    Vector | ₽180,000 | why December | 6
    Alpha | ₽90,000 | next step | 4
ui-experiments-question = Which way sells better, and do we know it
ui-experiments-text = Here ways of selling and sources are put to the test, with an honest rule for stopping. The winner enters the next plan with its counts.
ui-experiments-example =
    Way | Leads | Quote → deal
    Quote on the third day | 31 | 3 of 14
    Quote on the same day | 29 | 5 of 15
ui-week-question = The week’s numbers, under a minute
ui-week-text = Deals that wait, and the promise for next week.
ui-standup-question = Promised, done, promised next
ui-standup-text = Here the stand-up goes one person a screen, the company last. The minutes are ready at the end.
ui-standup-example =
    Who | Promised | Done | New promise
    Anna | 2 meetings | 2 | 3 meetings
    Igor | 1 quote | 0 | 2 quotes
    Company | 5 leads | 4 | 6 leads
ui-report-question = One page for the owner
ui-report-text = Here one sheet of A4 holds the answer, the chance, four rows of plan and actual, three causes, and what is asked of the owner.
ui-report-example =
    Indicator | Plan | Actual
    Payments | ₽1,000,000 | ₽860,000
    New deals | 3 | 2
    Repeat sales | 4 | 5
ui-results-question = What this period taught
ui-results-text = Here the period is closed: plan and actual, how good the forecast was, promises and lessons. What you tick enters the next draft.
ui-results-example =
    What | In the plan | Came out
    Meeting → deal | 30% | 28%
    Average sale | ₽200,000 | ₽185,000
    Leads | 20 | 23
ui-article-example = In grey: the article's example. Write your first number and it goes away; only what you write is saved.
ui-article-example-of = Example: { $value }
ui-article-example-mark = example
ui-own-company = Set up my own company
ui-own-company-title = This is an example
ui-own-company-text = Try anything. Your own company stands beside it, empty and only yours; the link that the server prints at each start leads back into the example.
ui-setup-own-text = A name, a language, a currency, a goal and a password. Your first plan is there at once. The example stays beside it.

# Who else has this plan open.
ui-here-too = Also here: { $who }
ui-here-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
