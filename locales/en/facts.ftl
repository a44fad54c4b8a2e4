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
reject-bad-tax-number = “{ $value }” is not a tax number: 10 or 12 digits.
reject-bad-outcome = The column with the outcome contradicts the stage: “{ $value }”.
reject-unknown-stage = The stage “{ $value }” is not mapped. Say what it stands for.
reject-unknown-kind = The event “{ $value }” is not known.
reject-unknown-action = The action “{ $value }” is not mapped. Say what it is: a call, a meeting, a quote.
reject-duplicate-id = The number { $value } was in this file before, with other data.
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
table-no-sheet-named = The workbook has no sheet “{ $sheet }”.

map-bad-column = A column is a header in quotes, a letter or a number.
map-bad-offset = “{ $text }” is no offset from UTC. Use +03:00.
map-too-many = Too many keys: more than { $most }.
map-unknown-word = “{ $text }” means nothing here. Possible: { $words }.

import-file-not-found = There is no file { $file }. Check the name and the folder.
import-done = { $rows ->
    [one] { $rows } row read.
   *[other] { $rows } rows read.
}
import-counts = New: { $imported }. Unchanged: { $unchanged }. Not taken: { $rejected }.
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
