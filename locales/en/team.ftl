# The company's team, its calendar, and how they differ from a plan.

ui-team = Team
ui-team-count = { $n ->
    [0] Team: nobody yet
    [one] Team: { $n } person
   *[other] Team: { $n } people
}
ui-team-text = People who sell or help to sell, with access to the system or without. A new plan takes from here who works when.
ui-team-empty = Nobody here yet. Add the first person: a name and a first day will do, teams can come later.
ui-team-empty-read = Nobody here yet. The head of sales and the owner add people.
ui-team-tree = Who is in which team
ui-team-nowhere = Directly under the company
ui-team-people = { $n ->
    [0] nobody
    [one] { $n } person
   *[other] { $n } people
}
ui-team-since = Since
ui-team-hours = Hours
ui-team-ramp = Ramp
ui-team-ramp-none = none
ui-team-absences = Absences
ui-team-absences-none = none
ui-team-absences-never = None written down.
ui-team-leaves = Last day
ui-team-leaves-none = not set
ui-team-name-of = { $name }: name
ui-team-since-of = { $name }: first day
ui-team-hours-of = { $name }: hours a week
ui-team-ramp-of = { $name }: percentages by week from the first day
ui-team-leaves-of = { $name }: last day
ui-team-team-name = Name of the team
ui-team-to-come = has not started yet
ui-team-moves-on = from { $day }: { $team }
ui-team-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
ui-team-open = Details
ui-team-fold = Fold
ui-team-more-of = { $name }: moves and absences
ui-team-account = Account
ui-team-account-none = none
ui-team-account-text = Whoever signs in with it sees the deals, clients and payments of this person.
ui-team-history = History of teams
ui-team-from = from { $day }: { $team }
ui-team-move-to = Move to
ui-team-move-on = From which day
ui-team-move = Move
ui-team-moved = { $name }: move to { $team } written down
ui-team-away-from = First day
ui-team-away-to = Last day
ui-team-away-reason = What for, if needed
ui-team-away = Add the absence
ui-team-away-noted = { $name }: away { $days }
ui-team-away-gone = { $name }: no longer away { $days }
ui-team-rest = Other
ui-team-return-on = Comes back on
ui-team-return = Bring back
ui-team-returned = { $name } is back in the team
ui-team-remove-text = A person added by mistake can be taken out. Whoever leaves gets a last day instead: the history stays.
ui-team-remove = Take the row out
ui-team-removed = { $name }: row taken out
ui-team-saved = { $name }: saved
ui-team-part-of = Part of
ui-team-put = Put there
ui-team-close = Close the team
ui-team-add-title = Add
ui-team-add = Add the person
ui-team-add-name = Name
ui-team-add-team = Team
ui-team-add-since = First day
ui-team-add-hours = Hours a week
ui-team-add-ramp = Ramp, %
ui-team-add-team-name = New team
ui-team-add-team-do = Add the team
ui-team-added = { $name }: added
ui-team-left = Left
ui-team-closed = Closed teams
ui-team-reopen = Open again
ui-team-reopen-named = Open again: { $name }

ui-calendar = Calendar
ui-calendar-days = { $n ->
    [one] { $year }: { $n } working day
   *[other] { $year }: { $n } working days
}
ui-calendar-text = Press a day to make the company work on it or not. Arrows walk through the days, Enter changes one.
ui-calendar-text-read = Which days the company works. The head of sales and the owner change the calendar.
ui-calendar-year = Year { $year }
ui-calendar-incomplete = Which days off move in { $year } is not known yet: these are by law, without the government's decisions.
ui-calendar-month-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
ui-calendar-workday = working day
ui-calendar-weekend = weekend
ui-calendar-holiday = public holiday
ui-calendar-moved-off = day off that was moved
ui-calendar-moved-on = worked instead of a weekend
ui-calendar-company-off = the company does not work
ui-calendar-company-on = the company works
ui-calendar-note = Note
ui-calendar-note-none = none
ui-calendar-legend = What the marks mean
ui-calendar-plans = Plans
ui-calendar-plans-text = A new plan takes this calendar by itself. In earlier plans, days change only if they are taken in the room “Resources”.
ui-calendar-told-off = { $day } is off now
ui-calendar-told-on = { $day } is worked now
ui-calendar-told-country = Other holidays now

ui-roster-people = The company's team differs from the plan: { $what }.
ui-roster-days = The company's calendar differs from the plan: { $what }.
ui-roster-take = Take into the plan
ui-roster-taken = The plan has the company's data
ui-roster-each = Each difference
ui-roster-more = { $n } more
ui-roster-nothing = none
ui-roster-join = joining { $names }
ui-roster-joins = { $name } joins, team: { $after }
ui-roster-leave = leaving the plan { $names }
ui-roster-leaves = { $name } does not work in this period and leaves the plan
ui-roster-move = another team: { $names }
ui-roster-moves = { $name }: team { $before } becomes { $after }
ui-roster-hours = other hours: { $names }
ui-roster-hours-of = { $name }: part of a full week { $before } becomes { $after }
ui-roster-ramp = another ramp: { $names }
ui-roster-ramp-of = { $name }: ramp { $before } becomes { $after }
ui-roster-absences = other absences: { $names }
ui-roster-absences-of = { $name }: absences { $before } become { $after }
ui-roster-teams-join = new teams: { $names }
ui-roster-team-joins = Team { $name } joins, part of: { $after }
ui-roster-teams-leave = without the teams { $names }
ui-roster-team-leaves = Team { $name } has nobody and leaves the plan
ui-roster-teams-move = elsewhere: { $names }
ui-roster-team-moves = Team { $name }: part of { $before } becomes part of { $after }
ui-roster-country = other holidays
ui-roster-days-off = off on { $names }
ui-roster-days-on = worked on { $names }
