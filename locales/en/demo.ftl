# The demo company, and the article's example.

demo-company = Demo company
demo-owner = Oleg Serov
demo-head = Marina Orlova
demo-rep = Anna Kotova
demo-marketing = Natalia Yurieva
demo-observer = Peter Lisin
demo-new-clients = New clients
demo-regular-clients = Regular clients
demo-leads = Leads
demo-meetings = Meetings
demo-call = Call
demo-meeting = Meeting
demo-team-1 = Moscow
demo-team-2 = Regions
demo-staff-2 = Igor Belov
demo-staff-3 = Denis Pavlov
demo-staff-4 = Elena Sokolova
demo-staff-5 = Timur Akhmetov
demo-staff-6 = Olga Zaitseva
demo-vacation = Vacation
