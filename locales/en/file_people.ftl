# Names of people in files, and which employees they are.

file-people-title = Names in files
file-people-none = No file loaded so far names anybody.
file-people-all = It is known whose every name is.
file-people-open = { $n ->
    [one] { $n } name is nobody's yet.
   *[other] { $n } names are nobody's yet.
}
file-people-text = A rep sees the deals under his own names. If the CRM writes one person in several ways, choose him in each row: lists will show him once.
file-people-name = Name in the file
file-people-deals = Deals and leads
file-people-deals-unit = { $n ->
    [one] deal
   *[other] deals
}
file-people-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
file-people-whose = Who it is
file-people-whose-of = { $name }: who it is
file-people-nobody = nobody's yet
file-people-alike = Alike by name
file-people-others = Other employees
file-people-is = It is { $name }
file-people-make = Add to the team
file-people-make-of = { $name }: add to the team
file-people-tied = { $name }: it is { $employee }
file-people-untied = { $name }: nobody's again
file-people-made = { $name }: in the team now
