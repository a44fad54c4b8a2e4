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
